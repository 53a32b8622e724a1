import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  h2 {
    display: flex;
    justify-content: space-between;
    padding: 14px 20px 4px;
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .row {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    gap: 0 10px;
    align-items: start;
    padding: 9px 20px;
    color: inherit;
    text-decoration: none;
    outline-offset: -3px;
  }
  a.row:hover {
    background: var(--_sunken);
  }
  a.row[aria-current] {
    background: var(--_accent-soft);
  }
  b {
    font-size: 0.9375rem;
    font-weight: 600;
    line-height: 1.6;
    overflow-wrap: anywhere;
  }
  small {
    grid-column: 2 / 4;
    color: var(--_muted);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  small > span {
    font-weight: 600;
  }
  .when {
    color: var(--_muted);
    font-size: 0.8125rem;
    line-height: 1.8;
  }
  .do {
    color: var(--_accent);
    font-size: 0.875rem;
    font-weight: 600;
    line-height: 1.7;
  }
  @media (forced-colors: active) {
    a.row[aria-current] {
      outline: 2px solid Highlight;
    }
  }
`;
