/* What dash-leaflet asks the page for: how areas and markers look. `hideout` is what the server sends with each answer. */
window.pilots = {
  map: {
    plain: () => ({ stroke: false, fillColor: "#d9d3c7", fillOpacity: 1, interactive: false }),
    lines: () => ({ weight: 1, color: "#666", fill: false, interactive: false }),
    style: ({ properties: { code } }, { hideout: { colours, shown, chosen } }) => {
      const pilot = code in colours;
      return {
        className: pilot ? "area" : "",
        weight: code === chosen ? 3.5 : 0.5,
        color: code === chosen ? "#000" : "#999",
        fillColor: pilot ? colours[code] : "#f4f1ea",
        fillOpacity: pilot && !shown.includes(code) ? 0.12 : 0.85,
      };
    },
    matches: ({ properties: { code } }, { hideout: { shown } }) => shown.includes(code),
    marker: ({ properties: { name, code, colour } }, latlng, { hideout: { chosen } }) => {
      const button = Object.assign(document.createElement("div"), { className: code === chosen ? "pin chosen" : "pin" });
      button.style.setProperty("--colour", colour);
      button.append(document.createElement("i"), Object.assign(document.createElement("b"), { textContent: name }));
      return L.marker(latlng, { icon: L.divIcon({ html: button, className: "", iconSize: [0, 0] }) });
    },
  },
};
