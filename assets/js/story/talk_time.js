// @ts-check
/* Measure the time that a talk has taken, in all and at each step. */

/** @typedef {{ started: number, at: string, since: number, spent: Record<string, number> }} TalkTime  in milliseconds */

/**
 * Begin to measure.
 * @param {number} now
 * @param {string} [at] the step that is shown
 * @returns {TalkTime}
 */
export const startTime = (now, at = "") => ({ started: now, at, since: now, spent: {} });

/**
 * Return the time when another step is shown, or the same one again.
 * @param {TalkTime} time
 * @param {string} step
 * @param {number} now
 * @returns {TalkTime}
 */
export const timeAtStep = (time, step, now) =>
  step === time.at
    ? time
    : { ...time, at: step, since: now, spent: { ...time.spent, [time.at]: spentAt(time, time.at, now) } };

/**
 * Return how long a step has been shown.
 * @param {TalkTime} time
 * @param {string} step
 * @param {number} now
 */
export const spentAt = ({ at, since, spent }, step, now) => (spent[step] ?? 0) + (step === at ? now - since : 0);

/**
 * Write a length of time: 0:07, 12:00, 1:02:03.
 * @param {number} ms
 */
export function asMinutes(ms) {
  const [s, min, h] = [ms / 1000, ms / 60_000, ms / 3_600_000].map(Math.floor);
  const two = (/** @type {number} */ n) => `${n % 60}`.padStart(2, "0");
  return h ? `${h}:${two(min)}:${two(s)}` : `${min}:${two(s)}`;
}
