"""Every kind of question in Firefox as in Chromium, with the keyboard alone: with script, without, strictly served."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

SPEC = importlib.util.spec_from_file_location("readers", Path(__file__).with_name("readers.py"))
readers = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(readers)

ROOTS = Path(__file__).resolve().parents[1] / "build" / "roots"
PAGE = "part/section.html"
BANK = "sg:1:part/ten"
STRICT = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:"
LAYOUT = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Tiny</title>
{%- for one in css_files %}{{ css_tag(one) }}{% endfor %}
{%- for one in script_files %}{{ js_tag(one) }}{% endfor %}
</head><body><main>{% block body %}{{ body }}{% endblock %}</main></body></html>
"""


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    """Return a function that builds the website with all ten kinds and returns its folder."""

    def built(*settings):
        source = tmp_path_factory.mktemp("ten") / "book"
        shutil.copytree(ROOTS / "quiz-ten", source)
        theme = source / "themes" / "plain"
        theme.mkdir(parents=True)
        (theme / "theme.toml").write_text('[theme]\ninherit = "basic"\n', encoding="utf-8")
        (theme / "layout.html").write_text(LAYOUT, encoding="utf-8")
        options = [part for setting in settings for part in ("-D", setting)]
        subprocess.run([sys.executable, "-m", "sphinx", "-q", "-W", *options, source, source / "out"], check=True)
        (source / "out" / "favicon.ico").touch()  # browsers ask for one and complain where there is none
        return source / "out"

    return built


class Handler(SimpleHTTPRequestHandler):
    """Serve files, under a policy where one is given."""

    policy = ""

    def end_headers(self):
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_args):
        pass


class StrictHandler(Handler):
    """Serve files under a policy that allows no script and no style but those in files of the site."""

    policy = STRICT


def served(folder, handler):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{PAGE}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def folder(build):
    """Return the folder of the website in the theme of the book."""
    return build("html_theme=sphinx_book_theme", "html_context.default_mode=auto")


@pytest.fixture(scope="module")
def address(folder):
    """Return the address of the page with all ten kinds, in the theme of the book."""
    yield from served(folder, Handler)


@pytest.fixture(scope="module")
def strict_address(build):
    """Return the address of the page with all ten kinds alone, without a theme, under the strict policy."""
    yield from served(build("html_theme=plain", "html_theme_path=themes"), StrictHandler)


def reading(request, one_worker, *, script):
    """Start the browser that the test asks for."""
    if request.param == "chromium":
        return readers.ChromiumReader(request.getfixturevalue("browser"), script=script)
    with one_worker("firefox"):
        node, firefox = readers.node_with_driver(), readers.firefox()
    return readers.FirefoxReader(node, firefox, script=script)


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def reader(request, one_worker):
    """Return a reader with a keyboard."""
    found = reading(request, one_worker, script=True)
    yield found
    found.close()


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def plain_reader(request, one_worker):
    """Return a reader with a keyboard, in a browser that runs no script."""
    found = reading(request, one_worker, script=False)
    yield found
    found.close()


# -- answers --------------------------------------------------------------------------------------------------------


def choose(reader, oid, name):
    reader.reach(f"#q-ten-{name} .sg-option > input")
    reader.press("Space")
    reader.turn(f"#q-ten-{name}-{oid}")


def choose_several(reader, wanted, name):
    for field in reader.evaluate("name => [...document.querySelectorAll(`#q-ten-${name} input`)].map(f => f.id)", name):
        if field[-1] in wanted:
            reader.reach(f"#{field}")
            reader.press("Space")


def fill(reader, texts, name):
    """Write into fields, and type the beginning of what stands in a list to choose from."""
    for field, text in texts.items():
        reader.reach(f"#q-ten-{name}-{field}")
        reader.type(text)


