import { css } from 'lit';

/** For forms of `renderTextField`, beside the styles that the pages share. */
export const textFields = css`
  .field {
    max-inline-size: 460px;
    margin-block: 18px;
  }
  .err {
    padding-inline-start: 14px;
    border-inline-start: 4px solid var(--_bad);
  }
  .error {
    display: flex;
    gap: 6px;
    margin-block-end: 4px;
    color: var(--_bad);
    font-size: 0.9375rem;
    font-weight: 600;
  }
  .error svg {
    margin-block-start: 4px;
  }
  .said {
    margin-block-start: 6px;
  }
  .optional {
    color: var(--_muted);
    font-weight: 400;
  }
  .input[readonly] {
    background: var(--_sunken);
  }
  form .note {
    max-inline-size: 460px;
    margin-block-end: 16px;
  }
`;
