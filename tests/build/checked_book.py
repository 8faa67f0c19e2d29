"""A tiny book in which the checklist finds nothing; tests spoil one thing at a time."""

from __future__ import annotations

from pathlib import Path

VOICES = ("iranian", "russian", "western", "syrian")
KEYS = tuple(f"source{number}" for number in range(12))

CONF = """
project = "Tiny"
author = copyright = "Nobody"
release = version = "1.0"
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "studyguide"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"]
bibtex_bibfiles = ["sources.bib"]
html_theme = "basic"
studyguide_horizon = "2026-06-30"
studyguide_timeline = "timeline.yaml"
studyguide_names = "names.yaml"
studyguide_figures = "figures.yaml"
exclude_patterns = ["_build"]
"""

INDEX = """
# Tiny guide

```{toctree}
part/index
glossary
references
quizzes/part/index
```
"""

OPENER = """
---
as_of: 2026-06-30
chapter: part
prerequisites: []
---
(sec-part)=
# The river

:::{in-brief}
A river, a treaty and a quarrel.
:::

:::{central-question}
Who owns a river?
:::

:::{before-you-read}
1. Predict what happens.
:::

:::{objectives}
- [ob-one] Explain one thing.
- [ob-two] Compare two things.
- [ob-three] Assess a third thing.
:::

:::{timeline}
:::

The chapter starts here {cite:p}`source0,source1,source2,source3,source4,source5`.

::::{readings} Two sides
:::{reading} The one
It was theirs {cite:p}`source6`.
:::
:::{reading} The other
It was ours {cite:p}`source7`.
:::
::::

:::{how-do-we-know}
From papers {cite:p}`source8,source9,source10,source11`.
:::

:::{summary}
* One point ({objective}`ob-one`).
* Two points ({objective}`ob-two`, {objective}`ob-three`).
:::

```{quiz} part/index
```

:::{think-and-write}
1. Write.
:::

:::{further-reading}
* {cite:t}`source0`: a book.
:::

```{toctree}
section
```
"""

SECTION = """
---
as_of: 2026-06-30
chapter: part
---
(sec-section)=
# A section

:::{objectives} ob-one
:::

The {term}`Aras` was the border after the treaty, and the traders of both sides kept on crossing it {cite:p}`source0`.

:::{figure} /map.svg
:name: fig-map
:alt: A line from left to right that stands for a river between two hills.

A river {cite:p}`source0`.
:::

:::{long-description} fig-map
One line runs from the left edge to the right, halfway up.
:::

:::{list-table} A table
:header-rows: 1

* - Year
  - Event
* - 1828
  - Treaty {cite:p}`source1`
:::

:::{excerpt}
:Author: Nobody
:Office: Clerk
:Date: 1828
:Place: A village
:Genre: Letter
:Language: English
:Translator: None
:Rights: Public domain

> We saw the river rise {cite:p}`source2`.
:::

## The filler

@FILLER@

## The rest

@FILLER@

## Check yourself

```{quiz} part/section
```
"""

FILLER = "\n\n".join(
    "The clerk wrote a short note on each boat that came down from the hills to the town by the water "
    f"{{cite:p}}`{KEYS[number % 8]}`.\nHe put its name, its load and its master in a book that is kept to this day."
    for number in range(13)
)

QUESTION = """
::::{{question}} single
:id: {qid}
:objective: {objective}
:level: {level}
:source: sec-section

Which of these rivers was the border in the year {year}?

- [{a}] The Aras of the north
  > The treaty of that time names this river as the border {{cite:p}}`source1`.
- [{b}] The Kura of the north
  > This river lies further to the north of the new border {{cite:p}}`source1`.
- [{c}] The Terek of the north
  > This river lies on the other side of the mountains {{cite:p}}`source1`.
::::
"""

OBJECTIVES = ("ob-one", "ob-two", "ob-three")


OTHER_KINDS = "\n" + Path(__file__).with_name("other_kinds.md").read_text(encoding="utf-8")

FIRST_YEAR = {"before": 1660, "opener": 1700, "section": 1740, "exam": 1780}
"""No two questions of the book ask for the same year."""


def bank(name: str, count: int, audience: str = "public") -> str:
    """Return a bank whose keys stand in each place equally often."""
    head = f"---\ntitle: {name}\nchapter: part\naudience: {audience}\norphan: true\n---\n# {name}\n"
    return head + "".join(
        QUESTION.format(
            qid=f"{name}-{number}",
            objective=OBJECTIVES[number % 3],
            level=("recall", "apply", "infer")[number // 3 % 3],
            year=FIRST_YEAR[name] + number,
            **{letter: "x" if number % 3 == place else " " for place, letter in enumerate("abc")},
        )
        for number in range(count)
    )


GLOSSARY = """
# Glossary

:::{glossary}
Aras
  {fa}`ارس` (*Aras*).
  The Aras is a river that was the border between two empires after a treaty of 1828.
  It rises in the hills and flows to the sea, and both sides fished in it for years.
:::
"""

REFERENCES = "# Sources\n\n```{bibliography}\n```\n"

ENTRY = """
@online{{{key},
  author = {{{{Agency {number}}}}},
  title = {{{{Report {number}}}}},
  year = {{2020}},
  howpublished = {{Agency}},
  url = {{https://example.org/{number}}},
  urldate = {{2026-01-01}},
  keywords = {{{kind}, voice-{voice}, type-news}},
}}
"""

TIMELINE = """
- id: treaty
  date: "1828-02-22"
  title: "A treaty"
  text: "Two states sign {cite:p}`source3`."
  chapters: [part]
"""

NAMES = "spellings:\n  Tehran: [Teheran]\nknown: [UN]\nloaded: [regime]\n"

FIGURES = """
- name: fig-map
  file: map.svg
  alt: A line from left to right that stands for a river between two hills.
  caption: A river.
  source: drawn by hand
  licence: CC BY 4.0
  as_of: "1828"
  pov: none
"""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 5h10"/></svg>'


def files() -> dict[str, str]:
    """Return every file of the book by its name."""
    sources = "".join(
        ENTRY.format(key=key, number=number, voice=VOICES[number % 4], kind="primary" if number < 10 else "secondary")
        for number, key in enumerate(KEYS)
    )
    pages = {
        "index.md": INDEX,
        "part/index.md": OPENER,
        "part/section.md": SECTION.replace("@FILLER@", FILLER),
        "glossary.md": GLOSSARY,
        "references.md": REFERENCES,
    }
    return {name: text.lstrip("\n") for name, text in pages.items()} | {
        "conf.py": CONF,
        "quizzes/part/index.md": bank("opener", 9),
        "quizzes/part/section.md": bank("section", 9) + OTHER_KINDS,
        "quizzes/exam/part.md": bank("exam", 3, audience="instructor"),
        "sources.bib": sources,
        "timeline.yaml": TIMELINE.lstrip("\n"),
        "names.yaml": NAMES,
        "figures.yaml": FIGURES.lstrip("\n"),
        "map.svg": SVG,
    }


def write(folder: Path, texts: dict[str, str]) -> None:
    """Write the files of a book."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
