import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  .frame {
    display: grid;
    grid-template-columns: 320px minmax(0, 1fr);
    min-block-size: 100vh;
  }
  .side {
    --_bars: 24px 72px;
    position: sticky;
    inset-block-start: 0;
    display: flex;
    flex-direction: column;
    block-size: 100vh;
    overflow-y: auto;
    border-inline-end: 1px solid var(--_line);
    background: var(--_surface);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 16px 12px 8px 20px;
    padding-inline: 20px 12px;
  }
  h1 {
    font-size: 1.25rem;
    letter-spacing: -0.01em;
  }
  .tool {
    min-inline-size: 44px;
    padding: 0;
  }
  .pad {
    display: block;
    padding: 4px 20px 8px;
  }
  .pad[role='status'] {
    display: grid;
    gap: 8px;
  }
  .pad[role='status']:not(:has(*)) {
    display: none;
  }
  .pad > .btn {
    inline-size: 100%;
  }
  /* At the foot whatever comes into the list, so that nobody misses it by a row. */
  footer {
    --_bars: 0;
    position: sticky;
    inset-block-end: 0;
    margin-block-start: auto;
    padding: 4px 20px;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
    font-size: 0.9375rem;
  }
  footer a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
  }
  footer a[aria-current] {
    font-weight: 600;
  }
  /* Zoomed far in, it would hide what it is for. */
  @media (max-height: 480px) {
    footer {
      position: static;
    }
  }
  .content {
    inline-size: 100%;
    max-inline-size: 1040px;
    margin-inline: auto;
    padding: 24px 24px 48px;
  }
  .content:focus-visible {
    outline-offset: -2px;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    justify-content: flex-end;
    min-block-size: 44px;
    margin-block-end: 8px;
  }
  @media (min-width: 861px) {
    /* The list beside it says so already. */
    .account,
    .bar:not(:has(.btn:not(.account))) {
      display: none;
    }
  }
  .back {
    display: none;
    gap: 4px;
    align-items: center;
    min-block-size: 44px;
    margin-inline-end: auto;
    font-weight: 600;
  }
  .back svg {
    rotate: 180deg;
  }
  .back:dir(rtl) svg {
    rotate: none;
  }
  .empty {
    display: grid;
    gap: 12px;
    max-inline-size: 520px;
    margin: 12vh auto 0;
  }
  h2 {
    font-size: 1.3125rem;
  }
  /* On paper it is about the one business. */
  @media print {
    .frame {
      display: block;
    }
    .side,
    .bar {
      display: none;
    }
    .content {
      max-inline-size: none;
      padding: 0;
    }
  }
  @media (max-width: 860px) {
    .frame {
      grid-template-columns: minmax(0, 1fr);
    }
    .side {
      position: static;
      block-size: auto;
      min-block-size: 100vh;
      border: 0;
    }
    .list .content {
      display: none;
    }
    /* One of both is shown; the heading of the page is always there to be read out. */
    .inside .side {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      min-block-size: 0;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .inside .side > :not(header),
    .inside .side .tool {
      display: none;
    }
    .content {
      padding: 8px 8px 24px;
    }
    .bar {
      padding-inline: 8px;
    }
    .bar .btn {
      padding-inline: 10px;
    }
    .back {
      display: inline-flex;
    }
  }
`;
