"""Tag the first cells of table rows as headers, which Typst 0.15 does only behind a switch that its package lacks.

In the tag tree (ISO 32000-1, 14.7 and 14.8) a row header is a TH with ``/Scope /Row`` and an ``/ID``, by which the
cells of its row name it in ``/Headers``, beside the headers of their columns, which Typst has named there; the cell in
the corner is a header of both. Which tables have such columns is no guess: the writer says it of each table, in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from studyguide.pdf.objects import NotOneTableError, Objects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ELEMENT: Final = b"<</Type/StructElem"
_ROOT: Final = b"<</Type/StructTreeRoot"
_KIND: Final = re.compile(rb"/S/(\w+)")
_CHILDREN: Final = re.compile(rb"/K\[([^\]]*)\]")
_REFERENCE: Final = re.compile(rb"(\d+) 0 R")
_SPAN: Final = {side: re.compile(rb"/%sSpan (\d+)" % side) for side in (b"Row", b"Col")}
_NAME_TREE: Final = re.compile(rb"(?P<start>/IDTree<</Names\[)(?P<names>[^\]]*)\]|/ParentTreeNextKey")
_NAMED: Final = re.compile(rb"\((\w+)\)(\d+) 0 R")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: the number of its object and the columns and rows that it covers."""

    number: int
    columns: range
    rows: range


class TagTree:
    """The structure elements of a PDF as Typst writes it."""

    def __init__(self, pdf: bytes) -> None:
        self.objects = Objects(pdf)
        self.elements = self.objects.starting(_ELEMENT)

    @property
    def root(self) -> int | None:
        """The number of the root of the tree, if there is one."""
        return next(iter(self.objects.starting(_ROOT)), None)

    def kind(self, number: int) -> bytes:
        """Return the structure type of an element."""
        match = _KIND.search(self.elements[number])
        return match[1] if match else b""

    def children(self, number: int, code: bytes | None = None) -> list[int]:
        """Return the elements inside another."""
        kids = _CHILDREN.search(self.elements[number] if code is None else code)
        found = map(int, _REFERENCE.findall(kids[1])) if kids else ()
        return [child for child in found if child in self.elements]

    def tables(self) -> Iterator[int]:
        """Return all tables in the order in which they are read."""
        root = self.root
        waiting = [] if root is None else self.children(root, self.objects[root])[::-1]
        while waiting:
            number = waiting.pop()
            if self.kind(number) == b"Table":
                yield number
            waiting += reversed(self.children(number))

    def cells(self, table: int) -> Iterator[Cell]:
        """Return the cells of a table with their places, counting those that reach over several rows or columns."""
        taken: set[tuple[int, int]] = set()
        for y, row in enumerate(self._rows(table)):
            x = 0
            for number in self.children(row):
                while (x, y) in taken:
                    x += 1
                columns, rows = (range(at, at + self._span(number, side)) for at, side in ((x, b"Col"), (y, b"Row")))
                taken |= {(column, line) for column in columns for line in rows}
                yield Cell(number, columns, rows)

    def _rows(self, table: int) -> Iterator[int]:
        for part in self.children(table):
            if self.kind(part) == b"TR":
                yield part
            elif self.kind(part) in {b"THead", b"TBody", b"TFoot"}:
                yield from self.children(part)

    def _span(self, number: int, side: bytes) -> int:
        match = _SPAN[side].search(self.elements[number])
        return int(match[1]) if match else 1


def tag_row_headers(pdf: bytes, stubs: Sequence[int]) -> bytes | None:
    """Return the PDF with row headers tagged, given how many such columns each table has; none if they do not fit."""
    if not any(stubs):
        return pdf
    try:
        tree = TagTree(pdf)
    except NotOneTableError:
        return None
    tables = list(tree.tables())
    root = tree.root
    if root is None or len(tables) != len(stubs):
        return None
    changed: dict[int, bytes] = {}
    names: dict[bytes, int] = {}
    for table, columns in zip(tables, stubs, strict=True):
        if columns:
            _tag_table(tree, table, columns, changed, names)
    changed[root] = _with_names(tree.objects[root], names)
    return tree.objects.with_changed(changed)


def _tag_table(tree: TagTree, table: int, stubs: int, changed: dict[int, bytes], names: dict[bytes, int]) -> None:
    cells = list(tree.cells(table))
    headers: list[tuple[bytes, Cell]] = []
    for cell in cells:
        if cell.columns.start >= stubs:
            continue
        code = tree.elements[cell.number]
        if tree.kind(cell.number) == b"TH":
            changed[cell.number] = code.replace(b"/Scope/Column", b"/Scope/Both", 1)
            continue
        name = b"R%dx%dy%d" % (table, cell.columns.start, cell.rows.start)
        names[name] = cell.number
        headers.append((name, cell))
        code = code.replace(b"/S/TD", b"/S/TH", 1).replace(b"/A[", b"/ID(%s)/A[" % name, 1)
        changed[cell.number] = code.replace(b"/O/Table", b"/O/Table/Scope/Row", 1)
    for cell in cells:
        if cell.columns.start >= stubs and tree.kind(cell.number) == b"TD":
            of_row = b"".join(b"(%s)" % name for name, header in headers if _meet(cell.rows, header.rows))
            changed[cell.number] = tree.elements[cell.number].replace(b"/Headers[", b"/Headers[%s" % of_row, 1)


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def _with_names(root: bytes, names: dict[bytes, int]) -> bytes:
    """Add names to the tree in which a reader finds an element by its ID: pairs in the order of their bytes."""
    match = _NAME_TREE.search(root)
    if match is None:
        return root
    known = {name: int(number) for name, number in _NAMED.findall(match["names"] or b"")}
    pairs = b"".join(b"(%s)%d 0 R" % pair for pair in sorted({**known, **names}.items()))
    new = b"/IDTree<</Names[%s]" % pairs
    return root[: match.start()] + new + (root[match.end() :] if match["start"] else b">>" + root[match.start() :])
