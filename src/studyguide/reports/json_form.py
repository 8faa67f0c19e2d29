"""Findings for other programs, in a form of our own that is documented here and in ``studyguide check --help``.

::

    {"version": 1,
     "findings": [{"path": "quizzes/rivers.md", "line": 7, "code": "no-key", "message": "question …",
                   "level": "error", "help": "No option is marked right"}],
     "failure": null}

``line`` is null where a whole file is meant, ``help`` where ``studyguide explain`` has no page; ``failure`` says why
the book could not be read to its end. A field may be added within a version; none is changed or taken away.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from studyguide.explanations.model import Explanation
    from studyguide.reports.finding import Inspection

VERSION: Final = 1


def as_json(inspection: Inspection, explanations: Mapping[str, Explanation]) -> str:
    """Return one object."""
    findings = [
        {
            "path": finding.path,
            "line": finding.line or None,
            "code": finding.code,
            "message": finding.message,
            "level": finding.level,
            "help": explanations[finding.code].title if finding.code in explanations else None,
        }
        for finding in inspection.findings
    ]
    report = {"version": VERSION, "findings": findings, "failure": inspection.failure}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
