"""Schematic map of the Caucasus lands that Iran ceded to Russia in 1813 and 1828.

The part "blank" shows their limits alone, without dates and names: questions set letters on it.
"""

from typing import Any

import shapely
from ground import Window, draw_ground, fill, hatch, load, scale_bar, soften, stipple, trace
from paper import MARGIN, Sheet
from shapely.geometry.base import BaseGeometry

WINDOW = Window(west=42.7, east=50.8, south=37.25, north=43.2, left=MARGIN, bottom=94, width=318)

# name, longitude, latitude, shift of the label from the dot in points, side of the dot
SLIVER = 0.6  # points: strips along the shore narrower than twice this come from two coastlines

TOWNS = (
    ("Tiflis", 44.80, 41.70, (0, 9), "center"),
    ("Yerevan", 44.51, 40.18, (0, 9), "center"),
    ("Nakhchivan", 45.41, 39.21, (-7, -9), "right"),
    ("Gulistan", 46.58, 40.36, (0, -10), "center"),
    ("Derbent", 48.29, 42.06, (-5, 0), "right"),
    ("Baku", 49.87, 40.41, (0, 9), "center"),
    ("Astara", 48.87, 38.43, (5, 3), "left"),
    ("Tabriz", 46.29, 38.08, (5, -2), "left"),
    ("Turkmenchay", 47.39, 37.58, (5, 0), "left"),
)
ON = {
    "Tiflis": "russia-pale",
    "Derbent": "russia-pale",
    "Yerevan": "russia-deep",
    "Gulistan": "russia-land",
    "Baku": "russia-land",
    "Astara": "sea",
}
SCHEMATIC = "Schematic: inner limits are approximate."
VILLAGES = ("Gulistan", "Turkmenchay")


