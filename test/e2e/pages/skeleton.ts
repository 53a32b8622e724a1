import { walk } from '../../components/support/deep.js';

/** Every element, shadow trees included, with the names of its attributes. */
export const skeleton = (root: Element): string =>
  [...walk(root)].map((one) => [one.tagName, ...one.getAttributeNames()].join(' ')).join('\n');

/** How often a word is in texts, and how many fields hold it. */
export const timesSaid = (root: Element, word: string): number =>
  [...walk(root)]
    .filter(({ tagName }) => tagName !== 'STYLE')
    .map((one) => {
      const texts = [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      const said = texts.map((node) => (node.textContent ?? '').split(word).length - 1);
      return said.reduce((sum, times) => sum + times, holds(one, word) ? 1 : 0);
    })
    .reduce((sum, times) => sum + times, 0);

/** A field holds a word as far as its type lets it: none has line breaks, a link no blanks around. */
function holds(one: Element, word: string): boolean {
  if (!(one instanceof HTMLInputElement) || one.value === '') return false;
  const same = document.createElement('input');
  same.type = one.type;
  same.value = word;
  return one.value === same.value;
}
