import { JsonForms } from '@jsonforms/react';
import { vanillaCells, vanillaRenderers } from '@jsonforms/vanilla-renderers';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { SCHEMA, VALUES } from '../typing/fields.ts';

/** As its documentation has it. */
createRoot(document.body.appendChild(document.createElement('div'))).render(
  createElement(JsonForms, {
    schema: SCHEMA,
    data: VALUES,
    renderers: vanillaRenderers,
    cells: vanillaCells,
    onChange: () => {},
  }),
);