def ceded_areas(areas: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Cut the hand-drawn areas at the coast, at the outline of Iran and at each other."""
    drawn = {name: WINDOW.on_sheet(soften(area)) for name, area in load("history.geojson").items()}
    land = shapely.union_all(list(areas.values()), grid_size=0.01).difference(areas["Iran"])
    in_1828 = drawn["ceded 1828"].intersection(land)
    in_1813 = drawn["ceded 1813"].intersection(land).difference(in_1828).buffer(-SLIVER).buffer(SLIVER).simplify(0.15)
    claims = drawn["claims given up 1813"].intersection(land).difference(areas["Turkey"])
    claims = claims.difference(shapely.union_all([in_1813, in_1828]))
    # In its middle reach the Aras is the border of Iran; only the rest of it is drawn by hand.
    middle = areas["Iran"].boundary.intersection(WINDOW.on_sheet(shapely.box(44.8, 38.7, 47.97, 39.72)))
    drawn["Aras"] = shapely.union_all([drawn["Aras, upper"], middle, drawn["Aras, lower"]])
    return drawn | {"ceded 1828": in_1828, "ceded 1813": in_1813, "claims given up 1813": claims}


def draw_ceded(sheet: Sheet, parts: dict[str, BaseGeometry]) -> None:
    """Draw the three kinds of area, each with a tint and a pattern of its own."""
    fill(sheet, parts["claims given up 1813"], "russia-pale", zorder=3)
    stipple(sheet, parts["claims given up 1813"], gap=5, colour="russia")
    fill(sheet, parts["ceded 1813"], "russia-land", zorder=3)
    hatch(sheet, parts["ceded 1813"], gap=5, angle=45, colour="russia", lw=0.4)
    fill(sheet, parts["ceded 1828"], "russia-deep", zorder=3)
    hatch(sheet, parts["ceded 1828"], gap=3.6, angle=-45, colour="russia", lw=0.55)
    for name in ("ceded 1813", "ceded 1828"):
        sheet.outline(trace(parts[name]), edgecolor="russia", lw=0.8, zorder=6)
    draw_waters(sheet, parts)


def draw_waters(sheet: Sheet, parts: dict[str, BaseGeometry]) -> None:
    """Draw lakes and rivers."""
    for name in ("Lake Sevan", "Lake Urmia"):
        fill(sheet, parts[name], "sea", zorder=6)
        sheet.outline(trace(parts[name]), edgecolor="coast", lw=0.5, zorder=6)
    for name in ("Aras", "Kura"):
        sheet.outline(trace(parts[name]), edgecolor="river", lw=1.0, zorder=7, joinstyle="round")


def write_names(sheet: Sheet) -> None:
    """Write the names of lands, waters and places."""

    def at(longitude: float, latitude: float, words: str, **look: Any) -> None:
        sheet.text(*WINDOW.place(longitude, latitude), words, **look)

    at(48.15, 41.0, "1813", size=15, weight="bold", on="russia-land", colour="russia")
    at(45.27, 39.83, "1828", size=13, weight="bold", on="russia-deep")
    at(47.85, 38.1, "IRAN", size=15, weight="bold", on="iran-land", colour="iran")
    at(44.6, 42.9, "RUSSIA", size=11, weight="bold", on="land", colour="russia")
    at(43.6, 42.35, "Georgia", size=9.5, style="italic", on="russia-pale")
    at(46.75, 42.5, "Dagestan", size=9.5, style="italic", on="russia-pale")
    at(43.5, 38.35, "OTTOMAN\nEMPIRE", size=9.5, on="land")
    at(50.1, 39.1, "Caspian\nSea", size=10.5, style="italic", on="sea", colour="accent")
    at(46.75, 38.72, "Aras", size=9, style="italic", on="iran-land", colour="accent")
    at(47.6, 40.0, "Kura", size=9, style="italic", on="russia-land", colour="accent")
    for name, longitude, latitude, (dx, dy), side in TOWNS:
        x, y = WINDOW.place(longitude, latitude)
        sheet.dot((x, y), name=f"dot of {name}", form="s" if name in VILLAGES else "o", hollow=name in VILLAGES)
        on = ON.get(name, "iran-land")
        sheet.text(x + dx, y + dy, name, size=9, ha=side, on=on)


def draw_key(sheet: Sheet) -> None:
    """Explain the patterns below the map."""
    rows = (
        ("ceded 1813", "ceded in 1813, Treaty of Gulistan"),
        ("ceded 1828", "ceded in 1828, Treaty of Turkmenchay"),
        ("claims given up 1813", "claims given up in 1813"),
    )
    parts = {}
    for row, (name, words) in enumerate(rows):
        y = 80 - 15 * row
        parts[name] = shapely.box(MARGIN + 1, y - 5, MARGIN + 23, y + 5)
        sheet.text(MARGIN + 29, y, words, ha="left", size=9, halo=0)
    empty = shapely.box(-9, -9, -8, -8)
    draw_ceded(sheet, dict.fromkeys(("Lake Sevan", "Lake Urmia", "Aras", "Kura"), empty) | parts)
    sheet.dot((MARGIN + 12, 34), name="key", form="s", hollow=True)
    sheet.text(MARGIN + 29, 34, "place where a treaty was signed", ha="left", size=9, halo=0)
    sheet.line([(MARGIN + 1, 20), (MARGIN + 23, 20)], "border", 1.0)
    sheet.text(MARGIN + 29, 20, "borders of 2026, for orientation", ha="left", size=9, halo=0)
    sheet.text(MARGIN + 1, 7, SCHEMATIC, ha="left", size=9, colour="muted", halo=0)


def draw_blank(sheet: Sheet, parts: dict[str, BaseGeometry]) -> None:
    """Draw the limits of the areas in one tint, and the names that help to find one's way."""
    for name in ("claims given up 1813", "ceded 1813", "ceded 1828"):
        fill(sheet, parts[name], "russia-pale", zorder=3)
    for name in ("claims given up 1813", "ceded 1813", "ceded 1828"):
        sheet.outline(trace(parts[name]), edgecolor="russia", lw=0.8, zorder=6)
    draw_waters(sheet, parts)
    for words, longitude, latitude, size, on, colour in (
        ("IRAN", 47.85, 38.1, 13, "iran-land", "iran"),
        ("RUSSIA", 44.6, 42.9, 11, "land", "russia"),
        ("OTTOMAN\nEMPIRE", 43.5, 38.35, 9.5, "land", "ink"),
        ("Caspian\nSea", 50.1, 39.1, 10.5, "sea", "accent"),
    ):
        sheet.text(*WINDOW.place(longitude, latitude), words, size=size, on=on, colour=colour)


def draw_blank_key(sheet: Sheet) -> None:
    """Explain the lines of the blank map."""
    for y, colour, words in (
        (70, "russia", "limit of a land whose fate a treaty settled"),
        (52, "river", "river"),
        (34, "border", "borders of 2026, for orientation"),
    ):
        sheet.line([(MARGIN + 1, y), (MARGIN + 23, y)], colour, 1.0)
        sheet.text(MARGIN + 29, y, words, ha="left", size=9, halo=0)
    sheet.text(MARGIN + 1, 14, SCHEMATIC, ha="left", size=9, colour="muted", halo=0)


def draw(part: str = "") -> Sheet:
    """Draw the map, or its limits alone."""
    sheet = Sheet(WINDOW.sheet_height)
    countries = load("caucasus-10m.geojson")
    areas = draw_ground(sheet, WINDOW, countries, {"Iran": "iran-land"}, borders=0.7)
    parts = ceded_areas(areas)
    if part:
        draw_blank(sheet, parts)
    else:
        draw_ceded(sheet, parts)
        write_names(sheet)
    scale_bar(sheet, WINDOW, 100, WINDOW.place(49.35, 37.45), on="sea")
    (draw_blank_key if part else draw_key)(sheet)
    return sheet
