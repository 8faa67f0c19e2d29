project = "Tiny"
author = copyright = "Nobody"
release = version = "1.0"
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "studyguide"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "fieldlist"]
bibtex_bibfiles = ["empty.bib"]
html_theme = "basic"
studyguide_horizon = "2026-06-30"
exclude_patterns = ["_build"]
