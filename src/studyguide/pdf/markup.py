"""Print what authors write as HTML inside Markdown: emphasis of all kinds, boxes to tick, and the text of blocks."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from docutils import nodes

from studyguide.pdf.base import Base
from studyguide.pdf.warn import warn

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMS: Final = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "emph"),
    **dict.fromkeys(("s", "del", "strike"), "struck"),
    **dict.fromkeys(("u", "ins"), "underlined"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code-like"),
    "sub": "sub",
    "sup": "super",
    "mark": "marked",
    "small": "small-print",
    "q": "in-quotes",
}
"""Tags that change how a passage looks, and the function that does so on paper."""

_TAG: Final = re.compile(r"<(?P<end>/?)\s*(?P<name>[A-Za-z][A-Za-z0-9]*)\b[^<>]*>")
_CHECKBOX: Final = re.compile(r"""<input\b[^<>]*\btype=["']?checkbox""", re.IGNORECASE)
_CHECKED: Final = re.compile(r"\bchecked\b(?!-)")
_CLASS: Final = re.compile(r"""\bclass=(["']).*?\1""")
_BLOCKS: Final = re.compile(
    r"address|article|aside|blockquote|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|"
    r"pre|section|summary|table|td|th|tr|ul"
)
_HIDDEN: Final = frozenset({"script", "style", "template", "title", "noscript"})
_SCREEN_ONLY: Final = frozenset({"audio", "canvas", "embed", "iframe", "object", "svg", "video"})


class MarkupMixin(Base):
    """Raw passages."""

    def visit_raw(self, node: nodes.raw) -> None:
        """Print what HTML shows of HTML, and what is meant for Typst; nothing of other formats."""
        formats = node.get("format", "").split()
        if "html" not in formats:
            raise nodes.SkipNode
        text = node.astext().strip()
        tag = _TAG.fullmatch(text)
        if tag and isinstance(node.parent, nodes.TextElement):
            self._tag(node, tag)
        else:
            self._block(node, text)
        raise nodes.SkipNode

    def _tag(self, node: nodes.raw, tag: re.Match[str]) -> None:
        """Print the start or the end of a passage; a tag without its partner in the same element changes nothing."""
        name = tag["name"].lower()
        if name == "br":
            self.call("linebreak")
        elif _CHECKBOX.match(tag[0]):
            ticked = _CHECKED.search(_CLASS.sub("", tag[0]))
            self.text("\N{BALLOT BOX WITH CHECK} " if ticked else "\N{BALLOT BOX} ", node)
        elif name in _SCREEN_ONLY | {"img"}:
            self._block(node, tag[0])
        elif name in _FORMS and node in _paired(node.parent):
            if tag["end"]:
                self.close_inline()
            else:
                self.open(_FORMS[name])

    def _block(self, node: nodes.raw, html: str) -> None:
        """Print the text of a block of HTML, one paragraph for each of its blocks."""
        reader = _Reader()
        reader.feed(html)
        reader.close()
        pieces = [piece for piece in (" ".join(piece.split()) for piece in reader.pieces) if piece]
        lost = ", ".join(f"<{name}>" for name in reader.lost)
        if lost:
            warn(f"the PDF cannot show {lost}; say the same in words, or in a picture", rule="html", location=node)
        if not pieces:
            return
        if isinstance(node.parent, nodes.TextElement):
            self.text(" ".join(pieces), node)
            return
        warn(
            "only the text of this HTML is in the PDF; write it in Markdown, or put it into {only} html",
            rule="html",
            location=node,
        )
        for piece in pieces:
            self.open("p")
            self.text(piece, node)
            self.close()


def _paired(parent: nodes.Element) -> set[nodes.Node]:
    """Return the raw tags of an element that open and close a passage, properly nested."""
    paired: set[nodes.Node] = set()
    opened: list[tuple[str, nodes.Node]] = []
    for child, tag in _tags(parent):
        name = tag["name"].lower()
        if name not in _FORMS:
            continue
        if not tag["end"]:
            opened.append((name, child))
        elif name in (names := [open_name for open_name, _ in opened]):
            last = len(names) - 1 - names[::-1].index(name)
            paired |= {opened[last][1], child}
            # Whatever was opened inside and is still open has no partner.
            del opened[last:]
    return paired


def _tags(parent: nodes.Element) -> Iterator[tuple[nodes.Node, re.Match[str]]]:
    for child in parent.children:
        if isinstance(child, nodes.raw) and "html" in child.get("format", "").split():
            tag = _TAG.fullmatch(child.astext().strip())
            if tag:
                yield child, tag


class _Reader(HTMLParser):
    """Collect the text that a browser would show, block by block, and what a page cannot show."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = [""]
        self.lost: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag in _SCREEN_ONLY and tag not in self.lost:
            self.lost.append(tag)
        elif tag == "img":
            self.pieces[-1] += dict(attrs).get("alt") or ""
        elif tag == "br":
            self.pieces[-1] += " "
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces[-1] += data

    def _part(self, tag: str) -> None:
        if _BLOCKS.fullmatch(tag):
            self.pieces.append("")
