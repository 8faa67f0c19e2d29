"""Findings as SARIF 2.1.0 (OASIS): what editors and code hosts show beside the line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from studyguide.explanations.model import Explanation
    from studyguide.reports.finding import Finding, Inspection

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
UNNAMED: Final = "unnamed"
"""The rule of warnings to which their program gave no name: SARIF wants one."""


def as_sarif(inspection: Inspection, explanations: Mapping[str, Explanation], *, version: str) -> str:
    """Return one log with one run; each rule that is broken carries its page of ``studyguide explain``."""
    codes = sorted({finding.code or UNNAMED for finding in inspection.findings})
    places = {code: place for place, code in enumerate(codes)}
    run = {
        "tool": {
            "driver": {
                "name": "studyguide",
                "version": version,
                "rules": [_rule(code, explanations.get(code)) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(inspection.failure)],
        "results": [_result(finding, places[finding.code or UNNAMED]) for finding in inspection.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, explanation: Explanation | None) -> dict[str, Any]:
    if explanation is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": explanation.title},
        "fullDescription": {"text": explanation.summary},
        "help": {"text": explanation.text, "markdown": explanation.text},
    }


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code or UNNAMED,
        "ruleIndex": rule,
        "level": finding.level,
        "message": {"text": finding.message},
    }
    if finding.path:
        # Relative to the folder that was checked: a code host puts its own root in the place of %SRCROOT%.
        place: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.path), "uriBaseId": "%SRCROOT%"}}
        if finding.line:
            place["region"] = {"startLine": finding.line}
        result["locations"] = [{"physicalLocation": place}]
    return result


def _invocation(failure: str | None) -> dict[str, Any]:
    if failure is None:
        return {"executionSuccessful": True}
    return {
        "executionSuccessful": False,
        "toolExecutionNotifications": [{"level": "error", "message": {"text": failure}}],
    }
