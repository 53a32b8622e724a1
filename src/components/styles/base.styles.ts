import { css } from 'lit';

/** What every component of ours shares: resets, buttons, links, focus, notes and small type. */
export const base = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
    /* Bars that stay reach over what scrolls; to the browser, what they cover is in view. */
    scroll-margin-block: var(--_bars);
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  h2,
  h3,
  h4 {
    line-height: 1.3;
    text-wrap: balance;
  }
  ul,
  ol {
    list-style: none;
  }
  svg {
    display: block;
    flex: none;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  a,
  .link {
    color: var(--_accent);
    text-underline-offset: 0.16em;
    overflow-wrap: anywhere;
  }
  .link {
    border: 0;
    padding: 0;
    background: none;
    text-decoration: underline;
    text-align: start;
    cursor: pointer;
  }
  a:hover,
  .link:hover {
    text-decoration-thickness: 2px;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  [tabindex='-1']:focus-visible {
    outline-width: 2px;
    outline-offset: 4px;
    border-radius: 4px;
  }
  .btn {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 8px 18px;
    border: 1px solid var(--_line-strong);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_text);
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
  }
  .btn:hover {
    background: var(--_sunken);
  }
  .btn.main {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .btn.main:hover {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }
  .btn.bad {
    border-color: transparent;
    background: var(--_bad);
    color: var(--_surface);
  }
  .btn.quiet {
    border-color: transparent;
    background: none;
    color: var(--_accent);
  }
  .btn:disabled,
  .btn[aria-disabled='true'] {
    border-color: var(--_line);
    background: var(--_sunken);
    color: var(--_muted);
    cursor: default;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    align-items: center;
  }
  .small {
    color: var(--_muted);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  code {
    font: 0.95em/1.4 var(--_mono);
    overflow-wrap: anywhere;
  }
  .note {
    display: flex;
    gap: 10px;
    align-items: flex-start;
    padding: 10px 14px;
    border-radius: 8px;
    background: var(--_accent-soft);
    font-size: 0.9375rem;
  }
  .note > svg {
    margin-block-start: 1px;
    color: var(--_accent);
  }
  .note.warn {
    background: var(--_warn-soft);
  }
  .note.warn > svg {
    color: var(--_warn);
  }
  .note.bad {
    background: var(--_bad-soft);
  }
  .note.bad > svg {
    color: var(--_bad);
  }
  .badge {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    padding: 2px 12px 2px 8px;
    padding-inline: 8px 12px;
    border: 1px solid transparent;
    border-radius: 99px;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .good {
    color: var(--_good);
  }
  .warn {
    color: var(--_warn);
  }
  .bad {
    color: var(--_bad);
  }
  .busy {
    color: var(--_accent);
  }
  .idle {
    color: var(--_muted);
  }
  .note.warn,
  .note.bad {
    color: inherit;
  }
  .badge.good {
    background: var(--_good-soft);
  }
  .badge.warn {
    background: var(--_warn-soft);
  }
  .badge.bad {
    background: var(--_bad-soft);
  }
  .badge.idle {
    background: var(--_sunken);
  }
  .step {
    display: block;
    margin-block-end: 2px;
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 400;
  }
  .vh {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media print {
    button {
      display: none !important;
    }
    :focus-visible {
      outline: 0 !important;
    }
  }
  @media (forced-colors: active) {
    .note,
    .badge {
      border: 1px solid CanvasText;
    }
    svg {
      forced-color-adjust: auto;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
