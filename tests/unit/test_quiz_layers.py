"""What exporters stand on knows nothing of Sphinx, and no layer looks up to the one above it."""

from __future__ import annotations

import ast

import pytest

PLAIN = (
    "model",
    "problem",
    "check",
    "check_choices",
    "check_written",
    "content_hash",
    "normalisation",
    "numbers",
    "shuffling",
    "settings",
    "gaps",
    "tasks",
    "marking",
    "bank",
    "fields",
    "alike",
    "quality",
)
BELOW = {
    "model": set(),
    "normalisation": set(),
    "problem": set(),
    "content_hash": {"model"},
    "numbers": {"model", "normalisation"},
    "shuffling": set(),
    "check": {"check_choices", "check_written", "model", "problem"},
    "check_choices": {"model", "normalisation", "problem"},
    "check_written": {"check_choices", "model", "normalisation", "problem"},
    "fields": {"model", "problem"},
    "settings": {"fields", "problem"},
    "bank": {"model", "settings"},
    "exclusion": set(),
    "misspelt": {"node_text", "problem"},
    "signs": {"problem", "warn"},
    "unreadable": {"bank", "exclusion", "warn"},
    "audience": {"bank", "exclusion", "warn"},
    "fences": {"bank", "node_text", "nodes", "options", "problem", "warn"},
    "gaps": {"model", "numbers"},
    "alike": {"normalisation"},
    "quality": {"alike", "model", "problem"},
    "tasks": {"content_hash", "model", "normalisation", "numbers"},
    "marking": {"model", "normalisation", "numbers", "tasks"},
    "markup": {"nodes", "settings"},
    "parts": {"model", "nodes", "settings"},
    "controls": {"markup", "model", "nodes", "parts", "shuffling"},
    "keys": {"markup", "model", "nodes", "parts"},
    "html": {
        *("controls", "domain", "gaps", "keys", "markup", "model", "nodes", "normalisation", "objectives", "parts"),
        *("settings", "speech", "tasks"),
    },
    "speech": {"markup", "nodes", "parts"},
    "objectives": set(),
    "reading_order": set(),
    "results_list": {"audience", "bank", "content_hash", "domain", "model", "objectives", "settings", "reading_order"},
    "results": {"domain", "markup", "nodes", "parts", "results_list"},
    "paper_words": set(),
    "plain_map": {"paper_words", "nodes", "parts"},
    "plain_question": {"paper_words", "model", "nodes", "parts", "plain_map", "shuffling"},
    "plain_answer": {"model", "nodes", "parts", "plain_question"},
    "plain": {"domain", "paper_words", "nodes", "parts", "plain_answer", "plain_question"},
}


def imported(project, name):
    tree = ast.parse((project / "src" / "studyguide" / "quiz" / f"{name}.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("name", PLAIN)
def test_layer_knows_no_sphinx(project, name):
    roots = {module.partition(".")[0] for module in imported(project, name)}

    assert roots.isdisjoint({"sphinx", "docutils", "myst_parser"})


@pytest.mark.parametrize("name", BELOW)
def test_layer_stands_only_on_those_below(project, name):
    folder = project / "src" / "studyguide" / "quiz"
    parts = {module.split(".")[2] for module in imported(project, name) if module.startswith("studyguide.quiz.")}

    assert {part for part in parts if (folder / f"{part}.py").exists()} <= BELOW[name]
