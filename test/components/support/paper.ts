import { walk } from './deep.js';

/**
 * Has everything under `root` look as on paper: only one of the browsers' drivers can emulate that,
 * so the rules for print are made to hold on the screen. Returns the way back.
 */
export function onPaper(root: Element): () => void {
  const roots = [root, ...(root.shadowRoot ? walk(root.shadowRoot) : [])]
    .map((element) => element.shadowRoot)
    .filter((one) => one !== null);
  const sheets = new Set(roots.flatMap((one) => [...one.adoptedStyleSheets]));
  const rules = [...sheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter(
      (rule): rule is CSSMediaRule =>
        rule instanceof CSSMediaRule && rule.media.mediaText === 'print',
    );
  for (const { media } of rules) media.mediaText = 'all';
  return () => {
    for (const { media } of rules) media.mediaText = 'print';
  };
}
