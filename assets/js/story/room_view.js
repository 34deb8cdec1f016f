// @ts-check
/* Show in the overlay what the room is: where to join, how many follow, the question and its votes as bars. */

import { findAll } from "../shared/dom.js";
import { filled } from "../shared/words.js";
import { storyParts } from "./slides.js";

const ID_BYTES = 8;

/**
 * @param {string} selector
 * @returns {HTMLElement | undefined}
 */
const part = (selector) => storyParts(`.room-content ${selector}`)[0];

/**
 * Show the room as it is.
 * @param {import("./room.js").Room | null} room
 * @param {{ followers: number, votes: number[] }} counted
 * @param {string} [note] the name of a text of the overlay's, or a text
 */
export function drawRoom(room, counted, note = "") {
  const [content] = storyParts(".room-content");
  if (!content) return;
  const text = (/** @type {string} */ name) => content.dataset[name] ?? "";
  write(".said", text(note) || note);
  for (const each of findAll("[data-when]", content)) {
    const when = each.dataset.when;
    each.hidden =
      when === "open" ? !room : when === "closed" ? Boolean(room) : Boolean(room?.question) !== (when === "asked");
  }
  const followers = filled(text("followers"), { count: counted.followers });
  for (const button of storyParts(".to-room")) {
    button.dataset.count = room ? `${room.code} · ${counted.followers}` : "";
    button.ariaLabel = [button.dataset.name, ...(room ? [room.code, followers] : [])].join(", ");
  }
  if (!room) return;
  write(".address", room.address.replace(/^https?:\/\//, ""));
  write(".followers", followers);
  drawCode(room.qr);
  if (room.question) drawQuestion(room.question, counted.votes, text);
}

/**
 * @param {string} selector
 * @param {string} text
 */
function write(selector, text) {
  const element = part(selector);
  // A status that is written anew is read anew.
  if (element && element.textContent !== text) element.textContent = text;
}

/** @param {string} svg */
function drawCode(svg) {
  const picture = part(".code-picture");
  if (!picture || picture.firstChild) return;
  const code = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  code.setAttribute("aria-hidden", "true"); // the address is beside it
  picture.replaceChildren(code);
}

/**
 * @param {import("./room.js").Question} question
 * @param {number[]} votes
 * @param {(name: string) => string} text
 */
function drawQuestion(question, votes, text) {
  write(".question", question.text || text("prepared"));
  const all = votes.reduce((sum, count) => sum + count, 0);
  write(".votes", filled(text("votes"), { count: all }));
  const button = part("[data-room=toggle]");
  if (button) write("[data-room=toggle]", (question.open ? button.dataset.open : button.dataset.closed) ?? "");
  const most = Math.max(1, ...votes);
  const rows = question.options.map((option, place) => bar(label(option), votes[place] ?? 0, most));
  part(".tally")?.replaceChildren(...rows);
}

/** @param {import("./room.js").Option} option */
const label = ({ theme, text }) =>
  part(`input[value="${CSS.escape(theme)}"]`)?.parentElement?.textContent?.trim() || text;

/**
 * @param {string} name
 * @param {number} count
 * @param {number} most
 */
function bar(name, count, most) {
  const row = document.createElement("li");
  const [label, line, number] = ["span", "span", "b"].map((tag) => document.createElement(tag));
  label.textContent = name;
  line.className = "bar";
  line.style.setProperty("--share", `${count / most}`);
  number.textContent = `${count}`;
  row.append(label, " ", line, number);
  return row;
}

/**
 * Read the question that the presenter has prepared.
 * @returns {import("./room.js").Question | null} null where it has too few or too many answers
 */
export function readQuestion() {
  const themes = storyParts(".room-content .theme-option input")
    .map((input) => /** @type {HTMLInputElement} */ (input))
    .filter((input) => input.checked)
    .map((input) => ({ theme: input.value, text: "" }));
  const own = written(".own")
    .split("\n")
    .map((line) => line.trim().slice(0, 80))
    .filter(Boolean)
    .map((text) => ({ theme: "", text }));
  const options = [...themes, ...own];
  const { fewest, most } = storyParts(".room-content")[0].dataset;
  if (options.length < Number(fewest) || options.length > Number(most)) return null;
  const id = [...crypto.getRandomValues(new Uint8Array(ID_BYTES))].map((byte) => byte.toString(16).padStart(2, "0"));
  return { id: id.join(""), text: written(".text").trim(), options, open: true };
}

/** @param {string} selector */
const written = (selector) => /** @type {HTMLInputElement | undefined} */ (part(selector))?.value ?? "";
