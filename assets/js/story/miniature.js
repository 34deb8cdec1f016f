// @ts-check
/* Show a slide in small in another window, as it is on the stage: a copy of it in a frame as large as the stage. */

import { findAll } from "../shared/dom.js";
import { fitSlide, partOf, showPart } from "./parts.js";
import { drawMap } from "./still_map.js";
import { lendFonts, styleTexts } from "./styles.js";

const EMPTY = "<!DOCTYPE html><title></title>"; // a frame that is to be filled, in the browser's standards mode

/**
 * Make a miniature in an element of another window.
 * @param {HTMLElement} holder
 * @param {string} title
 */
export function makeMiniature(holder, title) {
  const frame = /** @type {HTMLIFrameElement} */ (holder.ownerDocument.createElement("iframe"));
  Object.assign(frame, { title, srcdoc: EMPTY, tabIndex: -1 });
  /** @type {HTMLElement | null} */
  let shown = null;

  function paint() {
    const page = frame.contentDocument;
    frame.hidden = !shown;
    if (!page?.body || !shown || frame.dataset.loaded === undefined) return;
    copyAttributes(document.documentElement, page.documentElement);
    page.documentElement.classList.remove("idle");
    page.documentElement.removeAttribute("data-first-paint"); // which hides the app until it is there
    if (!page.head.querySelector("style")) {
      page.head.append(...styleTexts());
      lendFonts(page, paint);
    }
    page.documentElement.replaceChild(stageAround(shown), page.body);
    fit();
    fitCopy(page);
  }

  function fit() {
    const { innerWidth, innerHeight } = window;
    holder.style.aspectRatio = `${innerWidth} / ${innerHeight}`;
    Object.assign(frame.style, { width: `${innerWidth}px`, height: `${innerHeight}px` });
    frame.style.transform = `scale(${holder.clientWidth / innerWidth})`;
  }

  /** @param {Document} page with the copy, which may not have been fitted to the stage yet */
  function fitCopy(page) {
    const [copy] = findAll(".slide", page);
    if (!copy || !shown) return;
    const part = shown.hidden ? 1 : partOf(shown);
    fitSlide(copy);
    showPart(copy, part);
  }

  frame.addEventListener("load", () => {
    frame.dataset.loaded = "";
    paint();
  });
  holder.replaceChildren(frame);
  return {
    /** @param {HTMLElement | null} slide */
    show(slide) {
      shown = slide;
      paint();
    },
    fit,
  };
}

/**
 * Return a copy of the page's body with nothing in it but the stage with this slide, without notes, and with its map drawn.
 * @param {HTMLElement} slide
 */
function stageAround(slide) {
  const copy = /** @type {HTMLElement} */ (slide.cloneNode(true));
  copy.hidden = false;
  for (const notes of copy.querySelectorAll(".notes")) notes.remove();
  /** @type {Element} */
  let inner = copy;
  for (let around = slide.parentElement; around && around !== document.documentElement; around = around.parentElement) {
    const shell = /** @type {HTMLElement} */ (around.cloneNode(false));
    shell.append(inner);
    shell.inert = true;
    if (inner.id === "story") shell.prepend(...drawMap(slide));
    inner = shell;
  }
  return inner;
}

/**
 * @param {Element} from
 * @param {Element} to
 */
function copyAttributes(from, to) {
  for (const { name, value } of from.attributes) to.setAttribute(name, value);
}
