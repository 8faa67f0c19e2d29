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
    "notfound.extension",
]
exclude_patterns = [
    *(".*", "build", "node_modules"),
    *("data", "docs", "tests", "bench", "tools", "requirements", "src"),
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md"),
]
templates_path = ["_templates"]
nitpicky = True
# Every page of the book is Markdown; .rst is not looked for.
source_suffix = {".md": "markdown"}
# Sphinx makes quotes typographic after terms are looked up; MyST's own extension breaks terms with an apostrophe.
smartquotes = True
smartquotes_excludes = {"languages": ["ja", "zh_CN", "zh_TW", "fa", "ar", "he"], "builders": ["man", "text"]}

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"]

numfig = True
numfig_format = {"figure": "Figure %s", "table": "Table %s"}
# Figures are counted through the whole book: sections carry no numbers.
numfig_secnum_depth = 0

bibtex_bibfiles = ["data/references.bib"]
bibtex_default_style = "studyguide"
bibtex_reference_style = "author_year"

# -- the website ---------------------------------------------------------------------------------------------------
html_theme = "sphinx_book_theme"
html_title = "Iran and Russia"
html_static_path = ["_static"]
html_css_files = ["studyguide.css"]
html_favicon = "_static/favicon.svg"
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
# Where the site will stand, with "https://"; without it pages name no host at all: no canonical link, no sitemap.
html_baseurl = os.environ.get("SITE_URL", "")
html_context = {"default_mode": "auto"}
html_theme_options = {
    "logo": {"text": "Iran and Russia"},
    "collapse_navbar": True,
    "home_page_in_toc": True,
    "search_bar_text": "Search the guide",
    "toc_title": "On this page",
    "use_download_button": False,
    "use_fullscreen_button": False,
    "back_to_top_button": False,
    "primary_sidebar_end": [],
    "footer_content_items": ["copyright", "components/reuse-and-report"],
}

# What a link to a page shows elsewhere; only with SITE_URL.
ogp_site_name = project
ogp_image = "_static/social-card.png"
ogp_image_alt = "Iran and Russia: Shared Goals, Divergent Visions. A study guide."

# The page for wrong addresses; its links start at the root of SITE_URL.
notfound_context = {
    "title": "Page not found",
    "body": (
        "<h1>Page not found</h1>\n"
        "<p>There is no page at this address. "
        "It may have moved when the guide was revised.</p>\n"
    ),
}

# -- the EPUB ------------------------------------------------------------------------------------------------------
epub_basename = "iran-russia-study-guide"
epub_title = project
epub_subtitle = "A study guide"
# It names the book for ever, whatever its title becomes.
epub_identifier = "urn:uuid:12e5137f-5289-5ce6-8964-b30835e92993"
epub_description = (
    "What brought Iran and Russia together, where their aims part, and how to tell what is known from what is claimed: "
    "chapters with sources, maps, a glossary, and questions with a reason for every answer."
)
epub_copyright = "The study guide contributors. Text, questions and figures: CC BY 4.0"
epub_license = "https://creativecommons.org/licenses/by/4.0/"
epub_date = "2026-11-24"
epub_subjects = ["Iran", "Russia", "Middle East", "International relations", "Study guides"]
epub_css_files = []
epub_show_urls = "no"

# -- the PDF -------------------------------------------------------------------------------------------------------
typst_filename = "iran-russia-study-guide.pdf"
typst_title = project
typst_subtitle = "A study guide"
# In print the title stands on a page of its own; the landing page is then the first text.
typst_opening = "About this guide"
typst_authors = [author]
typst_keywords = ["Iran", "Russia", "Middle East", "international relations", "study guide"]
# Below the head of a chapter that is printed alone.
typst_handout_note = [
    f"“{{chapter}}” is one chapter of “{project}”, a study guide, version {release}, 24 November 2026.",
    "The text knows what could be read by 30 June 2026, and for Syria by 10 March 2026.",
    "Text, questions and figures: Creative Commons Attribution 4.0 International (CC BY 4.0).",
    f"Cite as: {author}, “{{chapter}}”, in {project}. A study guide, version {release}, 2026.",
]
# The day of the release, as in CITATION.cff: the same commit gives the same bytes on any day.
typst_date = "2026-11-24"
typst_imprint = [
    f"Version {release}, 24 November 2026.",
    "The text knows what could be read by 30 June 2026, and for Syria by 10 March 2026.",
    "Text, questions and figures: Creative Commons Attribution 4.0 International (CC BY 4.0). Code: MIT licence.",
    f"Cite as: {author}, {project}. A study guide, version {release}, 2026; for one page add its title and date.",
    "Errors: the part “What changed, and how to report an error” tells where to report them.",
    "Map outlines: Natural Earth, public domain, changed. Set in Libertinus Serif, Source Sans and Amiri.",
]
# Where readers report errors; no address is public yet.
typst_errata = ""

# -- the book ------------------------------------------------------------------------------------------------------
studyguide_horizon = "2026-06-30"
studyguide_timeline = "data/timeline.yaml"
studyguide_figures = "data/figures.yaml"
studyguide_claims = "data/claims.yaml"
studyguide_names = "data/names.yaml"
