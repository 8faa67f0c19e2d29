"""Lines of traffic on a map: each with a pale casing, a letter in a ring and a sample for the key."""

import shapely
from colours import COLOURS
from ground import Window, soften
from paper import Sheet, Spot

Places = tuple[Spot, ...]
STRAIGHT = 2  # places: with more, the corners of a route are rounded


def draw_sample(sheet: Sheet, points: list[Spot], colour: str, style: object) -> None:
    """Draw a line in the manner of a route."""
    sheet.line(points, "page", 4.0, zorder=9)
    sheet.line(points, colour, 2.0, linestyle=style, zorder=10, solid_capstyle="butt", dash_capstyle="butt")


def draw_route(sheet: Sheet, window: Window, places: Places, colour: str, style: object) -> None:
    """Draw a route over a pale casing, which keeps it clear of coasts and borders."""
    line = shapely.LineString([window.place(*place) for place in places])
    seen = (soften(line) if len(places) > STRAIGHT else line).intersection(window.frame)
    draw_sample(sheet, [(x, y) for x, y in shapely.get_coordinates(seen)], colour, style)


def badge(sheet: Sheet, x: float, y: float, letter: str) -> None:
    """Set a route's letter in a ring."""
    level = 18 + sheet.level
    sheet.axes.plot([x], [y], "o", ms=13, mfc=COLOURS["page"], mec=COLOURS["ink"], mew=0.8, zorder=level)
    sheet.text(x, y, letter, size=9, weight="bold", halo=0)
