// @ts-check
/* Write days and times in the page's language, in the form of the visitor's own region. */

/**
 * Return the time of day, with twelve or twenty-four hours as in the visitor's region.
 * @param {Date} moment
 * @param {string} lang the page's language
 * @param {string | undefined} own the visitor's region; undefined is the browser's own
 * @returns {string}
 */
export function timeOfDay(moment, lang, own) {
  const { hourCycle } = new Intl.DateTimeFormat(own, { hour: "numeric" }).resolvedOptions();
  return moment.toLocaleTimeString(lang, { hour: "numeric", minute: "2-digit", hourCycle });
}

/**
 * Return the day, in the form of the visitor's region where it is one of the page's language: en-US has the month first.
 * @param {Date} moment
 * @param {string} lang the page's language
 * @param {string | undefined} own the visitor's region; undefined is the browser's own
 * @returns {string}
 */
export function longDay(moment, lang, own) {
  const { locale } = new Intl.DateTimeFormat(own).resolvedOptions();
  const form = locale.split("-")[0] === lang ? locale : { sv: "sv-SE", en: "en-GB" }[lang];
  return moment.toLocaleDateString(form, { dateStyle: "long" });
}
