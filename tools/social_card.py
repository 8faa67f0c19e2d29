"""Write _static/social-card.png: what messengers and networks show beside a link to the guide.

Run it after a change of the title or of data/palette.toml: ``.venv/bin/python tools/social_card.py``.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "_static" / "social-card.png"
CARD = """
#set page(width: 1200pt, height: 630pt, margin: 0pt, fill: rgb("{page}"))
#set text(font: "Libertinus Serif", fill: rgb("{ink}"), number-type: "old-style")
#set par(leading: 0.42em)
#place(rect(width: 100%, height: 14pt, fill: rgb("{accent}")))
#let ring = circle(radius: 150pt, stroke: 5pt + rgb("{accent}"), fill: rgb("{accent}").transparentize(88%))
#place(dx: 718pt, dy: 180pt, ring)
#place(dx: 842pt, dy: 180pt, ring)
#place(dx: 88pt, dy: 152pt, text(size: 88pt, fill: rgb("{accent}"))[Iran and Russia])
#place(dx: 90pt, dy: 280pt, text(size: 56pt)[Shared Goals, #linebreak() Divergent Visions])
#place(dx: 90pt, dy: 470pt, text(size: 36pt, fill: rgb("{muted}"))[
  A study guide with sources, #linebreak() a glossary and self-checks
])
"""


def draw() -> bytes:
    """Return the picture."""
    colours = tomllib.loads((ROOT / "data" / "palette.toml").read_text(encoding="utf-8"))["light"]
    text = CARD
    for name, value in colours.items():
        text = text.replace("{" + name + "}", value)
    with TemporaryDirectory() as folder:
        source = Path(folder) / "card.typ"
        source.write_text(text, encoding="utf-8")
        return bytes(typst.compile(source, format="png", ppi=72, ignore_system_fonts=True))


if __name__ == "__main__":
    TARGET.write_bytes(draw())
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")
