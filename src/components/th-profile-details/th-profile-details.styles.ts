import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 14px;
  }
  .field:first-child {
    margin-block-start: 0;
  }
  .buttons + .small {
    margin-block-start: 14px;
  }
  .news {
    font-weight: 600;
  }
`;
