"""Schematic map of the three routes of the International North-South Transport Corridor."""

from typing import Any

import shapely
from disputed import draw_disputed, rule
from ground import Window, draw_ground, load
from paper import MARGIN, Sheet
from routes import Places, badge, draw_route, draw_sample

WINDOW = Window(west=30.2, east=76.4, south=17.5, north=56.9, left=MARGIN, bottom=90, width=318)
CLOSE = Window(west=47.9, east=51.75, south=36.75, north=40.9, left=10, bottom=96, width=88)
FILLS = {"Russia": "russia-land", "Iran": "iran-land"}
BUILT_BY = "December 2025"

MUMBAI, BANDAR_ABBAS, TEHRAN, QAZVIN = (72.85, 18.95), (56.27, 27.19), (51.42, 35.7), (50.0, 36.27)
RASHT, ASTARA, BAKU, ASTRAKHAN, MOSCOW = (49.58, 37.28), (48.87, 38.43), (49.87, 40.41), (48.03, 46.35), (37.62, 55.75)
AMIRABAD, INCHEH_BORUN = (53.37, 36.85), (54.72, 37.45)

SHARED: Places = (
    MUMBAI,
    (66.5, 21.8),
    (60.5, 24.7),
    (57.3, 25.5),
    (56.7, 26.5),
    BANDAR_ABBAS,
    (55.6, 29.4),
    (55.3, 31.5),
    (54.2, 32.0),
    (51.6, 34.0),
    TEHRAN,
)
SOUTH_LEG: Places = (TEHRAN, QAZVIN, RASHT)
MISSING: Places = (RASHT, ASTARA)
WEST_LEG: Places = (ASTARA, (48.9, 39.3), (49.3, 40.1), BAKU)
COAST_LEG: Places = (BAKU, (48.3, 42.0), (47.4, 43.1), (46.9, 44.6), ASTRAKHAN)
NORTH_LEG: Places = (ASTRAKHAN, (44.6, 48.7), MOSCOW)
CASPIAN: Places = (TEHRAN, (52.6, 35.9), AMIRABAD, (51.8, 39.0), (50.9, 42.0), (48.6, 45.3), ASTRAKHAN)
EASTERN: Places = (
    TEHRAN,
    (52.4, 35.2),
    (54.3, 36.5),
    INCHEH_BORUN,
    (55.5, 39.2),
    (54.3, 41.5),
    (54.2, 43.5),
    (55.1, 45.3),
    (53.6, 47.7),
    (51.4, 51.2),
    (46.0, 51.5),
    MOSCOW,
)
WEST_STYLE, CASPIAN_STYLE, EAST_STYLE, GAP_STYLE = "-", (0, (1.1, 1.1)), (0, (6, 1.6, 1.2, 1.6)), (0, (1.9, 1.5))

COUNTRIES = (
    ("KAZAKHSTAN", 66.0, 48.4),
    ("TURKMENISTAN", 61.0, 39.3),
    ("UZBEKISTAN", 64.0, 42.0),
    ("TURKEY", 35.0, 39.0),
    ("IRAQ", 45.9, 32.2),
    ("PAKISTAN", 66.8, 30.0),
    ("INDIA", 73.7, 25.0),
    ("UKRAINE", 33.2, 49.4),
)
TOWNS = (  # name, place, shift of the label in points, side, ground
    ("Moscow", MOSCOW, (7, 2), "left", "russia-land"),
    ("Astrakhan", ASTRAKHAN, (-7, 0), "right", "russia-land"),
    ("Baku", BAKU, (-7, 0), "right", "land"),
    ("Tehran", TEHRAN, (-7, -4), "right", "iran-land"),
    ("Bandar\nAbbas", BANDAR_ABBAS, (8, 5), "left", "iran-land"),
    ("Mumbai", MUMBAI, (-6, -4), "right", "sea"),
)
CLOSE_TOWNS = (
    ("Baku", BAKU, (3, -10), "left", "sea"),
    ("Astara", ASTARA, (7, 3), "left", "sea"),
    ("Rasht", RASHT, (-7, -5), "right", "iran-land"),
)
BADGES = (("W", (42.6, 50.6)), ("C", (51.6, 39.7)), ("E", (54.0, 47.2)))


