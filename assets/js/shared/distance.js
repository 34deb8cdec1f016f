// @ts-check
/* Measure how far two points are from each other, as geographiclib does in pilotkartan/geo/distance.py. */

/** @typedef {{ lat: number, lon: number }} Point  in degrees, WGS 84 */

const RADIUS_KM = 6378.137;
const FLATTENING = 1 / 298.257223563;

/** @param {number} degrees */
const radians = (degrees) => (degrees * Math.PI) / 180;

/** @param {number} angle */
const squaredSine = (angle) => Math.sin(angle) ** 2;

/**
 * Return the distance along the ellipsoid in km, by Lambert's formula: some ten metres from the truth within Sweden.
 * @param {Point} from
 * @param {Point} to
 */
export function distanceKm(from, to) {
  const [one, other] = [from, to].map(({ lat }) => Math.atan((1 - FLATTENING) * Math.tan(radians(lat))));
  const [mean, half] = [(one + other) / 2, (other - one) / 2];
  const across = Math.cos(one) * Math.cos(other) * squaredSine(radians(to.lon - from.lon) / 2);
  const angle = 2 * Math.asin(Math.sqrt(squaredSine(half) + across));
  if (!angle) return 0;
  const x = ((angle - Math.sin(angle)) * squaredSine(mean) * (1 - squaredSine(half))) / (1 - squaredSine(angle / 2));
  const y = ((angle + Math.sin(angle)) * (1 - squaredSine(mean)) * squaredSine(half)) / squaredSine(angle / 2);
  return RADIUS_KM * (angle - (FLATTENING / 2) * (x + y));
}
