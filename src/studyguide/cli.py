"""The command ``studyguide``: build a guide, check it, and help those who write its questions."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from studyguide.coverage import FORMATS as COVERAGE_FORMATS
from studyguide.coverage import print_coverage
from studyguide.explain import explain
from studyguide.inspection import FORMATS, check_book
from studyguide.new_question import new_question
from studyguide.pdf.editions import EDITIONS, READING
from studyguide.printing import Order, print_book
from studyguide.publish import GARBAGE, build_book, build_epub
from studyguide.quiz.model import KINDS
from studyguide.templates import OBJECTIVE, SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable

CHECK_FORMATS: Final = """\
formats:
  text   path:line: message [studyguide.code], one finding a line, sorted by place, on the error stream
  json   one object on the output: {"version": 1, "findings": [...], "failure": null or why reading stopped};
         each finding has path (from the folder of the book), line (null: the whole file), code (without
         "studyguide."), message, level ("error" where something is left out of the book, else "warning") and
         help (the title of the page that "studyguide explain CODE" prints, or null)
  sarif  SARIF 2.1.0 on the output, for editors and code hosts that show findings beside the line

The exit status is 0 when there is nothing to mend, else 1.
"""

PDF_HELP: Final = """\
editions:
  reading     A5, to read on a screen or as a book
  a4, letter  for printing, with room for notes
  large       18 points, sans, black on white, on A4
  instructor  with the exam banks and the pages that are kept for instructors; never part of the website

The files are OUTPUT/pdf/NAME.pdf, NAME-a4.pdf and so on, and OUTPUT/pdf/handouts/CHAPTER.pdf; without the key their
names end with -no-key.
"""

COVERAGE_HELP: Final = """\
json: {"version": 1, "questions": how many, "counts": [{objective, page, level, kind, questions}],
       "objectives": [{id, name, text, page}], "pages": [{page, title, questions}],
       "holes": [{code, subject, message}]}
Holes are objectives without a question or with recall alone, sections without a question, and kinds that are not
used. Questions for instructors do not count. The directive {coverage} shows the same in a page.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 when everything asked for stands, else 1."""
    parser = argparse.ArgumentParser(prog="studyguide", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (purpose, configure) in COMMANDS.items():
        configure(commands.add_parser(name, help=purpose, formatter_class=argparse.RawDescriptionHelpFormatter))
    options = parser.parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    gc.set_threshold(GARBAGE)
    return run(options)


def _configure_build(parser: argparse.ArgumentParser) -> None:
    _add_source(parser)
    parser.add_argument("--output", type=Path, default=Path("build"), help="folder for html/ and pdf/ (default: build)")
    parser.add_argument("--strict", action="store_true", help="fail on any warning, after all of them are printed")
    parser.set_defaults(run=lambda options: build_book(options.source, options.output, strict=options.strict))


def _configure_epub(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "An edition without the answers: sphinx-build -b epub -t nokey . build/nokey"
    _add_source(parser)
    parser.add_argument("--output", type=Path, default=Path("build"), help="folder for epub/ (default: build)")
    parser.add_argument("--strict", action="store_true", help="fail on any warning, after all of them are printed")
    parser.set_defaults(run=lambda options: build_epub(options.source, options.output, strict=options.strict))


def _configure_pdf(parser: argparse.ArgumentParser) -> None:
    parser.epilog = PDF_HELP
    _add_source(parser)
    parser.add_argument("--output", type=Path, default=Path("build"), help="folder for pdf/ (default: build)")
    parser.add_argument(
        "--edition",
        action="append",
        choices=[*EDITIONS, "all"],
        default=[],
        help=f"may be given more than once (default: {READING}, or none with --handouts)",
    )
    parser.add_argument("--handouts", action="store_true", help="one PDF a chapter, with its questions and answers")
    parser.add_argument("--no-key", action="store_true", help="leave out the answers")
    parser.add_argument("--strict", action="store_true", help="fail on any warning, after all of them are printed")
    parser.set_defaults(
        run=lambda options: print_book(
            options.source,
            options.output,
            Order(
                tuple(EDITIONS) if "all" in options.edition else tuple(options.edition),
                handouts=options.handouts,
                key=not options.no_key,
                strict=options.strict,
            ),
        )
    )


def _configure_check(parser: argparse.ArgumentParser) -> None:
    parser.epilog = CHECK_FORMATS
    _add_source(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="text (default), json or sarif")
    parser.set_defaults(run=lambda options: check_book(options.source, form=options.format))


def _configure_explain(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "The pages are Markdown files in studyguide/explanations; tests build the examples in them."
    parser.add_argument("code", nargs="?", help="such as no-key or [studyguide.no-key]; without it all are listed")
    parser.set_defaults(run=lambda options: explain(options.code))


def _configure_new(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "example: studyguide new question match --id treaties-years --into quizzes/treaties.md"
    parser.add_argument("thing", choices=["question"], help="what to write: question")
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=f"one of {', '.join(KINDS)}")
    parser.add_argument("--id", help="stays the same for ever; small letters, digits and hyphens (default: new-KIND)")
    parser.add_argument("--objective", default=OBJECTIVE, help="id of the objective that the question tests")
    parser.add_argument("--source", default=SOURCE, help="label of the section that answers the question")
    parser.add_argument("--into", type=Path, metavar="FILE", help="append to this bank instead of printing")
    parser.set_defaults(
        run=lambda options: new_question(
            options.kind, qid=options.id, objective=options.objective, source=options.source, into=options.into
        )
    )


def _configure_coverage(parser: argparse.ArgumentParser) -> None:
    parser.epilog = COVERAGE_HELP
    _add_source(parser)
    parser.add_argument("--format", choices=COVERAGE_FORMATS, default="text", help="text (default) or json")
    parser.set_defaults(run=lambda options: print_coverage(options.source, options.format))


def _add_source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", nargs="?", type=Path, default=Path(), help="folder with conf.py (default: here)")


COMMANDS: Final[dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]]] = {
    "build": ("build the website and the PDF", _configure_build),
    "epub": ("build the EPUB", _configure_epub),
    "pdf": ("make editions of the PDF, or a hand-out of each chapter", _configure_pdf),
    "check": ("read every page and report what is to mend, at its line", _configure_check),
    "explain": ("say what a code of a problem means, with a bad and a good example", _configure_explain),
    "new": ("print a filled-in template of a question of any kind, or append it to a bank", _configure_new),
    "coverage": ("count the public questions by objective, page, level and kind; name holes", _configure_coverage),
}

if __name__ == "__main__":
    sys.exit(main())
