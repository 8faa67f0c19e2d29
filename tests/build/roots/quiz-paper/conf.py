project = "Paper"
author = copyright = "Nobody"
release = version = "1.0"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "studyguide"]
source_suffix = {".md": "markdown"}
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "fieldlist"]
bibtex_bibfiles = ["one.bib"]
html_theme = "basic"
nitpicky = True
exclude_patterns = ["_build"]
typst_palette = {"ink": "#1c2024", "muted": "#5a6470", "accent": "#1f4e79", "estimate": "#5b4a9e", "wash": "#f4f6f8"}