def put_in_order(reader, wanted, name):
    items = "name => [...document.querySelectorAll(`#q-ten-${name} .sg-item`)].map(item => item.dataset.option)"
    for place, oid in enumerate(wanted):
        while reader.evaluate(items, name).index(oid) > place:
            reader.reach(f"#q-ten-{name} .sg-item[data-option={oid}] .sg-move:first-child")
            reader.press("Space")


@dataclass(frozen=True)
class Answer:
    """How a question is answered rightly; the key is pressed on the button or, where that sends, in the field."""

    name: str
    give: object
    given: object
    response: tuple[str, ...]
    on_button: bool = True

    def on(self, reader):
        self.give(reader, self.given, self.name)
        if self.on_button:
            reader.reach(f"#q-ten-{self.name} .sg-actions > button")


ANSWERS = {
    "single": Answer("treaty", choose, "a", ("a",)),
    "multiple": Answer("founders", choose_several, "abc", ("a", "b", "c")),
    "truefalse": Answer("first", choose, "a", ("a",)),
    "short": Answer("river", fill, {"text": "Araxes"}, ("Araxes",), on_button=False),
    "numeric": Answer("year", fill, {"text": "1813"}, ("1813",), on_button=False),
    "match": Answer("pairs", fill, {"a": "1813", "b": "1828", "c": "1921"}, ("a", "b", "c")),
    "order": Answer("timeline", put_in_order, "abc", ("a", "b", "c")),
    "cloze": Answer(
        "gaps", fill, {"0": "Gulistan", "1": "1813", "2": "eastern", "3": "Russia"}, ("Gulistan", "1813", "a", "a")
    ),
    "map": Answer("map", choose, "a", ("a",)),
    "open": Answer("memory", fill, {"text": "Some words."}, ("Some words.", "", "", "")),
}
WORDS = {"open": "Compare, then give your answer its points."}

MARK_FOCUS = "() => { window.focused = document.activeElement; return window.focused.tagName; }"
FOCUS_STAYED = "() => window.focused.isConnected && window.focused === document.activeElement"
VERDICT = "name => document.querySelector(`#q-ten-${name} .sg-verdict`).textContent"
# For each box: its text, whether it can be seen, and whether what it describes stands beside it or around it.
TOLD = """name => [...document.querySelectorAll(`#q-ten-${name} .sg-feedback`)].map(box => {
    const [described, ...more] = document.querySelectorAll(`[aria-describedby~="${box.id}"]`);
    const near = described?.tagName === "FIELDSET"
        ? described.closest("form").contains(box) : described?.parentElement === box.parentElement;
    return [box.textContent.trim() !== "", box.checkVisibility(), near, more.length];
})"""
STORED = "(bank, name) => JSON.parse(localStorage.getItem(bank))?.q[`ten-${name}`] ?? null"
SHOWN = """name => [...document.querySelectorAll(`#q-ten-${name} :is(input, select, textarea)`)]
    .map(field => ["radio", "checkbox"].includes(field.type) ? [field.value, field.checked] : [field.id, field.value])
    .sort()"""


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_kind_is_answered_with_the_keyboard_alone_and_kept(reader, address, kind):
    answer = ANSWERS[kind]
    reader.open(address)
    answer.on(reader)
    reader.evaluate(MARK_FOCUS)
    reader.press("Enter")

    assert reader.until(VERDICT, answer.name).startswith(WORDS.get(kind, "Right."))
    assert reader.evaluate(FOCUS_STAYED)
    told = reader.evaluate(TOLD, answer.name)
    assert len(told) >= 1
    assert set(map(tuple, told)) == {(True, True, True, 0)}
    stored = reader.evaluate(STORED, BANK, answer.name)
    assert tuple(sorted(stored["r"])) == tuple(sorted(answer.response))
    assert (stored["s"], stored["t"]) == (None if kind == "open" else 1, 1)

    before = [reader.evaluate(part, answer.name) for part in (VERDICT, SHOWN, TOLD)]
    reader.reload()
    assert [reader.evaluate(part, answer.name) for part in (VERDICT, SHOWN, TOLD)] == before
    assert reader.evaluate(STORED, BANK, answer.name) == stored
    assert reader.complaints() == []


