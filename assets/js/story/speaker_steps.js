// @ts-check
/* List all steps in the speaker's window: the one that is shown is marked, and each has the time that was used for it. */

import { findAll } from "../shared/dom.js";
import { make } from "../shared/elements.js";
import { stepEntries } from "./stage_palette.js";
import { asMinutes, spentAt } from "./talk_time.js";

/**
 * Fill a list with the steps of the presentation.
 * @param {HTMLElement} list
 */
export function listSteps(list) {
  const rows = stepEntries().filter(({ number }) => number !== null);
  list.replaceChildren(...rows.map(makeRow));
  const buttons = findAll("[data-step]", list);

  function showCurrent() {
    findAll('[aria-current="step"]', list)[0]?.scrollIntoView({ block: "nearest" });
  }

  return {
    showCurrent,
    /** @param {string} step */
    mark(step) {
      for (const button of buttons) {
        if (button.dataset.step === step) button.setAttribute("aria-current", "step");
        else button.removeAttribute("aria-current");
      }
      showCurrent();
    },
    /**
     * @param {import("./talk_time.js").TalkTime} time
     * @param {number} ms since 1970
     */
    showTimes(time, ms) {
      for (const button of buttons) {
        const spent = spentAt(time, button.dataset.step ?? "", ms);
        findAll(".time", button)[0].textContent = spent ? asMinutes(spent) : "";
      }
    },
  };
}

/** @param {import("./finding.js").Entry} entry */
function makeRow({ step, title }) {
  const time = make("span", { className: "time" });
  const button = make("button", { type: "button" }, make("span", {}, title), " ", time);
  Object.assign(button.dataset, { step });
  return make("li", {}, button);
}
