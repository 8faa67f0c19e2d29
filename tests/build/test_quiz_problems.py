"""Every mistake in a question is told at its own line with its code, and the rest of the book builds."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.root("quiz-kinds")

WHY = "This sentence says in ten words why the option stands."
HEAD = "---\norphan: true\n---\n# Bad\n\n"
FIRST = HEAD.count("\n") + 1


def question(*lines, kind="single", fields=(":id: bad-one",)):
    """Return a question whose fence is the first line of the page's text."""
    return "\n".join((f"::::{{question}} {kind}", *fields, "", *lines, "::::", ""))


GOOD_BODY = ("Which?", "", "- [x] One", f"  > {WHY}", "- [ ] Two", f"  > {WHY}")

INNER = question(*GOOD_BODY, fields=(":id: inner",))
NESTED = "\n".join((":::::{question} single", ":id: bad-one", "", "Which?", "", INNER, *GOOD_BODY[2:], ":::::", ""))

# The number is the line counted from the fence, which is line 0.
BAD = {
    "unknown kind": (question(*GOOD_BODY, kind="essay"), "question-kind", 0),
    "no kind": (question(*GOOD_BODY, kind=""), "question-kind", 0),
    "two words as kind": (question(*GOOD_BODY, kind="single choice"), "question-kind", 0),
    "no id": (question(*GOOD_BODY, fields=()), "question-id", 0),
    "malformed id": (question(*GOOD_BODY, fields=(":level: recall", ":id: Bad One")), "question-id", 2),
    "field twice": (question(*GOOD_BODY, fields=(":id: bad-one", ":id: bad-two")), "field-twice", 2),
    "unknown field": (question(*GOOD_BODY, fields=(":id: bad-one", ":colour: red")), "field-unknown", 2),
    "empty field": (question(*GOOD_BODY, fields=(":id: bad-one", ":tags:")), "field-empty", 2),
    "bad level": (question(*GOOD_BODY, fields=(":id: bad-one", ":level: hard")), "level", 2),
    "bad points": (question(*GOOD_BODY, fields=(":id: bad-one", ":points: many")), "points", 2),
    "unknown section": (question(*GOOD_BODY, fields=(":id: bad-one", ":source: sec-none")), "source-unknown", 2),
    "empty stem": (question(*GOOD_BODY[2:]), "question-stem", 0),
    "no right answer": (question("Which?", "", "- [ ] One", f"  > {WHY}", "- [ ] Two", f"  > {WHY}"), "no-key", 0),
    "two right answers": (question(*GOOD_BODY, "- [x] Three", f"  > {WHY}"), "one-key", 9),
    "no options": (question("Which?"), "question-options", 0),
    "option without a mark": (question(*GOOD_BODY, "- Three", f"  > {WHY}"), "option-mark", 9),
    "mark beyond a hundred": (question(*GOOD_BODY, "- [150] Three", f"  > {WHY}"), "option-mark", 9),
    "mark of another sign": (question(*GOOD_BODY, "- [y] Three", f"  > {WHY}"), "option-mark", 9),
    "option without text": (question(*GOOD_BODY, "- [ ]", f"  > {WHY}"), "option-empty", 9),
    "option of two paragraphs": (question(*GOOD_BODY, "- [ ] Three", "", "  More", f"  > {WHY}"), "option-block", 11),
    "no rationale": (question(*GOOD_BODY, "- [ ] Three"), "rationale-missing", 9),
    "short rationale": (question(*GOOD_BODY, "- [ ] Three", "  > No."), "rationale-short", 10),
    "citation is no word": (
        question(*GOOD_BODY, "- [ ] Three", "  > No, this has nine words of its own here {cite:p}`atkin1980`."),
        "rationale-short",
        10,
    ),
    "repeated option": (question(*GOOD_BODY, "- [ ] two", f"  > {WHY}"), "option-repeated", 9),
    "all of the above": (question(*GOOD_BODY, "- [ ] All of the above", f"  > {WHY}"), "option-catch-all", 9),
    "letter in feedback": (question(*GOOD_BODY, "- [ ] Three", f"  > {WHY} See option B."), "option-letter", 10),
    "text after the options": (question(*GOOD_BODY, "", "And why?"), "question-stray", 10),
    "truefalse with other options": (question(*GOOD_BODY, kind="truefalse"), "true-false", 5),
    "second explanation": (
        question(*GOOD_BODY, ":::{explanation}", "A.", ":::", ":::{explanation}", "B.", ":::"),
        "explanation-twice",
        12,
    ),
    "question in a question": (NESTED, "question-nested", 5),
    "quiz in a question": (question("```{quiz} part/border", "```", "", *GOOD_BODY), "question-nested", 3),
    "footnote": (
        question(*GOOD_BODY, "- [ ] Three", f"  > {WHY} More.[^1]") + "\n[^1]: Note.\n",
        "question-footnote",
        10,
    ),
    "empty hint": (question(*GOOD_BODY, ":::{hint}", ":::"), "passage-empty", 9),
    "hint outside": (":::{hint}\nText\n:::\n", "hint-outside", 0),
    "explanation outside": (":::{explanation}\nText\n:::\n", "explanation-outside", 0),
    "hint in an option": (
        question(*GOOD_BODY, "- [ ] Three", f"  > {WHY}", "", "  :::{hint}", "  Text", "  :::"),
        "option-block",
        12,
    ),
    "unknown bank": ("```{quiz} part/none\n```\n", "quiz-unknown", 0),
    "no bank": ("```{quiz}\n```\n", "quiz-bank", 0),
    "bank outside the folder": ("```{quiz} ../secret\n```\n", "quiz-bank", 0),
    "bank with a long name": (f"```{{quiz}} {'a' * 5000}\n```\n", "quiz-bank", 0),
    "unknown question": ("```{quiz} part/border\n:only: border-none\n```\n", "quiz-question-unknown", 0),
    "unknown tag": ("```{quiz} part/border\n:tags: none\n```\n", "quiz-tag-unknown", 0),
    "bad pick": ("```{quiz} part/border\n:pick: some\n```\n", "number", 1),
    "unknown quiz field": ("```{quiz} part/border\n:colour: red\n```\n", "field-unknown", 1),
    "quiz with content": ("```{quiz} part/border\n\nText\n```\n", "quiz-content", 0),
    "shown twice": ("```{quiz} part/border\n```\n\n```{quiz} part/border\n:pick: 1\n```\n", "quiz-shown-twice", 3),
}
NUMBER = ("In which year?", "", "- [x] 1813")
PAIRS = ("Match.", "", "- One :: 1", "- Two :: 2")
STEPS = ("Put in order.", "", "1. One", "2. Two", "3. Three")
REGIONS = ("Which?", "", "- [x] A: One {at}`10,10,5`", f"  > {WHY}", "- [ ] B: Two {at}`50,10,5`", f"  > {WHY}")
PICTURE = (":id: bad-one", ":image: /part/map.svg", ":alt: A map.")
RUBRIC = ("How far?", "", ":::{rubric}", "- Says it (2)", ":::", ":::{model-answer}", "So.", ":::")
BAD |= {
    "field of another kind": (question(*GOOD_BODY, fields=(":id: bad-one", ":unit: km")), "field-kind", 2),
    "bad shuffle": (question(*GOOD_BODY, fields=(":id: bad-one", ":shuffle: maybe")), "boolean", 2),
    "rubric in a choice": (question(*GOOD_BODY, *RUBRIC[2:5]), "passage-kind", 9),
    "no number": (question(*NUMBER, "- [ ] many", kind="numeric"), "number-form", 6),
    "range without an end": (question(*NUMBER, "- [ ] 1..", kind="numeric"), "number-form", 6),
    "empty range": (question(*NUMBER, "- [50] 1815..1811", kind="numeric"), "number-range-empty", 6),
    "range that overlaps": (
        question(*NUMBER, "- [50] 1811..1815", "- [20] 1814..1820", kind="numeric"),
        "number-overlap",
        7,
    ),
    "range that never counts": (
        question("Year?", "", "- [50] 1811..1815", "- [x] 1813", kind="numeric"),
        "number-overlap",
        6,
    ),
    "number without a key": (question("Year?", "", "- [50] 1813", kind="numeric"), "no-key", 0),
    "row without a right side": (question(*PAIRS, "- Three", kind="match"), "pair-form", 7),
    "row with an empty right side": (question(*PAIRS, "- Three ::", kind="match"), "pair-form", 7),
    "one row": (question("Match.", "", "- One :: 1", "- :: 2", kind="match"), "pair-few", 0),
    "one choice for all": (question("Match.", "", "- One :: 1", "- Two :: 1", kind="match"), "pair-few", 0),
    "row twice": (question(*PAIRS, "- one :: 3", kind="match"), "option-repeated", 7),
    "distractor that belongs to a row": (question(*PAIRS, "- :: 2", kind="match"), "pair-repeated", 7),
    "brackets in a match": (question("Match.", "", "- [x] One", kind="match"), "option-kind", 5),
    "brackets in an order": (question(*STEPS, "", "- [x] One", kind="order"), "option-kind", 9),
    "brackets in a cloze": (question("A {blank}`b`.", "", "- [x] One", kind="cloze"), "option-kind", 5),
    "brackets in an open question": (question("How?", "", "- [x] One", kind="open"), "option-kind", 5),
    "two items": (question("Order.", "", "1. One", "2. Two", kind="order"), "step-few", 0),
    "item twice": (question(*STEPS, "4. one", kind="order"), "option-repeated", 8),
    "item without text": (question(*STEPS, "4.", kind="order"), "option-empty", 8),
    "unknown scale": (question(*STEPS, kind="order", fields=(":id: bad-one", ":scale: colour")), "scale", 2),
    "no gap": (question("A text.", kind="cloze"), "gap-none", 0),
    "gap without an answer": (question("A", "B {blank}` | x` c.", kind="cloze"), "gap-empty", 4),
    "gap with the same answer twice": (question("A {blank}`x | X` c.", kind="cloze"), "gap-repeated", 3),
    "pick without a key": (question("A {pick}`x | y` c.", kind="cloze"), "gap-key", 3),
    "pick with two keys": (question("A {pick}`*x | *y` c.", kind="cloze"), "gap-key", 3),
    "pick of one": (question("A {pick}`*x` c.", kind="cloze"), "gap-few", 3),
    "gap with a bad number": (question("A {blank}`=many` c.", kind="cloze"), "number-form", 3),
    "gap with an empty range": (question("A {blank}`=2..1` c.", kind="cloze"), "number-range-empty", 3),
    "gap in another kind": (question("Which {blank}`x`?", "", *GOOD_BODY[2:]), "gap-outside", 3),
    "gap outside": ("A {blank}`x`.\n", "gap-outside", 0),
    "place outside": ("A {at}`1,2,3`.\n", "place-outside", 0),
    "map without a picture": (question(*REGIONS, kind="map"), "map-image", 0),
    "map with an unknown picture": (
        question(*REGIONS, kind="map", fields=(":id: bad-one", ":image: /none.svg")),
        "map-image",
        2,
    ),
    "map with a picture outside the book": (
        question(*REGIONS, kind="map", fields=(":id: bad-one", ":image: ../../../../etc/map.svg")),
        "map-image",
        2,
    ),
    "map without an alternative": (question(*REGIONS, kind="map", fields=PICTURE[:2]), "map-alt", 2),
    "region without a letter": (
        question(*REGIONS, "- [ ] Three {at}`80,10,5`", f"  > {WHY}", kind="map", fields=PICTURE),
        "map-letter",
        11,
    ),
    "letter twice": (
        question(*REGIONS, "- [ ] B: Three {at}`80,10,5`", f"  > {WHY}", kind="map", fields=PICTURE),
        "map-letter",
        11,
    ),
    "region without a place": (
        question(*REGIONS, "- [ ] C: Three", f"  > {WHY}", kind="map", fields=PICTURE),
        "map-place",
        11,
    ),
    "region with a bad place": (
        question(*REGIONS, "- [ ] C: Three {at}`here`", f"  > {WHY}", kind="map", fields=PICTURE),
        "map-place",
        11,
    ),
    "region outside the picture": (
        question(*REGIONS, "- [ ] C: Three {at}`99,10,5`", f"  > {WHY}", kind="map", fields=PICTURE),
        "map-outside",
        11,
    ),
    "no rubric": (question("How?", "", *RUBRIC[5:], kind="open"), "rubric-missing", 0),
    "no model answer": (question(*RUBRIC[:5], kind="open"), "model-answer-missing", 0),
    "empty model answer": (question(*RUBRIC[:6], ":::", kind="open"), "passage-empty", 8),
    "criterion without points": (
        question("How?", "", ":::{rubric}", "- Says it", ":::", *RUBRIC[5:], kind="open"),
        "rubric-points",
        6,
    ),
    "bad number of words": (question(*RUBRIC, kind="open", fields=(":id: bad-one", ":words: many")), "words", 2),
    "words the wrong way round": (
        question(*RUBRIC, kind="open", fields=(":id: bad-one", ":words: 200-100")),
        "words",
        2,
    ),
    "rubric outside": (":::{rubric}\n- One (1)\n:::\n", "rubric-outside", 0),
    "model answer outside": (":::{model-answer}\nText\n:::\n", "model-answer-outside", 0),
    "bad mode of a quiz": ("```{quiz} part/border\n:mode: test\n```\n", "mode", 1),
    "bad confidence of a quiz": ("```{quiz} part/border\n:confidence: perhaps\n```\n", "boolean", 1),
}
LEFT_OUT = {"question-kind", "question-id", "question-stem", "no-key", "one-key", "question-options", "option-mark",
            "option-empty", "true-false", "number-form", "number-range-empty", "pair-form", "pair-few",
            "option-kind", "step-few", "gap-none", "gap-empty", "gap-key", "gap-few", "map-image", "map-letter",
            "map-place"}  # fmt: skip


