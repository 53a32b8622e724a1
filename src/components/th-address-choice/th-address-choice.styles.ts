import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 10px;
    margin-block-start: 6px;
  }
  :host([locked]) {
    margin: 0;
  }
  :host([locked]) b {
    font-weight: 400;
  }
  b,
  small {
    display: block;
    overflow-wrap: anywhere;
  }
  b {
    font-weight: 600;
  }
  small {
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .choices {
    max-block-size: 352px;
    overflow-y: auto;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .choice {
    display: flex;
    gap: 12px;
    align-items: center;
    min-block-size: 48px;
    padding: 8px 14px;
    cursor: pointer;
  }
  .choice + .choice {
    border-block-start: 1px solid var(--_line);
  }
  .choice:has(:checked) {
    background: var(--_accent-soft);
  }
  .choice input {
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    margin: 0;
    accent-color: var(--_accent);
    scroll-margin-block: 24px 120px;
  }
  /* Zoomed far in, one thing scrolls, not two. */
  @media (max-height: 480px) {
    .choices {
      max-block-size: none;
    }
  }
`;