@pytest.mark.parametrize("kind", [kind for kind in ANSWERS if kind != "open"])
def test_another_try_at_every_kind_keeps_the_focus(reader, address, kind):
    name = ANSWERS[kind].name
    reader.open(address)
    ANSWERS[kind].on(reader)
    reader.reach(f"#q-ten-{name} .sg-actions > button")
    reader.press("Enter")
    reader.evaluate(MARK_FOCUS)
    reader.press("Enter")

    assert reader.evaluate(VERDICT, name) == ""
    assert reader.evaluate(FOCUS_STAYED)
    assert reader.evaluate(TOLD, name) == []
    assert reader.complaints() == []


def test_text_gets_its_points_with_the_keyboard_alone(reader, address):
    reader.open(address)
    ANSWERS["open"].on(reader)
    reader.press("Enter")
    for criterion, points in enumerate((2, 1, 1)):
        reader.reach(f"#q-ten-memory .sg-rating [name=q-ten-memory-{criterion}]")
        reader.press("Space")
        reader.turn(f"#q-ten-memory .sg-rating [name=q-ten-memory-{criterion}][value='{points}']", "ArrowRight")

    assert reader.until(VERDICT, "memory") == "4 of 5 points."
    assert reader.evaluate(STORED, BANK, "memory")["r"] == ["Some words.", "2", "1", "1"]
    reader.reload()
    assert reader.evaluate(VERDICT, "memory") == "4 of 5 points."
    assert reader.complaints() == []


def test_answers_can_be_cleared_with_the_keyboard_and_the_focus_stays(reader, address):
    reader.open(address)
    ANSWERS["single"].on(reader)
    reader.press("Enter")
    reader.reach(".sg-foot button")
    reader.evaluate(MARK_FOCUS)
    reader.press("Enter")
    assert reader.evaluate(VERDICT, "treaty") == ""
    assert reader.evaluate(FOCUS_STAYED)
    reader.press("Enter")

    assert reader.evaluate(VERDICT, "treaty").startswith("Right.")
    assert reader.evaluate(FOCUS_STAYED)


def test_page_opened_as_a_file_keeps_the_answers(reader, folder):
    reader.open((folder / PAGE).as_uri())
    ANSWERS["cloze"].on(reader)
    reader.press("Enter")
    reader.reload()

    assert reader.evaluate(VERDICT, "gaps").startswith("Right.")
    assert reader.evaluate(STORED, BANK, "gaps")["r"] == ["Gulistan", "1813", "a", "a"]


# -- without script -------------------------------------------------------------------------------------------------

# Radio buttons of one name are one stop. What a reader can use is native: a role or a tabindex would need a script.
STOPS = """name => [...document.querySelectorAll(
    `#q-ten-${name} :is(input, select, textarea, button, summary, a[href], [tabindex], [role=button])`)]
    .filter(one => one.checkVisibility())
    .map(one => one.type === "radio" ? one.name : one.id || one.textContent)
    .filter((stop, place, stops) => stop !== stops[place - 1])"""
AT = """() => {
    const one = document.activeElement;
    return one.type === "radio" ? one.name : one.id || one.textContent;
}"""
FIELDS = """name => [...document.querySelectorAll(`#q-ten-${name} :is(input, select, textarea)`)]
    .map(field => [field.id, field.type])"""
VALUE = "id => { const field = document.getElementById(id); return [field.checked ?? null, field.value]; }"
DEAD = """() => [...document.querySelectorAll(
    ".sg-quiz :is(button, [hidden], [disabled], [tabindex], [onclick], [role=button], .sg-feedback)")]
    .map(one => one.outerHTML)"""


