"""The HTML of an EPUB: languages and directions said twice over, as XML wants it, and notes that readers pop up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx.writers.html5 import HTML5Translator

from studyguide.quiz.parts import direction_of

if TYPE_CHECKING:
    from docutils import nodes

EPUB_TYPES: Final = {
    "doc-backlink": "backlink",
    "doc-endnotes": "endnotes",
    "doc-footnote": "footnote",
    "doc-glossary": "glossary",
    "doc-noteref": "noteref",
}
"""What EPUB calls the roles of ARIA; reading systems know one or the other."""

_LANGUAGE: Final = re.compile(r' lang="([A-Za-z]{2,3})([\w-]*)"')
_ROLE: Final = re.compile(r' role="(doc-\w+)"')


class EpubTranslator(HTML5Translator):
    """Sphinx's translator, with what EPUB adds to HTML."""

    def starttag(
        self,
        node: nodes.Element,
        tagname: str,
        suffix: str = "\n",
        empty: bool = False,  # noqa: FBT001, FBT002 - the signature is that of docutils
        **attributes: object,
    ) -> str:
        """Add ``xml:lang``, a direction where only a language is stated, and the name that EPUB has for a role."""
        tag: str = super().starttag(node, tagname, suffix, empty, **attributes)
        start, end, rest = tag.partition(">")
        return with_types(with_languages(start)) + end + rest

    def visit_footnote_reference(self, node: nodes.Element) -> None:
        """Open a number that leads to a footnote; docutils writes its role by itself."""
        super().visit_footnote_reference(node)
        self.body[-1] = with_types(self.body[-1])


def with_languages(start: str) -> str:
    """Return an open tag that tells its language to readers of XML too, and its direction to all."""
    found = _LANGUAGE.search(start)
    if found is None:
        return start
    main, rest = found.groups()
    extra = "" if "xml:lang=" in start else f' xml:lang="{main}{rest}"'
    if direction_of(main) == "rtl" and " dir=" not in start:
        extra += ' dir="rtl"'
    return start + extra


def with_types(start: str) -> str:
    """Return an open tag with the name that EPUB has for its role."""
    found = _ROLE.search(start)
    kind = EPUB_TYPES.get(found[1]) if found else None
    return start if kind is None or "epub:type" in start else _ROLE.sub(rf'\g<0> epub:type="{kind}"', start, count=1)
