import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 10px;
    margin-block-start: 8px;
  }
  :host([locked]) {
    margin: 0;
  }
  :host([locked]) .number {
    font-weight: 400;
  }
  .btn {
    justify-self: start;
  }
  .chosen {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .chosen li {
    display: flex;
    align-items: center;
    padding-inline-start: 12px;
    border: 1px solid var(--_line-strong);
    border-radius: 8px;
    background: var(--_raised);
  }
  .tool {
    display: grid;
    place-items: center;
    min-inline-size: 44px;
    min-block-size: 44px;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }
  .tool:hover {
    color: var(--_text);
  }
`;
