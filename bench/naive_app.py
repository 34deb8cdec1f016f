"""The app as a tutorial would have it, to measure against: one script, the folium map built anew at every run.

It shows the same data and texts (in Swedish) and serves the same tasks: filter by theme, choose in the list or on the
map. Nothing in it is made slow on purpose: what is read from files is cached.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

DATA = Path(__file__).resolve().parents[1] / "data"
PARTS = {"aim": "Mål", "activity": "Så gick det till", "result": "Resultat", "next": "Nästa steg"}


@st.cache_data
def load_themes() -> dict[str, dict[str, Any]]:
    """Return the themes of the codebook by id."""
    codes = tomllib.loads((DATA / "codebook.toml").read_text(encoding="utf-8"))["code"]
    return {code["id"]: code for code in codes if code["dimension"] == "theme"}


@st.cache_data
def load_pilots() -> pd.DataFrame:
    """Return a table with a row for each pilot."""
    rows = []
    for file in sorted((DATA / "pilots").glob("*.toml")):
        pilot = tomllib.loads(file.read_text(encoding="utf-8"))
        coded = [coding["code"] for coding in pilot["coding"]]
        texts = {part: [text["sv"] for text in pilot.get(part, [])] for part in PARTS}
        rows.append(
            {
                "code": pilot["code"],
                "name": pilot["name"],
                "lat": pilot["seat"]["lat"],
                "lon": pilot["seat"]["lon"],
                "summary": pilot["summary"]["sv"],
                "themes": [code for code in coded if code in load_themes()],
                "main": next(coding["code"] for coding in pilot["coding"] if coding.get("main")),
                "contact": f"{pilot['contact']['name']}, {pilot['contact'].get('phone', '')}",
                **texts,
            }
        )
    return pd.DataFrame(rows)


@st.cache_data
def load_municipalities() -> dict[str, Any]:
    """Return the borders of the 290 municipalities as GeoJSON."""
    return json.loads((DATA / "geo/municipalities.geojson").read_text(encoding="utf-8"))


def build_map(pilots: pd.DataFrame) -> folium.Map:
    """Return the map with all municipalities and a marker for each of the pilots."""
    colours = {row.code: load_themes()[row.main]["colour"] for row in pilots.itertuples()}
    view = folium.Map(location=[62.5, 17.5], zoom_start=5, tiles=None)
    folium.GeoJson(
        load_municipalities(),
        style_function=lambda feature: {
            "fillColor": colours.get(feature["properties"]["code"], "#f4f1ea"),
            "fillOpacity": 0.7,
            "color": "#999999",
            "weight": 0.5,
        },
    ).add_to(view)
    for row in pilots.itertuples():
        popup = folium.Popup(f"<b>{row.name}</b><br>{row.summary}", max_width=300)
        folium.Marker([row.lat, row.lon], popup=popup, tooltip=row.name).add_to(view)
    return view


def show_pilot(pilot: pd.Series) -> None:
    """Show what is known of a pilot."""
    st.header(pilot["name"])
    st.write(pilot["summary"])
    st.write("Teman: " + ", ".join(load_themes()[theme]["label"]["sv"] for theme in pilot["themes"]))
    for part, heading in PARTS.items():
        if pilot[part]:
            st.subheader(heading)
            st.markdown("\n".join(f"- {text}" for text in pilot[part]))
    st.write("Kontakt: " + pilot["contact"])


st.set_page_config(page_title="Pilotkommuner", layout="wide")
st.title("Pilotkommuner för stärkt lokal attraktionskraft")
table = load_pilots()
wanted = st.multiselect(
    "Tema", list(load_themes()), format_func=lambda theme: load_themes()[theme]["label"]["sv"], key="themes"
)
if wanted:
    table = table[table["themes"].map(lambda themes: bool(set(themes) & set(wanted)))]
map_column, panel_column = st.columns([3, 2])
with map_column:
    answer = st_folium(build_map(table), height=640, use_container_width=True, key="map")
with panel_column:
    # Clicks on the map and in the list count alike: the one that came last.
    clicked = (answer or {}).get("last_object_clicked_tooltip")
    if clicked != st.session_state.get("clicked"):
        st.session_state["clicked"] = clicked
        # None where a new map has taken the place of the one that was clicked.
        st.session_state["chosen"] = clicked or st.session_state.get("chosen")
    for _, pilot in table.iterrows():
        if st.button(pilot["name"], key=pilot["code"]):
            st.session_state["chosen"] = pilot["name"]
        st.caption(pilot["summary"])
    for _, pilot in table[table["name"] == st.session_state.get("chosen")].iterrows():
        show_pilot(pilot)
