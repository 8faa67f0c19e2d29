"""What the pages share about questions: where each is defined, and which page shows which."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx.domains import Domain

from studyguide.quiz.bank import Definition, Embed, Overview, PageItem, survey
from studyguide.quiz.consistency import report_problems
from studyguide.quiz.settings import BankSettings, read_settings
from studyguide.quiz.warn import report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.domains.std import StandardDomain
    from sphinx.environment import BuildEnvironment

    from studyguide.quiz.model import Question


class QuizDomain(Domain):
    """The questions of all pages, kept right when pages are read again or in parallel."""

    name = "quiz"
    label = "Questions"
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "settings": {}, "results": {}}
    data_version = 3
    _overview: Overview | None = None

    @property
    def pages(self) -> dict[str, list[PageItem]]:
        """What each page defines and embeds, in the order of the page."""
        found: dict[str, list[PageItem]] = self.data["pages"]
        return found

    @property
    def settings(self) -> dict[str, BankSettings]:
        """How the questions of each page are asked."""
        found: dict[str, BankSettings] = self.data["settings"]
        return found

    @property
    def results(self) -> dict[str, str]:
        """The pages that sum up answers, each with a digest of what it counted when it was last written."""
        found: dict[str, str] = self.data["results"]
        return found

    @property
    def page_of_results(self) -> str | None:
        """The page that the feet of quizzes lead to."""
        return min(self.results, default=None)

    @property
    def overview(self) -> Overview:
        """The questions of all pages that are read, seen at once; made when asked for, until a page changes."""
        if self._overview is None:
            self._overview = survey(self.pages, self.settings)
        return self._overview

    def note(self, docname: str, item: PageItem) -> None:
        """Remember a question or an embed of a page that is being read."""
        self.pages.setdefault(docname, []).append(item)
        self._overview = None

    def forget_since(self, docname: str, count: int) -> None:
        """Keep the first items of a page only: those after them stood where none may stand."""
        del self.pages.get(docname, [])[count:]
        self._overview = None

    def resolve_any_xref(self, *_args: object) -> list[tuple[str, nodes.reference]]:
        """Offer nothing to Markdown links without a role: questions have labels."""
        return []

    def definitions(self) -> Iterator[Question]:
        """Yield every question that is written anywhere, repeated ids too, sorted by page."""
        for _docname, items in sorted(self.pages.items()):
            yield from (item.question for item in items if isinstance(item, Definition))

    @property
    def embeds(self) -> tuple[Embed, ...]:
        """Every ``{quiz}``, sorted by page."""
        return tuple(
            item for _docname, items in sorted(self.pages.items()) for item in items if isinstance(item, Embed)
        )

    @property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its id; of a repeated id the first counts."""
        return self.overview.questions

    def defined_in(self, docname: str) -> tuple[Question, ...]:
        """Return the usable questions that a page defines."""
        return self.overview.defined.get(docname, ())

    def shown_in(self, docname: str) -> tuple[str, ...]:
        """Return the ids of the questions that a page shows, in its order; their places are their numbers."""
        return self.overview.shown.get(docname, ())

    def home_of(self, qid: str) -> str:
        """Return the page that references lead to: the chapter that shows the question, else its bank."""
        return self.overview.homes[qid]

    def check_consistency(self) -> None:
        """Report what can be seen only when all pages are read."""
        report_problems(self)

    def clear_doc(self, docname: str) -> None:
        """Forget a page before it is read again."""
        self.pages.pop(docname, None)
        for kept in ("settings", "results"):
            self.data[kept].pop(docname, None)
        self._overview = None

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read of the given pages."""
        for name in ("pages", "settings", "results"):
            self.data[name].update({page: kept for page, kept in otherdata[name].items() if page in docnames})
        self._overview = None

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Offer the questions to other projects' references; -1 keeps them out of the search."""
        for qid in self.questions:
            yield qid, qid, "question", self.home_of(qid), f"q-{qid}", -1


def quiz_domain(env: BuildEnvironment) -> QuizDomain:
    """Return the domain that holds the questions."""
    return cast("QuizDomain", env.get_domain("quiz"))


def read_front_matter(app: Sphinx, doctree: nodes.document) -> None:
    """Remember how the questions of a page are asked."""
    docname = app.env.current_document.docname
    domain = quiz_domain(app.env)
    if docname not in domain.pages:
        return
    metadata = app.env.metadata[docname]
    settings, problems = read_settings(metadata, lines=front_matter_lines(doctree))
    domain.settings[docname] = settings
    for problem in problems:
        report(problem, docname)


def front_matter_lines(doctree: nodes.document) -> dict[str, int]:
    """Return the line of each key of the front matter; MyST keeps none."""
    lines: dict[str, int] = {}
    source = Path(doctree["source"]).read_text(encoding="utf-8-sig", errors="replace").split("\n")
    for number, line in enumerate(source[1:], start=2):
        if line.rstrip() in {"---", "..."}:
            break
        lines.setdefault(line.partition(":")[0].strip(), number)
    return lines


def label_questions(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Make ``{ref}`q-<id>``` lead to the page that shows the question, with its number there as the text."""
    domain = quiz_domain(env)
    standard = cast("StandardDomain", env.get_domain("std"))
    for qid in domain.questions:
        home = domain.home_of(qid)
        number = domain.shown_in(home).index(qid) + 1
        standard.anonlabels[f"q-{qid}"] = (home, f"q-{qid}")
        standard.labels[f"q-{qid}"] = (home, f"q-{qid}", f"Question {number}")
    return []


def setup(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(QuizDomain)
    # When all pages are read, also those of other processes: the number depends on the page that shows the question.
    app.connect("env-updated", label_questions)
    # After Sphinx's collector of front matter, which listens at 500.
    app.connect("doctree-read", read_front_matter, priority=600)
