"""Hand the Typst files to Typst and bring its messages back to the place in the source that they come from."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from studyguide.pdf.fonts import FOLDER, font_files
from studyguide.pdf.packing import packed
from studyguide.pdf.row_headers import tag_row_headers

if TYPE_CHECKING:
    from pathlib import Path

Standard: TypeAlias = Literal["ua-1", "a-2a"]

STANDARDS: Final[tuple[Standard, ...]] = ("ua-1", "a-2a")
"""For readers who listen (PDF/UA-1) and for libraries that keep (PDF/A-2a)."""

STUBS: Final = "columns of row headers"
"""Ends the comment before each table that says how many of them it has."""

_STUBS: Final = re.compile(rf"^// (\d+) {STUBS}$")
_MESSAGES: Final = re.compile(r"^(?:error|warning): ", re.MULTILINE)
_PLACE: Final = re.compile(r"┌─ (?P<file>.*?):(?P<line>\d+):(?P<column>\d+)")
_SOURCE: Final = re.compile(r"^// (?P<source>.+:\d+)$")
_GLYPH: Final = re.compile(r'the text `"(?P<text>.*?)"` could not be displayed')
_PICTURE: Final = re.compile(r'"(?P<path>pictures/[^"]*)"')
_IN_PICTURE: Final = re.compile(r"\b(pictures/[^/]+)$")
_NEAR: Final = 8
"""Between the place that Typst names and the name of the picture stands at most ``image(``."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What Typst says, the source and line it comes from if that is known, and the picture it is about if any."""

    message: str
    location: str | None
    picture: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether there is a new PDF, and what Typst said; with a PDF these are warnings."""

    made: bool
    problems: tuple[Problem, ...]


UNTAGGED: Final = Problem(
    "the first cells of rows are not tagged as headers: the PDF has other tables than were written", None, None
)


def stamp(folder: Path) -> str:
    """Return a digest of all that the PDF is made of: code, pictures, fonts, Typst itself."""
    digest = hashlib.sha256(f"{version('typst')} {STANDARDS}".encode())
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".stamp", ".pdf"})
    for path in (*files, *font_files()):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def compile_book(folder: Path, pdf: Path, *, timestamp: int, standards: tuple[Standard, ...] = STANDARDS) -> Outcome:
    """Compile ``main.typ`` of a folder; replace the PDF only by a whole one."""
    import typst

    unfinished = folder / "unfinished.pdf"
    main = folder / "main.typ"
    try:
        _data, said = typst.compile_with_warnings(
            main,
            output=unfinished,
            root=folder,
            font_paths=[FOLDER],
            ignore_system_fonts=True,
            pdf_standards=list(standards),
            timestamp=timestamp,
        )
    except typst.TypstError as error:
        unfinished.unlink(missing_ok=True)
        return Outcome(False, problems(error.diagnostic, _lines(main), folder))
    # A stream that happens to end with CR, before the LF that closes it, reads like one that ends a byte earlier, and
    # checkers of PDF/A then call its length wrong. CR closes a stream as well as LF; no byte moves.
    made = unfinished.read_bytes().replace(b"\r\nendstream", b"\r\rendstream")
    code = _lines(main)
    tagged = tag_row_headers(made, [int(match[1]) for match in map(_STUBS.match, code) if match])
    unfinished.write_bytes(packed(tagged or made))
    # One step, on one disk: a reader never meets half a book.
    unfinished.replace(pdf)
    found = problems("".join(warning.diagnostic for warning in said), code, folder)
    return Outcome(True, found if tagged is not None else (*found, UNTAGGED))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def problems(diagnostic: str, code: list[str], folder: Path | None = None) -> tuple[Problem, ...]:
    """Read Typst's messages; the comments in the code say which line of the source each line comes from."""
    return tuple(_problem(part, code, folder) for part in _MESSAGES.split(diagnostic) if part.strip())


def _problem(part: str, code: list[str], folder: Path | None) -> Problem:
    message = part.partition("\n")[0].strip()
    places = [(found["file"], int(found["line"]), int(found["column"])) for found in _PLACE.finditer(part)]
    own = next((place for place in places if place[0].rpartition("/")[2] == "main.typ"), None)
    lost = _GLYPH.search(message)
    picture = next((name[1] for name in (_IN_PICTURE.search(file) for file, _, _ in places) if name), None)
    if lost and not places:
        # Typst tells which text it cannot show, not where it stands.
        picture = _picture_with(lost["text"], folder)
        line = _line_with(lost["text"] if picture is None else f'"{picture}"', code)
        return Problem(message, _source_of(line, code), None)
    if own and not picture:
        found = _PICTURE.search(code[own[1] - 1], max(0, own[2] - 1))
        # Only a message about the opening of a picture stands on it.
        picture = found["path"] if found and found.start() - own[2] <= _NEAR else None
    if picture:
        return Problem(message, _source_of(_line_with(f'"{picture}"', code), code), picture)
    source = _source_of(own[1], code) if own else None
    if source is None and places and not places[0][0].endswith("main.typ"):
        message = f"{message} ({places[0][0].rpartition('/')[2]}:{places[0][1]})"
    return Problem(message, source, None)


def _line_with(text: str, code: list[str]) -> int:
    return next((number for number, row in enumerate(code, 1) if text in row), 0)


def _picture_with(text: str, folder: Path | None) -> str | None:
    """Return the drawing that holds a text, if any does."""
    for path in sorted(folder.glob("pictures/*.svg")) if folder else ():
        if text in path.read_text(encoding="utf-8", errors="replace"):
            return f"pictures/{path.name}"
    return None


def _source_of(line: int, code: list[str]) -> str | None:
    above = (_SOURCE.match(row) for row in reversed(code[:line]))
    return next((match["source"] for match in above if match), None)
