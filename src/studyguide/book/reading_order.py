"""The order in which a reader meets the pages, and which chapter each belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyguide.book.domain import guide_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class ChapterPages:
    """A chapter: the name in its front matter, its opener and all its pages, the opener first."""

    name: str
    opener: str
    pages: tuple[str, ...]


def reading_order(env: BuildEnvironment) -> dict[str, int]:
    """Return the place of each page that stands in a contents list."""
    order: dict[str, int] = {}

    def walk(docname: str) -> None:
        if docname not in order:
            order[docname] = len(order)
            for child in env.toctree_includes.get(docname, []):
                walk(child)

    walk(env.config.root_doc)
    return order


def chapters_of(env: BuildEnvironment) -> tuple[ChapterPages, ...]:
    """Return the chapters in reading order; an opener defines objectives and says ``chapter`` in its front matter."""
    order = reading_order(env)
    openers = {objective.docname for objective in guide_domain(env).objectives.values()}
    return tuple(
        ChapterPages(str(env.metadata[opener]["chapter"]), opener, (opener, *_below(env, opener)))
        for opener in sorted(openers, key=lambda name: (order.get(name, len(order)), name))
        if "chapter" in env.metadata.get(opener, {})
    )


def _below(env: BuildEnvironment, docname: str) -> Iterator[str]:
    for child in env.toctree_includes.get(docname, []):
        if child in env.all_docs:
            yield child
            yield from _below(env, child)
