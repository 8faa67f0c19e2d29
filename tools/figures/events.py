"""The events of the timeline strip: which, with what short label and mark. Dates come from data/timeline.yaml.

Needs no drawing library: the freshness test reads the dates too.
"""

from pathlib import Path

import yaml

TIMELINE = Path(__file__).resolve().parents[2] / "data" / "timeline.yaml"
TREATY, FORCE, COUNCIL = "o", "D", "s"

SHORT = {
    "gulistan": (TREATY, "Treaty of\nGulistan"),
    "turkmenchay": (TREATY, "Treaty of\nTurkmenchay"),
    "convention-1907": (TREATY, "British and\nRussian zones"),
    "treaty-1921": (TREATY, "Treaty of\nFriendship"),
    "occupation-1941": (FORCE, "Soviet and\nBritish troops\nenter Iran"),
    "withdrawal-1946": (FORCE, "Soviet troops\nleave"),
    "bushehr-1995": (TREATY, "Bushehr\nreactor deal"),
    "resolution-1929": (COUNCIL, "Russia votes\nfor sanctions"),
    "resolution-2231": (COUNCIL, "Nuclear deal\nendorsed"),
    "drones-2022": (FORCE, "Iran admits\nsending drones"),
    "treaty-2025": (TREATY, "Partnership\ntreaty"),
    "termination-day": (COUNCIL, "Resolution\n2231 declared\nended"),
    "war-february-2026": (FORCE, "War on Iran"),
    "memorandum-2026": (TREATY, "Islamabad\nmemorandum"),
}


def chosen_dates() -> dict[str, str]:
    """Return the dates of the strip's events by id: all tagged as the opener's, and those named above."""
    events = yaml.safe_load(TIMELINE.read_text(encoding="utf-8"))
    dates = {event["id"]: event["date"] for event in events}
    wanted = set(SHORT) | {event["id"] for event in events if "opener" in event.get("tags", ())}
    if unknown := sorted(wanted - set(SHORT)) + sorted(set(SHORT) - set(dates)):
        message = f"give a short label in {Path(__file__).name}, or an event in timeline.yaml, to: {unknown}"
        raise KeyError(message)
    return {key: dates[key] for key in sorted(wanted)}
