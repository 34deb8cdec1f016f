// @ts-check
/* Compute with the points and polygons of the boundaries, in degrees: a point is [longitude, latitude]. */

/**
 * @typedef {[number, number]} Point
 * @typedef {Point[]} Ring
 * @typedef {[number, number, number, number]} Box  west, south, east, north
 * @typedef {Pick<DOMRectReadOnly, "left" | "top" | "right" | "bottom">} Edges  of a box on the screen, in pixels
 * @typedef {{ type: "Polygon", coordinates: Ring[] } | { type: "MultiPolygon", coordinates: Ring[][] }} Geometry
 * @typedef {{ type: "Feature", geometry: Geometry, properties: { code: string, name: string, county: string } }} Feature
 */

/**
 * Return a feature's polygons, each as its rings.
 * @param {Feature} feature
 * @returns {Ring[][]}
 */
export const polygonsOf = ({ geometry }) =>
  geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;

/**
 * Return the box around a feature.
 * @param {Feature} feature
 * @returns {Box}
 */
export function boxOf(feature) {
  const points = polygonsOf(feature).flat(2);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/**
 * Return the polygons of features as Leaflet draws them: latitude first.
 * @param {Feature[]} features
 * @returns {Point[][][]}
 */
export const latLngsOf = (features) =>
  features.flatMap(polygonsOf).map((rings) => rings.map((ring) => ring.map(([x, y]) => /** @type {Point} */ ([y, x]))));

/**
 * Tell whether a point is in a feature; `box` is the one around it.
 * @param {{ feature: Feature, box: Box }} boxed
 * @param {Point} point
 */
export function contains({ feature, box: [west, south, east, north] }, [x, y]) {
  if (x < west || x > east || y < south || y > north) return false;
  return polygonsOf(feature).some((rings) => rings.filter((ring) => inRing(ring, x, y)).length % 2 === 1);
}

/**
 * Count the edges that a ray from the point crosses.
 * @param {Ring} ring
 * @param {number} x
 * @param {number} y
 */
function inRing(ring, x, y) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/**
 * Tell whether two boxes on the screen overlap.
 * @param {Edges} a
 * @param {Edges} b
 */
export const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
