"""What every part of the writer uses: printing calls of Typst, places, links, text and the place in the source."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxTranslator

from studyguide.pdf import escape
from studyguide.pdf.fonts import PLACEHOLDER, missing_characters
from studyguide.pdf.labels import PREFIX, Labels, place
from studyguide.pdf.languages import passages
from studyguide.pdf.mending import BLOCK
from studyguide.pdf.warn import warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from studyguide.pdf.builder import TypstBuilder
    from studyguide.pdf.escape import Value
    from studyguide.pdf.languages import Passage

Visitor: TypeAlias = Any
"""A method of the writer made by a function; docutils' types want each with the one class of node it is named after."""

_Note = TypeVar("_Note", bound=nodes.Element)

_SPACE: Final = re.compile(r"[ \t\r\n\f\v]+")
_PLACED: Final = (nodes.paragraph, nodes.title, nodes.image, nodes.literal_block, nodes.entry)
"""Nodes that begin a line in the code, so that a comment can stand before it."""

_RUN: Final = re.compile(r"[^\s\u00ad\u200b-]{60,}")
_PIECE: Final = re.compile(r".{1,20}")
"""No line is so long as a run of letters without a place to part it; it may be parted every so many."""

_NO_TEXT: Final = dict.fromkeys((0xFEFF, 0xFFFE, 0xFFFF))
"""Marks of byte order and codes that are no characters; PDF/UA does not allow them."""


_NAMED: Final = 5
_QUOTED: Final = 60
"""How many characters a warning names, and how much of the text it quotes."""


