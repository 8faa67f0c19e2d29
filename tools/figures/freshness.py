"""Say whether the committed figures are what their scripts and data would draw. Needs no drawing library."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import yaml
from events import chosen_dates

ROOT = Path(__file__).resolve().parents[2]
FIGURES = ROOT / "figures"
LIST = ROOT / "data" / "figures.yaml"


def read_list() -> list[dict[str, Any]]:
    """Return the entries of data/figures.yaml."""
    entries: list[dict[str, Any]] = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return entries


def digest(*texts: bytes) -> str:
    """Return one short hash of several texts."""
    total = hashlib.sha256()
    for text in texts:
        # Line ends differ between checkouts; the length keeps two texts from running into one another.
        plain = text.replace(b"\r\n", b"\n")
        total.update(f"{len(plain)}:".encode() + plain)
    return total.hexdigest()[:16]


def hashes(entry: dict[str, Any]) -> dict[str, str]:
    """Return the hash of what a figure is drawn from and of the figure itself."""
    drawn_from = [(ROOT / path).read_bytes() for path in entry["inputs"]]
    if entry.get("uses_timeline"):
        # Only the dates that the strip shows: an edit elsewhere in the timeline does not age the figure.
        drawn_from.append(json.dumps(chosen_dates(), sort_keys=True).encode())
    return {"inputs_hash": digest(*drawn_from), "svg_hash": digest((FIGURES / entry["file"]).read_bytes())}


def stale() -> list[str]:
    """Return a message for each figure that is not what is recorded."""
    found = []
    for entry in read_list():
        now = hashes(entry)
        if now["inputs_hash"] != entry["inputs_hash"]:
            name = Path(entry["script"]).stem
            found.append(f"figures/{entry['file']} is older than its script or data; run: tools/figures/draw.py {name}")
        elif now["svg_hash"] != entry["svg_hash"]:
            found.append(f"figures/{entry['file']} was changed by hand; change {entry['script']} and draw it again")
    return found


def write_hashes() -> None:
    """Record the hashes in data/figures.yaml, leaving every other line as it is."""
    text = LIST.read_text(encoding="utf-8")
    for entry in read_list():
        start = text.index(f"file: {entry['file']}")
        for key, value in hashes(entry).items():
            line = re.compile(rf"(?<={key}: )\S+")
            text = text[:start] + line.sub(f'"{value}"', text[start:], count=1)
    LIST.write_text(text, encoding="utf-8")
