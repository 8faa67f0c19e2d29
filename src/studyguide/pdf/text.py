"""Print what stands inside a paragraph: emphasis, links, footnotes, citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes

from studyguide.book.scripts import has_foreign_script
from studyguide.pdf import escape
from studyguide.pdf.base import Base, skipped, transparent, wrapped
from studyguide.pdf.labels import place
from studyguide.pdf.languages import language_arguments, language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx import addnodes

    from studyguide.pdf.builder import TypstBuilder

_PAGED: Final = frozenset({"std-ref", "std-numref", "std-doc", "doc", "myst"})
"""Classes of references that a reader of a printed book follows by page; terms and sources stand in lists."""

_PIECES: Final = re.compile(r"[^/?&=_.%#~+-]{1,16}[/?&=_.%#~+-]*|[/?&=_.%#~+-]+")
"""What a web address may be parted into at the end of a line: after a sign, or anywhere in a long run of letters."""


class TextMixin(Base):
    """Inline nodes."""

    def __init__(self, document: nodes.document, builder: TypstBuilder) -> None:
        super().__init__(document, builder)
        self._explained: set[tuple[str, str, str]] = set()

    visit_emphasis, depart_emphasis = wrapped("emph", inline=True)
    visit_title_reference, depart_title_reference = wrapped("emph", inline=True)
    visit_strong, depart_strong = wrapped("strong", inline=True)
    visit_subscript, depart_subscript = wrapped("sub", inline=True)
    visit_superscript, depart_superscript = wrapped("super", inline=True)
    visit_acronym, depart_acronym = transparent()
    visit_generated, depart_generated = transparent()
    visit_literal_emphasis, depart_literal_emphasis = wrapped("emph", inline=True)
    visit_literal_strong, depart_literal_strong = wrapped("strong", inline=True)
    visit_comment = visit_substitution_definition = visit_system_message = skipped
    visit_pending = visit_meta = visit_citation_label = visit_label = visit_raw_latex = skipped
    visit_substitution_reference, depart_substitution_reference = transparent()
    visit_pending_xref_condition, depart_pending_xref_condition = transparent()
    visit_manpage, depart_manpage = wrapped("emph", inline=True)

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 - docutils names it
        """Print text; what no page has marked, such as the words of a gap, gets its language from its script."""
        self.text(node.astext(), node)

    def depart_Text(self, _node: nodes.Text) -> None:  # noqa: N802
        """Nothing was opened."""

    def visit_abbreviation(self, node: nodes.abbreviation) -> None:
        """Print a short form."""
        self.anchor(node)

    def depart_abbreviation(self, node: nodes.abbreviation) -> None:
        """Print what it stands for the first time on a page; a reader online has it under the pointer."""
        meant = (self.docname, node.astext(), node.get("explanation", ""))
        if meant[-1] and meant not in self._explained:
            self._explained.add(meant)
            self.text(f" ({meant[-1]})", node)

    def visit_literal(self, node: nodes.literal) -> None:
        """Print code."""
        self.anchor(node)
        self.call("raw", self.printable(node.astext(), node))
        raise nodes.SkipNode

    def visit_inline(self, node: nodes.inline) -> None:
        """Print a passage; one in another language says so."""
        self.anchor(node)
        language = language_of(node)
        if language:
            self.open("foreign", **language_arguments(language))

    def depart_inline(self, node: nodes.inline) -> None:
        """Close the passage."""
        if language_of(node):
            self.close_inline()

    def visit_problematic(self, _node: nodes.problematic) -> None:
        """Print what could not be parsed, as written; docutils has warned."""
        self.open("emph")

    def depart_problematic(self, _node: nodes.problematic) -> None:
        """Close it."""
        self.close_inline()

    # -- links ------------------------------------------------------------------------------------------------------

    def visit_reference(self, node: nodes.reference) -> None:
        """Print a link."""
        self.anchor(node)
        name = self.target_of(node)
        if name is not None:
            self._note_use(node, name)
        if self.held_anchors is not None:
            # Running heads repeat a heading, and PDF/UA allows no links there.
            self.put("({")
        elif name is not None:
            self.labels.want(name, node)
            self.put(f"{'see' if _is_paged(node) else 'go'}({escape.string(name)}, {{")
        elif _shows_address(node):
            pieces = _PIECES.findall(self.printable(node.astext(), node))
            self.call("address", node["refuri"], pieces)
            raise nodes.SkipNode
        else:
            self.put(f"web({escape.string(node.get('refuri', ''))}, {{")

    def depart_reference(self, _node: nodes.reference) -> None:
        """Close the link."""
        self.close_inline()

    visit_number_reference = visit_reference
    depart_number_reference = depart_reference

    def _note_use(self, node: nodes.reference, name: str) -> None:
        """Let the index lead to every page that names a term."""
        if _has_class(node, frozenset({"std-term"})):
            use = place(self.docname, f"use-{len(self.uses)}")
            self.labels.define([use])
            self.uses.append((name, use))
            self.put_anchor(use)

    def visit_target(self, node: nodes.target) -> None:
        """Print the place of an inline target."""
        self.anchor(node)

    def depart_target(self, _node: nodes.target) -> None:
        """Nothing was opened."""

    def visit_pending_xref(self, _node: addnodes.pending_xref) -> None:
        """Print the text of a reference that Sphinx could not resolve, and has reported."""

    def depart_pending_xref(self, _node: addnodes.pending_xref) -> None:
        """Nothing was opened."""

    def visit_download_reference(self, _node: addnodes.download_reference) -> None:
        """Print the text of a download."""

    def depart_download_reference(self, _node: addnodes.download_reference) -> None:
        """Nothing was opened."""

    def visit_citation_reference(self, node: nodes.citation_reference) -> None:
        """Print a citation that nothing resolved, in brackets."""
        self.text(f"[{node.astext()}]", node)
        raise nodes.SkipNode

    # -- footnotes --------------------------------------------------------------------------------------------------

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        """Print the note itself where it is called; Typst puts it at the foot. A second call repeats the number."""
        name = place(self.docname, node.get("refid", ""))
        note = self.footnotes.get(name)
        if note is None:
            raise nodes.SkipNode
        # A heading is printed again in the contents and over the pages: its note can carry no place of its own.
        in_heading = self.held_anchors is not None
        # Only notes have such names: where another element has taken the id too, no call is led to that one.
        own_name = f"note {name}"
        label = None if in_heading or self.labels.known(own_name) else self.labels.define([own_name, name])
        if in_heading or label:
            body = self.capture(child for child in note.children if not isinstance(child, nodes.label))
            self.put(f"heading-note({body});" if in_heading else f"note({escape.string(label or '')}, {body});")
        else:
            self.call("note-again", own_name)
        raise nodes.SkipNode

    def visit_footnote(self, node: nodes.footnote) -> None:
        """Print a note that nothing calls where it stands; all others are printed at the foot of their page."""
        if any(place(self.docname, name) in self.called for name in node["ids"]):
            raise nodes.SkipNode
        self.anchor(node)
        label = node.next_node(nodes.label)
        self.put(f"loose-note({escape.string(label.astext() if label else '')}, {{")

    def depart_footnote(self, _node: nodes.footnote) -> None:
        """Close it."""
        self.close()


def _shows_address(node: nodes.Element) -> bool:
    """Tell whether the text of a link is the web address itself, whole or in part."""
    shown = node.astext()
    if has_foreign_script(shown):
        # Between the pieces of a word in Arabic script its letters would not join.
        return False
    return "." in shown and not re.search(r"\s", shown) and shown.rstrip("/") in node.get("refuri", "")


def _is_paged(node: nodes.Element) -> bool:
    return _has_class(node, _PAGED) and not _has_class(node, frozenset({"std-term"}))


def _has_class(node: nodes.Element, wanted: frozenset[str]) -> bool:
    return any(wanted & set(part.get("classes", ())) for part in _elements(node))


def _elements(node: nodes.Element) -> Iterator[nodes.Element]:
    return (part for part in node.findall(nodes.Element) if isinstance(part, nodes.Element))
