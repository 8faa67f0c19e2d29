"""The writer of the PDF has a form for every node that can reach it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest
from docutils import nodes

from studyguide.pdf.writer import TypstTranslator

PARTS = ("docutils.nodes", "sphinx.addnodes", "sphinx.ext.todo", "sphinx_design", "sphinxcontrib.bibtex", "studyguide")

NEVER_WRITTEN = {
    "are kinds of nodes, not nodes": "Element FixedTextElement Node PureTextElement TextElement translatable "
    "_desc_classes_injector",
    "are taken out of the tree by Sphinx, as what a page says about itself": "address author authors contact copyright "
    "date footer header organization revision status version",
    "stand in a field or an option of a command, which is printed whole": "field_name option option_argument "
    "option_group option_string",
    "stand in a signature, which is printed whole": "desc_addname desc_annotation desc_name desc_optional "
    "desc_parameter desc_parameterlist desc_returns desc_signature_line desc_type desc_type_parameter "
    "desc_type_parameter_list",
    "are resolved before any writer": "only todolist bibliography objective_link pdf_link quiz_results review",
    "are markup and data of the website": "markup quiz_data results_data",
    "stand in a question, which is printed whole": "map_place option_rationale option_text pair_text "
    "question_criterion question_explanation question_hint question_model_answer question_option question_options "
    "question_picture question_rubric question_source question_stem",
}
WITHOUT_FORM = {name for names in NEVER_WRITTEN.values() for name in names.split()}


def modules():
    for name in PARTS:
        module = importlib.import_module(name)
        yield module
        for part in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{name}."):
            if not part.name.endswith("__main__"):
                yield importlib.import_module(part.name)


def node_classes():
    found = {
        kind
        for module in modules()
        for kind in vars(module).values()
        if inspect.isclass(kind) and issubclass(kind, nodes.Node)
    }
    return sorted(found, key=lambda kind: (kind.__module__, kind.__name__))


def form_of(kind):
    """Return the visitor that Sphinx chooses: that of the class, or of the nearest class that it is made from."""
    return next((base.__name__ for base in kind.__mro__ if hasattr(TypstTranslator, f"visit_{base.__name__}")), None)


@pytest.mark.parametrize("kind", node_classes(), ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_node_has_a_form_or_a_reason_to_have_none(kind):
    assert form_of(kind) or kind.__name__ in WITHOUT_FORM


def test_no_reason_is_left_for_a_node_that_has_a_form_or_is_gone():
    known = {kind.__name__ for kind in node_classes() if not form_of(kind)}

    assert WITHOUT_FORM - known == set()


def test_every_form_that_is_opened_is_closed():
    visits = {name.removeprefix("visit_") for name in dir(TypstTranslator) if name.startswith("visit_")}
    departs = {name.removeprefix("depart_") for name in dir(TypstTranslator) if name.startswith("depart_")}

    assert departs - visits == set()
