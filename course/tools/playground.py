"""The page where one tries guichet: its runtime is copied to the site, its weight is told in the page."""

import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from course.tools import runtime

MARK = re.compile(r"\{\{ playground_weight \}\}")


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Writes what the page fetches when one asks for it; nothing where it was not fetched."""
    runtime.write(Path(config.site_dir) / "assets" / "playground")
