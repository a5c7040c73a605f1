"""What the theme does around a page, put right: where its content begins."""

from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

MAIN = "g-main"
THEIRS = '<main class="md-main" data-md-component="main">'


def on_page_context(context: dict[str, Any], /, *, page: Page, **_: Any) -> dict[str, Any]:
    """Puts the title first in the contents, where the theme takes the target of its skip link: else it skips the h1."""
    entries = list(page.toc)
    if entries and entries[0].level == 1:
        entries = entries[0].children
    top = AnchorLink(str(page.title), MAIN, 1)
    top.children = entries
    page.toc = TableOfContents([top])
    return context


def on_post_page(output: str, /, *, page: Page, **_: Any) -> str:
    """Makes a plain block of the theme's main landmark, which holds its menus: ours holds the content alone."""
    before, opened, rest = output.partition(THEIRS)
    inside, closed, after = rest.rpartition("</main>")
    if not opened or not closed:
        raise PluginError(f"{page.file.src_uri}: the theme no longer writes {THEIRS}; mend course/tools/frame.py.")
    return f"{before}{THEIRS.replace('main', 'div', 1)}{inside}</div>{after}"
