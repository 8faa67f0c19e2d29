"""The controls of each kind of question in HTML: native ones, which need no script and give nothing away."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, assert_never

from docutils import nodes as docutils_nodes

from studyguide.quiz import nodes
from studyguide.quiz.markup import element, letter_of
from studyguide.quiz.parts import (
    asked_rows,
    children_of,
    choice_text,
    choices_of,
    content_of,
    copy_of_text,
    gaps_of,
    options_of,
    picks_of,
    regions_of,
)
from studyguide.quiz.shuffling import display_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from studyguide.quiz.markup import markup
    from studyguide.quiz.model import Kind


def fieldset(question: docutils_nodes.Element) -> tuple[list[docutils_nodes.Node], markup]:
    """Return what stands before the form, and the group of its controls with the question as its legend."""
    name = f"q-{question['qid']}"
    stem = content_of(question, nodes.question_stem)
    kind: Kind = question["kind"]
    if kind == "cloze":
        lead, legend, text = split_cloze(stem)
        gaps = enumerate(gaps_of(question), start=1)
        paper = [on_paper(f"Blank {place}", picks_of(gap)) for place, gap in gaps if gap["form"] == "pick"]
        put_gaps(question, name)
        return lead, element("fieldset", legend, element("div", *text, class_="sg-text"), *paper, class_="sg-fieldset")
    lead, legend = split_stem(stem)
    return lead, element("fieldset", legend, *answers(question, kind, name), class_="sg-fieldset")


def split_stem(blocks: Sequence[docutils_nodes.Node]) -> tuple[list[docutils_nodes.Node], markup]:
    """Return what stands before the form and the legend of its group, which can hold no block.

    The legend is the last paragraph, which is the question itself; figures and quotations come before it.
    """
    *lead, last = blocks
    if isinstance(last, docutils_nodes.paragraph):
        return lead, element("legend", *last.children, class_="sg-stem")
    return list(blocks), element("legend", text="Your answer", class_="sg-stem")


def split_cloze(
    blocks: Sequence[docutils_nodes.Node],
) -> tuple[list[docutils_nodes.Node], markup, Sequence[docutils_nodes.Node]]:
    """Return what comes before the text with gaps, the legend, and the text, which no legend can hold."""
    first = next((place for place, block in enumerate(blocks) if next(block.findall(nodes.cloze_gap), None)), 0)
    if first:
        return *split_stem(blocks[:first]), blocks[first:]
    return [], element("legend", text="Fill in the gaps.", class_="sg-stem"), blocks


def answers(question: docutils_nodes.Element, kind: Kind, name: str) -> list[docutils_nodes.Node]:
    """Return the controls."""
    options = options_of(question)
    match kind:
        case "single" | "truefalse":
            return [choice(option, name, control="radio") for option in options]
        case "multiple":
            return [choice(option, name, control="checkbox") for option in options]
        case "map":
            regions = regions_of(question)
            return [*picture(question, regions), *(choice(option, name, control="radio") for option in regions)]
        case "short":
            return [text_field(name)]
        case "numeric":
            return [text_field(name, inputmode="decimal", unit=question["unit"])]
        case "match":
            choices = [(str(option["choice"]), choice_text(option)) for option in choices_of(question)]
            rows = [row(option, name, choices) for option in asked_rows(question)]
            return [*rows, on_paper("Choose from", choices)]
        case "order":
            items = [item(option, name, len(options)) for option in display_order(options, question["qid"])]
            return [element("ol", *items, class_="sg-items")]
        case "open":
            return [text_area(name, question["words"])]
        case "cloze":
            return []
        case _:
            assert_never(kind)


def choice(option: docutils_nodes.Element, name: str, *, control: str) -> markup:
    """Return one option with its control; a region is named by its letter too."""
    own = f"{name}-{option['oid']}"
    field = element("input", type=control, name=name, value=option["oid"], id=own)
    label = element("label", *letter_of(option), *without_links(copy_of_text(option)), for_=own)
    return element("div", field, label, class_="sg-option", data_option=option["oid"])


def without_links(content: list[docutils_nodes.Node]) -> list[docutils_nodes.Node]:
    """Return the text of an option without its links: a click on it chooses; the key keeps the links."""
    holder = docutils_nodes.inline("", "", *content)
    for reference in list(holder.findall(docutils_nodes.reference)):
        place = reference.parent.index(reference)
        reference.parent[place : place + 1] = reference.children
    return list(holder.children)


def text_field(name: str, *, inputmode: str = "text", unit: str | None = None) -> markup:
    """Return the field for a written answer; it is as wide for every question, so that it gives nothing away."""
    own = f"{name}-text"
    size = "28" if inputmode == "text" else "12"
    modes = {"inputmode": inputmode} if inputmode != "text" else {}
    label = element("label", text="Your answer", for_=own)
    field = element("input", type="text", name=name, id=own, dir="auto", spellcheck="false", size=size, **modes)
    after = [element("label", text=unit, for_=own, class_="sg-unit")] if unit else []
    return element("div", label, field, *after, class_="sg-write")


def row(option: docutils_nodes.Element, name: str, choices: Iterable[tuple[str, str]]) -> markup:
    """Return one row to match: its left side, and every right side to choose from."""
    own = f"{name}-{option['oid']}"
    label = element("label", *without_links(copy_of_text(option)), for_=own)
    field = select(own, [("", "Choose …"), *choices])
    return element("div", label, field, class_="sg-row", data_option=option["oid"])


def select(own: str, choices: Iterable[tuple[str, str]]) -> markup:
    """Return a list to choose from."""
    offered = [element("option", text=text, value=value) for value, text in choices]
    return element("select", *offered, name=own, id=own)


def on_paper(word: str, choices: Iterable[tuple[str, str]]) -> markup:
    """Return the choices once more for print, which shows of a closed list only its first line."""
    return element("p", text=f"{word}: {' / '.join(text for _oid, text in choices)}", class_="sg-paper")


def item(option: docutils_nodes.Element, name: str, count: int) -> markup:
    """Return one item to put in order; the script puts buttons in the place of the list of places."""
    own = f"{name}-{option['oid']}"
    label = element("label", *without_links(copy_of_text(option)), for_=own)
    places = [("", "Place"), *((str(place), str(place)) for place in range(1, count + 1))]
    return element("li", label, select(own, places), class_="sg-item", data_option=option["oid"])


def text_area(name: str, words: tuple[int, int] | None) -> markup:
    """Return the field for a longer answer, and how long it is meant to be."""
    own = f"{name}-text"
    described = {"aria_describedby": f"{own}-words"} if words else {}
    length = (
        [element("p", text=f"{words[0]} to {words[1]} words", class_="sg-words", id=f"{own}-words")] if words else []
    )
    label = element("label", text="Your answer", for_=own)
    field = element("textarea", name=name, id=own, dir="auto", rows="8", **described)
    return element("div", label, field, *length, class_="sg-write")


def put_gaps(question: docutils_nodes.Element, name: str) -> None:
    """Replace each gap by a field; those to write in are all alike, so that none gives its length away."""
    gaps = gaps_of(question)
    for place, gap in enumerate(gaps):
        own = f"{name}-{place}"
        number = [
            element("span", text="Blank ", class_="sg-unseen"),
            docutils_nodes.Text(str(place + 1)),
            element("span", text=f" of {len(gaps)}", class_="sg-unseen"),
        ]
        label = element("label", *number, for_=own, class_="sg-gap-number")
        if gap["form"] == "pick":
            field = select(own, [("", "…"), *picks_of(gap)])
        else:
            modes = {"inputmode": "decimal"} if gap["form"] == "number" else {}
            field = element("input", type="text", name=own, id=own, dir="auto", spellcheck="false", size="12", **modes)
        gap.replace_self(element("span", label, field, class_="sg-gap", data_option=str(place)))


def picture(question: docutils_nodes.Element, regions: Sequence[docutils_nodes.Element]) -> list[docutils_nodes.Node]:
    """Return the picture with a circle and a letter for each region.

    The circles grow with the picture, the letters do not: on a telephone they would be too small to read or to touch.
    So everything is placed in per cent; that of a radius is of the mean diagonal, as SVG has it.
    """
    result: list[docutils_nodes.Node] = []
    for place in children_of(question, nodes.question_picture):
        wide, high = place["width"], place["height"]
        markers = []
        for option in regions:
            across, down, radius = option["at"]
            at = {"x": f"{100 * across / wide:.2f}%", "y": f"{100 * down / high:.2f}%"}
            share = f"{100 * radius / (hypot(wide, high) / 2**0.5):.2f}%"
            letter = element("text", text=option["letter"], text_anchor="middle", dy="0.35em")
            badge = element("svg", element("circle", r="13"), letter, overflow="visible", **at)
            area = element("circle", cx=at["x"], cy=at["y"], r=share, class_="sg-region")
            markers.append(element("g", area, badge, class_="sg-marker", data_option=option["oid"]))
        # The radio buttons say the same in words.
        overlay = element("svg", *markers, class_="sg-markers", aria_hidden="true", focusable="false")
        result.append(element("div", *place.children, overlay, class_="sg-picture"))
    return result
