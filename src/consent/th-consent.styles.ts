import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  main {
    display: grid;
    gap: 14px;
    max-inline-size: 520px;
    min-block-size: 100vh;
    margin-inline: auto;
    padding: 24px;
    align-content: start;
    background: var(--_surface);
  }
  .badge {
    justify-self: start;
  }
  h1 {
    font-size: 1.3125rem;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }
  dl {
    display: grid;
    gap: 12px;
    padding: 14px 16px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  dt {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  dd {
    overflow-wrap: anywhere;
  }
  .origin {
    font: 600 1.125rem/1.4 var(--_mono);
  }
  .lead {
    color: var(--_muted);
  }
  .buttons .btn {
    flex: 1;
  }
`;
