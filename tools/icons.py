"""Write _static/icons.css: the few icons that the theme's pages show, so that no page loads a 115 KB icon font.

Run it after a change of the theme: ``.venv/bin/python tools/icons.py`` (it needs fontTools and brotli).
tests/browser/test_pages_weight.py fails when a page shows an icon that is missing here.
"""

from __future__ import annotations

import base64
import io
from importlib.resources import files
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONT = "theme/pydata_sphinx_theme/static/vendor/fontawesome/webfonts/fa-solid-900.woff2"
TARGET = Path(__file__).resolve().parents[1] / "_static" / "icons.css"
ICONS = {
    "angle-left": 0xF104,
    "angle-right": 0xF105,
    "arrow-up": 0xF062,
    "bars": 0xF0C9,
    "bell": 0xF0F3,
    "check-circle": 0xF058,
    "chevron-down": 0xF078,
    "chevron-right": 0xF054,
    "circle-half-stroke": 0xF042,
    "download": 0xF019,
    "exclamation-circle": 0xF06A,
    "exclamation-triangle": 0xF071,
    "external-link": 0xF35D,
    "house": 0xF015,
    "info-circle": 0xF05A,
    "lightbulb": 0xF0EB,
    "list": 0xF03A,
    "magnifying-glass": 0xF002,
    "magnifying-glass-minus": 0xF010,
    "moon": 0xF186,
    "pencil": 0xF303,
    "share": 0xF064,
    "sun": 0xF185,
    "times-circle": 0xF057,
    "xmark": 0xF00D,
}
HEAD = """\
/* Written by tools/icons.py. Icons of Font Awesome Free 7 by @fontawesome, https://fontawesome.com, cut to those
   in use. Copyright Fonticons, Inc.; SIL Open Font License 1.1, full text in icons-license.txt.
   A face declared later comes first: the theme's own file is asked for only where a glyph is missing here. */
"""


def cut_font() -> bytes:
    """Return a WOFF2 file with the listed icons."""
    with files("pydata_sphinx_theme").joinpath(FONT).open("rb") as file:
        font = TTFont(file, recalcTimestamp=False)
        options = subset.Options(layout_features=[], hinting=False, name_IDs=[0, 13, 14])
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=ICONS.values())
        cutter.subset(font)
        font.flavor = "woff2"
        result = io.BytesIO()
        font.save(result)
    return result.getvalue()


def main() -> None:
    """Write the style sheet."""
    data = base64.b64encode(cut_font()).decode("ascii")
    face = (
        '@font-face {\n  font-family: "Font Awesome 7 Free";\n  font-style: normal;\n  font-weight: 900;\n'
        f"  font-display: block;\n  src: url(data:font/woff2;base64,{data}) format('woff2');\n}}\n"
    )
    TARGET.write_text(HEAD + face, encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes, {len(ICONS)} icons")


if __name__ == "__main__":
    main()
