"""The files of an EPUB: their entries in the manifest, and the archive that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from posixpath import splitext
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sphinx.builders.epub3 import Epub3Builder
from sphinx.util import logging

from studyguide.epub.pages import Accessibility, Page, claims, read_page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

logger = logging.getLogger(__name__)

NO_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP file knows."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the manifest."""

    id: str
    href: str
    media_type: str
    properties: str


@dataclass(frozen=True)
class Package:
    """The files in a folder that make a book: ``pages`` in reading order as they are linked, ``others`` as they lie."""

    folder: Path
    pages: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """Name every file."""
        return (*map(unquote, self.pages), *self.others)

    def spine(self) -> list[str]:
        """Return the ids of the pages in the order in which they are read."""
        return [self._id(name) for name in map(unquote, self.pages)]

    def _id(self, name: str) -> str:
        return f"item-{self.files.index(name) + 1}"

    @cached_property
    def read(self) -> dict[str, Page]:
        """Return what each page holds; a page that is no XML is reported, since e-readers show nothing of it."""
        found: dict[str, Page] = {}
        for name in map(unquote, self.pages):
            try:
                found[name] = read_page(self.folder / name)
            except ET.ParseError as error:
                message = "no e-reader can open the page (%s); look for raw HTML in it, and close every tag there"
                place = splitext(name)[0]
                logger.warning(message, error, type="studyguide", subtype="epub-page", location=place)
                found[name] = Page()
        return found

    def items(self, *, cover: str = "") -> list[Item]:
        """Return the entries of all files.

        :param cover: the file that is the picture of the cover.
        """
        items = []
        for name in self.files:
            ending = splitext(name)[1].lower()
            properties = (
                ["cover-image"] if name == cover else list(self.read[name].properties if ending == ".xhtml" else ())
            )
            kind = Epub3Builder.media_types.get(ending)
            if kind is None:
                message = "%s is no file that an EPUB may hold; use SVG, PNG, JPEG, GIF or WebP"
                logger.warning(message, name, type="studyguide", subtype="epub-file")
                continue
            items.append(Item(self._id(name), quote(name), kind, " ".join(properties)))
        return items

    def accessibility(self, *, index: bool) -> Accessibility:
        """Return what may be claimed of the book."""
        return claims(self.read.values(), index=index, moving_pictures=any(map(self._may_move, self.others)))

    def _may_move(self, name: str) -> bool:
        ending = splitext(name)[1].lower()
        return ending == ".gif" or (ending == ".svg" and b"<animate" in (self.folder / name).read_bytes())


def write_archive(target: Path, folder: Path, names: Iterable[str]) -> None:
    """Write the EPUB: a ZIP file whose first entry, not compressed, says what it is; no entry has a date."""
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name in ("mimetype", *names):
            entry = ZipInfo(name, NO_DATE)
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (folder / name).read_bytes())
