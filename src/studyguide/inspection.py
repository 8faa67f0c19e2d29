"""Read a book as the instructors' edition and collect everything that Sphinx and the checklist find; write nothing."""

from __future__ import annotations

import io
import logging
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TextIO, TypeAlias, get_args

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util import logging as sphinx_logging
from sphinx.util.console import disable_colour  # type: ignore[attr-defined]  # its public place, without types
from sphinx.util.docutils import docutils_namespace, patch_docutils

from studyguide import __version__
from studyguide.explanations import explanations
from studyguide.publish import JOBS
from studyguide.reports.finding import OWN, Finding, Inspection
from studyguide.reports.json_form import as_json
from studyguide.reports.sarif import as_sarif
from studyguide.reports.text import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Format: TypeAlias = Literal["text", "json", "sarif"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)


class Collector(logging.Handler):
    """Keep each warning as a finding."""

    def __init__(self, app: Sphinx, found: set[Finding]) -> None:
        super().__init__(logging.WARNING)
        self._found = found
        self._prefix = f"{app.srcdir}/"
        # As Sphinx filters what it prints; the second filter makes every form of a place "path:line".
        self.addFilter(sphinx_logging.WarningSuppressor(app))
        self.addFilter(sphinx_logging.WarningLogRecordTranslator(app))
        self.addFilter(sphinx_logging.OnceFilter())

    def emit(self, record: logging.LogRecord) -> None:
        """Take one warning over."""
        path, line = split_place(str(getattr(record, "location", None) or "").removeprefix(self._prefix))
        names = (getattr(record, "type", None), getattr(record, "subtype", None))
        left_out = getattr(record, "left_out", False) or record.levelno >= logging.ERROR
        self._found.add(
            Finding(
                path=path,
                line=line,
                code=".".join(map(str, filter(None, names))).removeprefix(OWN),
                # Sphinx's own record puts the place before its message.
                message=logging.LogRecord.getMessage(record).replace(self._prefix, ""),
                level="error" if left_out else "warning",
            )
        )


def split_place(location: str) -> tuple[str, int]:
    """Return path and line of ``path:line``, ``path:`` or ``path``; line 0 where none is known."""
    path, colon, line = location.rpartition(":")
    if not colon:
        return location, 0
    return (path, int(line)) if line.isdecimal() else (location.removesuffix(":"), 0)


class WatchedSphinx(Sphinx):
    """Sphinx whose warnings are kept as findings from its first extension on."""

    def __init__(self, found: set[Finding], **settings: Any) -> None:
        self._found = found
        self._watched = False
        super().__init__(**settings)

    def setup_extension(self, extname: str) -> None:
        """Watch before the first extension is loaded: the constructor takes every earlier handler away."""
        if not self._watched:
            logging.getLogger(sphinx_logging.NAMESPACE).addHandler(Collector(self, self._found))
            self._watched = True
        super().setup_extension(extname)


@contextmanager
def read_book(source: Path, found: set[Finding], settings: Mapping[str, Any]) -> Iterator[Sphinx]:
    """Read every page, the instructors' too, and lend the application; what it wrote is then deleted."""
    disable_colour()
    with tempfile.TemporaryDirectory() as work, patch_docutils(source), docutils_namespace():
        app = WatchedSphinx(
            found,
            srcdir=source,
            confdir=source,
            outdir=Path(work) / "out",
            doctreedir=Path(work) / "doctrees",
            buildername="dummy",
            # The names of warnings are kept by themselves; in the messages they would stand twice.
            confoverrides={"show_warning_types": False, **settings},
            status=None,
            warning=io.StringIO(),
            tags=["instructor"],
            parallel=JOBS,
        )
        app.build()
        yield app


def inspect_book(source: Path) -> Inspection:
    """Return what is to mend in a book; the rules of the checklist are asked too."""
    found: set[Finding] = set()
    failure = None
    try:
        with read_book(source, found, {"studyguide_checks": True, "nitpicky": True}):
            pass
    except SphinxError as error:
        failure = f"{error.category}: {error}"
    return Inspection(tuple(sorted(found)), failure)


def check_book(source: Path, target: TextIO | None = None, form: Format = "text") -> int:
    """Print what is to mend in a book; return 1 if there is anything.

    Text goes to the error stream, where builds print it too; what programs read goes to the output.
    """
    inspection = inspect_book(source)
    match form:
        case "text":
            printed = as_text(inspection)
        case "json":
            printed = as_json(inspection, explanations())
        case "sarif":
            printed = as_sarif(inspection, explanations(), version=__version__)
    (target or (sys.stderr if form == "text" else sys.stdout)).write(printed)
    return 0 if inspection.passed else 1
