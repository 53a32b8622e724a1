import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  main {
    display: grid;
    gap: 16px;
    max-inline-size: 720px;
    margin-inline: auto;
    padding: 32px 20px 64px;
  }
  h1 {
    font-size: 1.5rem;
    letter-spacing: -0.01em;
  }
  h2 {
    margin-block-end: 8px;
    font-size: 1.125rem;
  }
  [role='status']:not(.note) {
    display: none;
  }
  section {
    padding: 24px 28px;
    border: 1px solid var(--_line);
    border-radius: 14px;
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  dl {
    display: grid;
    gap: 8px;
    margin-block: 14px 18px;
  }
  dl > div {
    display: grid;
    grid-template-columns: 120px minmax(0, 1fr);
    gap: 12px;
  }
  dt {
    color: var(--_muted);
  }
  dd {
    overflow-wrap: anywhere;
  }
  ul {
    margin-block-start: 12px;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: space-between;
    padding-block: 10px;
    border-block-start: 1px solid var(--_line);
  }
  li b,
  li small {
    display: block;
    overflow-wrap: anywhere;
  }
  li small {
    color: var(--_muted);
  }
  @media (max-width: 480px) {
    section {
      padding: 20px 16px;
    }
    dl > div {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
`;
