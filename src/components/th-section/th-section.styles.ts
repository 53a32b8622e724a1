import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  h3 {
    margin-block-end: 8px;
    font-size: 1.25rem;
    font-weight: 600;
  }
  .description {
    max-inline-size: 60ch;
    color: var(--_muted);
    font-size: 0.9375rem;
  }
  .field {
    max-inline-size: 460px;
    min-inline-size: 0;
    margin-block: 20px;
  }
  .label {
    display: block;
    padding: 0;
    font-weight: 600;
  }
  .optional {
    color: var(--_muted);
    font-weight: 400;
  }
  .hint {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  input:not([type='radio']),
  select {
    inline-size: 100%;
    min-block-size: 44px;
    margin-block-start: 6px;
    padding: 9px 12px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-small);
    background: var(--_raised);
  }
  /* As wide as what is expected. */
  input[type='tel'],
  input[autocomplete='postal-code'] {
    max-inline-size: 260px;
  }
  select {
    padding-inline-end: 8px;
    text-overflow: ellipsis;
  }
  input[readonly] {
    background: var(--_sunken);
  }
  input:focus-visible,
  select:focus-visible {
    outline-offset: 0;
  }
  .err input:not([type='radio']),
  .err select {
    padding: 8px 11px;
    border: 2px solid var(--_bad);
  }
  .error {
    margin-block-start: 2px;
  }
  .radios {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    margin-block-start: 4px;
  }
  .radio {
    display: flex;
    gap: 10px;
    align-items: center;
    min-block-size: 44px;
    padding-inline-end: 8px;
    cursor: pointer;
  }
  .radio input {
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .note {
    margin-block-start: 8px;
    font-size: 0.875rem;
  }
  .said {
    display: grid;
    gap: 2px;
    margin-block-start: 6px;
  }
`;
