"""Print tables: header rows repeat at page breaks, columns are as wide as the author said or the content asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from studyguide.pdf import escape
from studyguide.pdf.base import Visitor, skipped
from studyguide.pdf.captions import listed_title
from studyguide.pdf.compile import STUBS
from studyguide.pdf.figures import FiguresMixin

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT: Final = 20
"""A column whose texts have at most this many characters is as wide as they are and breaks none of them."""

_WIDEST_WORD: Final = 30
_TEXT_SHARE: Final = 3


_SMALL: Final = 1400
"""A table with at most so many characters stays on one page."""

_LONG: Final = 900
"""A cell with more characters may be parted between pages."""


class TablesMixin(FiguresMixin):
    """Tables."""

    def visit_table(self, node: nodes.table) -> None:
        """Print a numbered table whole."""
        title = next((part for part in node.children if isinstance(part, nodes.title)), None)
        caption = self.capture(title.children) if title else "none"
        listed = self.capture(listed_title(title.children)) if title else "none"
        short = len(node.astext()) <= _SMALL
        named: dict[str, escape.Value] = {"short": short, "floats": self._float(node) if short and title else None}
        self.put(
            f"table-figure(caption: {caption}, listed: {listed}, "
            f"{self._figure_arguments(node, 'table')}{escape.arguments(named)}"
        )

    def depart_table(self, _node: nodes.table) -> None:
        """Close it."""
        self.put(");\n")

    def visit_tgroup(self, node: nodes.tgroup) -> None:
        """Print the columns, then the rows."""
        columns = [part for part in node.children if isinstance(part, nodes.colspec)]
        widths: list[float | None] = [float(column.get("colwidth", 1)) for column in columns]
        # A Markdown table and a list-table without :widths: have equal widths, which nobody chose.
        if len(set(widths)) == 1:
            widths = list(_natural_widths(node, len(columns)))
        stubs = sum(bool(column.get("stub")) for column in columns)
        # The tag tree of the PDF learns from this line which cells are headers of their row.
        self.put(f"\n// {stubs} {STUBS}\n")
        self.put(f"book-table({escape.value(widths)}, {escape.arguments({'stubs': stubs})}")

    def depart_tgroup(self, _node: nodes.tgroup) -> None:
        """Close it."""
        self.put(")")

    visit_colspec = skipped

    def visit_thead(self, _node: nodes.thead) -> None:
        """Print the header rows."""
        self.put("table.header(")

    def depart_thead(self, _node: nodes.thead) -> None:
        """Close them."""
        self.put("), ")

    def visit_tbody(self, _node: nodes.tbody) -> None:
        """Print the rows."""

    depart_tbody: Visitor = visit_tbody
    visit_row: Visitor = visit_tbody
    depart_row: Visitor = visit_tbody

    def visit_entry(self, node: nodes.entry) -> None:
        """Print a cell."""
        named: dict[str, escape.Value] = {}
        if node.get("morecols"):
            named["colspan"] = node["morecols"] + 1
        if node.get("morerows"):
            named["rowspan"] = node["morerows"] + 1
        if len(node.astext()) > _LONG:
            named["long"] = True
        classes: list[str] = node.get("classes", [])
        align = next((name[5:] for name in classes if name.startswith("text-")), None)
        if align in {"left", "right", "center"}:
            named["side"] = align
        self.open("cell", **named)

    def depart_entry(self, _node: nodes.entry) -> None:
        """Close it."""
        self.put("}), ")


def _natural_widths(node: nodes.tgroup, count: int) -> Iterator[float | None]:
    """Weigh each column by its longest word, which must not break, and its longest text; none where it is short."""
    for index in range(count):
        texts = [row[index].astext() for row in node.findall(nodes.row) if index < len(row)]
        if max(map(len, texts), default=0) <= _SHORT:
            yield None
            continue
        weights = (min(_WIDEST_WORD, _longest_word(text)) + len(text) // _TEXT_SHARE for text in texts)
        yield max((6, *weights))


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