@pytest.mark.parametrize("mistake", BAD)
def test_author_is_told_the_line_and_the_code(book, mistake):
    text, code, line = BAD[mistake]
    book.write("quizzes/bad.md", HEAD + text)

    built = book.build()

    place = f"quizzes/bad.md:{FIRST + line}: WARNING: "
    assert [w for w in built.warnings if w.startswith(place) and w.endswith(f"[studyguide.{code}]")], built.warnings
    assert ('id="q-bad-one"' in built.read("quizzes/bad.html")) is (code not in LEFT_OUT and "bad-one" in text)
    assert 'id="q-border-river"' in built.read("part/section.html")


BAD_SETTINGS = {
    "mode: test": "bank-mode",
    "shuffle: sometimes": "bank-shuffle",
    "confidence: 3": "bank-confidence",
    "pick: none at all": "bank-pick",
    "pick: 0": "bank-pick",
    "pass: 101": "bank-pass",
    "pass: most": "bank-pass",
}


@pytest.mark.parametrize("setting", BAD_SETTINGS)
def test_author_is_told_the_line_of_a_setting_of_the_bank(book, setting):
    body = question(*GOOD_BODY)
    book.write("quizzes/bad.md", f"---\norphan: true\n{setting}\n---\n# Bad\n\n{body}")

    warnings = book.build("text").warnings

    assert len(warnings) == 1, warnings
    assert warnings[0].startswith("quizzes/bad.md:3: ")
    assert warnings[0].endswith(f"[studyguide.{BAD_SETTINGS[setting]}]")


