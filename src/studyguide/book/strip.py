"""The line under a page's title: as of when, how many minutes, which version."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes

from studyguide.book import nodes
from studyguide.book.dates import DateError, PartialDate
from studyguide.book.warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WORDS_A_MINUTE: Final = 200
"""Reading speed assumed for a student reading to learn, in words a minute."""


def reading_minutes(doctree: docutils_nodes.document) -> int:
    """Return the minutes that the running text of a page takes, at least one.

    Only paragraphs count: figures, also in words, tables of contents, questions and lists of sources are not read
    straight through.
    """
    words = sum(
        len(paragraph.astext().split())
        for paragraph in doctree.findall(docutils_nodes.paragraph)
        if not isinstance(paragraph.parent, nodes.long_description)
    )
    return max(1, math.ceil(words / WORDS_A_MINUTE))


def add_strip(app: Sphinx, doctree: docutils_nodes.document) -> None:
    """Put the strip under the title of every page whose front matter says ``as_of``."""
    docname = app.env.docname
    stated = app.env.metadata.get(docname, {}).get("as_of")
    title = doctree.next_node(docutils_nodes.title)
    if stated is None or title is None:
        return
    where = (docname, 1)
    try:
        date = PartialDate.parse(str(stated))
    except DateError as error:
        warn(f"as_of: {error}", rule="date", location=where)
        return
    horizon = app.config.studyguide_horizon
    if horizon and PartialDate.parse(horizon) < date:
        warn(
            f"as_of {date.iso} lies after the information horizon {horizon}; "
            "correct it, or move studyguide_horizon in conf.py",
            rule="as-of-horizon",
            location=where,
        )
    minutes = reading_minutes(doctree)
    items = {
        "as-of": f"Information as of {date.words}",
        "minutes": f"{minutes} {'minute' if minutes == 1 else 'minutes'} to read",
        "version": f"Version {app.config.release}",
    }
    strip = nodes.status_strip(docname=docname)
    strip.extend(nodes.strip_item(text, text, kind=kind) for kind, text in items.items())
    strip.source, strip.line = title.source, title.line
    title.parent.insert(title.parent.index(title) + 1, strip)


def setup(app: Sphinx) -> None:
    """Add the strip once Sphinx has read the front matter (its collector runs at the same event, at 500)."""
    app.add_config_value(
        "studyguide_horizon", "", "env", types=frozenset({str}), description="Last day the book knows of"
    )
    app.connect("doctree-read", add_strip, priority=600)
