import { FIELDS, OPTIONS } from './fields.js';

/** Labels and native controls with nothing behind them: what the browser itself costs. */
for (const { name, label, kind, value } of FIELDS) {
  const row = document.body.appendChild(document.createElement('p'));
  const text = row.appendChild(document.createElement('label'));
  text.htmlFor = name;
  text.textContent = label;
  if (kind === 'select') {
    const select = row.appendChild(document.createElement('select'));
    select.id = name;
    for (const option of OPTIONS) select.add(new Option(option));
  } else {
    const input = row.appendChild(document.createElement('input'));
    Object.assign(input, { id: name, type: kind, value });
  }
}