@pytest.mark.parametrize("builder", ["text", "epub", "latex", "singlehtml"])
def test_all_mistakes_together_stop_no_builder(book, builder):
    book.write(
        "quizzes/bad.md",
        HEAD + "\n\n".join(text.replace("bad-one", f"bad-{n}") for n, (text, _c, _l) in enumerate(BAD.values())),
    )

    warnings = book.build(builder).warnings

    assert {code for _text, code, _line in BAD.values()} <= {
        w.rpartition("[studyguide.")[2].rstrip("]") for w in warnings
    }


ODD = {
    "question in a question": NESTED,
    "quiz in a question": question("```{quiz} part/border", "```", "", *GOOD_BODY),
    "question in a list": "- Item\n\n  " + question(*GOOD_BODY).replace("\n", "\n  "),
    "question in a quotation": "> " + question(*GOOD_BODY).replace("\n", "\n> "),
    "quiz in a list": "- Item\n\n  ```{quiz} part/border\n  ```\n",
    "quiz of the page itself": question(*GOOD_BODY) + "\n```{quiz} bad\n```\n",
    "heading in a question": question("## Heading", "", *GOOD_BODY),
    "label before a question": f"(a-label)=\n{question(*GOOD_BODY)}\nSee [it](#a-label).\n",
    "label in a question": question("(inner-label)=", *GOOD_BODY),
    "label before a quiz": "(a-label)=\n```{quiz} part/border\n```\n",
    "table as a stem": question("| a | b |", "|---|---|", "| 1 | 2 |", "", *GOOD_BODY[2:]),
    "code as a stem": question("```", "code", "```", "", *GOOD_BODY[2:]),
    "list in a stem": question("- This", "- That", "", *GOOD_BODY),
    "link in an option": question(*GOOD_BODY, "- [ ] [Link](https://example.org)", f"  > {WHY}"),
    "code in an option": question(*GOOD_BODY, "- [ ] `x < y`", f"  > {WHY}"),
    "image in an option": question(*GOOD_BODY, "- [ ] Three ![map](none.png)", f"  > {WHY}"),
    "raw markup": question("<b>Which</b> &amp; <script>alert(1)</script>?", "", *GOOD_BODY[2:]),
    "fence that never ends": question(*GOOD_BODY).removesuffix("::::\n"),
    "nothing in it": "::::{question} single\n::::\n",
    "fields alone": "::::{question} single\n:id: bad-one\n::::\n",
    "quiz in words": "Text {quiz}`part/border`.\n",
    "thirty options": question(*GOOD_BODY, *(f"- [ ] Option {n}" for n in range(30))),
    "page without a heading": question(*GOOD_BODY),
}


