// @ts-check
/* Decide how the text of a slide that is too long for the screen breaks into parts. */

/**
 * @typedef {{ top: number, bottom: number, apart?: boolean }} Block
 *   where a block stands in the whole text, in pixels, and whether it is to begin a part of its own
 */

/**
 * Return the place of the block with which each part begins: as few parts as have room, and these as equal in height as
 * can be. Blocks side by side stay together; one that is higher than the room has a part of its own.
 * @param {readonly Block[]} blocks in their order
 * @param {number} room height of the screen, in pixels
 * @returns {number[]}
 */
export function partsOf(blocks, room) {
  const rows = rowsOf(blocks);
  const fewest = fill(rows, room);
  const limits = rows.flatMap(({ top }, from) => rows.slice(from).map(({ bottom }) => bottom - top));
  const equal = limits
    .filter((limit) => limit <= room)
    .sort((a, b) => a - b)
    .map((limit) => fill(rows, limit))
    .find((parts) => parts.length === fewest.length);
  return equal ?? fewest;
}

/**
 * Tell whether every part has room.
 * @param {readonly Block[]} blocks
 * @param {readonly number[]} parts as partsOf returns them
 * @param {number} room
 */
export function haveRoom(blocks, parts, room) {
  return parts.every((from, part) => {
    const own = blocks.slice(from, parts[part + 1]);
    return Math.max(...own.map(({ bottom }) => bottom)) - own[0].top <= room;
  });
}

/**
 * @param {readonly Block[]} blocks
 * @returns {(Block & { first: number })[]} with the place of the first block of each row
 */
function rowsOf(blocks) {
  /** @type {(Block & { first: number })[]} */
  const rows = [];
  blocks.forEach(({ top, bottom, apart }, first) => {
    const row = rows[rows.length - 1];
    if (row && top < row.bottom) row.bottom = Math.max(row.bottom, bottom);
    else rows.push({ top, bottom, apart, first });
  });
  return rows;
}

/**
 * Fill one part after the other.
 * @param {readonly (Block & { first: number })[]} rows
 * @param {number} limit height of a part
 */
function fill(rows, limit) {
  /** @type {number[]} */
  const parts = [];
  let top = 0;
  for (const row of rows) {
    if (parts.length && !row.apart && row.bottom - top <= limit) continue;
    parts.push(row.first);
    top = row.top;
  }
  return parts;
}
