import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 16px;
    padding: 28px 32px;
    border: 1px solid var(--_line);
    border-radius: 14px;
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  h2 {
    font-size: 1.3125rem;
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .found {
    display: grid;
    gap: 16px;
  }
  .found li {
    display: grid;
    gap: 12px;
    padding: 16px 20px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  h3 {
    font-size: 1.0625rem;
    overflow-wrap: anywhere;
  }
  dl {
    display: grid;
    gap: 4px;
  }
  dl > div {
    display: grid;
    grid-template-columns: 96px minmax(0, 1fr);
    gap: 12px;
  }
  dt {
    color: var(--_muted);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .news:not(:has(*)) {
    position: absolute;
  }
  .none {
    display: flex;
    gap: 10px;
    padding: 16px 20px;
    border-radius: var(--_radius);
    background: var(--_good-soft);
  }
  .none svg {
    margin-block-start: 2px;
  }
  .skeleton {
    display: grid;
    gap: 12px;
  }
  .skeleton i {
    block-size: 120px;
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  @media (max-width: 480px) {
    :host {
      padding: 20px 16px;
    }
    .found li {
      padding: 14px 16px;
    }
    dl > div {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
  @media (forced-colors: active) {
    .none {
      border: 1px solid CanvasText;
    }
    .skeleton i {
      border: 1px solid GrayText;
    }
  }
`;
