project = "Tiny"
author = copyright = "Nobody"
release = version = "1.0"
extensions = ["myst_parser", "studyguide.quiz"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "fieldlist"]
html_theme = "basic"
nitpicky = True
exclude_patterns = ["_build"]
