"""The colours of the figures: the palette of the book, and tints of it mixed with the page. Draws nothing itself."""

import tomllib
from pathlib import Path

PALETTE = Path(__file__).resolve().parents[2] / "data" / "palette.toml"


NEARLY_BLACK = 0.04045  # below it WCAG 2 takes the scale of a screen as straight


def parts(colour: str) -> tuple[float, ...]:
    """Return red, green and blue between 0 and 1."""
    return tuple(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))


def mix(colour: str, share: float, page: str) -> str:
    """Return a colour thinned with that of the page."""
    blend = (share * a + (1 - share) * b for a, b in zip(parts(colour), parts(page), strict=True))
    return "#" + "".join(f"{round(255 * value):02x}" for value in blend)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    linear = (v / 12.92 if v <= NEARLY_BLACK else ((v + 0.055) / 1.055) ** 2.4 for v in parts(colour))
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, between 1 and 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def figure_colours(palette: dict[str, str]) -> dict[str, str]:
    """Return the named colours of the figures. Figures are drawn for the light page and bring that page with them."""
    page = palette["page"]
    tints = {
        "sea": ("accent", 0.10),
        "coast": ("accent", 0.55),
        "land": ("muted", 0.07),
        "border": ("muted", 0.50),
        "river": ("accent", 0.80),
        "russia-land": ("russia", 0.26),
        "russia-pale": ("russia", 0.10),
        "russia-deep": ("russia", 0.38),
        "iran-land": ("iran", 0.20),
        "israel-land": ("israel", 0.20),
        "azerbaijan-land": ("muted", 0.22),
        "syria-land": ("syria", 0.14),
        "opposition-land": ("estimate", 0.20),
        "turkey-land": ("estimate", 0.42),
        "isis-land": ("ink", 0.30),
        "sdf-land": ("accent", 0.30),
    }
    return palette | {name: mix(palette[of], share, page) for name, (of, share) in tints.items()}


COLOURS = figure_colours(tomllib.loads(PALETTE.read_text(encoding="utf-8"))["light"])

# What is written on what. Figures refuse any other pair that is too pale; the tests measure these without drawing.
TEXT_ON = tuple(
    (text, ground)
    for text, grounds in {
        "ink": (
            "page",
            "wash",
            "sea",
            "land",
            "russia-land",
            "russia-pale",
            "russia-deep",
            "iran-land",
            "azerbaijan-land",
            "israel-land",
            "syria-land",
            "opposition-land",
            "turkey-land",
            "isis-land",
            "sdf-land",
        ),
        "muted": ("page", "land"),
        "accent": ("page", "sea"),
        "russia": ("page", "land", "russia-land", "russia-pale", "syria-land"),
        "israel": ("page", "land", "israel-land"),
        "syria": ("page", "land", "syria-land"),
        "iran": ("page", "land", "iran-land", "syria-land"),
    }.items()
    for ground in grounds
)