@pytest.mark.parametrize("builder", ["html", "text"])
@pytest.mark.parametrize("odd", ODD)
def test_nothing_an_author_writes_stops_the_build(book, odd, builder):
    head = "---\norphan: true\n---\n" if odd == "page without a heading" else HEAD
    book.write("quizzes/bad.md", head + ODD[odd])
    book.write("part/section.md", "# The border\n\n```{quiz} bad\n```\n\n```{quiz} part/border\n```\n")

    built = book.build(builder)

    assert [warning for warning in built.warnings if "Traceback" in warning or "exception" in warning] == []


@pytest.mark.parametrize("builder", ["epub", "latex", "singlehtml", "man", "texinfo", "xml"])
def test_all_odd_things_together_stop_no_builder(book, builder):
    names = [f"odd{number:02}" for number in range(len(ODD))]
    for name, text in zip(names, ODD.values(), strict=True):
        book.write(f"quizzes/{name}.md", HEAD + text.replace("bad-one", name).replace("{quiz} bad", f"{{quiz}} {name}"))
        book.write(f"part/{name}.md", f"# {name}\n\n```{{quiz}} {name}\n```\n")
    toctree = "\n".join(("```{toctree}", *names, "```"))
    book.write("part/section.md", f"# The border\n\n{toctree}\n")

    warnings = book.build(builder).warnings

    assert [warning for warning in warnings if "Traceback" in warning or "exception" in warning] == []


