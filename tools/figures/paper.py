"""The sheet a figure is drawn on: colours, type, labels that may not collide, and an SVG that is the same each time.

Letters become outlines (svg.fonttype "path"): a figure then looks alike in every browser and in the PDF and asks for no
font. The price is that its text cannot be selected; the alternative text and the caption carry what the picture says.
"""

import re
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
from colours import COLOURS, contrast
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.text import Text
from matplotlib.transforms import Bbox

POINTS_PER_MM = 72 / 25.4
WIDTH_MM = 115  # the text block of the A5 page: the figure is printed at its own size, and its type with it
SCREEN_WIDTH = 540  # CSS pixels: type of 9 points then stands about as large as the text around it
MARGIN = 4.0
SMALLEST_TYPE = 9.0  # points on paper; nearly as many pixels on a phone of 320
LEAST_CONTRAST = 4.5
LONG_OUTLINE = 600  # characters: coasts and borders, not marks
LETTER_SCALE = 0.015625  # matplotlib draws letters 64 times too large and scales them down
CAPITALS = 0.73  # height of a capital letter in DejaVu Sans, as a part of the size
GAP = 0.6  # points between two labels

SETTINGS = {"svg.fonttype": "path", "svg.hashsalt": "study-guide", "font.family": "DejaVu Sans", "text.hinting": "none"}


Spot = tuple[float, float]


class LabelError(ValueError):
    """Labels that collide, leave the sheet or are too pale; all of a figure at once."""


@dataclass
class Sheet:
    """A page measured in points from its lower left corner, and the boxes that labels and marks take up."""

    height: float
    labels: list[tuple[int, Text]] = field(default_factory=list)
    marks: list[tuple[int, str, Bbox]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    level: int = 0
    """Raised while a close-up is drawn over the map: what it hides cannot collide with it."""

    def __post_init__(self) -> None:
        """Set up one set of axes over the whole sheet, in points."""
        mpl.rcParams.update(SETTINGS)
        self.width = WIDTH_MM * POINTS_PER_MM
        self.figure = Figure(figsize=(self.width / 72, self.height / 72), dpi=72, facecolor=COLOURS["page"])
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, self.width), ylim=(0, self.height))
        self.axes.axis("off")

    def text(self, x: float, y: float, words: str, **look: Any) -> None:
        """Write a label; `on` names the colour behind it, which is also its halo where it crosses a line."""
        on, colour, size = look.pop("on", "page"), look.pop("colour", "ink"), look.pop("size", 9)
        halo = look.pop("halo", 1.2)
        if (ratio := contrast(COLOURS[colour], COLOURS[on])) < LEAST_CONTRAST:
            self.faults.append(f"{words!r}: {colour} on {on} has a contrast of {ratio:.1f}")
        if size < SMALLEST_TYPE:
            self.faults.append(f"{words!r}: type of {size} points is too small")
        if "va" not in look and "\n" not in words:
            # Set on the middle of the capitals, not of the box: else a row with a "y" in it stands higher.
            look["va"], y = "baseline", y - CAPITALS / 2 * size
        look = {"ha": "center", "va": "center", "linespacing": 1.15, "zorder": 20 + self.level} | look
        label = self.axes.text(x, y, words, color=COLOURS[colour], fontsize=size, **look)
        if halo:
            # Read back by `add_halos`: matplotlib's own halo writes every letter out three times.
            label.set_gid(f"label{len(self.labels)}-halo-{COLOURS[on][1:]}-{halo}")
        self.labels.append((self.level, label))

    def dot(self, place: Spot, *, name: str, form: str = "o", size: float = 4.2, **look: bool) -> None:
        """Mark a place, solid, `hollow` or `half` of each; no label may cover it."""
        x, y = place
        face = COLOURS["page"] if look.get("hollow") else COLOURS["ink"]
        half = {"fillstyle": "left", "mfc": COLOURS["ink"], "mfcalt": COLOURS["page"]} if look.get("half") else {}
        style: dict[str, Any] = {"mfc": face, "mec": COLOURS["ink"], "mew": 0.9} | half
        self.axes.plot([x], [y], form, ms=size, zorder=15 + self.level, **style)
        self.reserve(name, (x - size / 2, y - size / 2), (x + size / 2, y + size / 2))

    def reserve(self, name: str, lower_left: Spot, upper_right: Spot) -> None:
        """Keep labels of this level out of a part of the sheet."""
        self.marks.append((self.level, name, Bbox([lower_left, upper_right])))

    def line(self, points: list[Spot], colour: str = "ink", width: float = 0.7, **look: Any) -> None:
        """Draw a line through points."""
        xs, ys = zip(*points, strict=True)
        settings: dict[str, Any] = {"solid_capstyle": "round", "solid_joinstyle": "round", "zorder": 8} | look
        settings["zorder"] += self.level
        self.axes.plot(xs, ys, color=COLOURS[colour], lw=width, **settings)

    def outline(self, outline: Outline, **look: Any) -> None:
        """Draw one outline, which may have many parts, or none."""
        if not len(outline):
            return
        colours = {key: COLOURS[look.pop(key)] for key in ("facecolor", "edgecolor") if look.get(key, "none") != "none"}
        look = {"facecolor": "none", "edgecolor": "none", "zorder": 2} | look | colours
        look["zorder"] += self.level
        self.axes.add_patch(PathPatch(outline, **look))

    def check(self) -> None:
        """Fail with every label that collides, covers a mark, leaves the sheet or is hard to read."""
        renderer = FigureCanvasAgg(self.figure).get_renderer()
        boxes = [(level, label.get_text(), label.get_window_extent(renderer)) for level, label in self.labels]
        for _level, words, box in boxes:
            inside = box.x0 >= MARGIN and box.y0 >= 1 and box.x1 <= self.width - MARGIN and box.y1 <= self.height - 1
            if not inside:
                self.faults.append(
                    f"{words!r} leaves the sheet: {box.x0:.0f}..{box.x1:.0f}, {box.y0:.0f}..{box.y1:.0f}"
                )
        for place, (level, words, box) in enumerate(boxes):
            for other_level, other, other_box in [*boxes[place + 1 :], *self.marks]:
                if level == other_level and box.padded(GAP).overlaps(other_box):
                    self.faults.append(f"{words!r} overlaps {other!r}")
        if self.faults:
            raise LabelError("\n".join(self.faults))

    def svg(self) -> str:
        """Return the checked figure as SVG without date, maker, document type or needless decimals."""
        self.check()
        target = StringIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        self.figure.savefig(target, format="svg", metadata=nothing, facecolor=COLOURS["page"])
        text = re.sub(r"<!DOCTYPE.*?>\s*|<metadata>.*?</metadata>\s*", "", target.getvalue(), flags=re.DOTALL)
        return size_for_screens(slim(add_halos(text)))

    def save(self, path: Path) -> None:
        """Write the SVG."""
        path.write_text(self.svg(), encoding="utf-8")


