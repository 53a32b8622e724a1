import { css } from 'lit';
import { errors } from '../styles/errors.styles.js';

/** For forms of `renderTextField`, beside the styles that the pages share. */
export const textFields = css`
  ${errors}
  .field {
    max-inline-size: 460px;
    margin-block: 18px;
  }
  .error {
    margin-block-end: 4px;
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
