"""A book with every construct that the documentation of MyST and of sphinx-design shows."""

project = "Constructs"
author = "A. Tester"
release = version = "1.0"
extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "studyguide",
    "sphinx.ext.todo",
    "sphinx.ext.mathjax",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["parts", "_build"]
# All of them but linkify, which needs one more package and makes links of bare addresses, nothing else.
myst_enable_extensions = [
    *("amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist"),
    *("html_admonition", "html_image", "replacements", "smartquotes", "strikethrough", "substitution", "tasklist"),
]
myst_heading_anchors = 4
myst_substitutions = {"where": "at the *upper* ford"}
suppress_warnings = ["myst.strikethrough"]
smartquotes = False
numfig = True
bibtex_bibfiles = ["sources.bib"]
todo_include_todos = True
sd_fontawesome_latex = False
html_theme = "basic"
