import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 12px;
  }
  ol {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  li + li > details {
    border-block-start: 1px solid var(--_line);
  }
  details {
    padding-inline: 14px;
  }
  details[open] {
    padding-block-end: 14px;
  }
  summary {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    gap: 10px;
    align-items: center;
    min-block-size: 48px;
    padding-block: 8px;
    font-weight: 600;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .turn {
    color: var(--_accent);
    rotate: 90deg;
  }
  [open] > summary .turn {
    rotate: -90deg;
  }
  .one {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }
  .when {
    color: var(--_muted);
    font-weight: 400;
  }
  .changes {
    display: grid;
    gap: 4px;
    margin-block-end: 12px;
    padding: 10px 14px;
    border-radius: var(--_radius-small);
    background: var(--_sunken);
    font-size: 0.9375rem;
  }
  .changes h3 {
    font-size: 0.875rem;
  }
  .changes p {
    display: flex;
    gap: 8px;
    overflow-wrap: anywhere;
  }
  .changes svg {
    flex: none;
    margin-block-start: 3px;
  }
  .lead {
    color: var(--_muted);
  }
`;
