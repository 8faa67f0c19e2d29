"""Write ``quizzes.json`` and its schema when the pages of the website are written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from studyguide.quiz.audience import INSTRUCTOR
from studyguide.quiz.bank import BANKS, bank_of
from studyguide.quiz.compiled.fragments import Fragments
from studyguide.quiz.compiled.question import Compiled, compile_question
from studyguide.quiz.domain import quiz_domain
from studyguide.quiz.freshness import Stamp
from studyguide.quiz.model import MapChoice
from studyguide.quiz.settings import BankSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from studyguide.quiz.model import Question

VERSION: Final = 1
NAME: Final = "quizzes.json"
SCHEMA: Final = Path(__file__).with_name(f"quizzes-{VERSION}.schema.json")


def write(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write both files; no page of Sphinx comes of it."""
    builder: Any = app.builder
    # A website in one page has no page for a bank; an edition for instructors is not published.
    if builder.name not in {"html", "dirhtml"} or app.tags.has(INSTRUCTOR):
        return iter(())
    domain = quiz_domain(app.env)
    banks = [docname for docname in sorted(domain.pages) if domain.defined_in(docname)]
    out = Path(app.outdir)
    guide = {"title": app.config.project, "release": app.config.release, "language": app.config.language}
    settings = [(docname, domain.settings.get(docname)) for docname in banks]
    questions = [question for docname in banks for question in domain.defined_in(docname)]
    homes = [domain.home_of(question.frame.qid) for question in questions]
    stamp = Stamp(app, "compiled", content=(VERSION, guide, settings, questions, homes), pages=banks)
    if not banks or (stamp.is_fresh and out.joinpath(NAME).is_file()):
        return iter(())
    content = {
        "$schema": SCHEMA.name,
        "version": VERSION,
        "guide": guide,
        "banks": [compile_bank(builder, docname) for docname in banks],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    out.joinpath(NAME).write_text(text + "\n", encoding="utf-8", newline="\n")
    out.joinpath(SCHEMA.name).write_bytes(SCHEMA.read_bytes())
    stamp.renew()
    return iter(())


def compile_bank(builder: StandaloneHTMLBuilder, docname: str) -> Compiled:
    """Return one bank with its questions, in the author's order."""
    domain = quiz_domain(builder.env)
    settings = domain.settings.get(docname, BankSettings())
    fragments = Fragments(builder, docname)
    return {
        "name": bank_of(docname),
        "title": settings.title or builder.env.titles[docname].astext(),
        "chapter": settings.chapter or _chapter_of(docname),
        "page": builder.get_target_uri(docname),
        "mode": settings.mode,
        "shuffle": settings.shuffle,
        "confidence": settings.confidence,
        "pick": settings.pick,
        "pass": settings.pass_mark,
        "language": settings.language,
        "questions": [
            _question(builder, fragments, question)
            for question in domain.defined_in(docname)
            if question.frame.qid in fragments.questions
        ],
    }


def _chapter_of(docname: str) -> str | None:
    """Return the folder of a bank, which is named like that of its chapter."""
    folder, parted, _name = docname.removeprefix(BANKS).partition("/")
    return folder if parted else None


def _question(builder: StandaloneHTMLBuilder, fragments: Fragments, question: Question) -> Compiled:
    frame = question.frame
    home = quiz_domain(builder.env).home_of(frame.qid)
    compiled = compile_question(question, fragments.of(frame.qid))
    compiled["href"] = f"{builder.get_target_uri(home)}#q-{frame.qid}"
    label = builder.env.domains.standard_domain.labels.get(frame.source or "")
    if label is not None:
        page, anchor, title = label
        compiled["source"] = {"title": title, "href": f"{builder.get_target_uri(page)}#{anchor}"}
    if isinstance(question, MapChoice):
        size = {"width": question.picture.width, "height": question.picture.height}
        compiled["picture"] = {"src": fragments.picture(frame.qid), "alt": question.picture.alt, **size}
    return compiled


def setup(app: Sphinx) -> None:
    """Write after the pages, while pictures can still be noted."""
    app.connect("html-collect-pages", write)
