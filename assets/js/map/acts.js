// @ts-check
/* Collect what was done of late, to be reported. */

const REPEATED_MS = 10_000; // no run waits longer

/**
 * Return the acts to report once one more is done. Of two values that come faster than a run the server gets the last:
 * it holds what was done just before, too. No two have the same time.
 * @param {import("../shared/messages.js").Act[]} acts
 * @param {Omit<import("../shared/messages.js").Act, "time">} act
 * @param {number} now in milliseconds
 */
export function withAct(acts, act, now) {
  const time = Math.max(now, (acts[acts.length - 1]?.time ?? 0) + 1);
  return [...acts.filter((before) => time - before.time < REPEATED_MS), { ...act, time }];
}
