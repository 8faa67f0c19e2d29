"""The parts import each other only along the arrows that keep a new format or question kind in one place."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "studyguide"
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    from_imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    return (
        names
        | {node.module for node in from_imports}
        | {f"{node.module}.{alias.name}" for node in from_imports for alias in node.names}
    )


@pytest.mark.parametrize("name", ["model", "check"])
def test_model_and_checks_of_questions_know_nothing_of_sphinx(name):
    found = imports(PACKAGE / "quiz" / f"{name}.py")

    assert not {module for module in found if module.split(".")[0] in {"sphinx", "docutils", "myst_parser"}}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_parts_meet_only_in_nodes_and_model(path):
    """A part may use another's nodes and model; everything else of it is private."""
    part = path.relative_to(PACKAGE).parts[0]
    allowed = {
        "quiz": {"nodes", "model", "parts", "paper_words", "shuffling"},
        "book": {"nodes", "dates", "scripts"},
        "explanations": {"model"},
    }
    for module in imports(path):
        pieces = module.split(".")
        if pieces[0] != "studyguide" or len(pieces) < 3 or pieces[1] == part or path.parent == PACKAGE:
            continue
        assert pieces[2] in allowed.get(pieces[1], set()), f"{path.name} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_is_short_and_says_what_it_is_for(path):
    text = path.read_text(encoding="utf-8")

    assert ast.get_docstring(ast.parse(text)), "the module has no docstring"
    assert len(text.splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_reads_the_clock_or_throws_dice(path):
    """The same commit must give the same bytes."""
    banned = {"random", "uuid", "secrets", "time", "time.time"}

    assert not imports(path) & banned
