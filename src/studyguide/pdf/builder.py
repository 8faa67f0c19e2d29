"""The Sphinx builder ``typst``: the whole book as one PDF."""

from __future__ import annotations

import shutil
import tomllib
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.addnodes import start_of_file
from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.display import progress_message
from sphinx.util.nodes import inline_all_toctrees

from studyguide.pdf.apart import typeset_all
from studyguide.pdf.compile import UNTAGGED
from studyguide.pdf.editions import EDITIONS, HANDOUTS, READING, editions_of
from studyguide.pdf.front import NO_DATE, edition_date, front_code, settings_of, settings_of_edition
from studyguide.pdf.handouts import handouts_of, settings_of_handout
from studyguide.pdf.index import index_code, uses_by_term
from studyguide.pdf.labels import PREFIX
from studyguide.pdf.pictures import usable
from studyguide.pdf.typesetting import Job
from studyguide.pdf.warn import warn
from studyguide.pdf.writer import TypstTranslator

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from studyguide.pdf.compile import Problem
    from studyguide.pdf.typesetting import Report

logger = logging.getLogger(__name__)


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
        """Name the folder for what Typst reads; it stays, so that an unchanged book is not compiled again."""
        self.work = Path(self.outdir) / ".typst"
        self.made: list[Path] = []
        self.missing: list[Path] = []
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
            jobs = self._write_code(tree)
        self.made = [job.pdf for job in jobs if job.done]
        jobs = [job for job in jobs if job.pdf not in self.made]
        if not jobs:
            logger.info("the PDF is up to date")
            return
        with progress_message("compiling with Typst"):
            for job, report in typeset_all(jobs):
                self._say(job, report)

    # -- assemble ---------------------------------------------------------------------------------------------------

    def _assemble(self) -> nodes.document:
        root: str = self.config.root_doc
        tree = inline_all_toctrees(self, set(), root, self.env.get_doctree(root), str, [root])
        tree["docname"] = root
        self._add_instructor_pages(tree)
        self.env.resolve_references(tree, root, self)
        self.post_process_images(tree)
        return tree

    def _add_instructor_pages(self, tree: nodes.document) -> None:
        """Add what is kept for instructors at the end: it stands in no contents, and is read for their edition only."""
        shown = {page["docname"] for page in tree.findall(start_of_file)}
        kept = (name for name, said in self.env.metadata.items() if said.get("audience") == "instructor")
        for docname in sorted(set(kept) - shown):
            page = start_of_file(docname=docname)
            body = inline_all_toctrees(self, shown, docname, self.env.get_doctree(docname), str, [docname])
            page.children = body.children
            next(iter(tree.findall(nodes.section)), tree).append(page)

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

    def _write_code(self, tree: nodes.document) -> list[Job]:
        """Write the code once and the settings of each edition; return what is to be made."""
        shutil.rmtree(self.work / "pictures", ignore_errors=True)
        writer = cast("TypstTranslator", self.create_translator(tree, self))
        writer.put(front_code(self, writer))
        writer.call("main-matter")
        tree.walkabout(writer)
        writer.print_descriptions()
        writer.print_answers()
        writer.put(index_code(self, writer))
        settings = self._settings(writer, tree)
        key = writer.with_answers
        jobs = []
        for name, edition in editions_of(self.config).items():
            stem = f"{self.pdf.stem}-{name}.pdf" if name != READING else self.pdf.name
            whole = self._job(name, stem, settings_of_edition(edition, settings, key=key), range(writer.floats))
            whole.write(writer.code, self.work / "pictures")
            jobs.append(whole)
        if self.config.typst_handouts:
            edition = EDITIONS[HANDOUTS]
            for handout in handouts_of(writer):
                own = settings_of_handout(handout, settings_of_edition(edition, settings, key=key), key=key)
                job = self._job(f"handouts/{handout.name}", f"handouts/{handout.name}.pdf", own, handout.floats)
                job.write(handout.code, self.work / "pictures")
                jobs.append(job)
        return jobs

    def _job(self, name: str, pdf: str, settings: dict[str, Any], floats: Iterable[int]) -> Job:
        day = edition_date(self.config) or NO_DATE
        timestamp = int(datetime.combine(day, time(), UTC).timestamp())
        return Job(self.work / name, Path(self.outdir) / pdf, settings, tuple(floats), timestamp)

    def _settings(self, writer: TypstTranslator, tree: nodes.document) -> dict[str, Any]:
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
        return {
            **settings_of(self.config),
            "palette": self._palette(),
            "targets": writer.labels.targets(),
            "uses": uses,
            "broken": (),
            "held": (),
        }

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

    def _say(self, job: Job, report: Report) -> None:
        self._say_problems(report.problems)
        for number in report.kept:
            logger.info("figure %d of those that float stays in its place", number + 1)
        (self.made if report.made else self.missing).append(job.pdf)
        if not report.made:
            message = f"{job.pdf.name} could not be made; the one before it, if any, is still there"
            warn(message, rule="compile", location=None)
        elif not report.standard:
            warn(f"{job.pdf.name} was made, but does not keep PDF/UA and PDF/A", rule="standard", location=None)

    def _say_problems(self, problems: Iterable[Problem]) -> None:
        """Tell the author what Typst says, and where in the source."""
        for item in problems:
            location = item.location and str(Path(self.srcdir) / item.location)
            name = item.picture and item.picture.rpartition("/")[2]
            message = f"the picture {name} cannot be shown; the PDF prints its text. " if name else ""
            said = item.message if item == UNTAGGED else f"Typst says: {item.message}"
            warn(f"{message}{said}", rule="image" if name else "typst", location=location)
