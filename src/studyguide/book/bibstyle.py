"""How a source is printed: author, year, title, publisher, day, address; a description never looks like a headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pybtex.plugin import find_plugin, register_plugin
from pybtex.richtext import HRef, Tag, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle

from studyguide.book.dates import DateError, PartialDate
from studyguide.book.languages import CODES, OTHER_SCRIPTS, passage
from studyguide.book.scripts import has_foreign_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pybtex.database import Entry, Person
    from sphinx.application import Sphinx

STANDS_ALONE: Final = frozenset({"book", "phdthesis", "report", "techreport"})
"""Kinds whose title is that of a whole publication: italic, without quotation marks."""

LOOKED_UP: Final = (
    ("pybtex.backends", "plaintext"),
    ("pybtex.backends", "docutils"),
    ("pybtex.style.names", "last"),
    ("pybtex.style.names", "plain"),
)
"""Plug-ins that pybtex would look for among all installed packages at every single citation: half a second a book."""

_LONGEST: Final = 110
"""Characters of an address that are printed; nobody types more, and the link leads there all the same."""

_LATEX: Final = re.compile(r"[\\{}$~]|--|``|\'\'")
"""What only a reader of LaTeX understands."""

_ESCAPED: Final = re.compile(r"\\([$&%#_])")
"""A sign that LaTeX wants a backslash before; pybtex's decoder leaves the backslash standing."""

_OPENING_QUOTE: Final = re.compile(r"(?<![^\s(\[“–])['`]")

_TRACKING: Final = ("utm_", "fbclid", "gclid")


class InLanguage(Tag):  # type: ignore[misc]  # pybtex publishes no types
    """A passage whose name is the code of its language; only docutils has a form for it."""

    def render(self, backend: Any) -> Any:
        """Return its text as one node that says its language."""
        text = super().render(backend)
        return [passage(self.name, *text)] if isinstance(text, list) else text


class StudyGuideStyle(BaseStyle):  # type: ignore[misc]  # pybtex publishes no types
    """Sources in the order of their authors and years."""

    default_sorting_style = "author_year_title"

    def format_entry(self, label: str, entry: Entry, _bib_data: object = None) -> FormattedEntry:
        """Return one source as it is printed in the list."""
        return FormattedEntry(entry.key, format_source(entry), label)


def format_source(entry: Entry) -> Text:
    """Return the sentence-like line for one source."""
    parts = [part for part in (_title(entry), *_where(entry), *_notes(entry), *_address(entry)) if part is not None]
    head = Text(_names(entry), " (", entry.fields.get("year", "n.d."), "). ")
    # A part may end in a point of its own: "Smith, Elder and Co."
    return Text(head, *(Text(part, "" if str(part).endswith(".") else ".", " ") for part in parts[:-1]), parts[-1], ".")


def _names(entry: Entry) -> Text:
    persons = entry.persons.get("author") or entry.persons.get("editor")
    if not persons:
        return _field(entry, "institution", "organization", "howpublished") or Text("No author named")
    names = [_name(person) for person in persons]
    listed = Text(", ").join(names[:-1])
    both = Text(listed, " and ", names[-1]) if len(names) > 1 else names[0]
    return both if "author" in entry.persons else Text(both, " (ed.)" if len(names) == 1 else " (eds)")


def _name(person: Person) -> Text:
    last = Text(" ").join([*person.rich_prelast_names, *person.rich_last_names])
    first = Text(" ").join([*person.rich_first_names, *person.rich_middle_names])
    return Text(last, ", ", first) if str(first) else last


def _title(entry: Entry) -> Text | None:
    title = _field(entry, "title")
    if title is None:
        return None
    if entry.fields.get("titlekind") == "description":
        # Nothing that a publisher printed: no quotation marks, no italics, and it says what it is.
        return Text(title, " [our description]")
    title = _in_its_language(title, entry.fields.get("language", ""))
    if entry.type in STANDS_ALONE:
        return Text(Tag("em", title))
    return Text("“", title, "”")


def _in_its_language(title: Text, name: str) -> Text:
    """Mark a title in another language; one in Latin letters of a language without them is a translation."""
    code = CODES.get(name.strip("{}").lower())
    known = code is not None and (code not in OTHER_SCRIPTS or has_foreign_script(str(title)))
    return Text(InLanguage(code, title)) if known else title