def add_halos(svg: str) -> str:
    """Lay below each label its own letters with a wide edge in the colour of the ground."""
    lines = re.compile(r'<g style="[^"]*" transform="[^"]*scale\(([\d.]+) -[\d.]+\)">.*?</g>', re.DOTALL)

    def double(label: re.Match[str]) -> str:
        edge = f"fill: #{label['colour']}; stroke: #{label['colour']}; stroke-linejoin: round; stroke-width: "

        def below(line: re.Match[str]) -> str:
            width = 2 * float(label["width"]) / float(line[1]) / LETTER_SCALE
            once = re.sub(r"<defs>.*?</defs>\s*", "", line.group(), flags=re.DOTALL)
            return re.sub(r'style="[^"]*"', f'style="{edge}{width:.0f}"', once, count=1)

        letters = label["letters"]
        return "<g>" + "".join(map(below, lines.finditer(letters))) + letters

    start = r'<g id="label\d+-halo-(?P<colour>[0-9a-f]{6})-(?P<width>[\d.]+)">'
    return re.sub(start + r"(?P<letters>.*?</g>\s*</g>)", double, svg, flags=re.DOTALL)


def size_for_screens(svg: str) -> str:
    """Let the figure ask for a width that suits a column on a screen; phones and the PDF fit it to their own."""
    size = re.compile(r'width="([\d.]+)pt" height="([\d.]+)pt"')

    def screen(found: re.Match[str]) -> str:
        width, height = map(float, found.groups())
        return f'width="{SCREEN_WIDTH}" height="{round(SCREEN_WIDTH * height / width)}"'

    return size.sub(screen, svg, count=1)


def slim(svg: str) -> str:
    """Leave out what no eye sees: needless decimals and spaces, long names of letters."""
    for long, short in (("DejaVuSans-Bold-", "b"), ("DejaVuSans-Oblique-", "i"), ("DejaVuSans-", "r")):
        svg = svg.replace(long, short)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"(?<=translate\()[^)]*", lambda shift: shorten(shift.group(), decimals=2), svg)
    svg = re.sub(r'(?<= d=")[^"]*', lambda d: shorten(d.group(), decimals=1 if len(d[0]) > LONG_OUTLINE else 2), svg)
    return re.sub(r"^ +", "", svg, flags=re.MULTILINE)


def shorten(numbers: str, *, decimals: int) -> str:
    """Round the numbers of an outline or a shift and write them without needless signs."""
    rounded = re.sub(r"-?\d+\.\d+", lambda n: f"{float(n.group()):.{decimals}f}".rstrip("0").rstrip("."), numbers)
    return re.sub(r"\s*([A-Za-z])\s*", r"\1", " ".join(rounded.split()))
