"""Sphinx's EPUB builder, packing what a reader of a book wants: the pages of its table of contents, and no more."""

from __future__ import annotations

import hashlib
import html
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.builders.epub3 import Epub3Builder
from sphinx.util import logging
from sphinx.util.fileutil import copy_asset_file

from studyguide.epub.contents import file_of, in_reading_order
from studyguide.epub.cover import draw_cover
from studyguide.epub.package import Package, write_archive
from studyguide.epub.translator import EpubTranslator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

logger = logging.getLogger(__name__)

THEME: Final = "studyguide_epub"
SPHINX_THEME: Final = "epub"
SPHINX_SAYS_NOTHING: Final = "unknown"
"""What Sphinx puts where the author put nothing; readers should not see it."""
TEMPLATES: Final = Path(__file__).parent / "templates"
COVER_IMAGE: Final = "cover.png"
COVER_PAGE: Final = "cover"
INDEX: Final = "genindex"
HTML_TAG: Final = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
    'lang="{language}" xml:lang="{language}">'
)


class GuideEpubBuilder(Epub3Builder):
    """The builder behind ``-b epub``."""

    default_translator_class = EpubTranslator
    pages: frozenset[str] = frozenset()
    """The files of the pages that the table of contents names; empty until they are known."""

    def init(self) -> None:
        """Say the language in every page."""
        super().init()
        self.html_tag = HTML_TAG.format(language=html.escape(self.config.epub_language))

    # -- what is written ------------------------------------------------------------------------------------------

    def get_outdated_docs(self) -> Iterator[str]:
        """Write every page each time: the pictures and claims of all of them go into one file."""
        yield from self.env.found_docs

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Learn from the table of contents which pages the book has."""
        super().prepare_writing(docnames)
        self.get_toc()
        self.pages = frozenset(self.page_order())

    def get_toc(self) -> None:
        """Name the pages and headings in the order in which they are read."""
        super().get_toc()
        self.refnodes = in_reading_order(self.refnodes)

    def page_order(self) -> list[str]:
        """Return the files of the pages in the order in which they are read."""
        return list(dict.fromkeys(map(file_of, self.refnodes)))

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Leave out pages that no table of contents names: a book has no other way to them."""
        super().write_documents({name for name in docnames if self.get_target_uri(name) in self.pages})

    def gen_pages_from_extensions(self) -> None:
        """Write no pages of the website, such as that for wrong addresses."""

    def gen_additional_pages(self) -> None:
        """Write no pages of the website, such as the search."""

    def fix_genindex(self, tree: list[tuple[str, list[tuple[str, Any]]]]) -> None:
        """Drop entries of pages that are not in the book."""
        super().fix_genindex(tree)
        for place, (letter, entries) in enumerate(tree):
            kept = []
            for name, (links, subentries, key) in entries:
                below = [(sub, inside) for sub, found in subentries if (inside := self._inside(found))]
                # "see" leads to a word, not to a page.
                if (inside := self._inside(links)) or below or not (links or subentries):
                    kept.append((name, (inside, below, key)))
            tree[place] = (letter, kept)
        tree[:] = [(letter, entries) for letter, entries in tree if entries]

    def _inside(self, links: list[tuple[str, str]]) -> list[tuple[str, str]]:
        return [link for link in links if not link[1] or link[1].partition("#")[0] in self.pages]

    # -- what it looks like ---------------------------------------------------------------------------------------

    def get_theme_config(self) -> tuple[str, dict[str, str | int | bool]]:
        """Use the theme of the guide, unless the author named one of their own."""
        name, options = super().get_theme_config()
        return THEME if name == SPHINX_THEME else name, options

    def init_css_files(self) -> None:
        """Link the style of the theme and what the author says; extensions style web pages."""
        self._css_files = []
        stated = [name for name, _attributes in self.config.epub_css_files]
        for name in (*self._get_style_filenames(), *stated):
            super().add_css_file(name)

    def add_css_file(self, filename: str, **kwargs: Any) -> None:
        """Ignore styles of extensions."""

    def init_js_files(self) -> None:
        """Link no script."""
        self._js_files = []

    def copy_static_files(self) -> None:
        """Copy what the pages link, and nothing else."""
        self._static_dir.mkdir(parents=True, exist_ok=True)
        self.copy_theme_static_files(self.globalcontext.copy())
        for name, _attributes in self.config.epub_css_files:
            found = (Path(self.confdir, folder, name) for folder in self.config.html_static_path)
            if (path := next(filter(Path.is_file, found), None)) is not None:
                shutil.copyfile(path, self._static_dir / name)

    def copy_extra_files(self) -> None:
        """Copy nothing that belongs to the root of a website."""

    # -- the package ----------------------------------------------------------------------------------------------

    @property
    def identifier(self) -> str:
        """Name the book for ever: what the author states, or a UUID that follows from the title of the project."""
        stated: str = self.config.epub_identifier
        return named_uuid(self.config.project) if stated == SPHINX_SAYS_NOTHING else stated

    def content_metadata(self) -> dict[str, Any]:
        """Return what the package says of the book."""
        said = super().content_metadata()
        metadata = {name: value for name, value in said.items() if value != SPHINX_SAYS_NOTHING}
        date = self.config.epub_date
        moment = metadata["date"]
        if date and "SOURCE_DATE_EPOCH" not in os.environ:
            # No clock: the same text gives the same bytes on any day.
            moment = f"{date}T00:00:00Z"
        texts = {
            "id": self.identifier,
            "date": date or moment[: len("2026-01-01")],
            "modified": moment,
            "license": self.config.epub_license,
            "website": self.config.html_baseurl,
        }
        subjects = [html.escape(str(subject)) for subject in self.config.epub_subjects]
        return metadata | {name: html.escape(text) for name, text in texts.items()} | {"subjects": subjects}

    def build_content(self) -> None:
        """Write the package document: metadata, manifest, spine."""
        self.ignored_files: list[str] = []
        self.write_cover()
        index = [INDEX + self.out_suffix] if self.has_index else []
        pages = (COVER_PAGE + self.out_suffix, *self.page_order(), *index)
        styles = [str(style.filename) for style in self._css_files]
        images = [f"{self.imagedir}/{name}" for name in sorted(self.images.values())]
        self.package = Package(Path(self.outdir), pages=pages, others=(COVER_IMAGE, *styles, *images))
        metadata = self.content_metadata()
        metadata["items"] = self.package.items(cover=COVER_IMAGE)
        # The reader turns from the cover to the table of contents.
        first, *others = self.package.spine()
        metadata["spine"] = [first, "nav", *others]
        metadata["accessibility"] = self.package.accessibility(index=self.has_index)
        self._render("content.opf", metadata)
        self.files = [*self.package.files, "nav.xhtml"]

    @property
    def has_index(self) -> bool:
        """Tell whether there is an index, and something in it."""
        return bool(self.use_index) and Path(self.outdir, INDEX + self.out_suffix).exists()

    def write_cover(self) -> None:
        """Take the author's picture, or draw the title; the page around it says the same in words."""
        target = Path(self.outdir, COVER_IMAGE)
        words = {
            "title": self.config.epub_title,
            "subtitle": self.config.epub_subtitle,
            "author": self.config.epub_author,
        }
        if self.config.epub_cover:
            shutil.copyfile(Path(self.confdir, self.config.epub_cover[0]), target)
        else:
            target.write_bytes(draw_cover(**words))
        self.handle_page(COVER_PAGE, {**words, "image": COVER_IMAGE}, "cover.html")

    def build_navigation_doc(self) -> None:
        """Write the table of contents with the places that readers jump to."""
        entries = list(self.refnodes)
        if self.has_index:
            entries.append({"level": 1, "refuri": INDEX + self.out_suffix, "text": "Index"})
        context = self.navigation_doc_metadata(self.build_navlist(entries))
        context["styles"] = [str(style.filename) for style in self._css_files]
        context["cover"] = COVER_PAGE + self.out_suffix
        context["start"] = self.get_target_uri(self.config.root_doc)
        context["index"] = INDEX + self.out_suffix if self.has_index else ""
        self._render("nav.xhtml", context)

    def build_toc(self) -> None:
        """Write the table of contents once more for readers of EPUB 2."""
        self.playorder = self.tocid = 0
        points = self.build_navpoints(list(self.refnodes))
        depth = min(max(entry["level"] for entry in self.refnodes), self.config.epub_tocdepth)
        context = self.toc_metadata(depth, points) | {"uid": html.escape(self.identifier)}
        copy_asset_file(self.template_dir / "toc.ncx.jinja", self.outdir, context=context, force=True)

    def build_epub(self) -> None:
        """Put all of it into one file."""
        target = Path(self.outdir, f"{self.config.epub_basename}.epub")
        write_archive(target, Path(self.outdir), ("META-INF/container.xml", "content.opf", "toc.ncx", *self.files))

    def _render(self, name: str, context: dict[str, Any]) -> None:
        copy_asset_file(TEMPLATES / f"{name}.jinja", self.outdir, context=context, force=True)


def named_uuid(name: str) -> str:
    """Return a UUID of version 5 in the namespace of web addresses: the same name always has the same."""
    namespace = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")
    digest = bytearray(hashlib.sha1(namespace + name.encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return "urn:uuid:" + "-".join(text[start:end] for start, end in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32)))