def use(reader, field, sort):
    """Use a field with its own keys, and say whether it does what such a field does."""
    reader.reach(f"#{field}")
    before = reader.evaluate(VALUE, field)
    if sort in {"text", "textarea"}:
        reader.type("Aras")
        return reader.evaluate(VALUE, field)[1] == "Aras"
    if sort == "checkbox":
        reader.press("Space")
        return reader.evaluate(VALUE, field)[0] != before[0]
    reader.press("ArrowDown")
    return reader.evaluate(VALUE, field)[1] not in {"", before[1]}


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_field_is_native_and_used_with_the_keyboard_without_script(plain_reader, address, kind):
    name = ANSWERS[kind].name
    plain_reader.open(address)
    fields = plain_reader.evaluate(FIELDS, name)
    assert plain_reader.evaluate("() => localStorage.length") == 0
    assert fields

    for field, sort in fields:
        if sort != "radio":
            assert use(plain_reader, field, sort), field
    if "radio" in {sort for _field, sort in fields}:
        for oid in [field[-1] for field, _sort in fields]:
            choose(plain_reader, oid, name)
            assert plain_reader.evaluate(VALUE, f"q-ten-{name}-{oid}") == [True, oid]
    where = plain_reader.evaluate("() => location.href")
    if {"text"} & {sort for _field, sort in fields}:
        plain_reader.press("Enter")
        assert plain_reader.evaluate(VALUE, fields[0][0])[1] == "Aras"
    assert plain_reader.evaluate("() => location.href") == where


@pytest.mark.parametrize("kind", ANSWERS)
def test_tab_stops_at_everything_and_the_answer_opens_without_script(plain_reader, address, kind):
    name = ANSWERS[kind].name
    plain_reader.open(address)
    stops = plain_reader.evaluate(STOPS, name)
    plain_reader.reach(f"#q-ten-{name} :is(input, select, textarea)")
    met = [plain_reader.evaluate(AT)]
    while len(met) < 2 * len(stops) and met[-1] != stops[-1]:
        plain_reader.press("Tab")
        at = plain_reader.evaluate(AT)
        met += [at] if at != met[-1] else []
    assert met == stops

    for part in plain_reader.evaluate(
        "name => [...document.querySelectorAll(`#q-ten-${name} summary`)].map(one => one.parentElement.className)", name
    ):
        plain_reader.reach(f"#q-ten-{name} .{part} > summary")
        plain_reader.press("Enter" if part == "sg-key" else "Space")
        opened = "([name, part]) => document.querySelector(`#q-ten-${name} .${part} > div`)"
        assert plain_reader.evaluate(f"(...given) => ({opened})(given).checkVisibility()", name, part)
        assert plain_reader.evaluate(f"(...given) => ({opened})(given).innerText.trim().length", name, part) > 10


def test_nothing_is_dead_or_hidden_without_script(plain_reader, address):
    plain_reader.open(address)

    assert plain_reader.evaluate(DEAD) == []
    assert plain_reader.evaluate("() => document.querySelectorAll('.sg-key > summary').length") == len(ANSWERS)


# -- a strict policy ------------------------------------------------------------------------------------------------


def test_nothing_is_refused_under_a_strict_policy(reader, strict_address):
    reader.open(strict_address)
    for kind, answer in ANSWERS.items():
        answer.on(reader)
        reader.press("Enter")
        assert reader.evaluate(VERDICT, answer.name).startswith(WORDS.get(kind, "Right.")), kind
    reader.reach(".sg-hint:not([hidden]) > summary, .sg-actions > .sg-quiet:not([hidden])")
    reader.press("Enter")
    assert reader.complaints() == []

    # Both browsers do complain where something is refused.
    reader.evaluate("() => document.body.setAttribute('style', 'color: red')")
    reader.press("Tab")
    assert any("Content" in said and "Security" in said for said in reader.complaints())
