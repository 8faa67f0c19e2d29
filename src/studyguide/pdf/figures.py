"""Print pictures and figures; a picture that cannot be shown leaves its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes

from studyguide.pdf import escape
from studyguide.pdf.base import Base, wrapped
from studyguide.pdf.captions import listed_title
from studyguide.pdf.labels import place
from studyguide.pdf.warn import warn

if TYPE_CHECKING:
    from collections.abc import Sequence

_LENGTH: Final = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(%|cm|mm|in|pt|em|px)?")
_POINTS_A_PIXEL: Final = 0.75
"""CSS counts 96 pixels an inch, printers 72 points."""


class FiguresMixin(Base):
    """Images, figures, captions."""

    def visit_figure(self, node: nodes.figure) -> None:
        """Print a numbered figure whole: picture, caption, legend."""
        parts: dict[type, list[nodes.Node]] = {nodes.caption: [], nodes.legend: []}
        rest: list[nodes.Node] = []
        for part in node.children:
            parts.get(type(part), rest).append(part)
        pictures = list(node.findall(nodes.image))
        # A figure without a picture, or whose picture is lost, must itself say what it would show.
        named: dict[str, escape.Value] = {
            "pictures": [self.builder.image_path(picture) for picture in pictures],
            "alt": " ".join(map(self._alt, pictures)) or node.astext(),
            # Among paragraphs it may move to the head or foot of a page, so that no page stays half empty; its number
            # lets the builder keep it where it is.
            "floats": self._float(node),
            "described": place(self.docname, node["described_by"]) if "described_by" in node else None,
        }
        self.put(f"picture-figure({escape.arguments(named)}")
        caption = self.capture(_inside(parts[nodes.caption]))
        legend = self.capture(_inside(parts[nodes.legend]))
        listed = self.capture(listed_title(_inside(parts[nodes.caption])))
        self.put(
            f"caption: {caption}, legend: {legend}, listed: {listed}, "
            f"{self._figure_arguments(node, 'figure')}{self.capture(rest)});\n"
        )
        raise nodes.SkipNode

    def _float(self, node: nodes.Element) -> int | None:
        """Return the number of a figure or table that may move, none for one that stands inside something."""
        if not isinstance(node.parent, nodes.section):
            return None
        self.floats += 1
        return self.floats - 1

    def _figure_arguments(self, node: nodes.Element, kind: str) -> str:
        """Return name and number; the number is that of the website, with its prefix."""
        form: str = self.config.numfig_format.get(kind, "%s")
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        number = next((numbers[node_id] for node_id in node["ids"] if node_id in numbers), None)
        title = form % ".".join(map(str, number)) if number and "%s" in form else None
        label = self.label(node)
        self.figure_labels.update((place(self.docname, node_id), label) for node_id in node["ids"] if label)
        named: dict[str, escape.Value] = {"name": label, "number": title}
        return escape.arguments(named)

    def visit_image(self, node: nodes.image) -> None:
        """Print a picture; one among words stays in its line."""
        self.anchor(node)
        path = self.builder.image_path(node)
        named: dict[str, escape.Value] = {
            "path": path,
            "alt": self._alt(node),
            "width": _length(node, "width"),
            "height": _length(node, "height"),
            "scale": _scale(node),
            "inline": _among_words(node),
        }
        # The file is opened here and not in the layout, so that what Typst says about it names this place.
        opened = f"(..form) => image({escape.string(path)}, ..form)" if path else "none"
        self.put(f"picture({escape.arguments(named)}{opened});")
        raise nodes.SkipNode

    def _alt(self, node: nodes.image) -> str:
        """Return the description for readers who do not see the picture; the caption stands in for it."""
        alt: str = node.get("alt", "").strip()
        if alt:
            return self.printable(alt, node)
        node["alt"] = self._alt_instead(node)
        return str(node["alt"])

    def _alt_instead(self, node: nodes.image) -> str:
        caption = ""
        if isinstance(node.parent, nodes.figure):
            caption = " ".join(part.astext() for part in node.parent.children if isinstance(part, nodes.caption))
        instead = "its caption" if caption else "its file name"
        warn(
            f"the picture {node['uri']} has no alternative text; add :alt: (the PDF reads {instead} aloud)",
            rule="alt",
            location=node,
        )
        return self.printable(caption or str(node["uri"]).rsplit("/", 1)[-1], node)

    def visit_caption(self, node: nodes.caption) -> None:
        """Print the caption over a block of code, with its number; figures print their own."""
        code = self.capture(node.children)
        self.put(f"code-caption({self._figure_arguments(node.parent, 'code-block')}{code});\n")
        raise nodes.SkipNode

    visit_legend, depart_legend = wrapped("p")


def _among_words(node: nodes.image) -> bool:
    holder = node.parent
    if isinstance(holder, nodes.reference) and len(holder.children) == 1:
        holder = holder.parent
    return isinstance(holder, nodes.TextElement) and (
        len(holder.children) > 1 or isinstance(holder, (nodes.Inline, nodes.title))
    )


def _inside(parts: Sequence[nodes.Node]) -> list[nodes.Node]:
    return [child for part in parts for child in part.children]


def _length(node: nodes.image, side: str) -> str | None:
    """Return a side as Typst writes lengths; what is none is left to the layout."""
    match = _LENGTH.fullmatch(str(node.get(side, "")).strip())
    if not match or not float(match[1]):
        return None
    number, unit = float(match[1]), match[2] or "px"
    return f"{number * _POINTS_A_PIXEL:g}pt" if unit == "px" else f"{number:g}{unit}"


def _scale(node: nodes.image) -> float:
    """Return how much larger than it is a picture shall be."""
    scale = node.get("scale", 100)
    return scale / 100 if isinstance(scale, (int, float)) and scale > 0 else 1.0
