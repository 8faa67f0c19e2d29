"""Schematic map of the routes through and around Armenia's Syunik, and of the railway from Rasht to Astara."""

from ground import Window, draw_ground, fill, load, scale_bar, soften, trace
from paper import MARGIN, Sheet, Spot
from routes import Places, badge, draw_route, draw_sample
from shapely.geometry.base import BaseGeometry

WINDOW = Window(west=44.6, east=48.6, south=37.95, north=40.25, left=MARGIN, bottom=132, width=318)
COAST = Window(west=47.75, east=50.15, south=36.95, north=40.6, left=239, bottom=136, width=80)
FILLS = {"Iran": "iran-land", "Azerbaijan": "azerbaijan-land"}

JULFA, ORDUBAD, BORDER_WEST = (45.63, 39.0), (46.02, 38.94), (46.14, 38.92)
MEGHRI, BORDER_EAST, AGHBAND, HORADIZ = (46.24, 38.93), (46.52, 38.95), (46.56, 38.97), (47.35, 39.46)
BAKU, ASTARA, RASHT = (49.87, 40.41), (48.87, 38.43), (49.58, 37.28)
RAIL: tuple[Places, ...] = (
    ((44.85, 39.68), (44.97, 39.5), (45.15, 39.29), (45.4, 39.12), JULFA, ORDUBAD, BORDER_WEST),
    (HORADIZ, (47.9, 39.75), (48.4, 39.95), (48.95, 40.05)),
    ((45.63, 38.93), (45.7, 38.6), (46.0, 38.3), (46.29, 38.08)),
)
UNBUILT: Places = (AGHBAND, (46.75, 39.12), (47.0, 39.24), HORADIZ)
TRIPP: Places = (BORDER_WEST, MEGHRI, (46.38, 38.96), BORDER_EAST, AGHBAND)
ARAS: Places = (AGHBAND, (46.6, 38.86), (46.4, 38.84), (46.2, 38.8), (46.0, 38.84), (45.8, 38.86), (45.66, 38.9), JULFA)
COAST_RAIL: tuple[Places, ...] = (
    (ASTARA, (48.9, 39.2), (49.2, 39.95), BAKU),
    (RASHT, (49.55, 36.9)),
)
COAST_GAP: Places = (RASHT, ASTARA)
SOLID, BUILDING, PLANNED, ROAD = "-", (0, (3.2, 1.4)), (0, (1.4, 1.2)), (0, (4.5, 1.2, 1, 1.2))

STATES = (  # name, longitude, latitude, size, ground, colour
    ("ARMENIA", 45.05, 40.0, 11, "land", "ink"),
    ("AZERBAIJAN", 47.75, 40.1, 11, "azerbaijan-land", "ink"),
    ("IRAN", 46.9, 38.35, 14, "iran-land", "iran"),
)
REGIONS = (
    ("Nakhchivan\n(Azerbaijan)", 45.5, 39.37, "azerbaijan-land"),
    ("Syunik\n(Armenia)", 46.16, 39.6, "land"),
    ("former\nNagorno-\nKarabakh", 46.88, 39.83, "azerbaijan-land"),
)
TOWNS = (  # name, place, shift of the label in points, side, ground
    ("Julfa", JULFA, (-4, -8), "right", "iran-land"),
    ("Meghri", MEGHRI, (-1, 10), "center", "land"),
    ("Aghband", AGHBAND, (7, -3), "left", "iran-land"),
    ("Horadiz", HORADIZ, (-6, 9), "center", "azerbaijan-land"),
    ("Tabriz", (46.29, 38.08), (7, 0), "left", "iran-land"),
)
COAST_TOWNS = (
    ("Baku", BAKU, (-6, 2), "right", "azerbaijan-land"),
    ("Astara", ASTARA, (6, 4), "left", "sea"),
    ("Rasht", RASHT, (-6, -4), "right", "iran-land"),
)
KEY = (  # manner, colour, letter, words
    (SOLID, "ink", "", "railway (part of it being renewed)"),
    (BUILDING, "ink", "", "Horadiz–Aghband: railway being built"),
    (PLANNED, "syria", "Z", "Zangezur route, in Armenia TRIPP: planned"),
    (ROAD, "accent", "A", "Aras route by road through Iran: bridge built"),
    (PLANNED, "estimate", "R", "Rasht–Astara: railway planned"),
)


