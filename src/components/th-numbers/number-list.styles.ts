import { css } from 'lit';

export const numberList = css`
  .list {
    display: grid;
    gap: 10px;
    max-inline-size: 460px;
  }
  .list .btn {
    justify-self: start;
  }
  .list .input {
    margin-block-start: 4px;
  }
  .list ul {
    max-block-size: 352px;
    overflow-y: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .list li + li {
    border-block-start: 1px solid var(--_line);
  }
  .tick {
    display: flex;
    gap: 12px;
    align-items: center;
    min-block-size: 48px;
    padding: 6px 14px;
    cursor: pointer;
  }
  .tick:has(:checked) {
    background: var(--_accent-soft);
  }
  /* Clear of the bar at the foot of a form. */
  .tick input,
  .list .btn {
    scroll-margin-block: 24px 120px;
  }
  .tick input {
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .tick small {
    display: block;
    color: var(--_muted);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .number {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  code.number {
    font-weight: 400;
  }
  /* Zoomed far in, one thing scrolls, not two. */
  @media (max-height: 480px) {
    .list ul {
      max-block-size: none;
    }
  }
  .skeleton {
    display: grid;
    gap: 8px;
  }
  .skeleton i {
    block-size: 48px;
    border-radius: 8px;
    background: var(--_sunken);
  }
  @media (forced-colors: active) {
    .skeleton i {
      border: 1px solid GrayText;
    }
  }
`;