def draw_routes(sheet: Sheet) -> None:
    """Draw the three routes and the stretch they share, each with its own kind of line."""
    draw_route(sheet, WINDOW, EASTERN, "estimate", EAST_STYLE)
    draw_route(sheet, WINDOW, CASPIAN, "accent", CASPIAN_STYLE)
    draw_route(sheet, WINDOW, SHARED, "ink", "-")
    for leg in (SOUTH_LEG, WEST_LEG, COAST_LEG, NORTH_LEG):
        draw_route(sheet, WINDOW, leg, "syria", WEST_STYLE)
    draw_route(sheet, WINDOW, MISSING, "syria", GAP_STYLE)


def write_names(sheet: Sheet) -> None:
    """Write the names of states, waters and places."""

    def at(longitude: float, latitude: float, words: str, **look: Any) -> None:
        sheet.text(*WINDOW.place(longitude, latitude), words, **look)

    at(54.5, 54.9, "RUSSIA", size=13, weight="bold", on="russia-land", colour="russia")
    at(58.2, 33.6, "IRAN", size=13, weight="bold", on="iran-land", colour="iran")
    for name, longitude, latitude in COUNTRIES:
        at(longitude, latitude, name, size=9, on="land")
    at(64.5, 20.4, "Arabian Sea", size=9, style="italic", on="sea", colour="accent")
    for name, place, (dx, dy), side, on in TOWNS:
        x, y = WINDOW.place(*place)
        sheet.dot((x, y), name=f"dot of {name}")
        sheet.text(x + dx, y + dy, name, size=9, ha=side, on=on)
    for letter, place in BADGES:
        badge(sheet, *WINDOW.place(*place), letter)


def draw_close_up(sheet: Sheet) -> None:
    """Enlarge the gap between Rasht and Astara, on a part of the map that has nothing to say."""
    edge = CLOSE.frame.buffer(2.5)
    sheet.reserve("close-up", edge.bounds[:2], edge.bounds[2:])
    corner = (CLOSE.left + CLOSE.width, CLOSE.bottom + CLOSE.height)
    sheet.line([corner, WINDOW.place(*ASTARA)], "muted", 0.7, zorder=7)
    sheet.level = 40
    draw_ground(sheet, CLOSE, load("region-50m.geojson"), {"Iran": "iran-land"})
    for places, style in ((SOUTH_LEG, WEST_STYLE), (WEST_LEG, WEST_STYLE), (MISSING, GAP_STYLE)):
        draw_route(sheet, CLOSE, places, "syria", style)
    for name, place, (dx, dy), side, on in CLOSE_TOWNS:
        x, y = CLOSE.place(*place)
        sheet.dot((x, y), name=f"dot of {name}")
        sheet.text(x + dx, y + dy, name, size=9, ha=side, on=on)
    sheet.text(*CLOSE.place(50.6, 37.95), "162 km,\nno railway", size=9, on="sea")
    sheet.level = 0


def draw_key(sheet: Sheet) -> None:
    """Explain the lines below the map."""
    rows = (
        ("syria", WEST_STYLE, "W", "west of the Caspian Sea"),
        ("accent", CASPIAN_STYLE, "C", "across the Caspian Sea, by ship"),
        ("estimate", EAST_STYLE, "E", "east of the Caspian Sea"),
        ("ink", "-", "", "shared: rail in Iran, then ship to India"),
        ("syria", GAP_STYLE, "", f"Rasht–Astara, not built ({BUILT_BY})"),
    )
    for row, (colour, style, letter, words) in enumerate(rows):
        y = 78 - 14 * row
        draw_sample(sheet, [(MARGIN + 1, y), (MARGIN + 60, y)], colour, style)
        if letter:
            badge(sheet, MARGIN + 30, y, letter)
        sheet.text(MARGIN + 68, y, words, ha="left", size=9, halo=0)
    rule(sheet, shapely.box(MARGIN + 252, 74, MARGIN + 264, 82))
    sheet.text(MARGIN + 270, 78, "disputed", ha="left", size=9, halo=0)
    sheet.text(MARGIN + 1, 7, "Schematic: routes are simplified.", ha="left", size=9, colour="muted", halo=0)


def draw() -> Sheet:
    """Draw the map."""
    sheet = Sheet(WINDOW.sheet_height)
    areas = draw_ground(sheet, WINDOW, load("region-50m.geojson"), FILLS, borders=0.4)
    draw_disputed(sheet, WINDOW, areas)
    draw_routes(sheet)
    write_names(sheet)
    draw_close_up(sheet)
    draw_key(sheet)
    return sheet
