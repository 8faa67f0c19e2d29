"""Map of the islands in the Strait of Hormuz that Iran holds and the United Arab Emirates claims.

The part "blank" leaves out the names of islands, waters and towns, and the hatching: questions ask for them.
"""

from dataclasses import replace

import shapely
from ground import Window, draw_ground, fill, hatch, load, scale_bar, trace
from paper import MARGIN, Sheet
from shapely.geometry.base import BaseGeometry

WINDOW = Window(west=54.3, east=57.2, south=24.95, north=27.45, left=MARGIN, bottom=64, width=318)
BLANK_WINDOW = replace(WINDOW, bottom=38)
FILLS = {"Iran": "iran-land"}
NAMES = (
    ("IRAN", 55.6, 27.17, 14, "iran-land", "iran"),
    ("UNITED ARAB\nEMIRATES", 55.6, 25.06, 9, "land", "ink"),
    ("OMAN\n(Musandam)", 56.83, 26.12, 9, "sea", "ink"),
)
WATERS = (
    ("The Gulf", 54.75, 25.55),
    ("Strait of Hormuz", 56.5, 26.62),
    ("Gulf of\nOman", 56.85, 25.5),
)
ISLANDS = (  # name, longitude, latitude, shift of the label in points, side
    ("Abu Musa", 55.03, 25.87, (0, 13), "center"),
    ("Greater Tunb", 55.30, 26.26, (8, 3), "left"),
    ("Lesser Tunb", 55.15, 26.24, (-4, -13), "center"),
)
TOWNS = (
    ("Bandar Abbas", 56.27, 27.19, (7, 2), "left", "iran-land"),
    ("Bandar Lengeh", 54.88, 26.56, (-4, 10), "center", "iran-land"),
    ("Dubai", 55.27, 25.26, (-6, 2), "right", "sea"),
    ("Sharjah", 55.40, 25.36, (6, 2), "left", "land"),
    ("Ras al-Khaimah", 55.95, 25.79, (-5, 6), "right", "sea"),
)


def mark(sheet: Sheet, area: BaseGeometry) -> None:
    """Fill and rule a small area that is held by Iran and disputed."""
    fill(sheet, area, "iran-land", zorder=5)
    hatch(sheet, area, gap=1.7, lw=0.55, zorder=6)
    sheet.outline(trace(area), edgecolor="ink", lw=0.9, zorder=7)


def radius_of(name: str) -> float:
    """Return how large an island is drawn."""
    return 4.5 if name == "Abu Musa" else 3.4


def draw_islands(sheet: Sheet) -> None:
    """Mark the islands, all three larger than they are."""
    for name, longitude, latitude, (dx, dy), side in ISLANDS:
        x, y = WINDOW.place(longitude, latitude)
        radius = radius_of(name)
        mark(sheet, shapely.Point(x, y).buffer(radius))
        sheet.reserve(f"island {name}", (x - radius, y - radius), (x + radius, y + radius))
        sheet.text(x + dx, y + dy, name, size=10, weight="bold", ha=side, on="sea")


def draw_key(sheet: Sheet) -> None:
    """Explain the ruled islands below the map."""
    mark(sheet, shapely.box(MARGIN + 1, 43, MARGIN + 23, 53))
    words = "Disputed: held by Iran since 1971,\nclaimed by the United Arab Emirates."
    sheet.text(MARGIN + 29, 48, words, ha="left", size=9, halo=0)
    note = (
        "30 June 2026. Borders of UN member states. The three islands are\n"
        "drawn larger than they are; sea borders are not shown."
    )
    sheet.text(MARGIN + 1, 15, note, ha="left", size=9, colour="muted", halo=0)


def write_states(sheet: Sheet, window: Window) -> None:
    """Write the names of states, with a line to the part of Oman."""
    sheet.line([window.place(56.53, 26.1), window.place(56.3, 26.05)], "muted", 0.7, zorder=12)
    for name, longitude, latitude, size, on, colour in NAMES:
        sheet.text(*window.place(longitude, latitude), name, size=size, weight="bold", on=on, colour=colour)


def draw_blank() -> Sheet:
    """Draw the map without what the questions ask for; the islands keep their size and show no owner."""
    sheet = Sheet(BLANK_WINDOW.sheet_height)
    draw_ground(sheet, BLANK_WINDOW, load("hormuz-10m.geojson"), FILLS)
    for name, longitude, latitude, _shift, _side in ISLANDS:
        island = shapely.Point(*BLANK_WINDOW.place(longitude, latitude)).buffer(radius_of(name))
        fill(sheet, island, "land", zorder=5)
        sheet.outline(trace(island), edgecolor="coast", lw=0.5, zorder=7)
    write_states(sheet, BLANK_WINDOW)
    scale_bar(sheet, BLANK_WINDOW, 50, BLANK_WINDOW.place(54.5, 27.25), on="iran-land")
    note = (
        "Borders of UN member states. Three small islands are drawn\nlarger than they are; sea borders are not shown."
    )
    sheet.text(MARGIN + 1, 17, note, ha="left", size=9, colour="muted", halo=0)
    return sheet


def draw(part: str = "") -> Sheet:
    """Draw the map, or its blank part."""
    if part == "blank":
        return draw_blank()
    sheet = Sheet(WINDOW.sheet_height)
    draw_ground(sheet, WINDOW, load("hormuz-10m.geojson"), FILLS)
    draw_islands(sheet)
    write_states(sheet, WINDOW)
    for name, longitude, latitude in WATERS:
        spot = WINDOW.place(longitude, latitude)
        sheet.text(*spot, name, size=9.5, style="italic", on="sea", colour="accent")
    for name, longitude, latitude, (dx, dy), side, on in TOWNS:
        x, y = WINDOW.place(longitude, latitude)
        sheet.dot((x, y), name=f"dot of {name}")
        sheet.text(x + dx, y + dy, name, size=9, ha=side, on=on)
    scale_bar(sheet, WINDOW, 50, WINDOW.place(54.5, 27.25), on="iran-land")
    draw_key(sheet)
    return sheet
