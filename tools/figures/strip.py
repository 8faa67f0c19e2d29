"""Timeline strip of the chapter's opener: two rows, each with a scale of its own.

Which events it shows, and their short labels, stands in events.py; here is only how they are drawn.
"""

from dataclasses import dataclass

from colours import COLOURS
from events import COUNCIL, FORCE, SHORT, TREATY, chosen_dates
from matplotlib.textpath import TextPath
from paper import MARGIN, POINTS_PER_MM, WIDTH_MM, Sheet

PAPER_WIDTH = WIDTH_MM * POINTS_PER_MM
KINDS = ((TREATY, "treaty or deal"), (FORCE, "war, troops, arms"), (COUNCIL, "UN Security Council"))
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Row:
    """A stretch of time on the sheet."""

    first: int
    last: int
    step: int
    y: float

    def x(self, moment: float) -> float:
        """Return where a moment stands."""
        return MARGIN + 8 + (moment - self.first) / (self.last - self.first) * (PAPER_WIDTH - 2 * MARGIN - 16)


HEIGHT = 332.0
ROWS = (Row(1800, 1950, 50, 256), Row(1990, 2027, 10, 104))
BAND = 9.5  # half the height of the bar of years
REACH = 28  # from the middle of the bar to a label
LINE = 11.8
TYPE = 9
GUTTER = 5


@dataclass(frozen=True)
class Event:
    """One event of the strip."""

    moment: float
    date: str
    label: str
    kind: str


def read_events() -> list[Event]:
    """Return the events, oldest first."""
    found = []
    for key, date in chosen_dates().items():
        year, month = (int(part) for part in (date.split("/")[0] + "-07").split("-")[:2])
        words = f"{MONTHS[month - 1]} {year}" if year > ROWS[1].first and "-" in date else str(year)
        found.append(Event(year + (month - 0.5) / 12, words, SHORT[key][1], SHORT[key][0]))
    return sorted(found, key=lambda event: event.moment)


def width(event: Event) -> float:
    """Return the width of an event's label in points."""
    lines = [(line, "normal") for line in event.label.split("\n")] + [(event.date, "bold")]
    family = "DejaVu Sans"
    return max(
        TextPath((0, 0), line, size=TYPE, prop={"family": family, "weight": w}).get_extents().width for line, w in lines
    )


def spread(row: Row, events: list[Event]) -> list[float]:
    """Return the middles of the labels: above their events where there is room, else pushed aside in order."""
    halves = [width(event) / 2 for event in events]
    middles = [row.x(event.moment) for event in events]
    left = MARGIN + 2
    for place, half in enumerate(halves):
        middles[place] = max(middles[place], left + half)
        left = middles[place] + half + GUTTER
    right = PAPER_WIDTH - MARGIN - 2
    for place in reversed(range(len(halves))):
        middles[place] = min(middles[place], right - halves[place])
        right = middles[place] - halves[place] - GUTTER
    return middles


def draw_side(sheet: Sheet, row: Row, events: list[Event], side: int) -> None:
    """Draw the events above (side 1) or below (side -1) the bar."""
    for event, middle in zip(events, spread(row, events), strict=True):
        x, edge, far = row.x(event.moment), row.y + side * BAND, row.y + side * REACH
        sheet.line([(x, edge), (x, edge + side * 5), (middle, far - side * 2)], "muted", 0.7)
        sheet.dot(
            (x, edge),
            name=f"mark of {event.date}",
            form=event.kind,
            size=5.6 if event.kind == TREATY else 4.9,
            hollow=event.kind == TREATY,
        )
        lines = event.label.count("\n") + 1
        date_y = far + LINE * lines if side > 0 else far
        label_y = far if side > 0 else far - LINE
        va = "bottom" if side > 0 else "top"
        sheet.text(middle, label_y, event.label, va=va, halo=0, size=TYPE)
        sheet.text(middle, date_y, event.date, va=va, halo=0, size=TYPE, weight="bold", colour="accent")


def draw_bar(sheet: Sheet, row: Row) -> None:
    """Draw the bar of years with its round numbers."""
    west, east = MARGIN, PAPER_WIDTH - MARGIN
    sheet.axes.fill([west, east, east, west], [row.y - BAND] * 2 + [row.y + BAND] * 2, color=COLOURS["sea"], zorder=2)
    for year in range(row.first, row.last, row.step):
        x = row.x(year)
        sheet.line([(x, row.y - BAND), (x, row.y + BAND)], "muted", 0.6)
        sheet.text(x + 3, row.y, str(year), size=9, ha="left", on="sea", halo=0)


def draw_notes(sheet: Sheet) -> None:
    """Say what is left out, and explain the marks."""
    middle = (ROWS[0].y + ROWS[1].y) / 2
    sheet.text(
        PAPER_WIDTH / 2, middle, "1947 to 1989 left out; each row has its own scale", size=9, colour="muted", halo=0
    )
    x = MARGIN + 4
    for form, words in KINDS:
        sheet.dot((x, 9), name=words, form=form, size=5.6 if form == TREATY else 4.9, hollow=form == TREATY)
        sheet.text(x + 6, 9, words, ha="left", size=9, halo=0)
        x += TextPath((0, 0), words, size=9).get_extents().width + 22


def draw() -> Sheet:
    """Draw the strip."""
    sheet = Sheet(HEIGHT)
    events = read_events()
    for row in ROWS:
        draw_bar(sheet, row)
        inside = [event for event in events if row.first <= event.moment <= row.last]
        draw_side(sheet, row, inside[::2], 1)
        draw_side(sheet, row, inside[1::2], -1)
    draw_notes(sheet)
    return sheet
