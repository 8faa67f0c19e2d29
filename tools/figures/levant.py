"""The ground that all maps of Syria share: one frame, neighbours, disputed land, the Euphrates."""

from typing import Any

import shapely
from disputed import draw_disputed, rule
from ground import Window, draw_ground, load, scale_bar, soften, trace
from paper import MARGIN, Sheet, Spot
from shapely.geometry.base import BaseGeometry

WIDTH = 318
FRAME = {"west": 34.72, "east": 42.5, "south": 32.12, "north": 37.5, "left": MARGIN, "width": WIDTH}
NEIGHBOURS = (  # name, longitude, latitude, ground
    ("TURKEY", 39.6, 37.28, "land"),
    ("IRAQ", 41.5, 33.5, "land"),
    ("JORDAN", 38.0, 32.42, "land"),
    ("LEBANON", 35.42, 33.98, "sea"),
    ("ISRAEL", 35.15, 32.86, "israel-land"),
)
DISPUTED_NOTE = (
    "Disputed. Golan: held by Israel, claimed by Syria.\nWest Bank: held by Israel in part, claimed by Palestine."
)

Town = tuple[str, float, float, Spot, str]
"""Name, longitude, latitude, shift of the label in points, side of the label that is set there."""


def window(bottom: float) -> Window:
    """Return the frame, with room for a key below."""
    return Window(bottom=bottom, **FRAME)


def draw_levant(sheet: Sheet, frame: Window, fills: dict[str, str]) -> dict[str, BaseGeometry]:
    """Draw land, disputed land and names around Syria; return the countries as they lie on the sheet."""
    areas = draw_ground(sheet, frame, load("levant-10m.geojson"), fills | {"Israel": "israel-land"})
    draw_disputed(sheet, frame, areas, {"Golan": "israel-land"})
    river = frame.on_sheet(soften(load("syria-control.geojson")["Euphrates"])).intersection(areas["Syria"])
    sheet.outline(trace(river), edgecolor="river", lw=1.1, zorder=6, joinstyle="round")
    for name, longitude, latitude, on in NEIGHBOURS:
        sheet.text(*frame.place(longitude, latitude), name, size=9, on=on)
    sheet.text(*frame.place(35.12, 34.45), "Med.\nSea", size=9, style="italic", on="sea", colour="accent")
    sheet.text(*frame.place(35.24, 33.4), "Golan", size=9, weight="bold", on="sea")
    sheet.line([frame.place(35.5, 33.3), frame.place(35.74, 33.0)], "ink", 0.6, zorder=12)
    sheet.text(*frame.place(35.28, 32.34), "W. Bank", size=9, on="land", halo=2)
    scale_bar(sheet, frame, 100, frame.place(35.0, 37.2), on="land")
    return areas


def ground_below(spot: Spot, fills: list[tuple[BaseGeometry, str]]) -> str:
    """Return the name of the colour that lies below a spot on the sheet."""
    return next((colour for area, colour in fills if area.covers(shapely.Point(spot))), "sea")


def draw_towns(
    sheet: Sheet,
    frame: Window,
    towns: tuple[Town, ...],
    fills: list[tuple[BaseGeometry, str]],
    shared: tuple[str, ...] = (),
) -> None:
    """Mark towns; a half-filled mark says that two sides share one. A label takes the ground below its middle."""
    for name, longitude, latitude, (dx, dy), side in towns:
        x, y = frame.place(longitude, latitude)
        form = "s" if name == "Damascus" else "o"
        if name in shared:
            draw_shared(sheet, (x, y), name)
        else:
            sheet.dot((x, y), name=f"dot of {name}", form=form)
        middle = x + dx + {"left": 2.6, "center": 0, "right": -2.6}[side] * len(name)
        sheet.text(x + dx, y + dy, name, size=9, ha=side, halo=1.6, on=ground_below((middle, y + dy), fills))


def draw_shared(sheet: Sheet, place: Spot, name: str) -> None:
    """Mark a town of which two sides hold a part each."""
    sheet.dot(place, name=f"dot of {name}", size=6, half=True)


def explain_disputed(sheet: Sheet, y: float, words: str = DISPUTED_NOTE) -> None:
    """Add a row on disputed land to a key."""
    rule(sheet, shapely.box(MARGIN + 1, y - 5, MARGIN + 23, y + 5))
    sheet.text(MARGIN + 29, y, words, ha="left", size=9, halo=0)


def title(sheet: Sheet, frame: Window, lines: tuple[str, str], **look: Any) -> None:
    """Set the date of a map, and what kind of map it is, in its empty corner."""
    x, y = frame.place(42.4, 32.66)
    sheet.text(x, y, lines[0], size=12, weight="bold", ha="right", on="land", **look)
    sheet.text(x, y - 15, lines[1], size=9, ha="right", on="land", **look)
