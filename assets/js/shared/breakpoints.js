// @ts-check
/* Name the widths at which the page changes its layout, as in the style sheets. */

export const NARROW = "(max-width: 960px)";
export const PHONE = "(max-width: 640px)";
export const WIDE = "(min-width: 961px)";
