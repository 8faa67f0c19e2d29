project = "Four Scripts"
author = "A. Tester"
release = version = "1.0"
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "studyguide"]
source_suffix = {".md": "markdown"}
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "fieldlist"]
numfig = True
numfig_format = {"figure": "Figure %s", "table": "Table %s"}
bibtex_bibfiles = ["sources.bib"]
bibtex_default_style = "studyguide"
bibtex_reference_style = "author_year"
typst_filename = "languages.pdf"
