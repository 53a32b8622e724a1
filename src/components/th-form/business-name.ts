import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import { fieldsOf, type FormModel } from '../../core/policy/form-model.js';
import { told } from '../../locales/spoken.js';

/** The business's name, as far as it is typed; of a trust product what it is for, until then. */
export const businessName = (form: FormModel, values: FieldValues): string =>
  values['bundle.friendly_name'] ||
  fieldsOf(form)
    .filter(({ path }) => /\.(business_name|brand_name)$/.test(path))
    .map(({ path }: { path: FieldPath }) => values[path])
    .find(Boolean) ||
  told(form.product?.name ?? '');
