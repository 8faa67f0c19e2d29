"""What questions use of the book's objectives; the part that defines them may be absent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes as docutils_nodes
    from sphinx.environment import BuildEnvironment


class Objective(Protocol):
    """One objective, as far as it is used here."""

    @property
    def docname(self) -> str: ...  # noqa: D102 - the page that defines it
    @property
    def line(self) -> int: ...  # noqa: D102 - its line there
    @property
    def content(self) -> docutils_nodes.Element: ...  # noqa: D102 - its text


def objective_text(env: BuildEnvironment, oid: str | None) -> str:
    """Return what an objective says, nothing for one that is not known."""
    known = known_objectives(env)
    objective = known.get(oid or "") if known else None
    return objective.content.astext() if objective else ""


def known_objectives(env: BuildEnvironment) -> Mapping[str, Objective] | None:
    """Return the ids of the book's objectives, or nothing where the part that holds them is not loaded."""
    try:
        domain = env.get_domain("guide")
    except ExtensionError:
        return None
    objectives: Mapping[str, Objective] | None = getattr(domain, "objectives", None)
    return objectives
