"""The same map with dash-leaflet: the browser keeps the boundaries, the server answers each action with what changes.

Run as a program: the file with the facts, the port. Built as its documentation advises: boundaries from an address,
styles and markers by functions of the page, one callback, answers compressed, served by waitress.
"""

import json
import sys
from pathlib import Path
from typing import Any

import dash_leaflet as dl
from dash import Dash, Input, Output, State, callback_context, dcc, html
from flask import Response, send_from_directory
from waitress import serve

HERE = Path(__file__).parent
GEO = HERE.parent / "data" / "geo"
_A_YEAR_S = 31_536_000


def from_page(name: str) -> dict[str, str]:
    """Return the reference to a function of dash_assets/map.js."""
    return {"variable": f"pilots.map.{name}"}


def card(pilot: dict[str, Any]) -> html.Div:
    """Return a pilot of the list."""
    return html.Div([html.H3(pilot["name"]), html.P(pilot["summary"])])


def panel(pilot: dict[str, Any]) -> list[Any]:
    """Return all that is shown of a pilot."""
    parts = [
        element
        for heading, texts in pilot["parts"].items()
        if texts
        for element in (html.H3(heading), html.Ul([html.Li(text) for text in texts]))
    ]
    themes = html.P("Teman: " + ", ".join(pilot["themes"]))
    return [html.H2(pilot["name"]), html.P(pilot["summary"]), themes, *parts, html.P("Kontakt: " + pilot["contact"])]


def points(pilots: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the seats as GeoJSON."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [pilot["lon"], pilot["lat"]]},
                "properties": {name: pilot[name] for name in ("code", "name", "colour")},
            }
            for pilot in pilots
        ],
    }


def layout(facts: dict[str, Any]) -> html.Div:
    """Return the page."""
    pilots = facts["pilots"]
    colours = {pilot["code"]: pilot["colour"] for pilot in pilots}
    hideout = {"colours": colours, "shown": list(colours), "chosen": None}
    labels = [theme["label"] for theme in facts["themes"]]
    layers = [
        dl.GeoJSON(url="/geo/neighbours.geojson", style=from_page("plain")),
        dl.GeoJSON(url="/geo/municipalities.geojson", id="areas", style=from_page("style"), hideout=hideout),
        dl.GeoJSON(url="/geo/counties.geojson", style=from_page("lines"), interactive=False),
        dl.GeoJSON(
            data=points(pilots),
            id="points",
            filter=from_page("matches"),
            pointToLayer=from_page("marker"),
            hideout=hideout,
        ),
    ]
    sweden = [[55.3, 10.9], [69.1, 24.2]]
    leaflet = dl.Map(layers, id="map", bounds=sweden, zoomSnap=0, attributionControl=False)
    side = html.Div([html.Article(id="panel"), html.Div([card(pilot) for pilot in pilots], id="list")], id="side")
    themes = html.Div(["Tema", dcc.Checklist(labels, [], id="themes")])
    heading = html.H1("Pilotkommuner för stärkt lokal attraktionskraft")
    return html.Div([heading, html.Main([themes, leaflet, side])])


def dash_app(facts: dict[str, Any]) -> Dash:
    """Return the app."""
    app = Dash(
        __name__,
        assets_folder=str(HERE / "dash_assets"),
        external_stylesheets=["/page.css"],
        compress=True,
        title="Pilotkommuner",
        update_title="",
    )
    app.layout = layout(facts)
    pilots = {pilot["code"]: pilot for pilot in facts["pilots"]}

    @app.server.route("/geo/<name>")
    def geo(name: str) -> Response:
        return send_from_directory(GEO, name, max_age=_A_YEAR_S)

    @app.server.route("/page.css")
    def css() -> Response:
        return send_from_directory(HERE / "page", "page.css", max_age=_A_YEAR_S)

    @app.callback(
        Output("panel", "children"),
        Output("list", "children"),
        Output("areas", "hideout"),
        Output("points", "hideout"),
        Input("themes", "value"),
        Input("points", "n_clicks"),
        Input("areas", "n_clicks"),
        State("points", "clickData"),
        State("areas", "clickData"),
        State("areas", "hideout"),
        prevent_initial_call=True,
    )
    def act(themes: list[str], _points: int, _areas: int, point: Any, area: Any, hideout: dict[str, Any]) -> Any:
        clicked = {"points": point, "areas": area}.get(callback_context.triggered_id)
        code = clicked["properties"]["code"] if clicked else hideout["chosen"]
        shown = [key for key, pilot in pilots.items() if not themes or set(themes) & set(pilot["themes"])]
        hideout |= {"shown": shown, "chosen": code if code in pilots else None}
        told = panel(pilots[hideout["chosen"]]) if hideout["chosen"] else []
        return told, [card(pilots[key]) for key in shown], hideout, hideout

    return app


if __name__ == "__main__":
    facts_file, port = sys.argv[1:]
    app = dash_app(json.loads(Path(facts_file).read_text("utf-8")))
    serve(app.server, host="127.0.0.1", port=int(port), threads=8)
