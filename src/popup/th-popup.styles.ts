import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  main {
    display: flex;
    flex-direction: column;
    background: var(--_surface);
  }
  header {
    display: flex;
    gap: 8px;
    align-items: center;
    justify-content: space-between;
    padding: 8px 8px 8px 20px;
    padding-inline: 20px 8px;
    border-block-end: 1px solid var(--_line);
  }
  h1 {
    font-size: 0.9375rem;
    font-weight: 600;
    line-height: 1.3;
  }
  h1 > * {
    display: block;
  }
  h1 small {
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 400;
  }
  .tool {
    min-inline-size: 44px;
    padding: 0;
  }
  .find {
    position: relative;
    display: block;
    padding: 12px 16px 0;
  }
  .find svg {
    position: absolute;
    inset-block-start: 26px;
    inset-inline-start: 28px;
    color: var(--_muted);
  }
  .find input {
    padding-inline-start: 36px;
  }
  th-businesses {
    padding-block-end: 12px;
  }
  .empty + .find {
    border-block-start: 1px solid var(--_line);
  }
  .pad {
    display: grid;
    gap: 10px;
    padding: 12px 16px 0;
  }
  .pad[role='status']:not(:has(*)) {
    display: none;
  }
  .empty {
    display: grid;
    gap: 8px;
    justify-items: start;
    padding: 24px 20px;
  }
  .empty p,
  p.empty {
    color: var(--_muted);
  }
  h2 {
    font-size: 1.0625rem;
  }
  .skeleton {
    display: grid;
    gap: 12px;
    padding: 16px 20px;
  }
  .skeleton i {
    block-size: 40px;
    border-radius: 8px;
    background: var(--_sunken);
  }
  th-businesses {
    --_bars: 24px 120px;
  }
  footer {
    position: sticky;
    inset-block-end: 0;
    margin-block-start: auto;
    padding: 10px 16px;
    border-block-start: 1px solid var(--_line);
    background: var(--_sunken);
  }
  footer div {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  footer .btn {
    flex: 1 1 auto;
    padding-inline: 6px;
    font-size: 0.875rem;
    white-space: nowrap;
  }
  footer .small:empty {
    display: none;
  }
  footer p + div,
  footer div + p {
    margin-block-start: 6px;
  }
  footer p:empty + div {
    margin-block-start: 0;
  }
`;
