"""Make the folium map, constant from run to run, and the state that it is sent at each run."""

from collections.abc import Callable, Mapping
from functools import cache
from textwrap import dedent
from threading import Lock
from typing import Any

import folium
from branca.element import Element, MacroElement
from folium.template import Template
from markupsafe import Markup

from pilotkartan.content.boundaries import LAYERS
from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.texts import Translator
from pilotkartan.explore.index import View
from pilotkartan.explore.selection import Selection
from pilotkartan.geo.distance import nearest
from pilotkartan.geo.gazetteer import Place
from pilotkartan.geo.geometry import SHOWN_LAT, SHOWN_LON
from pilotkartan.render.assets import COMPONENT_DEPTH, font_url, geo_url, leaflet_url
from pilotkartan.render.html import inert_json
from pilotkartan.render.joined_files import joined_url
from pilotkartan.render.urls import relative_address

# Nearer than this the schematic borders would promise more than they hold.
MAX_ZOOM = 10
# The map is built once; each run gives it its state and renders it, one run at a time.
_drawing = Lock()
# As many pilots as are joined to the visitor's own place by lines.
_JOINED = 3
_WORDS = (
    "title help zoom_in zoom_out home legend schematic main_theme outside failed tiles use_place "
    "compared compare compare_no_more"
).split()


def _in_frame(**addresses: str) -> list[tuple[str, str]]:
    """Return the addresses of files by their names, as Streamlit's frame for the map asks for them."""
    return [(name, relative_address(address, COMPONENT_DEPTH)) for name, address in addresses.items()]


class LocalMap(folium.Map):
    """A folium map that loads only files of this server and hands the rest to assets/js/map/."""

    default_js = _in_frame(leaflet=leaflet_url("leaflet.js"), map=joined_url("map.js"))
    default_css = _in_frame(leaflet_css=leaflet_url("leaflet.css"), map_css=joined_url("map.css"))
    _template = Template("""
        {% macro header(this, kwargs) %}{% endmacro %}
        {% macro html(this, kwargs) %}<div class="folium-map" id="{{ this.get_name() }}" ></div>{% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map("{{ this.get_name() }}", {
                center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}
            });
        {% endmacro %}
    """)
    rendered = False

    def render(self, **kwargs: Any) -> None:  # type: ignore[override]  # folium returns nothing here, branca a text
        """Render once, since only the state changes, which is read without rendering."""
        if not self.rendered:
            self.rendered = True
            super().render(**kwargs)  # type: ignore[no-untyped-call]  # folium has no types here


class Start(MacroElement):
    """The one call that gives the Leaflet map to assets/js/map/main.js."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            startPilotMap({{ this._parent.get_name() }}, {{ this.bounds|tojson }}, {{ this.max_zoom }});
        {% endmacro %}
    """)

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types here
        self._name = "Start"
        # South-west and north-east corner.
        self.bounds = tuple(zip(SHOWN_LAT, SHOWN_LON, strict=True))
        self.max_zoom = MAX_ZOOM


_STATE = '<script type="application/json" id="map-state">{}</script>'


class State(Element):
    """The state as inert JSON, which map.js reads at every run."""

    _template = Template(_STATE.format("{{ this.json }}"))

    def __init__(self) -> None:
        super().__init__()
        self._name = "State"
        self.json = "null"


def state_element(state: Mapping[str, Any]) -> Markup:
    """Return the element with the map's state on a page before Streamlit runs."""
    return Markup(_STATE.format(inert_json(state)))


@cache
def _the_map() -> tuple[folium.Map, State]:
    """Return the one map of the process and the element with its state; to be used under the lock `_drawing`."""
    return build_map()


def build_map() -> tuple[folium.Map, State]:
    """Return a folium map and the element that carries its state, which is no part of its script.

    The script is the same for every state, so that the map is never mounted anew.
    """
    options: Any = {"zoom_control": False, "attribution_control": False, "zoom_snap": 0, "zoom_delta": 0.75}
    view = LocalMap(location=(62.5, 17.5), zoom_start=4, tiles=None, **options)
    Start().add_to(view)
    state = State()
    root: Any = view.get_root()
    root.html.add_child(state)
    root.render()
    return view, state


def whole_document(view: folium.Map) -> str:
    """Return the map's document, the same at each call."""
    root: Any = view.get_root()
    # folium names the map anew at each run; this is streamlit-folium's name for it, which map.css knows.
    document: str = root.render().replace(view.get_name(), "map_div")
    return document


def map_state(
    atlas: Atlas, selection: Selection, view: View, place: Place | None, t: Translator, lang: Lang, background: bool
) -> dict[str, Any]:
    """Return the state that map.js draws: all pilots, those that match or are compared, the chosen one, all words."""
    return {
        "lang": lang,
        "chosen": selection.pilot,
        "matching": list(view.ids),
        "compared": list(selection.compared),
        "background": background,
        "place": _place(place, view) if place else None,
        "pilots": _pilots(atlas, lang),
        "legend": _legend(atlas, lang),
        "words": {key: t(f"map.{key}") for key in _WORDS},
        "geo": {layer: geo_url(layer) for layer in LAYERS},
        "fonts": {"icons": font_url("MaterialSymbols-Rounded"), "text": font_url("SourceSansVF-Upright")},
    }


def draw(state: Mapping[str, Any], key: str, height: int, on_change: Callable[[], None]) -> None:
    """Draw the map in a Streamlit run; `on_change` is called at a choice, whose value is stored under `key`."""
    # Imported inside a run: outside one the component is not registered with the server.
    from streamlit_folium import st_folium

    view, element = _the_map()
    with _drawing:
        element.json = inert_json(state)
        st_folium(
            view,
            key=key,
            height=height,
            use_container_width=True,
            returned_objects=[],
            on_change=on_change,
            render=False,
        )


@cache
def inline_script() -> str:
    """Return the exact text that the component runs as an inline script, for its hash in the CSP."""
    from streamlit_folium import generate_leaflet_string

    script = dedent(generate_leaflet_string(build_map()[0]))
    return f"{script}\nvar drawnItems = [];window.map = map_div; window.initComponent(map_div, false);"


def _pilots(atlas: Atlas, lang: Lang) -> list[dict[str, Any]]:
    return [
        {
            "id": pilot.id,
            "code": pilot.code,
            "name": pilot.name,
            "lat": pilot.seat.lat,
            "lon": pilot.seat.lon,
            "label": pilot.label.model_dump(),
            "theme": atlas.main_theme(pilot).id,
            "county": atlas.codebook.by_id[pilot.county].label.of(lang),
        }
        for pilot in atlas.pilots
    ]


def _place(place: Place, view: View) -> dict[str, Any]:
    """Return the visitor's own place, its municipality's code and the nearest of the matching pilots."""
    return {
        "id": place.id,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "municipality": place.municipality if place.kind != "county" else None,
        "nearest": [near.pilot.id for near in nearest(view.pilots, place.lat, place.lon, _JOINED)],
    }


def _legend(atlas: Atlas, lang: Lang) -> list[dict[str, Any]]:
    return [
        {
            "id": code.id,
            "label": code.label.of(lang),
            "icon": code.icon,
            "light": code.colour,
            "dark": code.colour_dark,
        }
        for code in atlas.main_themes()
    ]
