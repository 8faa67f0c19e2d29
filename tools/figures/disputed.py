"""Disputed land, drawn alike on every map: the fill says who holds it, ruled lines say that it is disputed."""

from ground import Window, fill, hatch, load, trace
from paper import Sheet
from shapely.geometry.base import BaseGeometry

HELD_BY_RUSSIA = {"Crimea": "russia-land", "South-east Ukraine": "russia-land"}
CUT_AT = {"South-east Ukraine": "Ukraine", "Abkhazia": "Georgia", "South Ossetia": "Georgia"}


def rule(sheet: Sheet, area: BaseGeometry) -> None:
    """Rule an area as disputed."""
    hatch(sheet, area, gap=2.6, lw=0.55)
    sheet.outline(trace(area), edgecolor="ink", lw=0.5, zorder=6)


def draw_disputed(
    sheet: Sheet, window: Window, areas: dict[str, BaseGeometry], fills: dict[str, str] | None = None
) -> None:
    """Draw what of the disputed land lies in the window; `fills` names the colours of those who hold it."""
    fills = HELD_BY_RUSSIA if fills is None else fills
    parts = {name: window.on_sheet(area) for name, area in load("disputed.geojson").items()}
    for name, area in load("disputed-drawn.geojson").items():
        if CUT_AT[name] in areas:
            parts[name] = window.on_sheet(area).intersection(areas[CUT_AT[name]])
    for name, area in parts.items():
        if area.is_empty:
            continue
        if name in fills:
            fill(sheet, area, fills[name], zorder=3)
        rule(sheet, area)
