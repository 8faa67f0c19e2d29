"""What stands before the first chapter, and what the PDF says about itself; all of it comes from the settings."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes

from studyguide.pdf import escape
from studyguide.pdf.warn import warn

if TYPE_CHECKING:
    from sphinx.config import Config

    from studyguide.pdf.builder import TypstBuilder
    from studyguide.pdf.editions import Edition
    from studyguide.pdf.writer import TypstTranslator

NO_DATE: Final = date(2000, 1, 1)
"""Written into a PDF whose settings name no date; PDF/A wants one, and the clock would change the bytes."""

_ADDRESS: Final = re.compile(r"((?:https?://|mailto:)[^\s<>]*[^\s<>.,;:)])")


def edition_date(config: Config) -> date | None:
    """Return the date of the edition: that of the commit if the environment says it, else that of the settings."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    stated: str = config.typst_date
    try:
        return date.fromisoformat(stated) if stated else None
    except ValueError:
        warn(f"typst_date {stated!r} is no date; write it as 2026-11-24", rule="date", location="conf.py")
        return None


def settings_of(config: Config) -> dict[str, Any]:
    """Return what the layout must know of the book."""
    day = edition_date(config)
    return {
        "book": {
            "title": config.typst_title or config.project,
            "subtitle": config.typst_subtitle,
            "authors": tuple(config.typst_authors) or (config.author,),
            "keywords": tuple(config.typst_keywords),
            "version": config.release,
            "language": (config.language or "en").partition("_")[0],
            "date": (day or NO_DATE).timetuple()[:3],
        }
    }


def settings_of_edition(edition: Edition, settings: dict[str, Any], *, key: bool) -> dict[str, Any]:
    """Return what the layout must know of the book in an edition, with or without the answers."""
    names = [edition.name, "" if key else "Without answers"]
    return {
        **settings,
        "edition": edition.settings(),
        "book": {**settings["book"], "edition": ". ".join(filter(None, names)), "handout_of": ""},
    }


def front_code(builder: TypstBuilder, writer: TypstTranslator) -> str:
    """Return the call that prints title page, imprint, contents and lists of figures."""
    imprint = builder.config.typst_imprint
    body = _page(builder, writer, imprint) if isinstance(imprint, str) else lines_code(imprint)
    return f"front-matter({{{body};{lines_code(_addresses(builder.config))}}});\n"


def _addresses(config: Config) -> list[str]:
    """Return where the book stands online and where its errors are reported, as far as the settings say so."""
    stated = (("Online", config.html_baseurl), ("Report errors to", config.typst_errata))
    return [f"{name}: {address}" for name, address in stated if address]


def lines_code(lines: list[str]) -> str:
    """Return the code of paragraphs in which web addresses are links."""
    return "{" + "".join(f"p({{{''.join(map(_part, _ADDRESS.split(line)))}}});" for line in lines) + "}"


def _part(text: str) -> str:
    code = escape.string(text)
    shown = escape.string(text.removeprefix("mailto:"))
    return f"address({code}, ({shown},));" if _ADDRESS.fullmatch(text) else f"{code};"


def _page(builder: TypstBuilder, writer: TypstTranslator, docname: str) -> str:
    """Return what a page of the source prints below its title."""
    if docname not in builder.env.all_docs:
        if docname:
            warn(f"typst_imprint names the page {docname!r}, which does not exist", rule="imprint", location="conf.py")
        return "{}"
    tree = builder.env.get_and_resolve_doctree(docname, builder, tags=builder.tags)
    builder.post_process_images(tree)
    body = (part for section in tree.children for part in section.children if not isinstance(part, nodes.title))
    page = addnodes.start_of_file("", *body, docname=docname)
    return writer.capture([page])
