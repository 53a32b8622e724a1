import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 24px;
    max-inline-size: 640px;
    margin-inline: auto;
  }
  h2 {
    font-size: 1.3125rem;
  }
  h3 {
    margin-block-end: 8px;
    font-size: 1rem;
  }
  ul {
    display: grid;
    gap: 8px;
    padding: 0;
    margin: 0;
    list-style: none;
  }
  .choice {
    display: flex;
    gap: 12px;
    align-items: center;
    justify-content: space-between;
    min-block-size: 56px;
    padding: 12px 16px;
    border: 1px solid var(--_line);
    border-radius: 14px;
    background: var(--_surface);
    color: inherit;
    text-decoration: none;
  }
  a.choice:hover {
    background: var(--_sunken);
  }
  .choice b,
  .choice small {
    display: block;
  }
  small {
    color: var(--_muted);
    font-size: 0.9375rem;
  }
  .later {
    border-style: dashed;
    background: none;
  }
  .needs {
    margin-block-start: 4px;
    font-weight: 600;
  }
  form {
    display: grid;
    gap: 8px;
    justify-items: start;
  }
`;
