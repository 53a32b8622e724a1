import { css } from 'lit';

/**
 * The public tokens are `--th-*`; a partner sets them on the element or anywhere above it. Inside we
 * read `--_*`, so that a default here never hides a value that is inherited from the page.
 * `light-dark()` follows the page's own `color-scheme`.
 */
export const tokens = css`
  :host {
    --_font: var(--th-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --_mono: var(--th-mono, ui-monospace, SFMono-Regular, Menlo, Consolas, monospace);
    --_surface: var(--th-surface, light-dark(#fff, #15171c));
    --_sunken: var(--th-sunken, light-dark(#f6f7f9, #0f1115));
    --_raised: var(--th-raised, light-dark(#fff, #1b1e25));
    --_line: var(--th-line, light-dark(#e3e6eb, #2a2f39));
    --_line-strong: var(--th-line-strong, light-dark(#7f8897, #79828f));
    --_text: var(--th-text, light-dark(#161a22, #eceef2));
    --_muted: var(--th-muted, light-dark(#566070, #a3acba));
    --_accent: var(--th-accent, light-dark(#2f52d8, #9db2ff));
    --_on-accent: var(--th-on-accent, light-dark(#fff, #0d1330));
    --_accent-soft: var(--th-accent-soft, light-dark(#eef2ff, #1d2440));
    --_good: var(--th-good, light-dark(#15703c, #67d391));
    --_good-soft: var(--th-good-soft, light-dark(#e8f6ee, #12291d));
    --_warn: var(--th-warn, light-dark(#8a5300, #f3bd5b));
    --_warn-soft: var(--th-warn-soft, light-dark(#fff4df, #2c2211));
    --_bad: var(--th-bad, light-dark(#b3261e, #ff9d94));
    --_bad-soft: var(--th-bad-soft, light-dark(#fdeeec, #331a18));
    --_radius: var(--th-radius, 10px);
    --_radius-small: var(--th-radius-small, 7px);
    --_gap: var(--th-gap, 8px);
    --_shadow: 0 1px 2px rgb(16 24 40 / 6%), 0 8px 24px rgb(16 24 40 / 6%);
    color: var(--_text);
    font: 400 1rem/1.5 var(--_font);
  }
  @media print {
    :host {
      color-scheme: light;
    }
  }
`;
