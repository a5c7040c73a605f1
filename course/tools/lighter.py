"""Style sheets go to readers without their comments, which are for who reads the sources: a hook of mkdocs.yml."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

COMMENT = re.compile(r"/\*.*?\*/\n*", re.S)


def on_post_build(config: MkDocsConfig, **_: object) -> None:
    """Rewrites the sheets of the site that are ours, beside the others."""
    for sheet in Path(config.site_dir, "assets").glob("*.css"):
        text = sheet.read_text("utf-8")
        sheet.write_text(COMMENT.sub("", text), "utf-8", newline="\n")