class Base(SphinxTranslator):
    """Print Typst code: every node becomes calls of the functions of the layout, all in code mode.

    In code mode nothing of a text can be taken for markup: it stands in string literals only.
    """

    builder: TypstBuilder

    def __init__(self, document: nodes.document, builder: TypstBuilder) -> None:
        super().__init__(document, builder)
        self.labels = Labels()
        self.docnames: list[str] = [builder.config.root_doc]
        self.uses: list[tuple[str, str]] = []
        self.glossaries: set[str] = set()
        self.figure_labels: dict[str, str] = {}
        self.questions: dict[str, list[tuple[str, nodes.Element]]] = {}
        self.footnotes = dict(_notes(document, builder.config.root_doc, nodes.footnote))
        self.called = {name for name, _ in _notes(document, builder.config.root_doc, nodes.footnote_reference)}
        self.held_anchors: list[str] | None = None
        self.depth = 0
        self.floats = 0
        self._out: list[str] = []
        self._outer: list[list[str]] = []
        self._place: tuple[str | None, int | None] | None = None

    # -- printing ---------------------------------------------------------------------------------------------------

    @property
    def code(self) -> str:
        """What has been printed."""
        return "".join(self._out)

    @property
    def docname(self) -> str:
        """The page that is being printed."""
        return self.docnames[-1]

    def put(self, code: str) -> None:
        """Print code."""
        self._out.append(code)

    def open(self, function: str, **named: Value) -> None:
        """Print the start of a call whose last argument is what follows until ``close``."""
        self._out.append(f"{function}({escape.arguments(named)}{{")

    def close(self) -> None:
        """Print the end of a call; a line of its own keeps the places of errors exact."""
        self._out.append("});\n")

    def close_inline(self) -> None:
        """Print the end of a call inside a paragraph."""
        self._out.append("});")

    def call(self, function: str, *parts: Value, **named: Value) -> None:
        """Print a whole call."""
        values = ", ".join(map(escape.value, parts))
        self._out.append(f"{function}({escape.arguments(named)}{values});")

    def capture(self, children: Iterable[nodes.Node]) -> str:
        """Return what these nodes print, as one block of code, instead of printing it."""
        self._outer.append(self._out)
        self._out = []
        for child in children:
            child.walkabout(self)
        body, self._out = "".join(self._out), self._outer.pop()
        return f"{{{body}}}"

    def items(self, node: nodes.Element) -> Iterator[str]:
        """Yield the code of each child that prints anything, as an argument of a call."""
        for child in node.children:
            code = self.capture([child])
            if code != "{}":
                yield f"{code}, "

    def text(self, text: str, node: nodes.Node) -> None:
        """Print running text; what no font can show is replaced and reported, what is in another script says so."""
        match self.passages(_SPACE.sub(" ", text), node):
            case [(part, None, _)]:
                self._out.append(f"{escape.string(part)};")
            case parts:
                self.call("passages", parts)

    def passages(self, text: str, node: nodes.Node) -> list[Passage]:
        """Return a text as the fonts can show it, in parts of one language each."""
        return passages(self.printable(text, node), node)

    def printable(self, text: str, node: nodes.Node) -> str:
        """Return the text as the fonts can show it: letters and their marks joined, unknown characters replaced."""
        text = unicodedata.normalize("NFC", text).translate(_NO_TEXT)
        text = _RUN.sub(lambda run: "\u200b".join(_PIECE.findall(run[0])), text)
        lost = sorted({char for char in missing_characters().findall(text) if char not in "\t\n"})
        if not lost:
            return text
        names = ", ".join(f"{_shown(char)} (U+{ord(char):04X})" for char in lost[:_NAMED])
        more = ", …" if len(lost) > _NAMED else ""
        warn(
            f"no font of the PDF has {names}{more} in {_excerpt(text)!r}; write it another way or add a font",
            rule="glyph",
            location=node,
        )
        return "".join(PLACEHOLDER if char in lost else char for char in text)

    # -- places -----------------------------------------------------------------------------------------------------

    def label(self, node: nodes.Element, *more: str) -> str | None:
        """Give an element that is printed now its names; return its Typst label."""
        ids: list[str] = node.get("ids", [])
        return self.labels.define([*more, *(place(self.docname, node_id) for node_id in ids)])

    def anchor(self, node: nodes.Element, *more: str) -> None:
        """Print an invisible place for an element that has ids."""
        label = self.label(node, *more)
        if label is not None:
            self.put_anchor(label)

    def put_anchor(self, label: str) -> None:
        """Print an invisible place; from inside a heading, which is printed again elsewhere, it moves behind it."""
        if self.held_anchors is None:
            self.call("anchor", label)
        else:
            self.held_anchors.append(label)

    def target_of(self, node: nodes.Element) -> str | None:
        """Return the place that a reference leads to, if it is in the book."""
        uri: str = node.get("refuri", "")
        if uri.startswith(PREFIX):
            return uri.removeprefix(PREFIX)
        return place(self.docname, node["refid"]) if "refid" in node else None

    # -- the source -------------------------------------------------------------------------------------------------

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Print a comment with the place in the source wherever it changes, then visit.

        A message of Typst names a line of its own file; the last such comment before it says where to look.
        """
        if not self._outer and isinstance(node.parent, (nodes.section, nodes.document)):
            self._out.append(BLOCK)
        here = (node.source, node.line) if isinstance(node, _PLACED) else None
        if here and all(here) and here != self._place:
            self._place = here
            self._out.append(f"\n// {self._source(str(node.source))}:{node.line}\n")
        super().dispatch_visit(node)

    def _source(self, source: str) -> str:
        path = Path(source.partition(":<")[0])
        root = Path(self.builder.srcdir)
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        return _SPACE.sub(" ", name)

    # -- what is not known ------------------------------------------------------------------------------------------

    def unknown_visit(self, node: nodes.Node) -> None:
        """Report a node without visitor and go on with what it holds, or print what stands for it."""
        warn(
            f"the PDF has no form for {type(node).__name__}; its text is printed as it is",
            rule="node",
            location=node,
        )
        if isinstance(node, nodes.Element):
            self.anchor(node)
            if not node.children:
                self.text(str(node.get("alt") or node.get("code") or ""), node)

    def unknown_departure(self, _node: nodes.Node) -> None:
        """Nothing was opened."""


def _notes(node: nodes.Element, docname: str, kind: type[_Note]) -> Iterator[tuple[str, _Note]]:
    """Return every footnote, or every call of one, with its place; ids are unique in a page of the source only."""
    for child in node.children:
        if isinstance(child, addnodes.start_of_file):
            yield from _notes(child, child["docname"], kind)
        elif isinstance(child, kind):
            names = [child["refid"]] if "refid" in child else child["ids"]
            yield from ((place(docname, name), child) for name in names)
        elif isinstance(child, nodes.Element):
            yield from _notes(child, docname, kind)


def wrapped(function: str, *, inline: bool = False) -> tuple[Visitor, Visitor]:
    """Return the visitors of a node that is one call around its children."""

    def visit(self: Base, node: nodes.Element) -> None:
        self.anchor(node)
        self.open(function)

    def depart(self: Base, _node: nodes.Element) -> None:
        if inline:
            self.close_inline()
        else:
            self.close()

    return visit, depart


def transparent() -> tuple[Visitor, Visitor]:
    """Return the visitors of a node whose children are all there is to print."""

    def visit(self: Base, node: nodes.Element) -> None:
        self.anchor(node)

    def depart(_self: Base, _node: nodes.Element) -> None:
        pass

    return visit, depart


def _skip(_self: Base, _node: nodes.Element) -> None:
    raise nodes.SkipNode


skipped: Visitor = _skip
"""Visits a node that a printed page does not show."""


def _shown(char: str) -> str:
    return char if char.isprintable() else "a control character"


def _excerpt(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
