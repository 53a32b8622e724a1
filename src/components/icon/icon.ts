import { svg, html, type TemplateResult } from 'lit';

/** Our own strokes on a grid of 20. */
const PATHS = {
  check: 'M4 10.5l4 4 8-9',
  tick: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M6.7 10.2l2.3 2.3 4.3-4.8',
  circle: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14',
  alert: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M10 6v4.8M10 13.6v.1',
  warning: 'M10 3L2.5 16.5h15zM10 8.2v3.8M10 14.3v.1',
  info: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M10 9.2V14M10 6.3v.1',
  clock: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M10 5.8V10l2.8 1.8',
  half: 'M10 3a7 7 0 1 0 0 14M10 3v14M10 3a7 7 0 0 1 7 7',
  pause: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M8 7.3v5.4M12 7.3v5.4',
  pen: 'M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2zM11.4 6l2.6 2.6',
  plus: 'M10 4v12M4 10h12',
  search: 'M8.8 3.5a5.3 5.3 0 1 0 0 10.6 5.3 5.3 0 0 0 0-10.6M12.7 12.7l3.8 3.8',
  gear: 'M3 6h6M13 6h4M3 14h4M11 14h6M11 4v4M9 12v4',
  bin: 'M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.7 11h7.6l.7-11',
  plug: 'M7 3v4M13 3v4M5 7h10v2.5a5 5 0 0 1-10 0zM10 14.5V18',
  offline:
    'M3 3l14 14M5 8.6a8 8 0 0 1 3-1.8M12 6.8a8 8 0 0 1 3 1.8M7.4 11.4a4.5 4.5 0 0 1 3-1M10 14.6v.1',
  arrow: 'M7.5 4.5L13 10l-5.5 5.5',
} as const;

export type IconName = keyof typeof PATHS;

/** Always beside a word, so it says nothing by itself. */
export const icon = (name: IconName, size: 16 | 20 = 20): TemplateResult =>
  html`<svg
    aria-hidden="true"
    width=${size}
    height=${size}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    ${svg`<path d=${PATHS[name]}></path>`}
  </svg>`;
