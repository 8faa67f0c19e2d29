"""What the command line says and accepts, without building anything."""

from __future__ import annotations

import pytest

from studyguide.cli import COMMANDS, main
from studyguide.explanations import explanations
from studyguide.quiz.model import KINDS


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


@pytest.mark.parametrize("kind", KINDS)
def test_new_question_is_printed_with_its_id(capsys, kind):
    assert main(["new", "question", kind, "--id", "treaties-1828"]) == 0

    first, second, *_rest = capsys.readouterr().out.splitlines()
    assert first == f"::::{{question}} {kind}"
    assert second == ":id: treaties-1828"


@pytest.mark.parametrize("qid", ["Treaties", "two words", "", "a_b", "-a"])
def test_new_question_refuses_an_id_that_the_book_would_refuse(capsys, qid):
    assert main(["new", "question", "single", f"--id={qid}"]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "treaties-1828" in captured.err


def test_new_question_is_appended_and_nothing_else_changes(tmp_path):
    bank = tmp_path / "rivers.md"
    bank.write_text("# Rivers\n\nText.\n\n\n", encoding="utf-8")

    assert main(["new", "question", "order", "--into", str(bank)]) == 0
    assert main(["new", "question", "order", "--into", str(bank)]) == 0

    text = bank.read_text(encoding="utf-8")
    assert text.startswith("# Rivers\n\nText.\n\n::::{question} order\n:id: new-order\n")
    assert text.count("\n\n::::{question}") == 2
    assert ":id: new-order-2\n" in text


def test_new_question_does_not_repeat_an_id(tmp_path, capsys):
    bank = tmp_path / "rivers.md"
    bank.write_text("::::{question} single\n:id: river\n::::\n", encoding="utf-8")

    assert main(["new", "question", "single", "--id", "river", "--into", str(bank)]) == 1

    assert "river" in capsys.readouterr().err
    assert bank.read_text(encoding="utf-8").count(":id:") == 1


def test_file_that_cannot_be_written_is_told(tmp_path, capsys):
    assert main(["new", "question", "single", "--into", str(tmp_path)]) == 1

    assert str(tmp_path) in capsys.readouterr().err
