"""Schematic map of the Golan and of the distances named in 2018: 80, 85 and 100 km from the line of 1974.

The part "blank" leaves out the distances and the names of places: a question asks for them.
"""

from dataclasses import replace
from typing import Any

import shapely
from disputed import draw_disputed
from ground import Window, draw_ground, fill, hatch, load, scale_bar, soften, trace
from levant import explain_disputed
from paper import MARGIN, Sheet
from shapely.geometry.base import BaseGeometry

WINDOW = Window(west=35.0, east=37.28, south=32.12, north=34.22, left=MARGIN, bottom=98, width=318)
BLANK_WINDOW = replace(WINDOW, bottom=62)
BANDS = (  # kilometres, manner of the line, colour, latitude of the label, words in the key
    (100, "-", "estimate", 33.86, "offered by Russia in July 2018"),
    (85, (0, (5, 1.6)), "russia", 33.62, "said by Russia to be reached, August 2018"),
    (80, (0, (1, 1.2)), "accent", 32.9, "said by Russia to be kept (75 to 80), 2019"),
)
TOWNS = (  # name, longitude, latitude, shift of the label in points, side, ground
    ("Damascus", 36.29, 33.51, (-7, 2), "right", "syria-land"),
    ("Sayyida\nZaynab", 36.34, 33.44, (-2, -16), "center", "syria-land"),
    ("Quneitra", 35.82, 33.125, (17, -2), "left", "syria-land"),
    ("Daraa", 36.10, 32.62, (6, 2), "left", "syria-land"),
    ("Suwayda", 36.57, 32.71, (-6, 0), "right", "syria-land"),
    ("Beirut", 35.51, 33.89, (-6, 0), "right", "sea"),
)
NAMES = (
    ("SYRIA", 36.32, 33.02, 13, "syria-land", "syria"),
    ("LEBANON", 35.83, 33.72, 9, "land", "ink"),
    ("ISRAEL", 35.27, 32.78, 10, "israel-land", "israel"),
    ("JORDAN", 36.05, 32.3, 9, "land", "ink"),
)


def line_a(golan: BaseGeometry, syria: BaseGeometry) -> BaseGeometry:
    """Return the eastern edge of the land that Israel holds: line A, approximately."""
    return golan.boundary.intersection(syria.buffer(0.8))


def draw_separation(sheet: Sheet, area: BaseGeometry) -> None:
    """Draw the area of separation between line A and line B."""
    fill(sheet, area, "page", zorder=4)
    hatch(sheet, area, gap=2.2, angle=0, colour="accent", lw=0.6, zorder=4)
    sheet.outline(trace(area), edgecolor="accent", lw=0.9, zorder=6)


def draw_band(sheet: Sheet, outline: BaseGeometry, style: Any, colour: str) -> None:
    """Draw one distance over a pale casing."""
    sheet.outline(trace(outline), edgecolor="page", lw=3.4, zorder=8)
    sheet.outline(trace(outline), edgecolor=colour, lw=1.8, zorder=9, linestyle=style, capstyle="butt")


def draw_bands(sheet: Sheet, line: BaseGeometry, syria: BaseGeometry) -> None:
    """Draw each distance from line A as far as it runs in Syria, and write the distance on it."""
    for distance, style, colour, latitude, _words in BANDS:
        reach = line.buffer(WINDOW.kilometres(distance), quad_segs=32).exterior
        draw_band(sheet, shapely.line_merge(reach.intersection(syria)), style, colour)
        across = shapely.LineString([WINDOW.place(35.9, latitude), WINDOW.place(37.6, latitude)])
        x, y = max(shapely.get_coordinates(reach.intersection(across)).tolist())
        sheet.text(x, y, f"{distance} km", size=9, weight="bold", on="syria-land", halo=2.4)


def write_states(sheet: Sheet, window: Window) -> None:
    """Write the names of states."""
    for name, longitude, latitude, size, on, colour in NAMES:
        sheet.text(*window.place(longitude, latitude), name, size=size, weight="bold", on=on, colour=colour)


