"""The command ``studyguide``: build the website and the PDF, or check the book without building it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from studyguide.inspection import check_book
from studyguide.publish import build_book


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 when everything asked for stands, 1 when the build failed."""
    parser = argparse.ArgumentParser(prog="studyguide", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="build the website and the PDF")
    build.add_argument("source", nargs="?", type=Path, default=Path(), help="folder with conf.py (default: here)")
    build.add_argument("--output", type=Path, default=Path("build"), help="folder for html/ and pdf/ (default: build)")
    build.add_argument("--strict", action="store_true", help="fail on any warning, after all of them are printed")
    checks = commands.add_parser("check", help="read every page and report what the checklist of a chapter finds")
    checks.add_argument("source", nargs="?", type=Path, default=Path(), help="folder with conf.py (default: here)")
    options = parser.parse_args(arguments)
    if options.command == "check":
        return check_book(options.source)
    return build_book(options.source, options.output, strict=options.strict)


if __name__ == "__main__":
    sys.exit(main())
