"""Map of the region on 30 June 2026: Iran and Russia, their neighbours, disputed land, places of the chapters.

The part "blank" has no places and does not say which disputed area is which: questions set letters on it.
"""

from typing import Any

import shapely
from disputed import draw_disputed, rule
from ground import Window, draw_ground, load, scale_bar
from paper import MARGIN, Sheet

WINDOW = Window(west=27.3, east=67.4, south=22.4, north=48.2, left=MARGIN, bottom=128, width=318)
FILLS = {"Russia": "russia-land", "Iran": "iran-land"}

COUNTRIES = (  # name, longitude, latitude
    ("UKRAINE", 31.6, 47.4),
    ("KAZAKHSTAN", 58.0, 47.2),
    ("TURKEY", 34.0, 39.2),
    ("GEORGIA", 42.7, 41.55),
    ("ARM.", 44.3, 40.1),
    ("AZER.", 47.7, 40.7),
    ("TURKMENISTAN", 59.6, 39.3),
    ("UZBEKISTAN", 62.8, 41.9),
    ("AFGHAN-\nISTAN", 64.6, 33.7),
    ("PAKISTAN", 64.6, 28.6),
    ("SYRIA", 39.6, 35.9),
    ("IRAQ", 43.4, 32.6),
    ("JORDAN", 37.5, 30.6),
    ("SAUDI ARABIA", 43.0, 25.6),
    ("EGYPT", 30.0, 27.5),
    ("OMAN", 56.9, 22.95),
    ("UAE", 53.9, 23.3),
    ("KUWAIT", 44.4, 28.3),
    ("CYPRUS", 30.0, 35.2),
    ("LEBANON", 33.25, 33.75),
    ("ISRAEL", 32.6, 32.1),
    ("QATAR", 48.3, 23.9),
)
POINTERS = (((45.9, 28.75), (47.4, 29.3)), ((49.5, 24.35), (51.1, 25.1)), ((58.2, 24.5), (56.6, 26.5)))
WATERS = (  # name, longitude, latitude
    ("Caspian\nSea", 50.9, 42.6),
    ("Black Sea", 35.3, 43.4),
    ("Med.\nSea", 28.9, 32.8),
    ("Gulf", 50.6, 27.3),
    ("Strait of\nHormuz", 61.0, 24.0),
)
PLACES = (  # name, longitude, latitude, shift of the label in points, side, ground
    ("Tehran", 51.42, 35.70, (6, 3), "left", "iran-land"),
    ("Hamadan", 48.52, 34.80, (4, -6), "left", "iran-land"),
    ("Bushehr", 50.84, 28.97, (5, 4), "left", "iran-land"),
    ("Bandar Abbas", 56.27, 27.19, (9, 9), "center", "iran-land"),
    ("Baku", 49.87, 40.41, (6, 0), "left", "sea"),
    ("Astara", 48.87, 38.43, (6, 2), "left", "sea"),
    ("Tartus", 35.89, 34.89, (5, -2), "left", "land"),
)
DISPUTED = (  # number, longitude, latitude of the number, area, held by, claimed by
    ("1", 32.0, 44.9, "Crimea, SE Ukraine", "Russia", "Ukraine"),
    ("2", 39.7, 42.8, "Abkhazia, S. Ossetia", "local rule, Russian army", "Georgia"),
    ("3", 33.6, 36.05, "Northern Cyprus", "Turkish Cypriot side", "Cyprus"),
    ("4", 36.9, 33.0, "Golan Heights", "Israel", "Syria"),
    ("5", 33.9, 30.7, "Gaza, West Bank", "Israel, in part", "Palestine"),
    ("6", 53.9, 25.4, "Abu Musa, the Tunbs", "Iran", "UAE"),
)
NUMBER_ON = {"4": "land", "5": "land"}
ISLANDS = ((55.03, 25.87), (55.30, 26.26), (55.15, 26.24))


def write_names(sheet: Sheet) -> None:
    """Write the names of states, waters and places."""

    def at(longitude: float, latitude: float, words: str, **look: Any) -> None:
        sheet.text(*WINDOW.place(longitude, latitude), words, **look)

    at(43.6, 45.7, "RUSSIA", size=13, weight="bold", on="russia-land", colour="russia")
    at(55.6, 32.7, "IRAN", size=15, weight="bold", on="iran-land", colour="iran")
    for name, longitude, latitude in COUNTRIES:
        at(longitude, latitude, name, size=9, on="land")
    for words, longitude, latitude in WATERS:
        at(longitude, latitude, words, size=9, style="italic", on="sea", colour="accent")
    for ends in POINTERS:
        sheet.line([WINDOW.place(*end) for end in ends], "muted", 0.6, zorder=12)


def write_places(sheet: Sheet) -> None:
    """Write the names of places and the numbers of disputed areas."""
    for name, longitude, latitude, (dx, dy), side, on in PLACES:
        x, y = WINDOW.place(longitude, latitude)
        sheet.dot((x, y), name=f"dot of {name}", size=3.6, form="s" if name == "Tehran" else "o")
        sheet.text(x + dx, y + dy, name, size=9, ha=side, on=on)
    for number, longitude, latitude, *_ in DISPUTED:
        spot = WINDOW.place(longitude, latitude)
        sheet.text(*spot, number, size=9, weight="bold", on=NUMBER_ON.get(number, "sea"), halo=2)


def draw_key(sheet: Sheet, *, numbered: bool) -> None:
    """List the disputed areas: who holds them, who claims them."""
    columns = (MARGIN + 16, MARGIN + 131, MARGIN + 250)
    sample = shapely.box(MARGIN + 1, 111, MARGIN + 12, 119)
    rule(sheet, sample)
    for x, words in zip(columns, ("Disputed", "held by", "claimed by"), strict=True):
        sheet.text(x, 115, words, ha="left", weight="bold", halo=0)
    sheet.line([(MARGIN, 107), (sheet.width - MARGIN, 107)], "border", 0.6)
    for row, (number, _x, _y, *cells) in enumerate(DISPUTED):
        y = 99 - 13 * row
        if numbered:
            sheet.text(MARGIN + 6.5, y, number, weight="bold", halo=0)
        for x, words in zip(columns, cells, strict=True):
            sheet.text(x, y, words, ha="left", halo=0)
    sheet.line([(MARGIN, 25), (sheet.width - MARGIN, 25)], "border", 0.6)
    rough = "1, 2" if numbered else "The first two"
    note = f"30 June 2026. Borders of UN member states;\nfill shows who holds the land. {rough} approximate."
    sheet.text(MARGIN + 1, 13, note, ha="left", colour="muted", size=9, halo=0)


def draw(part: str = "") -> Sheet:
    """Draw the map, or its outlines with the names of states and waters alone."""
    sheet = Sheet(WINDOW.sheet_height)
    areas = draw_ground(sheet, WINDOW, load("region-50m.geojson"), FILLS)
    draw_disputed(sheet, WINDOW, areas)
    for longitude, latitude in ISLANDS:
        sheet.dot(WINDOW.place(longitude, latitude), name="island", size=1.8, hollow=True)
    write_names(sheet)
    if not part:
        write_places(sheet)
    scale_bar(sheet, WINDOW, 500, WINDOW.place(28.2, 22.9), on="land")
    draw_key(sheet, numbered=not part)
    return sheet
