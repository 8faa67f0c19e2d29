"""Draw the figures, or say whether the committed ones are fresh.

python tools/figures/draw.py             draw every figure into figures/ and record the hashes in data/figures.yaml
python tools/figures/draw.py NAME...     draw these only, as in: draw.py corridor
python tools/figures/draw.py --write     record the hashes without drawing
python tools/figures/draw.py --check     exit with 1 if a figure is not what its inputs draw; needs no matplotlib
"""

import importlib
import sys
from pathlib import Path

from freshness import FIGURES, read_list, stale, write_hashes


def main(arguments: list[str]) -> int:
    """Run the command."""
    if arguments == ["--check"]:
        problems = stale()
        print("\n".join(problems) or "All figures are fresh.")
        return 1 if problems else 0
    if arguments != ["--write"]:
        for entry in read_list():
            name, target = Path(entry["script"]).stem, FIGURES / entry["file"]
            if name in arguments or not arguments:
                # One script may draw a series; `part` then says which picture of it is wanted.
                parts = [entry["part"]] if "part" in entry else []
                importlib.import_module(name).draw(*parts).save(target)
                print(f"{target.name}: {target.stat().st_size // 1000} kB")
    write_hashes()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
