import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  .summary {
    scroll-margin-block: 24px;
    padding: 14px 18px;
    border: 1px solid color-mix(in oklab, var(--_bad) 45%, transparent);
    border-inline-start: 5px solid var(--_bad);
    border-radius: var(--_radius);
    background: var(--_bad-soft);
  }
  .summary:focus {
    outline: 3px solid var(--_bad);
    outline-offset: 2px;
  }
  h3 {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    font-size: 1.0625rem;
  }
  h3 svg {
    margin-block-start: 1px;
    color: var(--_bad);
  }
  ul {
    display: grid;
    gap: 6px;
    margin-block-start: 10px;
    padding-inline-start: 28px;
  }
  a {
    display: inline-block;
    min-block-size: 24px;
    color: var(--_bad);
    font-weight: 600;
  }
  .changed {
    display: flex;
    gap: 6px;
    color: var(--_muted);
  }
  .changed svg {
    margin-block-start: 4px;
  }
`;
