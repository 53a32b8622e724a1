import { css } from 'lit';

/** A question before something that cannot be undone; the same wherever it is asked. */
export const dialog = css`
  dialog {
    max-inline-size: min(440px, calc(100vw - 32px));
    padding: 20px 24px;
    border: 1px solid var(--_line-strong);
    border-radius: 14px;
    background: var(--_surface);
    color: inherit;
  }
  dialog::backdrop {
    background: rgb(10 12 18 / 50%);
  }
  dialog :is(h2, h3, h4) {
    margin-block-end: 6px;
    font-size: 1.125rem;
  }
  dialog .buttons {
    justify-content: flex-end;
    margin-block-start: 18px;
  }
`;