def write_places(sheet: Sheet) -> None:
    """Write the names of places."""
    for name, longitude, latitude, (dx, dy), side, on in TOWNS:
        x, y = WINDOW.place(longitude, latitude)
        sheet.dot((x, y), name=f"dot of {name}", form="s" if name == "Damascus" else "o")
        sheet.text(x + dx, y + dy, name, size=9.5, ha=side, on=on, halo=1.8)
    sheet.text(*WINDOW.place(35.2, 33.5), "Med.\nSea", size=9, style="italic", on="sea", colour="accent")
    sheet.text(*WINDOW.place(35.72, 33.0), "Golan", size=9.5, weight="bold", on="israel-land", halo=2.2)
    sheet.text(*WINDOW.place(35.77, 33.21), "A", size=9, weight="bold", on="israel-land", halo=2)
    sheet.text(*WINDOW.place(35.93, 33.21), "B", size=9, weight="bold", on="syria-land", halo=2)
    sheet.text(*WINDOW.place(35.3, 32.3), "West\nBank", size=9, on="land", halo=2.2)


def draw_blank_key(sheet: Sheet) -> None:
    """Explain the ruled land below the map without lines."""
    draw_separation(sheet, shapely.box(MARGIN + 1, 46, MARGIN + 23, 56))
    sheet.text(MARGIN + 29, 51, "area of separation of 1974", ha="left", size=9, halo=0)
    explain_disputed(sheet, 30)
    sheet.text(MARGIN + 1, 9, "SCHEMATIC. Use the scale bar to measure.", ha="left", size=9, colour="muted", halo=0)


def draw_key(sheet: Sheet) -> None:
    """Explain lines and ruled land below the map."""
    draw_separation(sheet, shapely.box(MARGIN + 1, 81, MARGIN + 23, 91))
    sheet.text(MARGIN + 29, 86, "area of separation of 1974, between lines A (west) and B", ha="left", size=9, halo=0)
    for row, (distance, style, colour, _latitude, words) in enumerate(BANDS):
        y = 73 - 12 * row
        draw_band(sheet, shapely.LineString([(MARGIN + 1, y), (MARGIN + 23, y)]), style, colour)
        sheet.text(MARGIN + 29, y, f"{distance} km", ha="left", size=9, weight="bold", halo=0)
        sheet.text(MARGIN + 70, y, words, ha="left", size=9, halo=0)
    explain_disputed(sheet, 30)
    note = "SCHEMATIC. Distances are measured here from line A."
    sheet.text(MARGIN + 1, 9, note, ha="left", size=9, colour="muted", halo=0)


def draw_area(sheet: Sheet, window: Window) -> tuple[BaseGeometry, BaseGeometry]:
    """Draw what both parts share; return the Golan and Syria as they lie on the sheet."""
    fills = {"Israel": "israel-land", "Syria": "syria-land"}
    areas = draw_ground(sheet, window, load("levant-10m.geojson"), fills, borders=0.8)
    draw_disputed(sheet, window, areas, {"Golan": "israel-land"})
    golan, syria = window.on_sheet(load("disputed.geojson")["Golan"]), areas["Syria"]
    between = window.on_sheet(soften(load("golan-drawn.geojson")["area of separation"]))
    draw_separation(sheet, between.intersection(syria).difference(golan))
    return golan, syria


def draw_blank() -> Sheet:
    """Draw the map without what the question asks for."""
    sheet = Sheet(BLANK_WINDOW.sheet_height)
    draw_area(sheet, BLANK_WINDOW)
    write_states(sheet, BLANK_WINDOW)
    scale_bar(sheet, BLANK_WINDOW, 50, BLANK_WINDOW.place(36.6, 32.2), on="land")
    draw_blank_key(sheet)
    return sheet


def draw(part: str = "") -> Sheet:
    """Draw the map, or its blank part."""
    if part == "blank":
        return draw_blank()
    sheet = Sheet(WINDOW.sheet_height)
    golan, syria = draw_area(sheet, WINDOW)
    draw_bands(sheet, line_a(golan, syria), syria)
    write_states(sheet, WINDOW)
    write_places(sheet)
    scale_bar(sheet, WINDOW, 25, WINDOW.place(36.75, 32.2), on="land")
    draw_key(sheet)
    return sheet
