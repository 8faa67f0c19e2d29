"""Print what ``studyguide explain`` knows: the list of codes, or the page of one."""

from __future__ import annotations

import difflib
import sys

from studyguide.explanations import explanations
from studyguide.reports.finding import OWN


def explain(code: str | None) -> int:
    """Print the page of a code, or all codes with their titles; return 1 for a code without a page."""
    pages = explanations()
    if code is None:
        widest = max(map(len, pages))
        sys.stdout.writelines(f"{page.code:<{widest}}  {page.title}\n" for page in pages.values())
        return 0
    # As it stands in a message: "[studyguide.no-key]".
    wanted = code.strip("[]").removeprefix(OWN)
    if wanted in pages:
        sys.stdout.write(pages[wanted].text)
        return 0
    near = difflib.get_close_matches(wanted, pages, n=3)
    advice = f"Did you mean {' or '.join(near)}?" if near else "'studyguide explain' lists those that have one."
    sys.stderr.write(f"No page about {wanted!r}. {advice}\n")
    return 1
