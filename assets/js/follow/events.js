// @ts-check
/* Read server-sent events out of the text of an answer. */

/** @typedef {{ name: string, data: string }} RoomEvent */

/**
 * Take the events that are whole out of what has come; comments and other fields are passed over.
 * @param {string} text
 * @returns {{ events: RoomEvent[], rest: string }}
 */
export function takeEvents(text) {
  const blocks = text.split("\n\n");
  const rest = blocks.pop() ?? "";
  const events = blocks.map((block) => ({ name: field(block, "event"), data: field(block, "data") }));
  return { events: events.filter(({ name }) => name), rest };
}

/**
 * @param {string} block
 * @param {string} name
 */
function field(block, name) {
  const line = block.split("\n").find((each) => each.startsWith(`${name}: `));
  return line ? line.slice(name.length + 2) : "";
}
