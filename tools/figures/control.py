"""Schematic maps of who held which part of Syria, in one frame and with one key: 2015, 2018, 2024.

A fourth, "2024 blank", shows the lines of 2024 without saying whose land is whose: questions set letters on it.
"""

import shapely
from ground import Window, fill, hatch, load, soften, stipple, trace
from levant import Town, draw_levant, draw_shared, draw_towns, explain_disputed, ground_below, title, window
from paper import MARGIN, Sheet
from shapely.geometry.base import BaseGeometry

DATES = {"2015": "August 2015", "2018": "September 2018", "2024": "26 November 2024"}
FILLS = {  # in the order in which the patterns are drawn
    "government": "syria-land",
    "isis": "isis-land",
    "sdf": "sdf-land",
    "opposition": "opposition-land",
    "turkey": "turkey-land",
}
NONE = {"2015": {"turkey": "Turkey-backed zone: none"}, "2024": {"isis": "ISIS: no town held"}}
KEY = (  # who, letter, words
    ("government", "G", "Syrian government"),
    ("opposition", "O", "opposition armed groups"),
    ("turkey", "T", "Turkey-backed zone"),
    ("isis", "I", "ISIS"),
    ("sdf", "S", "Kurdish-led forces (SDF)"),
)
LETTERS = {  # letter, longitude, latitude
    "2015": (
        ("G", 36.45, 34.3),
        ("O", 36.72, 35.62),
        ("O", 36.15, 32.93),
        ("I", 39.2, 34.9),
        ("S", 39.75, 36.65),
        ("S", 36.62, 36.65),
    ),
    "2018": (
        ("G", 38.6, 35.1),
        ("O", 36.62, 35.6),
        ("O", 38.42, 33.75),
        ("T", 37.45, 36.5),
        ("S", 39.9, 36.3),
        ("I", 39.98, 34.68),
        ("I", 41.12, 34.62),
        ("I", 37.17, 33.12),
    ),
    "2024": (
        ("G", 38.6, 35.1),
        ("O", 36.71, 36.17),
        ("O", 38.42, 33.75),
        ("T", 37.45, 36.5),
        ("T", 39.5, 36.6),
        ("S", 39.9, 36.1),
    ),
}
TOWNS: tuple[Town, ...] = (
    ("Damascus", 36.29, 33.51, (6, -2), "left"),
    ("Aleppo", 37.16, 36.20, (6, -4), "left"),
    ("Homs", 36.72, 34.73, (6, -1), "left"),
    ("Hama", 36.75, 35.13, (6, 0), "left"),
    ("Idlib", 36.63, 35.93, (-5, -1), "right"),
    ("Latakia", 35.79, 35.52, (-4, 0), "right"),
    ("Tartus", 35.89, 34.89, (-5, 0), "right"),
    ("Manbij", 37.95, 36.53, (5, 0), "left"),
    ("Raqqa", 39.01, 35.95, (2, 9), "center"),
    ("Deir ez-Zor", 40.14, 35.34, (6, 6), "left"),
    ("Abu Kamal", 40.92, 34.45, (-5, -5), "right"),
    ("Palmyra", 38.28, 34.56, (6, 0), "left"),
    ("al-Tanf", 38.62, 33.51, (6, -2), "left"),
    ("Hasakah", 40.74, 36.50, (5, -6), "left"),
    ("Qamishli", 41.23, 37.05, (-2, -9), "center"),
    ("Daraa", 36.10, 32.62, (4, -8), "left"),
    ("Suwayda", 36.57, 32.71, (5, 1), "left"),
)
SHARED = {
    "2015": ("Aleppo", "Daraa", "Deir ez-Zor", "Hasakah", "Qamishli"),
    "2018": ("Hasakah", "Qamishli"),
    "2024": ("Hasakah", "Qamishli"),
}


def held(frame: Window, syria: BaseGeometry, year: str) -> dict[str, BaseGeometry]:
    """Return what each side held: later areas of the file cover earlier ones, and the government has the rest."""
    parts = dict.fromkeys(FILLS, shapely.Polygon()) | {"government": syria}
    for name, drawn in load("syria-control.geojson").items():
        if name.startswith(year):
            who = name.removeprefix(f"{year} ").split(":")[0]
            area = frame.on_sheet(soften(drawn)).intersection(syria)
            parts = {other: part.difference(area) for other, part in parts.items()}
            parts[who] = shapely.union_all([parts[who], area], grid_size=0.01)
    return parts


