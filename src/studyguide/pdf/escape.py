"""Write Python values as Typst code; every string of a document goes through here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

Value: TypeAlias = "bool | int | float | str | Sequence[Value] | Mapping[str, Value] | None"
"""What can be handed to a Typst function."""

_SHORT: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL: Final = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]')
"""Besides the delimiters: control characters and line ends, which would hide or split code, and half characters."""


def string(text: str) -> str:
    """Write a text as a Typst string literal.

    Half of a surrogate pair is no character and cannot be written to a file; U+FFFD stands for it.
    """
    return f'"{_SPECIAL.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if char in _SHORT:
        return _SHORT[char]
    code = ord(char)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"\\u{{{code:x}}}"  # noqa: PLR2004 - the surrogates of Unicode


def value(item: Value) -> str:
    """Write a value as Typst code."""
    match item:
        case None:
            return "none"
        case bool():
            return "true" if item else "false"
        case int() | float():
            return repr(item)
        case str():
            return string(item)
        case Mapping():
            # An empty dictionary is "(:)"; "()" would be an empty array.
            return f"({', '.join(f'{string(key)}: {value(part)}' for key, part in item.items()) or ':'})"
        case _:
            # The last comma makes an array of a single part.
            return f"({''.join(f'{value(part)}, ' for part in item)})"


def arguments(named: Mapping[str, Value]) -> str:
    """Write named arguments, each with its comma; Python's ``_`` is Typst's ``-`` in names."""
    return "".join(f"{name.replace('_', '-')}: {value(item)}, " for name, item in named.items())
