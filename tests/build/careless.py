"""Question files with one slip each, made by hand: the code of the warning stands at the end of the line it is for.

"@id" is a line with a good id, "@why" a good rationale, "@two" two good options with theirs. After each case follows a
good question that must be built all the same, unless the slip takes what comes after it with it ("alone").
"""

from __future__ import annotations

import re

WHY = "  > This sentence says in ten words why the option stands."
TWO = f"- [x] One\n{WHY}\n- [ ] Two\n{WHY}"
AFTER = "\n::::{question} short\n:id: NAME-after\n\nWhich river?\n\n- [x] Aras\n::::\n"
HEAD = "---\norphan: true\n---\n# Practice\n\n"

CASES = r"""
=== fence of two colons
::{question} single ‹question-fence›
@id ‹question-open›

Which?

@two ‹question-open›
:: 
=== fence without braces
:::: question single ‹question-fence›
@id

Which?

@two
::::
=== fence with a missing brace
::::{question single ‹question-fence›
@id ‹question-open›

Which?

@two ‹question-open›
::::
=== fence of spaces | alone
    ::::{question} single ‹question-fence›
    @id

    Which?
=== fence after a word
Now ::::{question} single ‹question-fence›
@id ‹question-open›

Which?

@two ‹question-open›
=== first line lost
@id ‹question-open›

Which?

@two ‹question-open›
=== last line lost before a question | alone
::::{question} single
@id

Which?

@two

::::{question} short ‹question-nested›
:id: NAME-next

Which?

- [x] One
::::
=== last line lost before a heading | alone
::::{question} single
@id

Which?

@two

=== hint with one colon too many
:::::{question} single
@id

Which?

@two
::::::{hint}
Text
::::::
:::::
=== hint without braces
::::{question} single
@id

Which?

@two
:::hint ‹question-stray› ‹question-fence›
Text
:::
::::
=== hint of two colons
::::{question} single
@id

Which?

@two

::{hint} ‹question-stray› ‹question-fence›
::::
=== hint of an unknown name
::::{question} single
@id

Which?

@two

:::{tip}  ‹question-stray›
Text
:::
::::
=== code that never ends
::::{question} cloze
@id

A {blank}`x`.

```
:::{explanation} ‹question-fence›
Text
:::
::::
=== markup that never ends | alone
::::{question} single
@id

Which?

@two
::::

<!--
::::{question} single ‹question-fence›
::::
=== markup that ends
<!--
::::{question} single
::::
-->
=== field without its first colon
::::{question} single ‹question-id›
id: NAME ‹field-late›

Which?

@two
::::
=== field without its second colon
::::{question} single ‹question-id›
:id NAME ‹field-late›

Which?

@two
::::
=== field in capitals
::::{question} single ‹question-id›
:ID: NAME ‹field-unknown›

Which?

@two
::::
=== field with a space
::::{question} single
@id
:level : recall ‹field-late›

Which?

@two
::::
=== field after the task
::::{question} single
@id

Which?

:level: recall ‹field-late›

@two
::::
=== id of two words
::::{question} single
:id: two words ‹question-id›

Which?

@two
::::
=== id with a capital
::::{question} single
:id: Treaty ‹question-id›

Which?

@two
::::
=== id with digits of another script
::::{question} single
:id: treaty-١٨٢٨ ‹question-id›

Which?

@two
::::
=== id with a mark of direction
::::{question} single
:id: treaty\u200f ‹question-id›

Which?

@two
::::
=== id with a long name
::::{question} single
:id: LONG ‹question-id›

Which?

@two
::::
=== id twice in a page
::::{question} single
@id

Which?

@two
::::

::::{question} single ‹question-id-twice›
@id

Which?

@two
::::
=== id of another page
::::{question} single ‹question-id-twice›
:id: ten-treaty

Which?

@two
::::
=== kind of another letter
::::{question} Single ‹question-kind›
@id

Which?

@two
::::
=== kind in braces
::::{question} {single} ‹question-kind›
@id

Which?

@two
::::
=== points of half
::::{question} single
@id
:points: 1.5 ‹points›

Which?

@two
::::
=== points below one
::::{question} single
@id
:points: 0 ‹points›

Which?

@two
::::
=== points of another script
::::{question} single
@id
:points: ٣ ‹points›

Which?

@two
::::
=== points without end
::::{question} single
@id
:points: 99999999999999999999 ‹points›

Which?

@two
::::
=== shuffle as a number
::::{question} single
@id
:shuffle: 1 ‹boolean›

Which?

@two
::::
=== section with a mark of order
::::{question} single
@id
:source: (sec-border)= ‹source-unknown›

Which?

@two
::::
=== bracket without an end
::::{question} single
@id

Which?

@two
- [x Three ‹option-mark›
@why
::::
=== bracket of two marks
::::{question} single
@id

Which?

@two
- [xx] Three ‹option-mark›
@why
::::
=== bracket without a space
::::{question} single
@id

Which?

@two
- [ ]Three ‹option-mark›
@why
::::
=== bracket of nothing
::::{question} single
@id

Which?

@two
- [] Three ‹option-mark›
@why
::::
=== bracket of a letter of another script
::::{question} single
@id

Which?

@two
- [х] Three ‹option-mark›
@why
::::
=== bracket with digits of another script
::::{question} single
@id

Which?

@two
- [٥٠] Three ‹option-mark›
@why
::::
=== bracket in bold
::::{question} single
@id

Which?

@two
- **[x]** Three ‹option-mark›
@why
::::
=== rationale without an indent
::::{question} single ‹question-options›
@id

Which?

- [x] One ‹rationale-missing›

> This sentence says in ten words why the option stands. ‹question-stray›
::::
=== rationale without its sign
::::{question} single
@id

Which?

@two
- [ ] Three ‹rationale-missing›

  This sentence says in ten words why the option stands. ‹option-block›
::::
=== options in numbers
::::{question} single ‹question-options›
@id

Which?

1. [x] One
2. [ ] Two
::::
=== options in two lists
::::{question} single
@id

Which?

- [x] One
@why

* [ ] Two
@why
::::
=== option of spaces that nobody sees
::::{question} single
@id

Which?

@two
- [ ] \u200b\u200f ‹option-empty›
@why
::::
=== option that differs in a sign that nobody sees
::::{question} single
@id

Which?

@two
- [ ] T\u200bwo ‹option-repeated›
@why
::::
=== truefalse in another language
::::{question} truefalse
@id

Which?

- [x] Wahr ‹true-false›
@why
- [ ] Falsch
@why
::::
=== short without an answer
::::{question} short ‹question-options›
@id

Which?
::::
=== number in words
::::{question} numeric
@id

Year?

- [x] eighteen ‹number-form›
::::
=== number of three dots
::::{question} numeric
@id

Year?

- [x] 1...3 ‹number-form›
::::
=== number without end
::::{question} numeric
@id

Year?

- [x] HUGE ‹number-form›
::::
=== number that is none
::::{question} numeric
@id

Year?

- [x] nan ‹number-form›
::::
=== margin below nothing
::::{question} numeric
@id

Year?

- [x] 5 ± -1 ‹number-range-empty›
::::
=== pair with one colon
::::{question} match
@id

Match.

- One :: 1
- Two :: 2
- Three : 3 ‹pair-form›
::::
=== pair without spaces
::::{question} match
@id

Match.

- One :: 1
- Two :: 2
- Three::3 ‹pair-form›
::::
=== order with options
::::{question} order ‹step-few›
@id

Order.

- One
- Two
- Three
::::
=== order in brackets
::::{question} order ‹step-few›
@id

Order.

- [x] One ‹option-kind›
- [x] Two
- [x] Three
::::
=== gap without an end
::::{question} cloze ‹gap-none›
@id

A
{blank}`x ‹role-broken›
::::
=== gap without a brace
::::{question} cloze
@id

A {pick}`*x | y` and

B
{blank`x` ‹role-broken›
::::
=== gap with a space
::::{question} cloze ‹gap-none›
@id

A {blank} `x` ‹role-broken›
::::
=== gap on the third line
::::{question} cloze
@id

A {blank}`x`
b
c {pick}`x | y` ‹gap-key›
::::
=== gap in the explanation
::::{question} cloze
@id

A {blank}`x`.

:::{explanation}
B {blank}`x`. ‹gap-outside›
:::
::::
=== role without an end
::::{question} single
@id

Which
{term}`Treaty of Gulistan ‹role-broken›

@two
::::
=== place of two numbers
::::{question} map
@id
:image: /figures/caucasus.svg
:alt: Map.

Which?

- [x] A: One {at}`1,2` ‹map-place›
@why
- [ ] B: Two {at}`50,50,9`
@why
::::
=== place without end
::::{question} map
@id
:image: /figures/caucasus.svg
:alt: Map.

Which?

- [x] A: One {at}`99999999,2,3` ‹map-place›
@why
- [ ] B: Two {at}`50,50,9`
@why
::::
=== place in the task
::::{question} map
@id
:image: /figures/caucasus.svg
:alt: Map.

Which {at}`1,2,3`? ‹place-outside›

- [x] A: One {at}`50,50,9`
@why
- [ ] B: Two {at}`50,50,9`
@why
::::
=== letter in small
::::{question} map
@id
:image: /figures/caucasus.svg
:alt: Map.

Which?

- [x] a: One {at}`50,50,9` ‹map-letter›
@why
- [ ] B: Two {at}`50,50,9`
@why
::::
=== picture that is a page
::::{question} map
@id
:image: /index.md ‹map-image›
:alt: Map.

Which?

- [x] A: One {at}`50,50,9`
@why
- [ ] B: Two {at}`50,50,9`
@why
::::
=== picture that is a folder
::::{question} map
@id
:image: /figures ‹map-image›
:alt: Map.

Which?

- [x] A: One {at}`50,50,9`
@why
- [ ] B: Two {at}`50,50,9`
@why
::::
=== picture with a sign that no path has
::::{question} map
@id
:image: /a\x00b.svg ‹map-image› ‹question-sign›
:alt: Map.

Which?

- [x] A: One {at}`50,50,9`
@why
- [ ] B: Two {at}`50,50,9`
@why
::::
=== picture with a long name
::::{question} map
@id
:image: /LONG.svg ‹map-image›
:alt: Map.

Which?

- [x] A: One {at}`50,50,9`
@why
- [ ] B: Two {at}`50,50,9`
@why
::::
=== picture that is no picture
::::{question} map
@id
:image: /figures/broken.png ‹map-image›
:alt: Map.

Which?

- [x] A: One {at}`50,50,9`
@why
- [ ] B: Two {at}`50,50,9`
@why
::::
=== picture of odd size
::::{question} map
@id
:image: /figures/odd.svg ‹map-image›
:alt: Map.

Which?

- [x] A: One {at}`50,50,9`
@why
- [ ] B: Two {at}`50,50,9`
@why
::::
=== rubric in numbers
::::{question} open ‹rubric-missing›
@id

How?

:::{rubric}
1. Says it (2)
:::
:::{model-answer}
So.
:::
::::
=== rubric with half a point
::::{question} open
@id

How?

:::{rubric}
- Says it (1.5) ‹rubric-points›
:::
:::{model-answer}
So.
:::
::::
=== rubric twice
::::{question} open
@id

How?

:::{rubric}
- Says it (1)
:::
:::{rubric} ‹passage-kind›
- Says more (1)
:::
:::{model-answer}
So.
:::
::::
=== words as one number
::::{question} open
@id
:words: 150 ‹words›

How?

:::{rubric}
- Says it (1)
:::
:::{model-answer}
So.
:::
::::
=== number that is printed backwards
::::{question} short
@id

Which year\u202e 3181? ‹question-sign›

- [x] 1813
::::
=== sign that ends a line
::::{question} single
@id

Which\u2028 of\x0c these\x85? ‹question-sign› ‹question-sign› ‹question-sign›

@two
- [ ] Three ‹rationale-missing›
::::
=== sign of a terminal
::::{question} single
@id

Which\x1b[31m? ‹question-sign›

@two
::::
=== quotations without end
::::{question} single
@id

DEEP Which? ‹question-deep›

@two
::::
=== question in a note
:::::{note}
::::{question} single
@id

Which?

@two
- [ ] Three ‹rationale-missing›
::::
:::::
=== quiz of itself
```{quiz} careless/NAME ‹quiz-shown-twice›
```
"""


def cases():
    """Return the files by their names: the text of each, and the lines and codes of its warnings."""
    found = {}
    for number, block in enumerate(re.split(r"^=== ", CASES, flags=re.MULTILINE)[1:]):
        title, _, body = block.partition("\n")
        name = f"c{number:02}"
        text = body.replace("@id", ":id: NAME").replace("@why", WHY).replace("@two", TWO)
        text = re.sub(r"\\(?:u[0-9a-f]{4}|x[0-9a-f]{2})", lambda sign: sign[0].encode().decode("unicode_escape"), text)
        text = text.replace("LONG", "a" * 5000).replace("HUGE", "9" * 400).replace("DEEP", "> " * 100)
        text = HEAD + text + ("" if "| alone" in title else AFTER)
        text = text.replace("NAME", name)
        marks = [
            (line, code) for line, row in enumerate(text.split("\n"), 1) for code in re.findall(r"‹([\w-]+)›", row)
        ]
        found[name] = (title, re.sub(r"(?: ?‹[\w-]+›)+", "", text), sorted(marks))
    return found
