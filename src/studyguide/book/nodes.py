"""The doctree of what a chapter is made of: meaning only. Form is given by one module per format."""

from __future__ import annotations

from docutils import nodes


class objectives(nodes.General, nodes.Element):
    """Learning objectives; children are ``objective``. ``listed`` is true where the chapter defines them."""


class objective(nodes.Part, nodes.TextElement):
    """One objective: ``oid`` and inline content; ``ids=["objective-<oid>"]`` where it is defined."""


class objective_link(nodes.Inline, nodes.TextElement):
    """A place to name an objective by its number: ``oid``, and ``docname`` of the page."""


class status_mark(nodes.Inline, nodes.TextElement):
    """How sure a claim is: ``kind`` is ``estimate``, ``contested`` or ``attributed``; content says who or why."""


class as_of(nodes.Inline, nodes.TextElement):
    """The date up to which a statement holds: ``iso``; content is the date in words."""


class foreign(nodes.Inline, nodes.TextElement):
    """A passage in another language: ``lang`` (BCP 47) and ``dir`` (``ltr`` or ``rtl``)."""


def has_language(node: nodes.Node | None, *other: type[object]) -> bool:
    """Tell whether a node, or what it stands in, has a language of its own, or is one of ``other`` kinds."""
    while node is not None:
        if isinstance(node, (foreign, *other)):
            return True
        if isinstance(node, nodes.Element):
            classes: list[str] = node.get("classes", [])
            settings = node.get("settings")
            if (
                any(name.startswith("language-") for name in classes)
                or getattr(settings, "language", None)
                # A question, and a note of an EPUB that holds its key.
                or node.get("language")
                or "lang" in node.get("attrs", ())
            ):
                return True
        node = node.parent
    return False


class timeline(nodes.General, nodes.Element):
    """A list of dated events; children are ``timeline_event``. ``filterable``: a reader may choose one chapter."""


class timeline_event(nodes.Part, nodes.Element):
    """One event: ``iso``, for a span ``iso_end``, ``chapters``; ``timeline_date``, ``timeline_title``, paragraphs."""


class timeline_date(nodes.Part, nodes.TextElement):
    """The date of an event in words."""


class timeline_title(nodes.Part, nodes.TextElement):
    """The name of an event."""


class long_description(nodes.General, nodes.Element):
    """A figure in words: ``figure`` is its name, ``figure_id`` its id in the page ``docname``, where there is one.

    When a builder sees it, it has a ``title``.
    """


class chapter_part(nodes.General, nodes.Element):
    """A part that every chapter has (in brief, readings …): ``kind``; first child is a ``part_title``."""


class part_title(nodes.Part, nodes.TextElement):
    """The title of a chapter part; not a heading of the contents."""


class status_strip(nodes.General, nodes.Element):
    """One line about the page (as of, minutes, version); children are ``strip_item``."""


class strip_item(nodes.Part, nodes.TextElement):
    """One entry of the strip: ``kind`` is ``as-of``, ``minutes`` or ``version``."""
