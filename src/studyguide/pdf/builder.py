"""The Sphinx builder ``typst``: the whole book as one PDF."""

from __future__ import annotations

import shutil
import tomllib
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, cast

from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.display import progress_message
from sphinx.util.nodes import inline_all_toctrees

from studyguide.pdf import escape
from studyguide.pdf.compile import UNTAGGED, Problem, compile_book, stamp
from studyguide.pdf.editions import edition_of
from studyguide.pdf.front import NO_DATE, edition_date, front_code, settings_of
from studyguide.pdf.index import index_code, uses_by_term
from studyguide.pdf.labels import PREFIX
from studyguide.pdf.mending import mend
from studyguide.pdf.pictures import usable
from studyguide.pdf.warn import warn
from studyguide.pdf.writer import TypstTranslator

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from docutils import nodes

logger = logging.getLogger(__name__)

LAYOUT: Final = Path(__file__).parent / "layout"
"""All that is said about how the book looks."""

_ATTEMPTS: Final = 5
"""How often a book is compiled again without the pictures that Typst cannot read or place."""

_INTERNAL: Final = "internal error"
"""Typst 0.15 cannot tag some pages beside which a figure floats (its issues 8487 and 8776)."""


class TypstBuilder(Builder):
    """Assemble the pages, write them as Typst code, and compile that to one PDF."""

    name = "typst"
    format = "typst"
    epilog = "The PDF is in %(outdir)s."
    supported_image_types: ClassVar[list[str]] = ["image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"]
    default_translator_class = TypstTranslator
    # One process writes the one document; pages are still read in parallel.
    allow_parallel = True

    def init(self) -> None:
        """Prepare the folder for what Typst reads; it stays, so that an unchanged book is not compiled again."""
        self.work = Path(self.outdir) / ".typst"
        self._copied: dict[str, str] = {}

    def get_outdated_docs(self) -> str:
        """Every page stands in the one PDF."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:  # noqa: ARG002 - given by Sphinx
        """Return the place of a page."""
        return PREFIX + docname

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:  # noqa: ARG002 - given by Sphinx
        """Return the place of a page, which is the same from everywhere."""
        return self.get_target_uri(to, typ)

    @property
    def pdf(self) -> Path:
        """The file that is made."""
        return Path(self.outdir) / str(self.config.typst_filename)

    def write_documents(self, _docnames: AbstractSet[str]) -> None:
        """Write the book."""
        with progress_message("assembling the book"):
            tree = self._assemble()
        with progress_message("writing Typst code"):
            self._write_code(tree)
        digest = stamp(self.work)
        known = self.work / "book.stamp"
        if self.pdf.is_file() and known.is_file() and known.read_text(encoding="ascii") == digest:
            logger.info("the PDF is up to date")
            return
        with progress_message("compiling with Typst"):
            made = self._compile()
        if made:
            known.write_text(digest, encoding="ascii")

    # -- assemble ---------------------------------------------------------------------------------------------------

    def _assemble(self) -> nodes.document:
        root: str = self.config.root_doc
        tree = inline_all_toctrees(self, set(), root, self.env.get_doctree(root), str, [root])
        tree["docname"] = root
        self.env.resolve_references(tree, root, self)
        self.post_process_images(tree)
        return tree

    def image_path(self, node: nodes.image) -> str | None:
        """Copy a picture to where Typst reads it; return its path there, or none if there is no such picture."""
        uri: str = node["uri"]
        if uri not in self._copied:
            self._copied[uri] = self._copy_image(uri, node)
        return self._copied[uri] or None

    def _copy_image(self, uri: str, node: nodes.image) -> str:
        source = Path(self.srcdir) / uri
        name = self.images.get(uri)
        if name is None:
            # Sphinx has said that it cannot find or use the file.
            return ""
        problem = usable(source)
        if problem:
            warn(f"the picture {uri} cannot be shown: {problem}; the PDF prints its text", rule="image", location=node)
            return ""
        target = self.work / "pictures" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        return f"pictures/{name}"

    # -- write ------------------------------------------------------------------------------------------------------

    def _write_code(self, tree: nodes.document) -> None:
        shutil.rmtree(self.work / "pictures", ignore_errors=True)
        self.work.mkdir(parents=True, exist_ok=True)
        writer = cast("TypstTranslator", self.create_translator(tree, self))
        writer.put(front_code(self, writer))
        writer.call("main-matter")
        tree.walkabout(writer)
        writer.print_answers()
        writer.put(index_code(self, writer))
        uses = {
            # What the glossary says of its own terms is no use of them.
            term: tuple(use for use in places if use.partition("#")[0] not in writer.glossaries)
            for term, places in uses_by_term(writer).items()
        }
        for use in (use for places in uses.values() for use in places):
            writer.labels.want(use, tree)
        for name, link in writer.labels.dead():
            if not writer.labels.known(name.partition("#")[0]):
                # The page stands in the website only, such as a practice page; its name is enough.
                continue
            warn(
                f"a link leads to {name}, which is not in the PDF; its text is printed without the link",
                rule="link",
                location=link,
            )
        self._settings = {
            **settings_of(self.config),
            "edition": edition_of(self.config).settings(),
            "palette": self._palette(),
            "targets": writer.labels.targets(),
            "uses": uses,
            "broken": (),
            "held": (),
        }
        self._floats = writer.floats
        self._write_settings()
        for part in LAYOUT.glob("*.typ"):
            shutil.copyfile(part, self.work / part.name)
        code = f'#import "book.typ": *\n#show: whole-book\n#{{\n{writer.code}\n}}\n'
        (self.work / "main.typ").write_text(code, encoding="utf-8")

    def _write_settings(self) -> None:
        lines = (f"#let {name} = {escape.value(item)}\n" for name, item in self._settings.items())
        (self.work / "settings.typ").write_text("".join(lines), encoding="utf-8")

    def _palette(self) -> dict[str, Any]:
        given: dict[str, str] = self.config.typst_palette
        path = Path(self.confdir) / "data" / "palette.toml"
        if given or not path.is_file():
            return dict(given)
        try:
            found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8")).get("light", {})
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            warn(
                f"the palette cannot be read: {error}; the PDF is printed in black", rule="palette", location=str(path)
            )
            return {}
        return found

    # -- compile ----------------------------------------------------------------------------------------------------

    def _compile(self) -> bool:
        """Compile, if need be without broken pictures; tell whether the PDF is as good as it can be."""
        day = edition_date(self.config) or NO_DATE
        timestamp = int(datetime.combine(day, time(), UTC).timestamp())
        broken: list[str] = []
        for _attempt in range(_ATTEMPTS):
            outcome = compile_book(self.work, self.pdf, timestamp=timestamp)
            if any(item.message.startswith(_INTERNAL) for item in outcome.problems) and self._hold(timestamp):
                continue
            if outcome.made:
                self._say(Problem(item.message, item.location, None) for item in outcome.problems)
                # Whatever was reported is reported again by the next build.
                return not (broken or outcome.problems)
            new = [item for item in outcome.problems if item.picture and item.picture not in broken]
            if not new:
                break
            self._say(new)
            broken += [item.picture for item in new if item.picture]
            self._settings["broken"] = tuple(broken)
            self._write_settings()
        mended = mend(self.work, self.pdf, timestamp=timestamp)
        self._say(mended.problems or outcome.problems)
        if not mended.made:
            warn("the PDF could not be made; the one before it, if any, is still there", rule="compile", location=None)
        elif not mended.standard:
            warn("the PDF was made, but does not keep PDF/UA and PDF/A", rule="standard", location=None)
        return False

    def _hold(self, timestamp: int) -> bool:
        """Keep one more figure where the text has it: the last of the fewest floating figures that Typst fails on."""
        held: tuple[int, ...] = self._settings["held"]
        loose = [number for number in range(self._floats) if number not in held]
        fewer, more = 0, len(loose)
        if not more:
            return False
        while more - fewer > 1:
            middle = (fewer + more) // 2
            self._settings["held"] = (*held, *loose[middle:])
            self._write_settings()
            if compile_book(self.work, self.pdf, timestamp=timestamp).made:
                fewer = middle
            else:
                more = middle
        self._settings["held"] = (*held, loose[fewer])
        self._write_settings()
        logger.info("figure %d of those that float stays in its place", loose[fewer] + 1)
        return True

    def _say(self, problems: Iterable[Problem]) -> None:
        """Tell the author what Typst says, and where in the source."""
        for item in problems:
            location = item.location and str(Path(self.srcdir) / item.location)
            name = item.picture and item.picture.rpartition("/")[2]
            message = f"the picture {name} cannot be shown; the PDF prints its text. " if name else ""
            said = item.message if item == UNTAGGED else f"Typst says: {item.message}"
            warn(f"{message}{said}", rule="image" if name else "typst", location=location)
