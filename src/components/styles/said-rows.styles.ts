import { css } from 'lit';

/** What Twilio said of one thing each: passed, asked for, or changed since. */
export const saidRows = css`
  .rows {
    display: grid;
    gap: 10px;
    max-inline-size: 60ch;
    margin-block: 14px;
  }
  .row {
    display: flex;
    gap: 6px;
    line-height: 1.45;
  }
  .row > svg {
    margin-block-start: 2px;
  }
  .passed > svg {
    color: var(--_good);
  }
  .asked {
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--_bad);
  }
  .asked > svg {
    color: var(--_bad);
  }
  .asked span:not(.vh, .twilio) {
    display: block;
  }
  .advice {
    color: var(--_bad);
    font-weight: 600;
  }
`;
