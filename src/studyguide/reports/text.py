"""Findings for people: one line each, as compilers print them, so that editors jump to the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyguide.reports.finding import Finding, Inspection


def as_text(inspection: Inspection) -> str:
    """Return ``path:line: message [studyguide.code]`` for each finding, and how many there are."""
    lines = [_line(finding) for finding in inspection.findings]
    if inspection.failure is not None:
        lines.append(inspection.failure)
    elif lines:
        lines.append(f"{len(lines)} findings" if len(lines) > 1 else "1 finding")
    else:
        lines.append("The checklist finds nothing to mend.")
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding) -> str:
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    mark = f" [{finding.mark}]" if finding.mark else ""
    return f"{place}: {finding.message}{mark}" if place else f"{finding.message}{mark}"
