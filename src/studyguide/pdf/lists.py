"""Print lists: with bullets, with numbers, of terms, of fields; the glossary and the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes

from studyguide.pdf import escape
from studyguide.pdf.base import Base, Visitor, transparent, wrapped
from studyguide.pdf.labels import place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBERING: Final = {
    "arabic": "1.",
    "loweralpha": "a.",
    "upperalpha": "A.",
    "lowerroman": "i.",
    "upperroman": "I.",
}
_TIGHT: Final = 300
"""A list whose items all have one paragraph of at most this many characters is set without space between them."""


class term_pages(nodes.Inline, nodes.Element):
    """Where the pages that name a term are printed, at the end of its entry: ``names`` are the ids of the term."""


class ListsMixin(Base):
    """Lists."""

    def visit_bullet_list(self, node: nodes.bullet_list) -> None:
        """Print a list."""
        self.anchor(node)
        self.put(f"bullets(tight: {escape.value(_is_tight(node))}, {''.join(self.items(node))});\n")
        raise nodes.SkipNode

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        """Print a numbered list."""
        self.anchor(node)
        style = _NUMBERING.get(node.get("enumtype", "arabic"), "1.")
        named: dict[str, escape.Value] = {"style": style, "start": node.get("start", 1), "tight": _is_tight(node)}
        self.put(f"numbered({escape.arguments(named)}{''.join(self.items(node))});\n")
        raise nodes.SkipNode

    visit_list_item, depart_list_item = transparent()

    def visit_definition_list(self, node: nodes.Element) -> None:
        """Print terms and what they mean."""
        self.anchor(node)
        self.put("definitions(")

    def depart_definition_list(self, _node: nodes.Element) -> None:
        """Close a list."""
        self.put(");\n")

    depart_field_list: Visitor = depart_definition_list
    depart_option_list: Visitor = depart_definition_list

    def visit_field_list(self, node: nodes.field_list) -> None:
        """Print names and values, such as the header of a source."""
        self.anchor(node)
        self.put("fields(")

    def visit_option_list(self, node: nodes.option_list) -> None:
        """Print options of a command."""
        self.anchor(node)
        self.put("definitions(")

    def visit_definition_list_item(self, node: nodes.Element) -> None:
        """Print one entry; several terms may share one meaning."""
        terms = [part for part in node.children if isinstance(part, (nodes.term, nodes.classifier))]
        rest = [part for part in node.children if part not in terms]
        if isinstance(node.parent.parent, addnodes.glossary):
            _add_pages(rest, terms)
        self.put(f"({self._joined(terms)}, {self.capture(rest)}), ")
        raise nodes.SkipNode

    def visit_term_pages(self, node: term_pages) -> None:
        """Print the pages that name a term; they are known when the whole book is written."""
        self.put(f"term-pages({escape.value(tuple(place(self.docname, name) for name in node['names']))});")
        raise nodes.SkipNode

    def visit_field(self, node: nodes.Element) -> None:
        """Print one name and its value."""
        name, *rest = _elements(node)
        self.put(f"({self.capture(name.children)}, {self.capture(rest)}), ")
        raise nodes.SkipNode

    def visit_option_list_item(self, node: nodes.Element) -> None:
        """Print one option of a command."""
        name, *rest = _elements(node)
        self.put(f"({{raw({escape.string(self.printable(name.astext(), name))})}}, {self.capture(rest)}), ")
        raise nodes.SkipNode

    def _joined(self, parts: Sequence[nodes.Element]) -> str:
        return "{" + '", ";'.join(self.capture([part]) + ";" for part in parts) + "}"

    visit_term, depart_term = transparent()
    visit_classifier, depart_classifier = wrapped("emph", inline=True)
    visit_definition, depart_definition = transparent()
    visit_description, depart_description = transparent()
    visit_field_body, depart_field_body = transparent()

    def visit_glossary(self, node: addnodes.glossary) -> None:
        """Print the entries of a glossary."""
        self.anchor(node)
        self.glossaries.add(self.docname)
        self.open("glossary")

    def depart_glossary(self, _node: addnodes.glossary) -> None:
        """Close them."""
        self.close()

    def visit_hlist(self, _node: addnodes.hlist) -> None:
        """Print a list that HTML sets in columns as one list."""

    depart_hlist = visit_hlistcol = depart_hlistcol = visit_hlist

    def visit_citation(self, node: nodes.citation) -> None:
        """Print one source of the bibliography."""
        self.open("source", name=self.label(node))

    def depart_citation(self, _node: nodes.citation) -> None:
        """Close it."""
        self.close()


def _add_pages(definition: Sequence[nodes.Node], terms: Sequence[nodes.Element]) -> None:
    """Let the last paragraph of an entry end with the pages that name it, so that they stay with its text."""
    paragraphs = [paragraph for part in definition for paragraph in part.findall(nodes.paragraph)]
    ids: list[str] = [node_id for term in terms for node_id in term["ids"]]
    if paragraphs and ids:
        paragraphs[-1].append(term_pages(names=ids))


def _is_tight(node: nodes.Element) -> bool:
    return all(len(item.children) == 1 and len(item.astext()) <= _TIGHT for item in _elements(node))


def _elements(node: nodes.Element) -> Iterator[nodes.Element]:
    return (part for part in node.children if isinstance(part, nodes.Element))