def draw_held(sheet: Sheet, parts: dict[str, BaseGeometry]) -> None:
    """Draw each side's land with a tint and a pattern of its own."""
    for who, area in parts.items():
        fill(sheet, area, FILLS[who], zorder=3)
    stipple(sheet, parts["isis"], gap=4)
    hatch(sheet, parts["sdf"], gap=5, angle=90, colour="accent", lw=0.45)
    hatch(sheet, parts["opposition"], gap=4, angle=-45, colour="estimate", lw=0.6)
    for angle in (-45, 45):
        hatch(sheet, parts["turkey"], gap=4, angle=angle, colour="estimate", lw=0.5)
    for who, area in parts.items():
        if who != "government":
            sheet.outline(trace(area), edgecolor="ink", lw=0.5, zorder=5)


def draw_key(sheet: Sheet, year: str) -> None:
    """Explain tints, patterns and marks below the map."""
    samples = {}
    for place, (who, letter, words) in enumerate(KEY):
        column, row = divmod(place, 3)
        x, y = MARGIN + 1 + 166 * column, 94 - 16 * row
        samples[who] = shapely.box(x, y - 6, x + 22, y + 6)
        sheet.text(x + 11, y, letter, size=9, weight="bold", halo=1.6, on=FILLS[who])
        sheet.text(x + 28, y, NONE.get(year, {}).get(who, words), ha="left", size=9, halo=0)
    draw_held(sheet, samples)
    sheet.outline(trace(samples["government"]), edgecolor="ink", lw=0.5, zorder=5)
    draw_shared(sheet, (MARGIN + 178, 62), "key")
    sheet.text(MARGIN + 195, 62, "town held by two sides", ha="left", size=9, halo=0)
    explain_disputed(sheet, 39)
    note = (
        f"SCHEMATIC. Drawn by hand for {DATES[year]}: lines may be\nwrong by 10 km and more; deserts were mostly empty."
    )
    sheet.text(MARGIN + 1, 13, note, ha="left", size=9, colour="muted", halo=0)


def draw_blank(year: str) -> Sheet:
    """Draw the lines of one year in one tint: no patterns, letters or towns, and the capital to find one's way by."""
    frame = window(bottom=70)
    sheet = Sheet(frame.sheet_height)
    parts = held(frame, draw_levant(sheet, frame, {})["Syria"], year)
    for area in parts.values():
        fill(sheet, area, "syria-land", zorder=3)
    for area in parts.values():
        sheet.outline(trace(area), edgecolor="ink", lw=0.6, zorder=5)
    draw_towns(sheet, frame, TOWNS[:1], [(area, "syria-land") for area in parts.values()])
    title(sheet, frame, (DATES[year], "SCHEMATIC"))
    sheet.line([(MARGIN + 1, 60), (MARGIN + 23, 60)], "ink", 0.6)
    sheet.text(MARGIN + 29, 60, "limit of what one side held", ha="left", size=9, halo=0)
    explain_disputed(sheet, 39)
    note = f"SCHEMATIC. Drawn by hand for {DATES[year]}: lines may be\nwrong by 10 km and more."
    sheet.text(MARGIN + 1, 13, note, ha="left", size=9, colour="muted", halo=0)
    return sheet


def draw(part: str) -> Sheet:
    """Draw the map of one year, or its lines alone."""
    year, _, blank = part.partition(" ")
    return draw_blank(year) if blank else draw_full(year)


def draw_full(year: str) -> Sheet:
    """Draw the map of one year with its key."""
    frame = window(bottom=106)
    sheet = Sheet(frame.sheet_height)
    areas = draw_levant(sheet, frame, {})
    parts = held(frame, areas.pop("Syria"), year)
    fills = [(part, FILLS[who]) for who, part in parts.items()] + [(area, "land") for area in areas.values()]
    draw_held(sheet, parts)
    draw_towns(sheet, frame, TOWNS, fills, SHARED[year])
    for letter, longitude, latitude in LETTERS[year]:
        spot = frame.place(longitude, latitude)
        sheet.text(*spot, letter, size=12, weight="bold", halo=2, on=ground_below(spot, fills))
    title(sheet, frame, (DATES[year], "SCHEMATIC"))
    draw_key(sheet, year)
    return sheet
