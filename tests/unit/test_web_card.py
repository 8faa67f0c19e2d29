"""The committed social card is the one that its script draws from the palette as it is now."""

from __future__ import annotations

import runpy
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def test_social_card_is_fresh():
    script = runpy.run_path(str(PROJECT / "tools" / "social_card.py"))

    assert script["TARGET"].read_bytes() == script["draw"](), "run .venv/bin/python tools/social_card.py"
