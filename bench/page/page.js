/* The map on plain Leaflet, and everything else in the browser. */
(() => {
  "use strict";
  const { geo, pilots: told } = document.getElementById("map").dataset;
  const pilots = JSON.parse(told);
  const map = L.map("map", { zoomSnap: 0, attributionControl: false }).fitBounds([[55.3, 10.9], [69.1, 24.2]]);
  const panel = document.getElementById("panel");
  let outline = null;

  const rings = ({ geometry: { type, coordinates } }) =>
    (type === "Polygon" ? [coordinates] : coordinates).map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [y, x])));
  const load = async (url) => (await fetch(url)).json();

  function choose(pilot) {
    outline?.remove();
    document.querySelector(".pin.chosen")?.classList.remove("chosen");
    outline = L.geoJSON(pilot.feature, { className: "chosen", interactive: false, fill: false, color: "#000", weight: 3.5 }).addTo(map);
    pilot.button.classList.add("chosen");
    panel.replaceChildren(document.querySelector(`template[data-name="${pilot.name}"]`).content.cloneNode(true));
  }

  function filter() {
    const wanted = [...document.querySelectorAll("#themes input:checked")].map(({ value }) => value);
    for (const pilot of pilots) {
      const matching = !wanted.length || wanted.some((theme) => pilot.themes.includes(theme));
      document.querySelector(`.card[data-name="${pilot.name}"]`).hidden = !matching;
      pilot.area.setStyle({ fillOpacity: matching ? 0.85 : 0.12 });
      if (matching) pilot.marker.addTo(map); else pilot.marker.remove();
    }
  }

  async function draw() {
    const { municipalities, counties, neighbours } = JSON.parse(geo);
    const [all, regions, abroad] = await Promise.all([municipalities, counties, neighbours].map(load));
    const still = { interactive: false };
    L.geoJSON(abroad, { ...still, style: { stroke: false, fillColor: "#d9d3c7", fillOpacity: 1 } }).addTo(map);
    L.polygon(all.features.flatMap(rings), { ...still, weight: 0.5, color: "#999", fillColor: "#f4f1ea", fillOpacity: 1 }).addTo(map);
    L.polygon(regions.features.flatMap(rings), { ...still, weight: 1, color: "#666", fill: false }).addTo(map);
    for (const pilot of pilots) {
      pilot.feature = all.features.find(({ properties }) => properties.code === pilot.code);
      pilot.area = L.geoJSON(pilot.feature, { className: "area", weight: 1, color: pilot.colour, fillOpacity: 0.85 }).addTo(map);
      pilot.button = Object.assign(document.createElement("div"), { className: "pin" });
      pilot.button.style.setProperty("--colour", pilot.colour);
      pilot.button.append(document.createElement("i"), Object.assign(document.createElement("b"), { textContent: pilot.name }));
      pilot.marker = L.marker([pilot.lat, pilot.lon], { icon: L.divIcon({ html: pilot.button, className: "", iconSize: [0, 0] }) }).addTo(map);
      pilot.area.on("click", () => choose(pilot));
      pilot.marker.on("click", () => choose(pilot));
    }
  }

  document.getElementById("themes").addEventListener("change", filter);
  draw();
})();
