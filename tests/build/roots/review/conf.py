project = "Tiny"
author = copyright = "Nobody"
release = version = "1.0"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "studyguide.quiz"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "fieldlist"]
bibtex_bibfiles = ["one.bib"]
bibtex_reference_style = "author_year"
html_theme = "basic"
nitpicky = True
exclude_patterns = ["_build", "out"]
