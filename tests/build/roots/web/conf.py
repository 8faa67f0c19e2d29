project = "Tiny: a guide"
author = copyright = "Nobody"
release = version = "1.0"
extensions = ["myst_parser", "sphinx_design", "studyguide", "notfound.extension"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "fieldlist"]
html_theme = "sphinx_book_theme"
html_title = "Tiny"
html_static_path = ["_static"]
html_context = {"default_mode": "auto"}
html_theme_options = {"collapse_navbar": True, "primary_sidebar_end": []}
ogp_image = "_static/social-card.png"
ogp_image_alt = "Tiny. A guide."
exclude_patterns = ["_build"]
