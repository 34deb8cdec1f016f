// @ts-check
/* Show the speaker's question, and send the one vote of this phone, which may be changed until the question closes. */

import { find, findAll } from "../shared/dom.js";
import { recall, remember } from "./memory.js";

const VOTER = "voter";
const VOTE = "vote-";
const VOTER_BYTES = 16;

/** @type {import("./line.js").Question | null} */
let question = null;

/** @returns {string} a random id, for as long as the page's window is open */
function voter() {
  const known = recall("sessionStorage", VOTER) || hex(crypto.getRandomValues(new Uint8Array(VOTER_BYTES)));
  remember("sessionStorage", VOTER, known);
  return known;
}

/** @param {Uint8Array} bytes */
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {import("./line.js").Question | null} asked */
export function showQuestion(asked) {
  const section = find("#question");
  if (!section || JSON.stringify(asked) === JSON.stringify(question)) return;
  const isNew = asked?.id !== question?.id;
  question = asked;
  section.hidden = !asked;
  if (!asked) return;
  if (isNew) draw(section, asked);
  for (const button of findAll("button", section)) /** @type {HTMLButtonElement} */ (button).disabled = !asked.open;
  mark(section, recall("sessionStorage", VOTE + asked.id));
  if (!asked.open) say(section, section.dataset.closed);
}

/**
 * @param {HTMLElement} section
 * @param {import("./line.js").Question} asked
 */
function draw(section, asked) {
  const themes = JSON.parse(find("main")?.dataset.themes ?? "{}");
  findAll("#asked", section)[0].textContent = asked.text || (section.dataset.prepared ?? "");
  say(section, "");
  const rows = asked.options.map(({ theme, text }, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = themes[theme] ?? text;
    button.addEventListener("click", () => vote(section, asked.id, place));
    const row = document.createElement("li");
    row.append(button);
    return row;
  });
  findAll(".options", section)[0].replaceChildren(...rows);
}

/**
 * @param {HTMLElement} section
 * @param {string} id
 * @param {number} option
 */
async function vote(section, id, option) {
  const before = recall("sessionStorage", VOTE + id);
  mark(section, `${option}`);
  try {
    const answer = await fetch(`${window.location.pathname.replace(/\/$/, "")}/vote`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ question: id, voter: voter(), option }),
    });
    if (!answer.ok) throw new Error((await answer.json()).detail);
    remember("sessionStorage", VOTE + id, `${option}`);
    say(section, section.dataset.voted);
  } catch {
    mark(section, before);
    say(section, section.dataset.failed);
  }
}

/**
 * @param {HTMLElement} section
 * @param {string} chosen
 */
function mark(section, chosen) {
  for (const [place, button] of findAll("button", section).entries()) {
    button.setAttribute("aria-pressed", `${`${place}` === chosen}`);
  }
}

/**
 * @param {HTMLElement} section
 * @param {string} [text]
 */
function say(section, text = "") {
  findAll(".said", section)[0].textContent = text;
}
