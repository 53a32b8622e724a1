/** Whether nobody is anywhere in the page: then focus may be put where the person was. */
export function isFocusFree(): boolean {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  // A heading, or the page's main part, was focused for the person and not by them.
  return !focused || focused === document.body || focused.getAttribute('tabindex') === '-1';
}
