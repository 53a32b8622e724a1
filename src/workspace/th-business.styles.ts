import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 12px;
    container-type: inline-size;
  }
  /* In line with what stands in the card above. */
  .panel {
    --_inset: max(32px, (100% - 576px) / 2);
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
    padding: 14px var(--_inset);
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
  .inside .note {
    max-inline-size: 460px;
    margin-block-end: 14px;
  }
  .inside {
    padding: 8px var(--_inset) 28px;
  }
  @media print {
    .panel {
      display: none;
    }
  }
  @container (inline-size < 720px) {
    .panel {
      --_inset: 16px;
    }
    summary {
      padding-block: 12px;
    }
    .inside {
      padding-block: 4px 20px;
    }
  }
`;
