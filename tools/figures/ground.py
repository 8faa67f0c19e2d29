"""The ground of a map: projection, land, borders, hatching. Knows shapes, not what they mean."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
import shapely.affinity
from matplotlib.path import Path as Outline
from paper import MARGIN, Sheet, Spot
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry

MAPS = Path(__file__).resolve().parents[2] / "data" / "maps"
DETAIL = 0.6  # what is smaller in points, or an island of fewer square points, cannot be seen in print


def soften(line: BaseGeometry) -> BaseGeometry:
    """Round the corners of a hand-drawn shape by cutting them twice (Chaikin), each end of a line kept."""

    def cut(points: np.ndarray) -> np.ndarray:
        for _ in range(3):
            start, end = points[:-1], points[1:]
            closed = bool((points[0] == points[-1]).all())
            inner = np.stack([0.75 * start + 0.25 * end, 0.25 * start + 0.75 * end], axis=1).reshape(-1, 2)
            points = np.vstack([inner, inner[:1]]) if closed else np.vstack([points[:1], inner[1:-1], points[-1:]])
        return points

    corners = cut(shapely.get_coordinates(line))
    return shapely.LineString(corners) if line.geom_type == "LineString" else shapely.Polygon(corners)


def load(name: str) -> dict[str, BaseGeometry]:
    """Return the features of a file in data/maps by name."""
    data = json.loads((MAPS / name).read_text(encoding="utf-8"))
    return {item["properties"]["name"]: shapely.make_valid(shape(item["geometry"])) for item in data["features"]}


@dataclass(frozen=True)
class Window:
    """A part of the earth on a part of the sheet: equirectangular, true to scale at the middle latitude."""

    west: float
    east: float
    south: float
    north: float
    left: float
    bottom: float
    width: float

    @property
    def across(self) -> float:
        """Points to a degree of longitude."""
        return self.width / (self.east - self.west)

    @property
    def up(self) -> float:
        """Points to a degree of latitude."""
        return self.across / float(np.cos(np.radians((self.south + self.north) / 2)))

    @property
    def height(self) -> float:
        """Height on the sheet in points."""
        return (self.north - self.south) * self.up

    @property
    def sheet_height(self) -> float:
        """Height of a sheet on which this map stands at the top."""
        return self.bottom + self.height + MARGIN

    @property
    def frame(self) -> BaseGeometry:
        """The edge of the map on the sheet."""
        return box(self.left, self.bottom, self.left + self.width, self.bottom + self.height)

    def place(self, longitude: float, latitude: float) -> Spot:
        """Return the place on the sheet."""
        return self.left + (longitude - self.west) * self.across, self.bottom + (latitude - self.south) * self.up

    def on_sheet(self, area: BaseGeometry) -> BaseGeometry:
        """Return a shape as it lies on the sheet, cut at the frame."""
        shift = np.array([self.left - self.west * self.across, self.bottom - self.south * self.up])
        moved = shapely.transform(area, lambda points: points * [self.across, self.up] + shift)
        cut = shapely.intersection(shapely.make_valid(moved), self.frame)
        if cut.geom_type != "GeometryCollection":
            return cut
        return shapely.union_all([part for part in cut.geoms if part.area])

    def kilometres(self, distance: float) -> float:
        """Return a distance at the middle latitude in points."""
        return distance / 111.2 * self.up


def trace(area: BaseGeometry) -> Outline:
    """Return polygons or lines as one outline."""
    rings: list[BaseGeometry] = []
    for part in shapely.get_parts(area):
        if part.geom_type == "Polygon":
            rings += [part.exterior, *part.interiors]
        elif part.geom_type in ("LineString", "LinearRing"):
            rings.append(part)
        elif hasattr(part, "geoms"):
            rings += [line for line in part.geoms if line.geom_type == "LineString"]
    if not rings:
        return Outline(np.zeros((0, 2)))
    points, codes = [], []
    for ring in rings:
        corners = shapely.get_coordinates(ring)
        points.append(corners)
        steps = [Outline.MOVETO] + [Outline.LINETO] * (len(corners) - 1)
        if ring.is_ring:
            steps[-1] = Outline.CLOSEPOLY
        codes += steps
    return Outline(np.concatenate(points), codes)


def fill(sheet: Sheet, area: BaseGeometry, colour: str, zorder: float = 2) -> None:
    """Fill an area; its edge takes the same colour, so that neighbours show no seam."""
    sheet.outline(trace(area), facecolor=colour, edgecolor=colour, lw=0.3, zorder=zorder)


def hatch(sheet: Sheet, area: BaseGeometry, *, gap: float, angle: float = 45, colour: str = "ink", **look: Any) -> None:
    """Rule parallel lines over an area: real lines, because renderers differ on SVG patterns."""
    if area.is_empty:
        return
    west, south, east, north = area.bounds
    middle, reach = ((west + east) / 2, (south + north) / 2), max(east - west, north - south)
    heights = np.arange(middle[1] - reach, middle[1] + reach, gap)
    flat = shapely.MultiLineString([[(middle[0] - reach, y), (middle[0] + reach, y)] for y in heights])
    ruled = shapely.affinity.rotate(flat, angle, origin=middle).intersection(area)
    sheet.outline(trace(ruled), edgecolor=colour, **({"lw": 0.5, "zorder": 4} | look))


def stipple(sheet: Sheet, area: BaseGeometry, *, gap: float, colour: str = "ink") -> None:
    """Set dots over an area: ruled lines, dashed so short that round ends make dots of the dashes."""
    width = 0.9
    dashes = (0, (0.01, gap / width))  # in line widths
    hatch(sheet, area, gap=gap, angle=0, colour=colour, lw=width, linestyle=dashes, capstyle="round")


def draw_ground(
    sheet: Sheet, window: Window, countries: dict[str, BaseGeometry], fills: dict[str, str], *, borders: float = 0.6
) -> dict[str, BaseGeometry]:
    """Draw sea, land, coasts and borders; return the countries as they lie on the sheet."""
    names = sorted(countries)
    cut = [window.on_sheet(countries[name]) for name in names]
    areas = dict(zip(names, shapely.coverage_simplify(cut, DETAIL, simplify_boundary=True), strict=True))
    seen = {name: [part for part in shapely.get_parts(area) if part.area > DETAIL] for name, area in areas.items()}
    areas = {name: shapely.union_all(parts) for name, parts in seen.items() if parts}
    land = shapely.union_all(list(areas.values()), grid_size=0.01)
    fill(sheet, window.frame, "sea", zorder=1)
    fill(sheet, land, "land")
    for name, colour in fills.items():
        fill(sheet, areas[name], colour)
    inner = window.frame.buffer(-0.4)
    coast = land.boundary.intersection(inner)
    lines = shapely.union_all([area.boundary for area in areas.values()]).intersection(inner)
    frontier = lines.difference(coast.buffer(0.3))
    sheet.outline(trace(shapely.line_merge(frontier)), edgecolor="border", lw=borders, zorder=5)
    sheet.outline(trace(coast), edgecolor="coast", lw=0.5, zorder=5)
    sheet.outline(trace(window.frame), edgecolor="muted", lw=0.7, zorder=30)
    return areas


def scale_bar(sheet: Sheet, window: Window, distance: int, place: Spot, on: str) -> None:
    """Draw a bar of a distance in kilometres, true at the middle latitude."""
    x, y = place
    end = x + window.kilometres(distance)
    sheet.line([(x, y + 2), (x, y), (end, y), (end, y + 2)], width=0.8, zorder=19)
    sheet.text((x + end) / 2, y + 7, f"{distance} km", size=9, on=on)
