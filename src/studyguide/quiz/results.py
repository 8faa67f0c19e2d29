"""``{results}``: the page that sums up a reader's answers; without script it lists what to read and to answer."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from docutils import nodes as docutils_nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from studyguide.quiz import nodes
from studyguide.quiz.domain import quiz_domain
from studyguide.quiz.markup import element, results_data
from studyguide.quiz.parts import is_website
from studyguide.quiz.results_list import Aim, ChapterAims, Counted, chapter_aims

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

OTHERS = "Questions on the chapter as a whole"
ELSEWHERE = "On the website this page sums up your answers, by chapter and by objective."


class ResultsDirective(SphinxDirective):
    """Say where the results stand; what they count is known when all pages are read."""

    def run(self) -> list[docutils_nodes.Node]:
        """Return the place."""
        quiz_domain(self.env).results[self.env.docname] = ""
        node = nodes.quiz_results(docname=self.env.docname)
        self.set_source_info(node)
        return [node]


class FillResults(SphinxPostTransform):
    """Give the place its form: a list with data for the script, or one sentence where no script runs."""

    # With the other forms of questions (html, 600): the links are made here and need no resolving.
    default_priority = 600

    def run(self, **_kwargs: object) -> None:
        """Replace each place."""
        if self.app.builder.name == "gettext":
            return
        for place in list(self.document.findall(nodes.quiz_results)):
            if is_website(self.app.builder):
                page = ResultsPage(self.app.builder, self.env, place["docname"])
                place.replace_self(page.form(chapter_aims(self.env)))
            else:
                place.replace_self(docutils_nodes.paragraph("", ELSEWHERE))


class ResultsPage:
    """The list of one page, whose links start there."""

    def __init__(self, builder: Builder, env: BuildEnvironment, docname: str) -> None:
        self._builder, self._env, self._docname = builder, env, docname

    def form(self, chapters: Sequence[ChapterAims]) -> docutils_nodes.Element:
        """Return the list and, after it, what the script counts."""
        listed = [self._chapter(place, chapter) for place, chapter in enumerate(chapters, start=1)]
        groups = [self._group(chapter, aim) for chapter in chapters for aim in chapter.aims]
        text = json.dumps(groups, ensure_ascii=False, separators=(",", ":"))
        # No title may end the script element or open a comment in it.
        data = results_data(text=text.replace("<", "\\u003c"))
        return element("div", *listed, data, class_="sg-results")

    def _address(self, docname: str, anchor: str = "") -> str:
        address = self._builder.get_relative_uri(self._docname, docname)
        # In a single page the anchor alone leads there.
        return f"{address.partition('#')[0]}#{anchor}" if anchor else address

    def _question_address(self, question: Counted) -> str:
        return self._address(question.home, f"q-{question.qid}")

    def _section(self, question: Counted) -> tuple[str, str] | None:
        """Return address and title of the section that answers a question."""
        if question.source is None:
            return None
        docname, anchor, title = self._env.domains.standard_domain.labels[question.source]
        return self._address(docname, anchor), title

    def _title(self, docname: str) -> str:
        return self._env.titles[docname].astext()

    def _chapter(self, place: int, chapter: ChapterAims) -> docutils_nodes.section:
        title = self._title(chapter.opener)
        heading = docutils_nodes.title("", "", link(title, self._address(chapter.opener)))
        aims = [self._aim(aim) for aim in chapter.aims]
        return docutils_nodes.section("", heading, *aims, ids=[f"results-{place}"], names=[])

    def _aim(self, aim: Aim) -> docutils_nodes.Element:
        by_section: dict[tuple[str, str] | None, list[Counted]] = {}
        for question in aim.questions:
            by_section.setdefault(self._section(question), []).append(question)
        rows = [self._row(section, questions) for section, questions in by_section.items()]
        heading = element("p", text=aim.text or OTHERS, class_="sg-aim-text")
        return element("div", heading, element("ul", *rows, class_="sg-aim-sections"), class_="sg-aim")

    def _row(self, section: tuple[str, str] | None, questions: Sequence[Counted]) -> docutils_nodes.Element:
        parts: list[docutils_nodes.Node] = []
        if section is not None:
            parts = [link(section[1], section[0]), docutils_nodes.Text(": ")]
        for place, question in enumerate(questions):
            parts.append(docutils_nodes.Text(", " if place else ""))
            parts.append(link(f"Question {question.number}", self._question_address(question)))
        return element("li", *parts)

    def _group(self, chapter: ChapterAims, aim: Aim) -> dict[str, Any]:
        return {
            "chapter": self._title(chapter.opener),
            "href": self._address(chapter.opener),
            "objective": aim.text or OTHERS,
            "questions": [self._counted(question) for question in aim.questions],
        }

    def _counted(self, question: Counted) -> dict[str, Any]:
        section = self._section(question)
        return {
            "id": question.qid,
            "hash": question.hash,
            "bank": question.bank,
            "points": question.points,
            "href": self._question_address(question),
            "title": f"Question {question.number}: {self._title(question.home)}",
            "section": section and {"href": section[0], "title": section[1]},
        }


def link(text: str, address: str) -> docutils_nodes.reference:
    """Return a link inside the book."""
    return docutils_nodes.reference("", text, refuri=address, internal=True)


def pages_to_write(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages of results whose questions have changed since they were written."""
    results = quiz_domain(env).results
    if not results:
        return []
    chapters = chapter_aims(env)
    labels = env.domains.standard_domain.labels
    sources = {one.source for chapter in chapters for aim in chapter.aims for one in aim.questions if one.source}
    titles = sorted((name, title.astext()) for name, title in env.titles.items())
    shown = (chapters, titles, sorted((source, *labels[source]) for source in sources))
    digest = hashlib.sha256(repr(shown).encode()).hexdigest()
    changed = sorted(docname for docname, known in results.items() if known != digest)
    results.update(dict.fromkeys(changed, digest))
    return changed


def setup(app: Sphinx) -> None:
    """Register the directive and what fills it."""
    app.add_directive("results", ResultsDirective)
    app.add_post_transform(FillResults)
    app.connect("env-get-updated", pages_to_write)
