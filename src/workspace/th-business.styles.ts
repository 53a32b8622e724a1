import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 12px;
  }
  .panel {
    min-inline-size: 0;
    border: 1px solid var(--_line);
    border-radius: 14px;
    background: var(--_surface);
  }
  summary {
    display: flex;
    gap: 12px;
    align-items: center;
    justify-content: space-between;
    min-block-size: 56px;
    padding: 14px 32px;
    border-radius: 14px;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover {
    background: var(--_sunken);
  }
  h2 {
    font-size: 1.0625rem;
    font-weight: 600;
  }
  .about {
    color: var(--_muted);
    font-size: 0.9375rem;
  }
  .turn {
    color: var(--_accent);
    rotate: 90deg;
  }
  [open] > summary .turn {
    rotate: -90deg;
  }
  .inside {
    padding: 8px 32px 28px;
  }
  @media (max-width: 860px) {
    summary {
      padding: 12px 16px;
    }
    .inside {
      padding: 4px 16px 20px;
    }
  }
`;
