import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  section {
    display: grid;
    gap: 12px;
  }
  .badge {
    justify-self: start;
  }
  h3 {
    margin-block-start: -4px;
    scroll-margin-block: 24px;
    font-size: 1.3125rem;
    font-weight: 600;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
  }
  .sub {
    max-inline-size: 60ch;
    margin-block-start: -8px;
    color: var(--_muted);
  }
  .note + .sub {
    margin-block-start: 0;
  }
  .trouble,
  .trouble > span {
    display: block;
  }
  .next {
    display: grid;
    gap: 6px;
    max-inline-size: 60ch;
    padding-inline-start: 20px;
    list-style: disc;
  }
  .reason {
    display: grid;
    gap: 4px;
    max-inline-size: 64ch;
    padding: 14px 16px;
    border: 1px solid var(--_line);
    border-inline-start: 5px solid var(--_bad);
    border-radius: var(--_radius);
  }
  .reason h4 {
    font-size: 1rem;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    font-weight: 600;
  }
  summary {
    min-block-size: 28px;
    margin-block-end: 8px;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }
`;
