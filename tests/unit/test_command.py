"""What the command line says and accepts, without building anything."""

from __future__ import annotations

import pytest

from studyguide.cli import COMMANDS, main
from studyguide.explanations import explanations


def test_explain_lists_every_code_with_its_title(capsys):
    assert main(["explain"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(explanations())
    assert "no-key" in [line.split()[0] for line in lines]
    assert any(line.endswith("No option is marked right") for line in lines)


@pytest.mark.parametrize("code", ["no-key", "studyguide.no-key", "[studyguide.no-key]"])
def test_explain_prints_the_page_of_a_code_as_messages_show_it(capsys, code):
    assert main(["explain", code]) == 0

    assert capsys.readouterr().out == explanations()["no-key"].text


@pytest.mark.parametrize(("code", "advice"), [("no-keys", "no-key"), ("weather", "studyguide explain")])
def test_explain_helps_with_an_unknown_code(capsys, code, advice):
    assert main(["explain", code]) == 1

    assert advice in capsys.readouterr().err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(capsys, name):
    with pytest.raises(SystemExit, match="0"):
        main([name, "--help"])

    assert len(capsys.readouterr().out.splitlines()) > 5


def test_pages_of_codes_are_part_of_the_package(project):
    pages = {path.stem for path in (project / "src" / "studyguide" / "explanations").glob("*.md")}

    assert pages == set(explanations())
