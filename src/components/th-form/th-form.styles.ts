import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  .shell {
    display: grid;
    grid-template-columns: 256px minmax(0, 1fr);
  }
  th-rail {
    position: sticky;
    inset-block-start: 0;
    align-self: start;
    max-block-size: 100vh;
    overflow-y: auto;
    padding: 24px 16px;
  }
  .body {
    --_bars: 24px 120px;
    display: flex;
    flex-direction: column;
    gap: 20px;
    padding: 28px 32px 0;
    border-inline-start: 1px solid var(--_line);
  }
  .card {
    display: grid;
    gap: 18px;
    max-inline-size: 640px;
    margin-inline: auto;
    padding: 28px 32px;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    align-items: baseline;
    justify-content: space-between;
  }
  h2 {
    font-size: 1.5rem;
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  h3 {
    margin-block-end: 8px;
    font-size: 1.25rem;
    font-weight: 600;
  }
  th-section,
  section {
    padding-block-end: 12px;
  }
  th-section + th-section,
  section + th-section {
    padding-block-start: 24px;
    border-block-start: 1px solid var(--_line);
  }
  .lead {
    max-inline-size: 60ch;
    color: var(--_muted);
  }
  .time {
    display: flex;
    gap: 8px;
    max-inline-size: 60ch;
    text-wrap: pretty;
    margin-block: 10px;
  }
  .time svg {
    margin-block-start: 2px;
    color: var(--_muted);
  }
  details.start > .lead {
    margin-block-start: 6px;
  }
  .lead + p {
    margin-block-start: 6px;
  }
  .needed {
    display: grid;
    gap: 6px;
    max-inline-size: 60ch;
    margin-block: 4px 10px;
    padding-inline-start: 20px;
    list-style: disc;
  }
  .items {
    display: grid;
    gap: 10px;
    max-inline-size: 60ch;
    margin-block: 6px 10px;
    font-size: 0.9375rem;
  }
  .items dt {
    font-weight: 600;
  }
  .items dd {
    color: var(--_muted);
  }
  th-review {
    margin-block-start: 16px;
  }
  .lead + .note,
  .note + th-review,
  .printed + th-review {
    margin-block-start: 16px;
  }
  .printed {
    display: none;
  }
  .print {
    margin-inline-start: -18px;
  }
  .second {
    margin-block-start: 20px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_line);
  }
  .second .btn {
    margin-inline-start: -18px;
  }
  .banners,
  .stops {
    display: grid;
    gap: 10px;
  }
  .stops {
    justify-items: start;
  }
  .banners:not(:has(*)),
  [role='alert']:not(:has(*)) {
    display: none;
  }
  .actions {
    --_bars: 0;
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    align-items: center;
    justify-content: flex-end;
    margin-inline: -32px;
    margin-block-start: auto;
    padding: 12px 32px;
    border-block-start: 1px solid var(--_line);
    border-end-end-radius: 14px;
    background: var(--_surface);
  }
  .actions th-save-state {
    flex: 1 1 200px;
  }
  .actions .btn {
    padding-inline: 14px;
  }
  .actions .small:has(*) {
    flex: 1 1 200px;
  }
  .actions .small:not(:has(*)) {
    position: absolute;
  }
  .sent {
    padding-block-start: 14px;
    border-block-start: 1px solid var(--_line);
  }
  summary {
    min-block-size: 28px;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }
  @container (inline-size < 720px) {
    .shell {
      grid-template-columns: minmax(0, 1fr);
    }
    th-rail {
      position: static;
      padding: 0;
      border-block-end: 1px solid var(--_line);
    }
    .body,
    .card {
      padding: 20px 16px 0;
      border: 0;
    }
    .card {
      padding-block-end: 20px;
    }
    .actions .btn {
      padding-inline: 10px;
      font-size: 0.9375rem;
    }
    .actions {
      gap: 4px 8px;
      margin-inline: -16px;
      padding: 12px 16px;
      border-end-start-radius: 14px;
    }
  }
  @container (inline-size < 520px) {
    .actions th-save-state {
      flex-basis: 100%;
    }
  }
  @media print {
    .shell {
      display: block;
    }
    .body,
    .card {
      padding: 0;
      border: 0;
    }
    .printed {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
      gap: 8px 24px;
    }
    .printed dt {
      color: var(--_muted);
      font-size: 0.875rem;
    }
    th-rail,
    .actions,
    .second,
    [data-place='start'],
    #review,
    .lead,
    .note,
    summary {
      display: none;
    }
  }
  /* Zoomed far in, a bar that stays would leave no room for the field itself. */
  @media (max-height: 480px) {
    .body {
      --_bars: 24px;
    }
    .actions {
      position: static;
    }
  }
`;
