"""The committed figures: listed, described, fresh, safe and legible. No drawing library is needed."""

import importlib
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools" / "figures"))
try:
    colours = importlib.import_module("colours")
    freshness = importlib.import_module("freshness")
finally:
    sys.path.pop(0)

ENTRIES = freshness.read_list()
FILES = [entry["file"] for entry in ENTRIES]
FIELDS = ("name", "file", "script", "inputs", "alt", "caption", "source", "licence", "as_of", "pov", "schematic")
FIGURE_BLOCK = re.compile(
    r"^(?P<fence>:{3,})\{figure\} /figures/(?P<file>\S+)\n(?P<options>(?::[^\n]*\n)*)\n(?P<caption>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)
BLOCKS = [
    pytest.param(block, id=f"{page.stem}-{block['file']}")
    for page in sorted(ROOT.glob("chapters/**/*.md"))
    for block in FIGURE_BLOCK.finditer(page.read_text(encoding="utf-8"))
]


def svg(name: str) -> str:
    return (ROOT / "figures" / name).read_text(encoding="utf-8")


def test_every_figure_is_listed_and_every_listed_figure_exists():
    drawn = {path.name for path in (ROOT / "figures").iterdir()}

    assert drawn == set(FILES)


@pytest.mark.parametrize("entry", ENTRIES, ids=FILES)
def test_an_entry_says_what_readers_and_reusers_need(entry):
    missing = [field for field in FIELDS if entry.get(field) in (None, "", [])]

    assert missing == []


@pytest.mark.parametrize("entry", ENTRIES, ids=FILES)
def test_the_alternative_text_is_one_line_of_useful_length(entry):
    alt = entry["alt"].strip()

    assert 30 <= len(alt) <= 250
    assert "\n" not in alt


@pytest.mark.parametrize("entry", ENTRIES, ids=FILES)
def test_the_caption_names_the_licence_and_says_what_is_schematic(entry):
    assert entry["licence"] in entry["caption"]
    if entry["schematic"] and entry["name"] != "fig-strip":
        assert "Schematic" in entry["caption"]


@pytest.mark.parametrize("block", BLOCKS)
def test_a_page_repeats_the_recorded_alternative_text_and_caption(block):
    entry = next(entry for entry in ENTRIES if entry["file"] == block["file"])

    assert f":name: {entry['name']}\n" in block["options"]
    assert f":alt: {entry['alt'].strip()}\n" in block["options"]
    assert block["caption"].strip() == entry["caption"].strip()


def test_no_figure_is_older_than_its_script_and_data():
    assert freshness.stale() == []


def test_a_changed_input_is_noticed(monkeypatch):
    aged = [entry | {"inputs_hash": "0"} for entry in ENTRIES]
    monkeypatch.setattr(freshness, "read_list", lambda: aged)

    assert len(freshness.stale()) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=FILES)
def test_inputs_hold_the_script_and_all_that_it_imports(entry):
    tools = ROOT / "tools" / "figures"
    wanted, queue = set(), [Path(entry["script"]).stem]
    while queue:
        name = queue.pop()
        wanted.add(f"tools/figures/{name}.py")
        imported = re.findall(r"^from (\w+) import", (tools / f"{name}.py").read_text(encoding="utf-8"), re.MULTILINE)
        queue += [m for m in imported if (tools / f"{m}.py").exists() and f"tools/figures/{m}.py" not in wanted]

    assert wanted <= set(entry["inputs"])


@pytest.mark.parametrize("name", FILES)
def test_an_svg_runs_nothing_and_fetches_nothing(name):
    text = svg(name)
    linked = re.findall(r'(?:href|src)="([^"]*)"|url\(([^)]*)\)', text)

    assert not re.search(r"<script|<foreignObject|<image|\bon\w+=|@import|<!DOCTYPE|<!ENTITY", text)
    assert all(target.startswith("#") for pair in linked for target in pair if target)
    assert set(re.findall(r'"https?://[^"]*"', text)) <= {
        '"http://www.w3.org/2000/svg"',
        '"http://www.w3.org/1999/xlink"',
    }


@pytest.mark.parametrize("name", FILES)
def test_an_svg_has_a_size_fits_the_page_and_is_small(name):
    text = svg(name)
    root = re.search(r'<svg [^>]*width="(\d+)" height="(\d+)" viewBox="0 0 ([\d.]+) ([\d.]+)"', text)

    assert root, "the root element needs width, height and viewBox"
    width, height, points_across, points_up = map(float, root.groups())
    assert points_across / 72 * 25.4 == pytest.approx(115, abs=0.5), "type is measured for the text block of the PDF"
    assert points_up / 72 * 25.4 <= 160
    assert width / height == pytest.approx(points_across / points_up, rel=0.01)
    assert len(text.encode()) < 150_000


@pytest.mark.parametrize("name", FILES)
def test_an_svg_is_the_same_whenever_it_is_drawn(name):
    assert not re.search(r"<dc:date>|<metadata>|Matplotlib", svg(name))


@pytest.mark.parametrize("name", FILES)
def test_an_svg_brings_its_page_with_it_for_dark_screens(name):
    first = re.search(r'<path d="[^"]*"[^>]*style="fill: (#[0-9a-f]{6})', svg(name))

    assert first
    assert first[1] == colours.COLOURS["page"]


@pytest.mark.parametrize("name", FILES)
def test_an_svg_uses_the_palette_and_its_tints_only(name):
    used = set(re.findall(r"(?:fill|stroke): (#[0-9a-f]{6})", svg(name)))

    assert used <= set(colours.COLOURS.values())


@pytest.mark.parametrize(("text", "ground"), colours.TEXT_ON)
def test_text_stands_out_from_its_ground(text, ground):
    assert colours.contrast(colours.COLOURS[text], colours.COLOURS[ground]) >= 4.5
