import Form from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { SCHEMA, VALUES } from '../typing/fields.ts';

/** As its documentation has it, checked at each key as ours is. */
createRoot(document.body.appendChild(document.createElement('div'))).render(
  createElement(Form, { schema: SCHEMA, validator, formData: VALUES, liveValidate: 'onChange' }),
);
