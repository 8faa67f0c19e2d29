"""Sentences and paragraphs of a page as a reader sees them, with what each one names as its source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes
from sphinx import addnodes

from studyguide.book import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

# A point ends a sentence where a space and a capital follow; not after an initial or a usual short form.
_END: Final = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bSt\.)(?<!\bNo\.)(?<!\bMr\.)(?<!\bDr\.)[”’\")]*\s+(?=[“‘\"(]?[A-Z])"
)
_QUOTED: Final = re.compile(r"“[^”]*”|‘[^’]*’(?![a-z])|\"[^\"]*\"")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*|\d[\d.,:–\-/]*")
_PLACEHOLDER: Final = "that section"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its text without citations and marks, its line, and what it carries."""

    text: str
    line: int
    cites: tuple[str, ...] = ()
    marked: bool = False
    """Whether a mark says that the claim is an estimate, contested or attributed."""
    dated: bool = False
    """Whether ``{asof}`` says up to when it holds."""
    guides: bool = False
    """Whether it leads to another part of the guide."""
    terms: frozenset[str] = frozenset()
    """The terms of the glossary that it links, in small letters."""

    @property
    def words(self) -> list[str]:
        """The words of the sentence; a number counts as one."""
        return _WORD.findall(self.text)

    @property
    def own_words(self) -> str:
        """The sentence without what it quotes."""
        return _QUOTED.sub(" ", self.text)

    @property
    def quotations(self) -> list[str]:
        """What the sentence quotes, with its quotation marks."""
        return _QUOTED.findall(self.text)


@dataclass(slots=True)
class _Draft:
    """A sentence while its parts are collected."""

    line: int
    text: list[str] = field(default_factory=list)
    cites: list[str] = field(default_factory=list)
    marked: bool = False
    dated: bool = False
    guides: bool = False
    terms: set[str] = field(default_factory=set)

    def finish(self) -> Iterator[Sentence]:
        text = re.sub(r"\s+([.,;:])", r"\1", " ".join("".join(self.text).split()))
        if not text.strip(" .,;:"):
            return
        # Two sentences on one line share what the line carries.
        for part in _END.split(text):
            yield Sentence(
                part, self.line, tuple(self.cites), self.marked, self.dated, self.guides, frozenset(self.terms)
            )


def sentences(block: docutils_nodes.Element) -> list[Sentence]:
    """Return the sentences of a paragraph; each line of the source starts a new one, as the house style wants."""
    drafts = [_Draft(block.line or 1)]
    for node in block.children:
        _collect(node, drafts)
    return [sentence for draft in drafts for sentence in draft.finish()]


def _collect(node: docutils_nodes.Node, drafts: list[_Draft]) -> None:
    draft = drafts[-1]
    match node:
        case docutils_nodes.Text():
            first, *others = str(node).split("\n")
            draft.text.append(first)
            drafts.extend(_Draft(draft.line + number, [rest]) for number, rest in enumerate(others, start=1))
        case addnodes.pending_xref() if node.get("refdomain") == "cite":
            draft.cites.extend(node["reftarget"].split(","))
            draft.text.append("Author" if node.get("reftype") == "t" else "")
        case addnodes.pending_xref() if node.get("reftype") in {"ref", "numref", "doc"}:
            draft.guides = True
            draft.text.append(node.astext() if node.get("refexplicit") else _PLACEHOLDER)
        case nodes.status_mark():
            draft.marked = True
        case docutils_nodes.footnote_reference() | docutils_nodes.raw():
            pass
        case docutils_nodes.Element():
            draft.dated |= isinstance(node, nodes.as_of)
            if node.get("reftype") == "term":
                draft.terms.add(node["reftarget"].lower())
            for child in node.children:
                _collect(child, drafts)


def cites(node: docutils_nodes.Element) -> list[str]:
    """Return the keys of the sources that stand anywhere in a node, in order, repeated ones too."""
    return [
        key.strip()
        for reference in node.findall(addnodes.pending_xref)
        if reference.get("refdomain") == "cite"
        for key in reference["reftarget"].split(",")
    ]


def word_count(block: docutils_nodes.Element) -> int:
    """Return the words of a block without citations and marks."""
    return sum(len(sentence.words) for sentence in sentences(block))
