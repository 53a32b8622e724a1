import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 24px;
  }
  h4 {
    margin-block-end: 4px;
    font-size: 1rem;
    font-weight: 600;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) auto;
    gap: 0 16px;
  }
  .row {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    gap: 2px 16px;
    padding-block: 9px;
    border-block-end: 1px solid var(--_line);
  }
  .row:first-child {
    border-block-start: 1px solid var(--_line);
  }
  .err {
    padding-inline-start: 12px;
  }
  dt {
    color: var(--_muted);
    font-size: 0.9375rem;
  }
  dd {
    overflow-wrap: anywhere;
  }
  .sensitive {
    font-variant-numeric: tabular-nums;
  }
  /* Not by the value, whose direction is its own. */
  .sensitive + .link {
    margin-inline-start: 8px;
  }
  .do {
    margin-block-start: -2px;
  }
  .do a,
  .link {
    display: inline-block;
    padding-block: 2px;
  }
  @media print {
    :host {
      gap: 16px;
    }
    .do {
      display: none;
    }
    .row {
      padding-block: 4px;
      break-inside: avoid;
    }
    h4 {
      break-after: avoid;
    }
  }
  @container (inline-size < 480px) {
    dl {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    dt {
      grid-column: 1;
    }
    dd:not(.do) {
      grid-row: 2;
      grid-column: 1 / 3;
    }
    .do {
      grid-row: 1;
      grid-column: 2;
    }
  }
`;
