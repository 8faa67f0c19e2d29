"""The pieces of the script agree in their types; the checker runs on Node, which the book itself never needs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

CHECKER = Path(__file__).with_name("typescript")


@pytest.fixture(scope="session")
def checker():
    """Return the command of the type checker; it is installed once, as the lock says."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("Node is not here, so the types of the script are not checked; on Debian: apt install nodejs npm")
    compiler = CHECKER / "node_modules" / "typescript" / "bin" / "tsc"
    if not compiler.exists():
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=CHECKER, check=True)
    return [node, str(compiler)]


@pytest.mark.parametrize("settings", ["tsconfig.json", "review.json"])
def test_pieces_of_the_script_agree_in_their_types(checker, settings):
    found = subprocess.run([*checker, "-p", CHECKER / settings], check=False, capture_output=True, text=True)

    assert found.stdout == ""
    assert found.returncode == 0


def test_checker_finds_a_wrong_type(checker, tmp_path):
    wrong = tmp_path / "wrong.js"
    wrong.write_text("/** @type {string} */ const text = 3;\n", encoding="utf-8")
    strict = ["--checkJs", "--strict", "--noEmit", str(wrong)]

    found = subprocess.run([*checker, *strict], check=False, capture_output=True, text=True)

    assert "TS2322" in found.stdout
