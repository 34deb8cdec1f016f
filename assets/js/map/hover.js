// @ts-check
/* Name the municipality under the pointer; a click offers to take it as the visitor's own place. */

import { answer, choose } from "./choice.js";
import { makeButton, makeText } from "./elements.js";
import { contains } from "./geometry.js";
import { coarse, model, reducedMotion } from "./model.js";
import { nearestPin } from "./pins.js";

/** Name what is under the pointer, from now on. */
export function nameOnHover() {
  const { map } = model;
  const tip = L.tooltip({ direction: "top", offset: [0, -8], opacity: 1, className: "hover-name" });
  map.on("mousemove", ({ latlng, originalEvent }) => {
    // A pin has its name beside it, and may lie over another municipality.
    const onPin = originalEvent.target instanceof Element && originalEvent.target.closest(".pin .icon");
    const feature = onPin ? undefined : municipalityAt(latlng);
    if (feature) tip.setLatLng(latlng).setContent(nameOf(feature)).addTo(map);
    else tip.remove();
  });
  map.on("mouseout movestart click", () => tip.remove());
  map.on("click", ({ latlng, containerPoint }) => {
    const pin = coarse.matches && nearestPin(containerPoint);
    if (pin) return choose(pin.pilot.id);
    const feature = municipalityAt(latlng);
    if (feature && !model.shown && model.state.words.use_place) offerAsOwn(feature, latlng);
  });
}

/** @param {L.LatLng} latlng */
const municipalityAt = ({ lat, lng }) => model.layers.features.find((boxed) => contains(boxed, [lng, lat]))?.feature;

/** @param {import("./model.js").Feature} feature */
const nameOf = ({ properties: { name, county } }) => makeText(`${name}, ${model.layers.countyNames.get(county)}`);

/**
 * @param {import("./model.js").Feature} feature
 * @param {L.LatLng} latlng
 */
function offerAsOwn(feature, latlng) {
  const { map, state } = model;
  const button = makeButton("", document.createTextNode(state.words.use_place));
  button.addEventListener("click", () => {
    map.closePopup();
    answer({ place: feature.properties.code });
  });
  const offer = document.createElement("div");
  offer.className = "offer";
  offer.append(nameOf(feature), button);
  L.popup({ closeButton: false, autoPan: !reducedMotion.matches }).setLatLng(latlng).setContent(offer).openOn(map);
}