BROKEN_ROLES = {
    "in the stem": ("Which {nothing}`x`?", "", *GOOD_BODY[2:]),
    "in an option": ("Which?", "", "- [x] One {nothing}`x`", *GOOD_BODY[3:]),
    "in a rationale": ("Which?", "", "- [x] One", f"  > {WHY} {{nothing}}`x`", *GOOD_BODY[4:]),
    "in the second option": (*GOOD_BODY[:4], "- [ ] Two {nothing}`x`", GOOD_BODY[5]),
    "in a hint": (*GOOD_BODY, ":::{hint}", "Text {nothing}`x`", ":::"),
    "in an explanation": (*GOOD_BODY, ":::{explanation}", "", "Text {nothing}`x`", ":::"),
}


@pytest.mark.parametrize("role", ["{nothing}`x`", "{term}`nothing`", "{ref}`nothing`", "{cite:p}`nothing`"])
@pytest.mark.parametrize("where", BROKEN_ROLES)
def test_broken_role_is_reported_at_its_own_line(book, where, role):
    body = [line.replace("{nothing}`x`", role) for line in BROKEN_ROLES[where]]
    line = FIRST + 3 + next(number for number, text in enumerate(body) if role in text)
    book.write("quizzes/bad.md", HEAD + question(*body))

    warnings = book.build().warnings

    assert warnings
    assert [w for w in warnings if not w.startswith(f"quizzes/bad.md:{line}: ")] == []


