import { msg, str } from '@lit/localize';
import type { FormModel } from '../../core/policy/form-model.js';
import { told } from '../../locales/spoken.js';

/** What the open form does. Of a trust product it names what it is for: there are many. */
export const formHeading = ({ product }: FormModel): string =>
  product ? msg(str`Register: ${told(product.name)}`) : msg('Register a business');
