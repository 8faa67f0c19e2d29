"""What the chapters share across pages: the learning objectives and where each is defined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx.domains import Domain

from studyguide.book.warn import warn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from studyguide.book.records import PageRecord


@dataclass(frozen=True, slots=True)
class Objective:
    """One learning objective: its id, its page, its line there, and its text as a tree."""

    oid: str
    docname: str
    line: int
    content: nodes.Element

    @property
    def target_id(self) -> str:
        """The id of the element that defines the objective in its page."""
        return f"objective-{self.oid}"


class GuideDomain(Domain):
    """The objectives of all chapters, kept right when pages are read again or in parallel."""

    name = "guide"
    label = "Study guide"
    initial_data: ClassVar[dict[str, Any]] = {
        "objectives": {},
        "shown": {},
        "written": {},
        "cited": {},
        "records": {},
        "overviews": {},
        "printed": {},
        "glossaries": {},
    }
    data_version = 3

    @property
    def objectives(self) -> dict[str, Objective]:
        """All objectives, by id."""
        found: dict[str, Objective] = self.data["objectives"]
        return found

    @property
    def cited(self) -> dict[str, str]:
        """A digest of the sources that each page cited when it was last written."""
        found: dict[str, str] = self.data["cited"]
        return found

    @property
    def records(self) -> dict[str, PageRecord]:
        """What each page holds, by page."""
        found: dict[str, PageRecord] = self.data["records"]
        return found

    @property
    def overviews(self) -> dict[str, set[str]]:
        """The kinds of overview that each page shows."""
        found: dict[str, set[str]] = self.data["overviews"]
        return found

    @property
    def glossaries(self) -> dict[str, str]:
        """The pages that hold a glossary, each with a digest of the uses that it showed when it was last written."""
        found: dict[str, str] = self.data["glossaries"]
        return found

    def number(self, oid: str) -> int:
        """Return the place of an objective in the list of its chapter, counted from 1."""
        wanted = self.objectives[oid]
        lines = sorted(found.line for found in self.objectives.values() if found.docname == wanted.docname)
        return lines.index(wanted.line) + 1

    @property
    def shown(self) -> dict[str, list[tuple[str, int]]]:
        """The ids that each page shows without defining them, with their lines."""
        found: dict[str, list[tuple[str, int]]] = self.data["shown"]
        return found

    @property
    def written(self) -> dict[str, str]:
        """The text of the objectives that each page showed when it was last written."""
        found: dict[str, str] = self.data["written"]
        return found

    def note_shown(self, oids: list[str], docname: str, line: int) -> None:
        """Remember that a page shows these objectives."""
        self.shown.setdefault(docname, []).extend((oid, line) for oid in oids)

    def check_consistency(self) -> None:
        """Report every objective that a page shows and no page defines."""
        for docname, uses in sorted(self.shown.items()):
            for oid, line in uses:
                if oid not in self.objectives:
                    warn(
                        f"no objective {oid!r} is defined; define it in a chapter's opener or correct the id",
                        rule="objective-unknown",
                        location=(docname, line),
                    )

    def pages_to_write(self) -> list[str]:
        """Return the pages whose shown objectives were changed in another page since they were written."""
        now = {
            docname: "".join(self.objectives[oid].content.pformat() for oid, _ in uses if oid in self.objectives)
            for docname, uses in self.shown.items()
        }
        changed = sorted(docname for docname, text in now.items() if self.written.get(docname) != text)
        self.data["written"] = now
        return changed

    def clear_doc(self, docname: str) -> None:
        """Forget what a page defined, before it is read again."""
        for kept in ("shown", "records", "overviews", "glossaries"):
            self.data[kept].pop(docname, None)
        for oid in [oid for oid, objective in self.objectives.items() if objective.docname == docname]:
            del self.objectives[oid]

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read of the given pages."""
        for oid, objective in otherdata["objectives"].items():
            if objective.docname in docnames:
                self.objectives.setdefault(oid, objective)
        for name in ("shown", "records", "overviews", "glossaries"):
            self.data[name].update({page: kept for page, kept in otherdata[name].items() if page in docnames})

    def resolve_any_xref(self, *_args: object) -> list[tuple[str, nodes.reference]]:
        """Offer nothing to Markdown links without a role: an objective is named by its own role."""
        return []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Offer the objectives to other projects' references; -1 keeps them out of the search."""
        for oid, objective in sorted(self.objectives.items()):
            yield oid, objective.content.astext(), "objective", objective.docname, objective.target_id, -1


def guide_domain(env: BuildEnvironment) -> GuideDomain:
    """Return the domain of the environment."""
    return cast("GuideDomain", env.get_domain("guide"))
