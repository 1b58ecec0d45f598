import { svg, type SVGTemplateResult } from "lit";

function icon(paths: SVGTemplateResult): SVGTemplateResult {
  return svg`<svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" stroke-width="1.8"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`;
}

// None of these points along the line, so none is mirrored for right-to-left.
export const sendIcon = icon(svg`<path d="M12 19V5M5.5 11.5 12 5l6.5 6.5"/>`);
export const downIcon = icon(svg`<path d="M12 5v14M5.5 12.5 12 19l6.5-6.5"/>`);
export const peopleIcon = icon(
  svg`<circle cx="9" cy="8" r="3.2"/><path d="M3 19c.6-3.2 3-5 6-5s5.4 1.8 6 5M15.5 5.2a3.2 3.2 0 0 1 0 5.6M17.5 14.4c1.9.7 3.1 2.3 3.5 4.6"/>`,
);
export const hangUpIcon = icon(
  svg`<path class="arc" d="M4.6 13.6a10.4 10.4 0 0 1 14.8 0"/><path class="heavy" d="M4.8 14.4h1.6M17.6 14.4h1.6"/>`,
);
export const ticketIcon = icon(
  svg`<path d="M4 8a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v1.5a2.5 2.5 0 0 0 0 5V16a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-1.5a2.5 2.5 0 0 0 0-5zM10 9.5v5"/>`,
);
