import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 14px;
  }
  .said:empty {
    position: absolute;
  }
  .said {
    font-weight: 600;
  }
  .results {
    display: grid;
    gap: 10px;
    max-inline-size: 60ch;
  }
  .results li {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    gap: 8px;
  }
  .results svg {
    margin-block-start: 4px;
  }
  .note {
    max-inline-size: 60ch;
  }
`;
