"""Directives for the parts that chapters have in common: in brief, readings, source excerpt, summary and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes as docutils_nodes
from sphinx.util.docutils import SphinxDirective

from studyguide.book import nodes
from studyguide.book.warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx

TITLES: Final = {
    "in-brief": "In brief",
    "central-question": "The question of this chapter",
    "before-you-read": "Before you read",
    "how-do-we-know": "How do we know?",
    "readings": "How they disagree",
    "reading": "",
    "excerpt": "From the source",
    "summary": "Summary",
    "think-and-write": "Think and write",
    "further-reading": "Further reading",
}
"""Kind of part and its title where the author gives none; a reading must be named."""

EXCERPT_FIELDS: Final = ("Author", "Office", "Date", "Place", "Genre", "Language", "Translator", "Rights")
"""What a reader must know of a source before reading it, after the SHEG / DIG scheme of sourcing and context."""


class ChapterPartDirective(SphinxDirective):
    """One part; an argument replaces its usual title."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {}

    def run(self) -> list[docutils_nodes.Node]:
        """Return one ``chapter_part``: its title, then its content."""
        node = nodes.chapter_part(kind=self.name, docname=self.env.docname)
        self.set_source_info(node)
        if not self.content:
            self._warn(f"{{{self.name}}} is empty; write its text or delete it", "part-empty")
            return []
        node.append(self._title())
        node.extend(self.parse_content_to_nodes())
        self._check(node)
        return [node]

    def _title(self) -> nodes.part_title:
        text = self.arguments[0] if self.arguments else TITLES[self.name]
        if not text:
            self._warn("a reading needs the name of its position after {reading}", "reading-name")
        inline, _messages = self.parse_inline(text, lineno=self.lineno)
        return nodes.part_title(text, "", *inline)

    def _check(self, node: nodes.chapter_part) -> None:
        if self.name == "readings":
            count = sum(isinstance(child, nodes.chapter_part) and child["kind"] == "reading" for child in node.children)
            if count < 2:  # noqa: PLR2004 - one reading is no disagreement
                self._warn(f"{{readings}} holds {count} {{reading}}; a disagreement has at least two", "readings-few")
        if self.name == "excerpt":
            names = {field.astext().strip() for field in node.findall(docutils_nodes.field_name)}
            missing = [name for name in EXCERPT_FIELDS if name not in names]
            if missing:
                self._warn(
                    f"the excerpt lacks {', '.join(missing)}; add a line ':{missing[0]}: …' for each", "excerpt-field"
                )

    def _warn(self, message: str, rule: str) -> None:
        warn(message, rule=rule, location=self.get_location())


def setup(app: Sphinx) -> None:
    """Register one directive a kind of part."""
    for kind in TITLES:
        app.add_directive(kind, ChapterPartDirective)
