import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  progress {
    display: block;
    inline-size: 100%;
    block-size: 6px;
    margin-block: 4px 18px;
    border: 0;
    border-radius: 4px;
    background: var(--_line);
    appearance: none;
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--_line);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
    transition: inline-size 0.3s;
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  ol {
    display: grid;
    gap: 10px;
  }
  .inner {
    grid-column: 2 / -1;
    gap: 8px;
    font-size: 0.9375rem;
  }
  li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    gap: 8px 10px;
    align-items: start;
  }
  li > span:first-child {
    margin-block-start: 2px;
  }
  .pending p {
    color: var(--_muted);
  }
  .time {
    color: var(--_muted);
    font: 0.8125rem/1.8 var(--_mono);
    direction: ltr;
    unicode-bidi: isolate;
  }
  .error,
  .trouble,
  .trouble > span {
    display: block;
  }
  .error {
    color: var(--_bad);
    font-size: 0.9375rem;
  }
  .all {
    margin-block-start: 14px;
    min-block-size: 28px;
    font-size: 0.875rem;
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }
    progress::-webkit-progress-value {
      background: Highlight;
      forced-color-adjust: none;
    }
    progress::-moz-progress-bar {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
