"""Name one file among Sphinx's patterns of files that are left out, whatever signs its name holds."""

from __future__ import annotations

from typing import Final

# Sphinx reads a pattern as a shell does; "[[]" would do too, but Python warns that it may mean something else one day.
_SIGNS: Final = str.maketrans({"[": "[\\[]", "*": "[*]", "?": "[?]"})


def pattern_of(path: str) -> str:
    """Return the pattern that leaves this path out and no other."""
    return path.translate(_SIGNS)
