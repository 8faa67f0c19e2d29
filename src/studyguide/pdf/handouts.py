"""Make one PDF a chapter for hand-outs, out of the code that the writer printed for the whole book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from studyguide.pdf import escape
from studyguide.pdf.descriptions import APPENDIX
from studyguide.pdf.front import lines_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.environment import BuildEnvironment

    from studyguide.pdf.chapters import Span
    from studyguide.pdf.writer import TypstTranslator


@dataclass(frozen=True, slots=True)
class Handout:
    """A chapter to be printed alone."""

    name: str
    """Of its file."""
    title: str
    code: str
    targets: dict[str, str | None]
    """The label of each place that it links to; none for what stands in the whole book only."""
    floats: tuple[int, ...]


def handouts_of(writer: TypstTranslator) -> Iterator[Handout]:
    """Return the hand-outs of a book that has been written; glossary and lists without questions or pages are none."""
    chapters = [name for name in writer.chapters if _is_chapter(name, writer)]
    names = dict(zip(chapters, map(_short_name, chapters), strict=True))
    for docname in chapters:
        name = names[docname]
        if list(names.values()).count(name) > 1:
            name = docname.replace("/", "-")
        yield _handout(name, docname, writer)


def _is_chapter(docname: str, writer: TypstTranslator) -> bool:
    pages = writer.pages_of[docname]
    if writer.glossaries & set(pages):
        return False
    return len(pages) > 1 or any(page in writer.questions for page in pages)


def _short_name(docname: str) -> str:
    return docname.removesuffix("/index").rpartition("/")[2]


def _handout(name: str, docname: str, writer: TypstTranslator) -> Handout:
    env: BuildEnvironment = writer.builder.env
    chapter = writer.chapters[docname]
    answers = [writer.answers[page] for page in writer.pages_of[docname] if page in writer.answers]
    described = [writer.descriptions[page] for page in writer.pages_of[docname] if page in writer.descriptions]
    cited = _cited([chapter, *described, *answers], writer)
    spans = [chapter, *described, *answers, *cited]
    wanted = dict.fromkeys(link for span in spans for link in span.links)
    title = env.titles[docname].astext()
    parts = [
        f"handout-head({escape.string(title)}, {lines_code(_note(writer, title))});\n",
        chapter.code,
        _key_terms(wanted, writer.terms),
        _part("Sources of this chapter", cited),
        _part(APPENDIX, described),
        _part("Answers", answers),
    ]
    places = frozenset().union(*(span.places for span in spans))
    known = writer.labels.targets()
    targets = {link: known[link] if link in places else None for link in wanted if link in known}
    return Handout(name, title, "".join(parts), targets, tuple(chapter.floats))


def _note(writer: TypstTranslator, title: str) -> list[str]:
    lines: list[str] = list(writer.config.typst_handout_note)
    return [line.replace("{chapter}", title) for line in lines]


def _cited(spans: Iterable[Span], writer: TypstTranslator) -> list[Span]:
    """Return the sources that a chapter cites, in the order of the bibliography."""
    wanted = {link for span in spans for link in span.links}
    return list(dict.fromkeys(span for name, span in writer.sources.items() if name in wanted))


def _part(title: str, spans: list[Span]) -> str:
    body = "".join(span.code for span in spans)
    return f"handout-part({escape.string(title)});\n{body}" if body else ""


def _key_terms(wanted: Iterable[str], terms: dict[str, str]) -> str:
    words = sorted({terms[link] for link in wanted if link in terms}, key=str.casefold)
    return f"key-terms({escape.value(words)});\n" if words else ""


def settings_of_handout(handout: Handout, book: dict[str, Any], *, key: bool) -> dict[str, Any]:
    """Return what the layout must know of the hand-out: like the whole book, with less in it."""
    whole = book["book"]
    return {
        **book,
        "book": {
            **whole,
            "title": f"{handout.title} – {whole['title']}",
            "handout_of": whole["title"],
            "edition": "" if key else "Without answers",
        },
        "targets": handout.targets,
        "uses": {},
    }
