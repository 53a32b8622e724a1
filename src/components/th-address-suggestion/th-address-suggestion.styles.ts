import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  section {
    display: grid;
    gap: 12px;
    max-inline-size: 64ch;
    margin-block: 16px;
    padding: 14px 16px;
    border: 1px solid var(--_line);
    border-inline-start: 5px solid var(--_warn);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  h3 {
    font-size: 1.0625rem;
    font-weight: 600;
  }
  .taken {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  .taken svg {
    color: var(--_good);
  }
  .sub {
    margin-block-start: -8px;
    color: var(--_muted);
    font-size: 0.9375rem;
  }
  .line {
    display: grid;
    grid-template-columns: 7.5rem minmax(0, 1fr) minmax(0, 1fr);
    gap: 2px 14px;
    padding-block: 7px;
    border-block-start: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  .head {
    border: 0;
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  [role='rowheader'] {
    display: flex;
    gap: 5px;
    align-items: baseline;
    color: var(--_muted);
    font-size: 0.875rem;
  }
  [role='rowheader'] svg {
    flex: none;
    align-self: center;
  }
  .differs [role='rowheader'] {
    color: inherit;
    font-weight: 600;
  }
  .none {
    color: var(--_muted);
    font-style: italic;
  }
  del {
    text-decoration: line-through 2px;
  }
  ins {
    background: var(--_warn-soft);
    font-weight: 700;
    text-decoration: underline 2px;
    text-underline-offset: 3px;
  }
  @container (max-width: 400px) {
    .line {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    [role='rowheader'],
    .head > :first-child {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    ins {
      forced-color-adjust: none;
      background: Mark;
      color: MarkText;
    }
  }
`;
