import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .root {
    border: 1px solid var(--_line);
    border-radius: 14px;
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  .plain {
    display: grid;
    gap: 14px;
    max-inline-size: 62ch;
    padding: 28px 32px;
  }
  h2 {
    font-size: 1.3125rem;
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .how {
    display: grid;
    gap: 6px;
    padding-inline-start: 22px;
    list-style: decimal;
  }
  .skeleton {
    display: grid;
    gap: 10px;
    max-inline-size: 460px;
  }
  .skeleton i {
    block-size: 44px;
    border-radius: var(--_radius-small);
    background: var(--_sunken);
    animation: pulse 1.6s ease-in-out infinite alternate;
  }
  .skeleton .short {
    inline-size: 40%;
    block-size: 16px;
    margin-block-start: 8px;
  }
  @keyframes pulse {
    to {
      background: var(--_line);
    }
  }
  @container (inline-size < 480px) {
    .plain {
      padding: 20px 16px;
    }
  }
  @media print {
    .root {
      border: 0;
      box-shadow: none;
    }
  }
  @media (forced-colors: active) {
    .skeleton i {
      border: 1px solid GrayText;
    }
  }
`;
