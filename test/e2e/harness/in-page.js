/**
 * Runs inside the page, sent as text: what a person finds by its name, through shadow roots.
 * One algorithm for both browsers, because only one of them offers its accessibility tree.
 */

const KINDS = {
  field:
    'input:not([type=hidden], [type=button], [type=submit]), select, textarea, [role=textbox], [role=combobox], [role=switch]',
  button: 'button, input[type=button], input[type=submit], [role=button], [role=tab], summary',
  link: 'a[href], [role=link]',
  group:
    'fieldset, section, article, dialog, form, li, [role=group], [role=region], [role=radiogroup]',
};

/** The one element of that kind with that name; an exact name before one that only begins so. */
export function find({ kind, name, within, path, value }) {
  const scope = [within ?? []]
    .flat()
    .reduce((outer, group) => outer && findIn(outer, { kind: 'group', name: group }), document);
  return scope && findIn(scope, { kind, name, path, value });
}

function findIn(scope, { kind, name, path, value }) {
  const candidates = elements(scope).filter(
    (element) => element.matches(KINDS[kind]) && isShown(element),
  );
  if (path) return withPath(candidates, path, value);
  const wanted = plain(name);
  const named = candidates.map((element) => [element, nameOf(element)]);
  const match =
    named.find(([, found]) => found === wanted) ??
    named.find(([, found]) => found.startsWith(wanted));
  return match?.[0] ?? null;
}

/** The control of a field path; of radio buttons, which share one, the button with the value. */
function withPath(candidates, path, value) {
  const controls = candidates.filter((element) => element.name === path);
  return controls.find((element) => element.type !== 'radio' || element.value === value) ?? null;
}

/** What there is to find, for the message when nothing was. */
export const namesOf = (kind) =>
  elements(document)
    .filter((element) => element.matches(KINDS[kind]) && isShown(element))
    .map(nameOf)
    .filter(Boolean);

/** Everything that can be read on the page. */
export const pageText = () => plain(textOf(document.body, true));

function elements(scope) {
  const found = [];
  for (const element of scope.querySelectorAll('*')) {
    found.push(element);
    if (element.shadowRoot) found.push(...elements(element.shadowRoot));
  }
  return scope.shadowRoot ? [...elements(scope.shadowRoot), ...found] : found;
}

const isShown = (element) => element.checkVisibility({ checkVisibilityCSS: true });

function nameOf(element) {
  const root = element.getRootNode();
  const labelledBy = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
  if (labelledBy.length > 0) {
    const labels = labelledBy.map((id) => root.getElementById(id)).filter(Boolean);
    if (labels.length > 0) return plain(labels.map((label) => textOf(label)).join(' '));
  }
  const label = element.getAttribute('aria-label');
  if (label) return plain(label);
  if (element.labels?.length) return plain([...element.labels].map((l) => textOf(l)).join(' '));
  if (element.matches(KINDS.group)) return headingOf(element);
  if (element.matches('input')) return plain(element.value || element.title);
  return plain(textOf(element)) || plain(element.title ?? '');
}

function headingOf(group) {
  const heading = elements(group).find((element) =>
    element.matches('legend, h1, h2, h3, h4, h5, h6, summary'),
  );
  return heading ? plain(textOf(heading)) : '';
}

/** Text as it is composed: slots filled, shadow roots entered, what is hidden left out. */
function textOf(node, shownOnly = false) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE && !(node instanceof ShadowRoot)) return '';
  if (node instanceof Element) {
    if (node.matches('style, script, template, select, textarea, [aria-hidden=true]')) return '';
    if (shownOnly && getComputedStyle(node).display !== 'contents' && !isShown(node)) return '';
  }
  const slotted = node.localName === 'slot' ? node.assignedNodes({ flatten: true }) : [];
  const children = slotted.length > 0 ? slotted : (node.shadowRoot ?? node).childNodes;
  const inline = node instanceof Element && getComputedStyle(node).display.startsWith('inline');
  const text = [...children].map((child) => textOf(child, shownOnly)).join('');
  return inline ? text : ` ${text} `;
}

const plain = (text) => text.replace(/\s+/g, ' ').trim();
