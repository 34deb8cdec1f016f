// @ts-check
/* Give another window, and a frame in it, the styles and letters of this page. */

const ADDRESS = /url\("?([^")]+)/; // in the source of letters

/**
 * Return copies of the style sheets of this page, with the rules that scripts have put in.
 * @returns {HTMLElement[]}
 */
export const styleCopies = () =>
  [...document.styleSheets].map((sheet) =>
    sheet.href ? Object.assign(document.createElement("link"), { rel: "stylesheet", href: sheet.href }) : asText(sheet),
  );

/**
 * Return them as text, without letters that are files: the policy that a frame in another window inherits lets in no
 * file of this host in Firefox and Safari.
 * @returns {HTMLElement[]}
 */
export const styleTexts = () => [...document.styleSheets].map(asText);

/** @param {CSSStyleSheet} sheet */
function asText(sheet) {
  const style = document.createElement("style");
  style.media = sheet.media.mediaText;
  const rules = [...sheet.cssRules].filter((rule) => !(rule instanceof CSSFontFaceRule && fileOf(rule)));
  style.textContent = rules.map(({ cssText }) => cssText).join("\n");
  return style;
}

/**
 * Return the address of the file that letters come from; none where the page holds them itself.
 * @param {CSSFontFaceRule} rule
 */
function fileOf({ style, parentStyleSheet }) {
  const [, address] = ADDRESS.exec(style.getPropertyValue("src")) ?? [];
  return address && !address.startsWith("data:")
    ? new URL(address, parentStyleSheet?.href ?? document.baseURI).href
    : "";
}

/**
 * Give a page the letters that this one uses.
 * @param {Document} page
 * @param {() => void} onLent
 */
export async function lendFonts(page, onLent) {
  const used = new Set(
    [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => bare(family)),
  );
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule);
  for (const face of faces.filter((rule) => fileOf(rule) && used.has(bare(rule.style.getPropertyValue("font-family")))))
    await lend(face, page).catch(() => {}); // without the network it shows other letters
  onLent();
}

/** @param {string} family */
const bare = (family) => family.replace(/["']/g, "");

/**
 * @param {CSSFontFaceRule} rule
 * @param {Document} page
 */
async function lend(rule, page) {
  const read = (/** @type {string} */ name) => rule.style.getPropertyValue(name) || undefined;
  const letters = await (await fetch(fileOf(rule))).arrayBuffer();
  const Face = /** @type {typeof window} */ (page.defaultView).FontFace;
  const how = { weight: read("font-weight"), style: read("font-style"), stretch: read("font-stretch") };
  page.fonts.add(await new Face(bare(rule.style.getPropertyValue("font-family")), letters, how).load());
}