def test_broken_reference_in_a_shown_bank_names_the_bank_once(book):
    text = (book.source / "quizzes/part/border.md").read_text(encoding="utf-8")
    book.write("quizzes/part/border.md", text.replace("see {ref}`sec-border`", "see {ref}`sec-none`"))

    warnings = book.build().warnings

    assert len(warnings) == 1, warnings
    assert warnings[0].startswith("quizzes/part/border.md:17: ")


def test_repeated_id_names_both_places_and_the_first_question_stays(book):
    book.write("quizzes/twice.md", HEAD + question(*GOOD_BODY, fields=(":id: border-river",)))

    built = book.build(parallel=2)

    assert len(built.warnings) == 1
    assert built.warnings[0].startswith(f"quizzes/twice.md:{FIRST}: ")
    assert "quizzes/part/border.md:59" in built.warnings[0]
    assert "sg-question" not in built.read("quizzes/twice.html")
    assert 'id="q-border-river"' in built.read("part/section.html")


def test_unknown_objective_is_reported_where_objectives_are_known(book):
    conf = (book.source / "conf.py").read_text(encoding="utf-8")
    stub = (
        "from sphinx.domains import Domain\n"
        "class Guide(Domain):\n    name = 'guide'\n    label = 'Guide'\n    objectives = {'one-goal': None}\n"
        "def setup(app):\n    app.add_domain(Guide)\n"
    )
    book.write("conf.py", f"{conf}\n{stub}")
    bad = question(*GOOD_BODY, fields=(":id: bad-one", ":objective: no-goal"))
    good = question(*GOOD_BODY, fields=(":id: good-one", ":objective: one-goal"))
    book.write("quizzes/bad.md", f"{HEAD}{bad}\n{good}")

    warnings = book.build().warnings

    assert len(warnings) == 1
    assert warnings[0].startswith(f"quizzes/bad.md:{FIRST + 2}: ")
    assert warnings[0].endswith("[studyguide.objective-unknown]")


def test_objectives_are_no_matter_where_nobody_defines_any(book):
    book.write("quizzes/good.md", HEAD + question(*GOOD_BODY, fields=(":id: bad-one", ":objective: no-goal")))

    assert list(book.build().warnings) == []
