project = "A Small Book of Rivers"
author = "A. Tester"
release = version = "1.2"
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "studyguide"]
source_suffix = {".md": "markdown"}
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "fieldlist"]
numfig = True
numfig_format = {"figure": "Figure %s", "table": "Table %s"}
numfig_secnum_depth = 1
bibtex_bibfiles = ["sources.bib"]
bibtex_reference_style = "author_year"
typst_filename = "rivers.pdf"
typst_subtitle = "With questions"
typst_date = "2026-11-24"
typst_imprint = ["Version 1.2, 24 November 2026.", "Text: CC BY 4.0, see https://creativecommons.org/licenses/by/4.0/."]
html_baseurl = "https://example.org/rivers/"
typst_palette = {"ink": "#1c2024", "muted": "#5a6470", "accent": "#1f4e79", "estimate": "#5b4a9e", "wash": "#f4f6f8"}
studyguide_timeline = "timeline.yaml"
