// @ts-check
/* Make the small elements that pins and controls are built of. */

/**
 * Make an icon of the icons' font, hidden from those who hear the page.
 * @param {string} [name]
 */
export function makeIcon(name) {
  const icon = makeText("", "icon");
  icon.setAttribute("aria-hidden", "true");
  if (name !== undefined) icon.dataset.icon = name;
  return icon;
}

/**
 * @param {string} text
 * @param {string} [className]
 */
export function makeText(text, className = "") {
  const element = document.createElement("span");
  if (className) element.className = className;
  element.textContent = text;
  return element;
}

/**
 * @param {string} className
 * @param {...Node} children
 */
export function makeButton(className, ...children) {
  const button = document.createElement("button");
  button.type = "button";
  if (className) button.className = className;
  button.append(...children);
  return button;
}
