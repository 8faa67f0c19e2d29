"""Print tables: header rows repeat at page breaks, columns are as wide as the author said or the content asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from studyguide.pdf import escape
from studyguide.pdf.base import Visitor, skipped
from studyguide.pdf.captions import listed_title
from studyguide.pdf.compile import STUBS
from studyguide.pdf.figures import FiguresMixin
from studyguide.pdf.warn import warn

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT: Final = 20
"""A column whose texts have at most this many characters is as wide as they are and breaks none of them."""

_MOST_COLUMNS: Final = 16
_WIDEST_WORD: Final = 30
_TEXT_SHARE: Final = 3


_SMALL: Final = 1400
"""A table with at most so many characters stays on one page."""

_LONG: Final = 900
"""A cell with more characters may be parted between pages."""


class TablesMixin(FiguresMixin):
    """Tables."""

    def visit_table(self, node: nodes.table) -> None:
        """Print a numbered table whole; one with more columns than a page has room for, row by row."""
        title = next((part for part in node.children if isinstance(part, nodes.title)), None)
        caption = self.capture(title.children) if title else "none"
        if _is_too_wide(node):
            warn(
                f"no page has room for the {_columns(node)} columns of this table; the PDF prints it row by row",
                rule="table",
                location=node,
            )
            arguments = self._figure_arguments(node, "table")
            self.put(f"wide-table(caption: {caption}, {arguments}{''.join(self._rows(node))});\n")
            raise nodes.SkipNode
        listed = self.capture(listed_title(title.children)) if title else "none"
        short = len(node.astext()) <= _SMALL
        named: dict[str, escape.Value] = {"short": short, "floats": self._float(node) if short and title else None}
        self.put(
            f"table-figure(caption: {caption}, listed: {listed}, "
            f"{self._figure_arguments(node, 'table')}{escape.arguments(named)}"
        )

    def _rows(self, node: nodes.table) -> Iterator[str]:
        """Yield for each row the pairs of what stands over a cell and the cell."""
        heads: list[nodes.entry] = []
        for row in node.findall(nodes.row):
            cells = [cell for cell in row.children if isinstance(cell, nodes.entry)]
            if isinstance(row.parent, nodes.thead):
                heads = heads or cells
                continue
            over = (self.capture(heads[at].children) if at < len(heads) else "none" for at in range(len(cells)))
            pairs = (f"({head}, {self.capture(cell.children)}), " for head, cell in zip(over, cells, strict=True))
            yield f"({''.join(pairs)}), "

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

    def visit_thead(self, node: nodes.thead) -> None:
        """Print the header rows; with a link or a note in them they are not repeated, which PDF/UA forbids."""
        linked = any(node.findall(lambda part: isinstance(part, (nodes.reference, nodes.footnote_reference))))
        self.put(f"table.header({escape.arguments({'repeat': False}) if linked else ''}")

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


def _columns(node: nodes.table) -> int:
    return sum(1 for _ in node.findall(nodes.colspec))


def _is_too_wide(node: nodes.table) -> bool:
    """Tell whether no page has room for so many columns; a table of only headings has nothing to print row by row."""
    return _columns(node) > _MOST_COLUMNS and any(node.findall(nodes.tbody))


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
