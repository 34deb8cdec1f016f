// @ts-check
/* Change the colours of the stage. */

/** Show the stage in dark colours where it is light, else in light ones. */
export function nextTheme() {
  const stage = document.getElementById("story")?.parentElement;
  if (!stage) return;
  const { colorScheme } = getComputedStyle(stage);
  const both = !/^(light|dark)$/.test(colorScheme);
  const dark = both ? matchMedia("(prefers-color-scheme: dark)").matches : colorScheme === "dark";
  for (const part of [stage, stage.closest(".st-key-stage")]) {
    if (part instanceof HTMLElement) part.style.colorScheme = dark ? "light" : "dark";
  }
}
