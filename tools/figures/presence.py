"""Map of places in Syria where Russian, Iran-backed and US forces are documented for the years 2018 to 2023.

The part "blank" marks the same places alike and without names: questions set letters on them.
"""

from colours import COLOURS
from ground import Window, fill
from levant import draw_levant, explain_disputed, title, window
from paper import MARGIN, Sheet, Spot

RUSSIA, IRAN, US = ("s", "R", "russia"), ("o", "I", "iran"), ("D", "U", "ink")
DATE = ("2018–2023", "SCHEMATIC")
PLACES = (  # name, longitude, latitude, whose, shift of the label in points, side
    ("Hmeimim", 35.95, 35.40, RUSSIA, (10, 0), "left"),
    ("Tartus", 35.88, 34.90, RUSSIA, (-9, 0), "right"),
    ("Qamishli\n(2019–26)", 41.20, 37.02, RUSSIA, (0, -20), "center"),
    ("Aleppo", 37.20, 36.18, IRAN, (-9, 0), "right"),
    ("T-4", 37.63, 34.52, IRAN, (9, 0), "left"),
    ("al-Qusayr", 36.58, 34.51, IRAN, (4, -15), "left"),
    ("Damascus,\nSayyida Zaynab", 36.34, 33.45, IRAN, (9, -2), "left"),
    ("Deir ez-Zor", 40.14, 35.34, IRAN, (9, 3), "left"),
    ("al-Mayadin", 40.45, 35.02, IRAN, (-9, 0), "right"),
    ("Abu Kamal\n(Imam Ali base)", 40.90, 34.42, IRAN, (-10, -2), "right"),
    ("al-Tanf", 38.62, 33.51, US, (10, 2), "left"),
)
KEY = (
    (RUSSIA, "Russian base or airfield"),
    (IRAN, "Iranian or Iran-backed forces"),
    (US, "US garrison"),
)


def badge(sheet: Sheet, place: Spot, whose: tuple[str, str, str], name: str) -> None:
    """Mark a place by shape, letter and colour."""
    form, letter, colour = whose
    size = 11 if form == "D" else 13
    x, y = place
    sheet.axes.plot([x], [y], form, ms=size, mfc=COLOURS["page"], mec=COLOURS[colour], mew=1.6, zorder=18)
    sheet.text(x, y, letter, size=9, weight="bold", halo=0, colour=colour)
    for side in (-1, 1):  # the letter itself keeps other labels out of the middle
        sheet.reserve(name, (x + 6.3 * side - 1.2, y - 7.5), (x + 6.3 * side + 1.2, y + 7.5))


def draw_key(sheet: Sheet) -> None:
    """Explain the marks below the map."""
    for row, (whose, words) in enumerate(KEY):
        y = 96 - 18 * row
        badge(sheet, (MARGIN + 12, y), whose, "key")
        sheet.text(MARGIN + 29, y, words, ha="left", size=9, halo=0)
    explain_disputed(sheet, 38)
    note = (
        "SCHEMATIC. Selected places, not all of them at all times; a mark\n"
        "says nothing about numbers. US soldiers in the north-east left out."
    )
    sheet.text(MARGIN + 1, 13, note, ha="left", size=9, colour="muted", halo=0)


def draw_syria(bottom: float) -> tuple[Sheet, Window]:
    """Draw the ground of the map, with room for a key below."""
    frame = window(bottom)
    sheet = Sheet(frame.sheet_height)
    areas = draw_levant(sheet, frame, {})
    fill(sheet, areas["Syria"], "syria-land", zorder=3)
    sheet.text(*frame.place(38.9, 35.6), "SYRIA", size=13, weight="bold", on="syria-land", colour="syria")
    return sheet, frame


def draw_blank() -> Sheet:
    """Draw the places without saying what each is called or who was there."""
    sheet, frame = draw_syria(bottom=70)
    for name, longitude, latitude, *_ in PLACES:
        sheet.dot(frame.place(longitude, latitude), name=name, size=6, hollow=True)
    title(sheet, frame, DATE)
    sheet.dot((MARGIN + 12, 60), name="key", size=6, hollow=True)
    sheet.text(MARGIN + 29, 60, "place where foreign forces are documented", ha="left", size=9, halo=0)
    explain_disputed(sheet, 39)
    note = "SCHEMATIC. Selected places, not all of them at all times; a mark\nsays nothing about numbers."
    sheet.text(MARGIN + 1, 13, note, ha="left", size=9, colour="muted", halo=0)
    return sheet


def draw(part: str = "") -> Sheet:
    """Draw the map, or its places alone."""
    return draw_blank() if part else draw_full()


def draw_full() -> Sheet:
    """Draw the map with its key."""
    sheet, frame = draw_syria(bottom=108)
    for name, longitude, latitude, whose, (dx, dy), side in PLACES:
        x, y = frame.place(longitude, latitude)
        badge(sheet, (x, y), whose, f"mark of {name}")
        on = "sea" if name == "Tartus" else "syria-land"
        sheet.text(x + dx, y + dy, name, size=9, ha=side, on=on, halo=1.6)
    title(sheet, frame, DATE)
    draw_key(sheet)
    return sheet
