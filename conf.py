"""Settings of the book for Sphinx: values only, no logic."""

import os

project = "Iran and Russia: Shared Goals, Divergent Visions"
author = "The study guide contributors"
copyright = "The study guide contributors. Text: CC BY 4.0. Code: MIT"  # noqa: A001 - Sphinx names it so
release = version = "0.1.0"
language = "en"

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "studyguide",
    "sphinx_sitemap",
    "sphinxext.opengraph",
    "notfound.extension",
]
exclude_patterns = [".venv", "build", "tests", "bench", "tools", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
templates_path = ["_templates"]
nitpicky = True
# Every page of the book is Markdown; .rst is not looked for.
source_suffix = {".md": "markdown"}
# Sphinx makes quotes typographic after terms are looked up; MyST's own extension breaks terms with an apostrophe.
smartquotes = True
smartquotes_excludes = {"languages": ["ja", "zh_CN", "zh_TW", "fa", "ar", "he"], "builders": ["man", "text"]}

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = None

numfig = True
numfig_format = {"figure": "Figure %s", "table": "Table %s"}
numfig_secnum_depth = 1

bibtex_bibfiles = ["data/references.bib"]
bibtex_default_style = "studyguide"
bibtex_reference_style = "author_year"

# -- the website ---------------------------------------------------------------------------------------------------
html_theme = "sphinx_book_theme"
html_title = "Iran and Russia"
html_static_path = ["_static"]
html_copy_source = False
html_show_sourcelink = False
html_baseurl = os.environ.get("SITE_URL", "")
html_context = {"default_mode": "auto"}
html_theme_options = {
    "collapse_navbar": True,
    "use_download_button": False,
    "use_fullscreen_button": False,
    "primary_sidebar_end": [],
}

# -- the PDF -------------------------------------------------------------------------------------------------------
typst_filename = "iran-russia-study-guide.pdf"

# -- the book ------------------------------------------------------------------------------------------------------
studyguide_horizon = "2026-06-30"
studyguide_timeline = "data/timeline.yaml"
