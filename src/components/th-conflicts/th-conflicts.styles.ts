import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  section {
    padding: 14px 18px;
    border: 1px solid color-mix(in oklab, var(--_warn) 45%, transparent);
    border-inline-start: 5px solid var(--_warn);
    border-radius: var(--_radius);
    background: var(--_warn-soft);
  }
  h3 {
    scroll-margin-block: 24px;
    display: flex;
    gap: 8px;
    font-size: 1.0625rem;
  }
  h3 svg {
    color: var(--_warn);
  }
  h4 {
    margin-block: 14px 6px;
    font-size: 0.9375rem;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    gap: 10px;
  }
  li {
    display: grid;
    gap: 4px;
    align-content: start;
    padding: 10px 12px;
    border: 1px solid var(--_line-strong);
    border-radius: 8px;
    background: var(--_surface);
  }
  bdi {
    overflow-wrap: anywhere;
  }
  .btn {
    margin-block-start: 4px;
  }
`;
