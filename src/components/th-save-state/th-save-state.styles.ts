import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    color: var(--_muted);
    font-size: 0.875rem;
  }
  p {
    display: flex;
    gap: 6px;
    align-items: center;
    min-block-size: 24px;
  }
  p svg {
    color: var(--_good);
  }
  .warn svg {
    color: inherit;
  }
  .failed {
    align-items: flex-start;
    color: var(--_bad);
    font-weight: 600;
  }
  .failed svg {
    margin-block-start: 3px;
    color: inherit;
  }
`;
