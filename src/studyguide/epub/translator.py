"""The HTML of an EPUB: languages and directions said twice over, as XML wants it, and notes that readers pop up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx.writers.html5 import HTML5Translator

from studyguide.quiz.parts import RIGHT_TO_LEFT

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
_PASSAGE: Final = re.compile(
    # Letters of these scripts, with signs, digits and spaces between them.
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200c\u200d\\d .,:;!?–-]*"
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?"
)
_HEBREW: Final = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_PERSIAN: Final = re.compile("[پچژگکی]")


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

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 - docutils names it so
        """Say script and direction of a passage that its author did not mark, such as a title among the sources."""
        super().visit_Text(node)
        if _PASSAGE.search(self.body[-1]) and not is_marked(node):
            self.body[-1] = _PASSAGE.sub(marked, self.body[-1])


def with_languages(start: str) -> str:
    """Return an open tag that tells its language to readers of XML too, and its direction to all."""
    found = _LANGUAGE.search(start)
    if found is None:
        return start
    main, rest = found.groups()
    extra = "" if "xml:lang=" in start else f' xml:lang="{main}{rest}"'
    if main in RIGHT_TO_LEFT and " dir=" not in start:
        extra += ' dir="rtl"'
    return start + extra


def with_types(start: str) -> str:
    """Return an open tag with the name that EPUB has for its role."""
    found = _ROLE.search(start)
    kind = EPUB_TYPES.get(found[1]) if found else None
    return start if kind is None or "epub:type" in start else _ROLE.sub(rf'\g<0> epub:type="{kind}"', start, count=1)


def is_marked(node: nodes.Node) -> bool:
    """Tell whether an author said in which language a text is."""
    parent = node.parent
    while parent is not None:
        if "lang" in parent or any(name.startswith("language-") for name in parent.get("classes", ())):
            return True
        parent = parent.parent
    return False


def marked(passage: re.Match[str]) -> str:
    """Return a passage with its direction, and with the language that its letters tell."""
    text = passage[0]
    language = "he" if _HEBREW.search(text) else "fa" if _PERSIAN.search(text) else "ar"
    return f'<span lang="{language}" xml:lang="{language}" dir="rtl">{text}</span>'