def _where(entry: Entry) -> Iterator[Text]:
    """Yield where and when it was published."""
    book = _field(entry, "booktitle")
    if book is not None:
        yield Text("In ", Tag("em", book))
    journal = _field(entry, "journal")
    if journal is not None:
        yield Text(Tag("em", journal), *_volume(entry))
    elif "pages" in entry.fields:
        yield Text("pp. ", _pages(entry))
    kind = _field(entry, "type")
    if kind is not None:
        yield kind
    house = _field(entry, "publisher", "howpublished", "school", "institution")
    day = _day(entry)
    if house is not None and str(house) != str(_names(entry)):
        place = _field(entry, "address")
        named = Text(place, ": ", house) if place is not None else house
        yield Text(named, ", ", day) if day else named
    elif day:
        yield Text(day)


def _volume(entry: Entry) -> Iterator[str]:
    """Yield `` 87(3), pp. 659–701`` as far as it is known."""
    volume, number = entry.fields.get("volume", ""), entry.fields.get("number", "")
    if volume or number:
        yield f" {volume}({number})" if volume and number else f" {volume or number}"
    if "pages" in entry.fields:
        yield f", pp. {_pages(entry)}"


def _pages(entry: Entry) -> str:
    return str(entry.fields["pages"]).replace("--", "–").replace("-", "–")


def _day(entry: Entry) -> str:
    """Return the day or month in words; the year alone stands already after the name."""
    try:
        date = PartialDate.parse(entry.fields.get("date", ""))
    except DateError:
        return ""
    return date.words if date.month else ""


def _notes(entry: Entry) -> Iterator[Text]:
    note = _field(entry, "note")
    if note is not None:
        yield Text(str(note)[0].upper(), str(note)[1:])


def _address(entry: Entry) -> Iterator[Text]:
    """Yield the address in full, so that it can be typed from paper, and the day on which the page was read."""
    if "doi" in entry.fields:
        doi = entry.fields["doi"]
        yield Text(HRef(f"https://doi.org/{doi}", f"doi.org/{doi}"))
    elif "url" in entry.fields:
        url = _without_tracking(entry.fields["url"])
        shown = url.partition("://")[2].removeprefix("www.").rstrip("/") or url
        if len(shown) > _LONGEST:
            shown = f"{shown.partition('/')[0]}/…"
        try:
            read = f", read {PartialDate.parse(entry.fields.get('urldate', '')).words}"
        except DateError:
            read = ""
        yield Text(HRef(url, shown), read)


def _without_tracking(url: str) -> str:
    """Drop from an address what only tells a publisher how its reader came."""
    address, mark, query = url.partition("?")
    kept = [pair for pair in query.split("&") if pair and not pair.startswith(_TRACKING)]
    return address + mark + "&".join(kept) if kept else address


def _field(entry: Entry, *names: str) -> Text | None:
    """Return the first of the fields that is there, with LaTeX's accents and braces read."""
    name = next((name for name in names if entry.fields.get(name, "").strip()), None)
    return None if name is None else _read(entry.fields[name])


def _read(value: str) -> Text:
    """Read LaTeX where there is any: its decoder takes a third of a rebuild, and nearly all fields are plain."""
    plain = value[1:-1] if value.startswith("{") and value.endswith("}") else value
    if _LATEX.search(_ESCAPED.sub("", plain)):
        return Text.from_latex(value)
    # Sphinx makes quotes typographic in pages, but not in what pybtex writes.
    return Text(_OPENING_QUOTE.sub("\N{LEFT SINGLE QUOTATION MARK}", _ESCAPED.sub(r"\1", plain)).replace("'", "’"))


def _remembering(style: type[Any]) -> type[Any]:
    """Return a style of names that writes each person once: a book cites the same authors thousands of times."""
    written: dict[tuple[str, bool], Any] = {}

    class Remembering(style):  # type: ignore[misc]  # pybtex publishes no types
        def format(self, person: Person, abbr: bool = False) -> Any:  # noqa: FBT001, FBT002 - as pybtex calls it
            key = (str(person), abbr)
            if key not in written:
                written[key] = super().format(person, abbr)
            return written[key]

    return Remembering


def setup(app: Sphinx) -> None:  # noqa: ARG001 - every part is set up alike
    """Make the style known under its name; pybtex keeps its plug-ins for the whole process."""
    register_plugin("pybtex.style.formatting", "studyguide", StudyGuideStyle, force=True)
    for group, name in LOOKED_UP:
        found = find_plugin(group, name)
        remembers = group != "pybtex.style.names" or found.__name__ == "Remembering"
        register_plugin(group, name, found if remembers else _remembering(found), force=True)
