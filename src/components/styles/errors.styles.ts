import { css } from 'lit';

/** What has to change in a field, and the bar beside the field that says so. */
export const errors = css`
  .err {
    padding-inline-start: 14px;
    border-inline-start: 4px solid var(--_bad);
  }
  .error {
    display: flex;
    gap: 6px;
    color: var(--_bad);
    font-size: 0.9375rem;
    font-weight: 600;
  }
  .error svg {
    margin-block-start: 4px;
  }
`;
