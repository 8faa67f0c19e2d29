"""Rules of terms and names: linked at first use, explained once, spelt one way, short forms written out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from docutils import nodes as docutils_nodes
from sphinx import addnodes

from studyguide.book import nodes
from studyguide.book.checks.finding import Finding
from studyguide.book.checks.prose import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from studyguide.book.checks.book_view import BookView, Chapter, Page

ENTRY_WORDS: Final = range(20, 76)
"""Words of a glossary entry. The template asked for 60; a treaty or a war of numbers needs its terms: 75."""

_SHORT_FORM: Final = re.compile(r"\b[A-Z]{2,6}s?\b(?!-?\d)")
_EXPLAINED: Final = re.compile(r"\(([A-Z]{2,6})\)")


@dataclass(frozen=True)
class Names:
    """What the book has decided about names and words."""

    spellings: Mapping[str, tuple[str, ...]]
    """For each name the spellings that the book does not use."""
    known: frozenset[str]
    """Short forms that every reader knows."""
    loaded: tuple[str, ...]
    """Words that judge, and may stand only in quotations or with an attribution."""
    problems: tuple[Finding, ...] = ()


def load_names(path: Path, shown: str) -> Names:
    """Read the file of names; what is wrong in it is returned with the rest."""
    empty = Names({}, frozenset(), ())
    if not shown:
        return empty
    try:
        data: Any = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        message = f"the file of names cannot be read ({type(error).__name__}); correct it or studyguide_names"
        return Names({}, frozenset(), (), (Finding(shown, line, "names-file", message, page=False),))
    unknown = sorted(set(data) - {"spellings", "known", "loaded"}) if isinstance(data, dict) else ["a list"]
    if unknown:
        message = f"unknown key {unknown[0]!r}; the file has spellings, known and loaded"
        return Names({}, frozenset(), (), (Finding(shown, 1, "names-file", message, page=False),))
    spellings = data.get("spellings") or {}
    if not isinstance(spellings, dict):
        message = "spellings must be a list of 'name: [other spelling]' lines"
        return Names({}, frozenset(), (), (Finding(shown, 1, "names-file", message, page=False),))
    return Names(
        {str(name): _words(others) for name, others in spellings.items()},
        frozenset(_words(data.get("known"))),
        _words(data.get("loaded")),
    )


def _words(value: object) -> tuple[str, ...]:
    """Read a list of words; one word that stands alone is a list of one."""
    if isinstance(value, list):
        return tuple(str(word) for word in value if word is not None)
    return () if value is None else (str(value),)


def check(book: BookView) -> Iterator[Finding]:
    """Yield what is wrong with terms, names and short forms."""
    names = load_names(Path(book.env.srcdir) / book.env.config.studyguide_names, book.env.config.studyguide_names)
    yield from names.problems
    yield from _entries(book)
    for chapter in book.chapters:
        yield from _first_uses(book, chapter)
        for page in chapter.pages:
            yield from _short_forms(page, names.known)
    for page in book.pages:
        yield from _spellings(page, names.spellings)


def _name_of(item: docutils_nodes.definition_list_item) -> str:
    term = item.next_node(docutils_nodes.term)
    return term.astext() if term is not None else ""


def _line_of(name: str, source: list[str]) -> int:
    """Return the line of an entry; the lines that Sphinx keeps of a glossary are shifted by its options."""
    return next((number for number, line in enumerate(source, start=1) if line.strip() == name), 1)


def _entries(book: BookView) -> Iterator[Finding]:
    used = Counter(
        reference["reftarget"].lower()
        for page in book.pages
        for reference in page.doctree.findall(addnodes.pending_xref)
        if reference.get("reftype") == "term"
    )
    sources = {
        page.docname: Path(book.env.doc2path(page.docname)).read_text(encoding="utf-8", errors="replace").splitlines()
        for page, _item in book.glossary
    }
    for page, item in book.glossary:
        name = _name_of(item)
        line = _line_of(name, sources[page.docname])
        words = sum(
            len(sentence.words)
            for paragraph in item.findall(docutils_nodes.paragraph)
            for sentence in sentences(_without_scripts(paragraph))
        )
        if words not in ENTRY_WORDS:
            message = f"the entry {name} has {words} words; use {ENTRY_WORDS[0]} to {ENTRY_WORDS[-1]}"
            yield Finding(page.docname, line, "entry-length", message)
        if not used[name.lower()]:
            message = f"no page links the term {name}; link it with {{term}} where it is used, or delete the entry"
            yield Finding(page.docname, line, "term-unused", message)


def _without_scripts(paragraph: docutils_nodes.paragraph) -> docutils_nodes.paragraph:
    """Leave out the line of original scripts and transliterations: it names, and explains nothing."""
    copy = paragraph.deepcopy()
    copy.line = paragraph.line
    for foreign in list(copy.findall(nodes.foreign)):
        foreign.parent.remove(foreign)
    for transliterated in list(copy.findall(docutils_nodes.emphasis)):
        transliterated.parent.remove(transliterated)
    return copy


def _first_uses(book: BookView, chapter: Chapter) -> Iterator[Finding]:
    """Report a name of the glossary that stands in the running text of a page before it is linked there."""
    # Ordinary words ("veto") are linked where the author means the term; names mean one thing only.
    names = {name for name in (_name_of(item) for _page, item in book.glossary) if name[:1].isupper()}
    patterns = {name: re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])") for name in sorted(names)}
    for page in chapter.pages:
        waiting = dict(patterns)
        for sentence in (sentence for block in page.body for sentence in block.sentences):
            for name, pattern in list(waiting.items()):
                if name.lower() in sentence.terms:
                    del waiting[name]
                elif pattern.search(sentence.text):
                    del waiting[name]
                    message = f"{name} stands here before it is linked; write {{term}}`{name}` at its first use"
                    yield Finding(page.docname, sentence.line, "term-unlinked", message)


def _short_forms(page: Page, known: frozenset[str]) -> Iterator[Finding]:
    explained: set[str] = set()
    reported: set[str] = set()
    for block in page.prose:
        for sentence in block.sentences:
            explained.update(_EXPLAINED.findall(sentence.text))
            for found in _SHORT_FORM.findall(sentence.own_words):
                form = found.removesuffix("s")
                if form not in known | explained | reported and not _roman(form):
                    reported.add(form)
                    message = f"{form} is not written out on this page; write the name with ({form}) at its first use"
                    yield Finding(page.docname, sentence.line, "short-form", message)


def _roman(form: str) -> bool:
    return re.fullmatch(r"[IVX]+", form) is not None


def _spellings(page: Page, spellings: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    patterns = {
        name: re.compile(r"\b(?:" + "|".join(map(re.escape, others)) + r")\b")
        for name, others in spellings.items()
        if others
    }
    in_glossary = next(page.doctree.findall(addnodes.glossary), None) is not None
    for block in page.prose:
        for sentence in block.sentences:
            for name, pattern in patterns.items():
                found = pattern.search(sentence.own_words)
                # An entry of the glossary may say how else its name is written.
                if found and not in_glossary:
                    message = f"{found[0]!r} is written {name!r} in this book; change it"
                    yield Finding(page.docname, sentence.line, "name-spelling", message)
