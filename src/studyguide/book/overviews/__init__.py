"""Tables that the book makes of itself: objectives and their questions, reading level, sources by kind and voice.

The directive leaves a table with its caption, label and header, so that it is numbered like any other; its rows are
filled when all pages are read. A page with such a table is written again when a row of it has changed.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes as docutils_nodes
from docutils.parsers.rst import directives
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from studyguide.book.domain import guide_domain
from studyguide.book.overviews import alignment, coverage, reading, sources
from studyguide.book.overviews.rows import Row, filled
from studyguide.book.warn import warn

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import OptionSpec

KINDS: Final[
    dict[str, tuple[Callable[[BuildEnvironment], tuple[str, ...]], Callable[[BuildEnvironment], list[Row]]]]
] = {
    "objectives": (alignment.header, alignment.rows),
    "reading": (reading.header, reading.rows),
    "kinds-of-source": (sources.header, sources.rows_by_kind),
    "voices": (sources.header, sources.rows_by_voice),
    "coverage-objectives": (coverage.objectives_header, coverage.objective_rows),
    "coverage-kinds": (coverage.kinds_header, coverage.kind_rows),
    "coverage-holes": (coverage.holes_header, coverage.hole_rows),
}
"""For each kind of overview what makes its header and what makes its rows."""


class OverviewDirective(SphinxDirective):
    """``{overview} kind`` with the caption as its content."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[OptionSpec] = {"name": directives.unchanged}

    def run(self) -> list[docutils_nodes.Node]:
        """Return one table without rows."""
        kind = self.arguments[0]
        if kind not in KINDS:
            warn(
                f"no overview {kind!r}; use one of {', '.join(KINDS)}",
                rule="overview-unknown",
                location=self.get_location(),
            )
            return []
        return [empty_table(self, kind, " ".join(self.content))]


class CoverageDirective(SphinxDirective):
    """``{coverage}`` shows what is tested; ``{coverage} holes`` one of its tables, with the caption as its content."""

    optional_arguments = 1
    has_content = True
    option_spec: ClassVar[OptionSpec] = {"name": directives.unchanged}

    def run(self) -> list[docutils_nodes.Node]:
        """Return the tables without rows."""
        if not self.arguments:
            return [empty_table(self, f"coverage-{part}", caption) for part, caption in COVERAGE.items()]
        part = self.arguments[0]
        if part not in COVERAGE:
            warn(
                f"no coverage of {part!r}; use one of {', '.join(COVERAGE)}, or none for all",
                rule="coverage-unknown",
                location=self.get_location(),
            )
            return []
        return [empty_table(self, f"coverage-{part}", " ".join(self.content) or COVERAGE[part])]


COVERAGE: Final = {
    "objectives": "Objectives, and the kinds of question that test them by page and level",
    "kinds": "Kinds of question by level",
    "holes": "What is not tested",
}
"""The tables of ``{coverage}`` with their captions."""


def empty_table(directive: SphinxDirective, kind: str, caption: str) -> docutils_nodes.table:
    """Return a table with its caption and label; rows and columns follow when all pages are read."""
    guide_domain(directive.env).overviews.setdefault(directive.env.docname, set()).add(kind)
    title, _messages = directive.parse_inline(caption, lineno=directive.lineno)
    # The number of columns depends on the chapters, which are not all read yet: the rows bring their columns.
    table = docutils_nodes.table("", docutils_nodes.title("", "", *title), overview=kind)
    directive.set_source_info(table)
    directive.add_name(table)
    return table


class FillOverviews(SphinxPostTransform):
    """Give the tables their rows."""

    # Before Sphinx resolves references (10): cells name pages and questions.
    default_priority = 4

    def run(self, **_kwargs: object) -> None:
        """Fill each table of the page."""
        for table in list(self.document.findall(docutils_nodes.table)):
            kind = table.get("overview")
            if kind in KINDS:
                header, rows = KINDS[kind]
                table.append(filled(header(self.env), rows(self.env)))


def pages_to_write(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages whose overviews have other rows than when they were last written."""
    domain = guide_domain(env)
    wanted = {kind for kinds in domain.overviews.values() for kind in kinds}
    digests = {kind: _digest(KINDS[kind][0](env), KINDS[kind][1](env)) for kind in wanted}
    now = {page: "".join(digests[kind] for kind in sorted(kinds)) for page, kinds in domain.overviews.items()}
    changed = sorted(page for page, digest in now.items() if domain.data["printed"].get(page) != digest)
    domain.data["printed"] = now
    return changed


def _digest(header: tuple[str, ...], rows: list[Row]) -> str:
    return hashlib.sha256(repr((header, [row.shown for row in rows])).encode()).hexdigest()


def setup(app: Sphinx) -> None:
    """Register the directive, the transform and the question whether a page must be written."""
    app.add_directive("overview", OverviewDirective)
    app.add_directive("coverage", CoverageDirective)
    app.add_post_transform(FillOverviews)
    app.connect("env-updated", pages_to_write)
