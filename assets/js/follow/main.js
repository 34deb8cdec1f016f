// @ts-check
/* Follow a presentation from a phone: the page has all steps, the room says which one is shown. */

import { find } from "../shared/dom.js";
import { keepLine } from "./line.js";
import { startReading, tellStep } from "./reading.js";
import { endTalk, followTo, sayWhere, startSteps } from "./steps.js";
import { showQuestion } from "./voting.js";

let isLost = false;

function start() {
  const line = find("#line");
  if (!line) return;
  startReading();
  startSteps(tellStep);
  keepLine(`${window.location.pathname.replace(/\/$/, "")}/events`, {
    shown: ({ step, question }) => {
      followTo(step);
      showQuestion(question);
      if (isLost) sayWhere(line.dataset.back);
      isLost = false;
    },
    ended: () => {
      showQuestion(null);
      endTalk();
    },
    lost: (why) => {
      isLost = true;
      line.textContent = why || (line.dataset.lost ?? "");
      line.dataset.state = "lost";
    },
  });
}

start();
