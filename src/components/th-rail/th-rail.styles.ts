import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  ol {
    display: flex;
    flex-direction: column;
    gap: 2px;
  }
  button {
    /* Holds the words for screen readers: without, they would widen the page. */
    position: relative;
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    gap: 8px;
    align-items: center;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 10px;
    border: 0;
    border-radius: 8px;
    background: none;
    font-size: 0.9375rem;
    line-height: 1.3;
    text-align: start;
    cursor: pointer;
  }
  button:hover {
    background: var(--_sunken);
  }
  button[aria-current] {
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: 600;
  }
  small {
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 400;
  }
  small.bad {
    color: var(--_bad);
    font-weight: 700;
  }
  @container (inline-size < 720px) {
    ol {
      flex-direction: row;
      overflow-x: auto;
      padding: 6px 16px;
      scrollbar-width: thin;
    }
    button {
      grid-template-columns: 20px auto auto;
      gap: 6px;
      white-space: nowrap;
    }
  }
  @media (forced-colors: active) {
    button[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
