"""Settings of Sphinx; what is made from the package itself is in ``_ext``."""

import sys
from pathlib import Path

import roverspecs

sys.path.insert(0, str(Path(__file__).parent / "_ext"))
sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

project = "roverspecs"
author = "The roverspecs developers"
copyright = author
version = release = roverspecs.__version__

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "generated"]
# What is generated is included by a page, and is no page by itself.
exclude_patterns = ["_build", "generated"]

# The notebook is run with each build, and a cell that fails ends it.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120

myst_heading_anchors = 3
# Records are quoted as they are, dots and quotation marks included.
smartquotes = False

# The docstrings give the types, with dimensions and lengths beside them.
autodoc_typehints = "none"
autodoc_member_order = "bysource"
napoleon_google_docstring = False
# Attributes of two classes have the name path, which is a type in other docstrings.
napoleon_preprocess_types = True
napoleon_type_aliases = {"path": "os.PathLike"}

# The page of the whole catalog is a page by itself; assistants look for llms.txt at the root.
html_extra_path = ["generated/site", "llms.txt"]

html_theme = "furo"
html_title = f"roverspecs {version}"
html_copy_source = False
html_static_path = ["_static"]
# Pictures follow the switch between light and dark, too.
html_css_files = ["theme.css"]
html_js_files = [("access.js", {"defer": "defer"})]
templates_path = ["_templates"]