def draw_towns(sheet: Sheet, window: Window, towns: tuple[tuple[str, Spot, Spot, str, str], ...]) -> None:
    """Mark towns and write their names."""
    for name, place, (dx, dy), side, on in towns:
        x, y = window.place(*place)
        sheet.dot((x, y), name=f"dot of {name}")
        sheet.text(x + dx, y + dy, name, size=9, ha=side, on=on, halo=1.6)


def draw_karabakh(sheet: Sheet, azerbaijan: BaseGeometry) -> None:
    """Draw the outline of the former region."""
    outline = WINDOW.on_sheet(soften(load("karabakh-drawn.geojson")["Nagorno-Karabakh"])).intersection(azerbaijan)
    sheet.outline(trace(outline), edgecolor="ink", lw=1.0, zorder=6, linestyle=(0, (1, 1.6)))


def draw_coast(sheet: Sheet) -> None:
    """Draw the Caspian railway in a frame of its own, over a part of the map that has little to say."""
    edge = COAST.frame.buffer(2.5)
    sheet.reserve("coast", edge.bounds[:2], edge.bounds[2:])
    fill(sheet, edge, "page", zorder=35)
    sheet.level = 40
    draw_ground(sheet, COAST, load("caucasus-10m.geojson"), FILLS)
    for places in COAST_RAIL:
        draw_route(sheet, COAST, places, "ink", SOLID)
    draw_route(sheet, COAST, COAST_GAP, "estimate", PLANNED)
    badge(sheet, *COAST.place(49.45, 38.0), "R")
    draw_towns(sheet, COAST, COAST_TOWNS)
    sheet.text(*COAST.place(49.62, 39.0), "Caspian\nSea", size=9, style="italic", on="sea", colour="accent")
    sheet.level = 0


def draw_key(sheet: Sheet) -> None:
    """Explain the lines below the map."""
    for row, (style, colour, letter, words) in enumerate(KEY):
        y = 121 - 15 * row
        draw_sample(sheet, [(MARGIN + 1, y), (MARGIN + 46, y)], colour, style)
        if letter:
            badge(sheet, MARGIN + 23, y, letter)
        sheet.text(MARGIN + 54, y, words, ha="left", size=9, halo=0)
    sheet.line([(MARGIN + 1, 46), (MARGIN + 46, 46)], "ink", 1.0, linestyle=(0, (1, 1.6)))
    sheet.text(MARGIN + 54, 46, "former region of Nagorno-Karabakh (rough outline)", ha="left", size=9, halo=0)
    note = (
        "SCHEMATIC, June 2026; works as last reported in February 2026.\n"
        "Armenian control of Karabakh ended in 2020 and 2023; land is\nfilled by who holds it."
    )
    sheet.text(MARGIN + 1, 20, note, ha="left", size=9, colour="muted", halo=0)


def draw() -> Sheet:
    """Draw the map."""
    sheet = Sheet(WINDOW.sheet_height)
    areas = draw_ground(sheet, WINDOW, load("caucasus-10m.geojson"), FILLS, borders=0.8)
    draw_karabakh(sheet, areas["Azerbaijan"])
    for places in RAIL:
        draw_route(sheet, WINDOW, places, "ink", SOLID)
    draw_route(sheet, WINDOW, UNBUILT, "ink", BUILDING)
    draw_route(sheet, WINDOW, ARAS, "accent", ROAD)
    draw_route(sheet, WINDOW, TRIPP, "syria", PLANNED)
    for name, longitude, latitude, size, on, colour in STATES:
        sheet.text(*WINDOW.place(longitude, latitude), name, size=size, weight="bold", on=on, colour=colour)
    for name, longitude, latitude, on in REGIONS:
        sheet.text(*WINDOW.place(longitude, latitude), name, size=9, style="italic", on=on, halo=1.6)
    draw_towns(sheet, WINDOW, TOWNS)
    badge(sheet, *WINDOW.place(46.4, 39.13), "Z")
    badge(sheet, *WINDOW.place(46.2, 38.68), "A")
    scale_bar(sheet, WINDOW, 50, WINDOW.place(44.75, 38.05), on="iran-land")
    draw_coast(sheet)
    draw_key(sheet)
    return sheet
