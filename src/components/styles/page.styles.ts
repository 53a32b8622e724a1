import { css } from 'lit';

/** What the pages of the extension share beyond the components: labels, hints and text inputs. */
export const page = css`
  .input {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 9px 12px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-small);
    background: var(--_raised);
  }
  .input[aria-invalid] {
    border: 2px solid var(--_bad);
  }
  .label {
    display: block;
    font-weight: 600;
  }
  .hint {
    margin-block-end: 6px;
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .lead {
    max-inline-size: 62ch;
    color: var(--_muted);
  }
  .seen {
    margin-block: 2px -6px;
    margin-inline-start: -18px;
  }
  .trouble,
  .trouble > span {
    display: block;
  }
`;
