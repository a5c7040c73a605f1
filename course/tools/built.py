"""Pages of the built site, as what is printed takes them: their article, with its drawings inside."""

import base64
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from guichet.core.findings import Lang


def language_built(config: Any) -> Lang:
    """The language that the site is being built in: each has a build of its own."""
    return "en" if config["plugins"]["i18n"].current_language == "en" else "fr"


def is_first_build(config: Any) -> bool:
    """Whether no other language was built before in the same site: what serves all of them is then to be written."""
    return not config["plugins"]["i18n"].building


def root(site: Path, language: str) -> Path:
    """The folder of one language in the built site."""
    return site / "en" if language == "en" else site


def read(page: Path) -> Tag:
    """The article of a page, as it was built."""
    # Only the article is parsed: the menu around it is ten times as long.
    _, opened, rest = page.read_text("utf-8").partition("<article")
    text, closed, _ = rest.rpartition("</article>")
    found = BeautifulSoup(f"{opened}{text}{closed}", "html.parser").article
    if found is None:
        raise ValueError(f"{page} has no article")
    return found


def article(site: Path, language: str, path: str) -> Tag:
    """The article of a page, given as its path below a language folder; its drawings need no other file."""
    page = root(site, language) / path
    found = read(page)
    if found.h1 is None:
        raise ValueError(f"{page} has no title")
    embed(found, page.parent)
    return found


def embed(element: Tag, folder: Path) -> None:
    """Puts each drawing of the site in the page itself, and keeps its address for who wants another drawing of it."""
    for image in element.select("img[src]"):
        source = str(image["src"])
        image["data-from"] = Path(source).stem
        drawing = base64.b64encode((folder / source).read_bytes()).decode("ascii")
        image["src"] = f"data:image/svg+xml;base64,{drawing}"
