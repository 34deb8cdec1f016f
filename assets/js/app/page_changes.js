// @ts-check
/* Observe the page once, for all parts that follow its changes. */

/**
 * @typedef {object} Wanted  the changes that a part wants to know of
 * @property {boolean} [nodes]  that elements and texts come and go
 * @property {boolean} [texts]  that a text changes
 * @property {readonly string[]} [attributes]  that these change
 * @property {Node} [inside]  only in here
 */

/** @type {Map<(changes: MutationRecord[]) => void, Wanted>} */
const listeners = new Map();

const observer = new MutationObserver((changes) => {
  for (const [listener, wanted] of [...listeners]) {
    const own = changes.filter((change) => isWanted(wanted, change));
    if (own.length) attempt(() => listener(own));
  }
});

/**
 * Tell whether a part wants to know of a change.
 * @param {Wanted} wanted
 * @param {Pick<MutationRecord, "type" | "attributeName" | "target">} change
 */
export function isWanted({ nodes, texts, attributes, inside }, { type, attributeName, target }) {
  if (inside && !inside.contains(target)) return false;
  if (type === "childList") return Boolean(nodes);
  if (type === "characterData") return Boolean(texts);
  return attributes?.includes(attributeName ?? "") ?? false;
}

/**
 * Call a function after each change of this kind, until it is told to stop.
 * @param {Wanted} wanted
 * @param {(changes: MutationRecord[]) => void} listener
 */
export function onPageChange(wanted, listener) {
  listeners.set(listener, wanted);
  const attributeFilter = [...listeners.values()].flatMap(({ attributes }) => attributes ?? []);
  observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributeFilter });
}

/**
 * Call a function no more.
 * @param {(changes: MutationRecord[]) => void} listener
 */
export function stopOnPageChange(listener) {
  listeners.delete(listener);
}

/**
 * Call a function; a part of the page that fails leaves the others working.
 * @param {() => void} act
 */
export function attempt(act) {
  try {
    act();
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}
