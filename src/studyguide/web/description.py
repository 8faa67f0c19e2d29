"""The sentence that search engines and link previews show for a page: stated in its front matter or taken from it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes as docutils_nodes

from studyguide.book import nodes
from studyguide.quiz import nodes as question_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

LONGEST: Final = 155
"""Characters that search engines show of a description before they cut it."""

SHORTEST: Final = 70
"""A description ends with a whole sentence, unless that left less than this."""

GENERATED: Final = {
    "genindex": "Index of the people, places, treaties and ideas in {title}, with links to where they occur.",
    "search": "Search {title}: every page of the study guide.",
}
"""Descriptions of the pages that Sphinx makes itself."""

CITATION: Final = "bibtex-citation"
"""The class by which sphinxcontrib-bibtex marks what it puts into the text."""

_ASIDE: Final = (
    nodes.status_mark,
    docutils_nodes.footnote_reference,
    docutils_nodes.citation_reference,
    docutils_nodes.image,
    docutils_nodes.raw,
)
_BOXES: Final = (
    nodes.objectives,
    nodes.timeline,
    nodes.long_description,
    nodes.status_strip,
    question_nodes.quiz,
    question_nodes.question,
    docutils_nodes.Admonition,
    docutils_nodes.definition_list,
    docutils_nodes.field_list,
    docutils_nodes.figure,
    docutils_nodes.table,
    docutils_nodes.Invisible,
)


def shorten(text: str) -> str:
    """Return the whole sentences that fit, or what fits of the first one.

    >>> shorten("Short enough.")
    'Short enough.'
    """
    text = " ".join(text.split())
    if len(text) <= LONGEST:
        return text
    end = max(text.rfind(mark, 0, LONGEST) for mark in (". ", "? ", "! "))
    if end >= SHORTEST:
        return text[: end + 1]
    words = text[: LONGEST - 1].rsplit(" ", 1)[0]
    return words.rstrip(" ,;:–") + "…"


def description_of(doctree: docutils_nodes.document, stated: str = "") -> str:
    """Return the description of a page: as stated, else from its "in brief", else from its first paragraph."""
    if stated.strip():
        return shorten(stated)
    for part in doctree.findall(nodes.chapter_part):
        if part["kind"] == "in-brief":
            return shorten(" ".join(_running_text(part)))
    for text in _running_text(doctree):
        return shorten(text)
    return ""


def _running_text(root: docutils_nodes.Element) -> Iterator[str]:
    """Yield the text of each paragraph that belongs to the prose."""
    for child in root.children:
        if isinstance(child, docutils_nodes.paragraph):
            text = _plain(child).strip()
            if text:
                yield text
        elif isinstance(child, docutils_nodes.Element) and not isinstance(child, _BOXES):
            yield from _running_text(child)


def _title_of(doctree: docutils_nodes.document) -> str:
    title = doctree.next_node(docutils_nodes.title)
    return title.astext() if title else "A page"


def _plain(node: docutils_nodes.Node) -> str:
    """Return text without marks, notes, citations and pictures, nor the space before them."""
    if isinstance(node, docutils_nodes.Text):
        return str(node)
    text = ""
    for child in node.children:
        if isinstance(child, _ASIDE) or (isinstance(child, docutils_nodes.Element) and CITATION in child["classes"]):
            text = text.rstrip()
        else:
            text += _plain(child)
    return text


def describe_page(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: docutils_nodes.document | None
) -> None:
    """Add the description to the head of a page, and to its card where there is one."""
    meta = context.get("meta") or {}
    if doctree is None:
        text = GENERATED.get(page, "").format(title=app.config.html_title)
    else:
        named = f"{_title_of(doctree)} – a page of {app.config.project}."
        text = description_of(doctree, str(meta.get("description", ""))) or shorten(named)
    if not text or 'name="description"' in context.get("metatags", ""):
        return
    tag = f'<meta name="description" content="{html.escape(text)}" />'
    context["metatags"] = f"{context.get('metatags', '')}\n    {tag}\n"
    # A copy: the dictionary of Sphinx's environment is no place for what is derived. The card's own maker has
    # an escape for quotation marks only.
    context["meta"] = {"og:description": html.escape(text, quote=False), **meta}


def setup(app: Sphinx) -> None:
    """Describe pages before sphinxext.opengraph (500) reads what is stated."""
    app.connect("html-page-context", describe_page, priority=400)
