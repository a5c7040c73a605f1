"""Puts what people live before the code in each lesson: a hook of mkdocs.yml, so that lessons only include their files."""

import re
from collections.abc import Callable
from typing import Any

from guichet.core.findings import Lang
from mkdocs.structure.pages import Page

from course.tools.lessons import of_page
from course.tools.show import markup
from course.tools.show.snippets import INCLUDE, KINDS, Snippet

FENCE = re.compile(rf"^``` ?\w+\n{INCLUDE.pattern}\n```$", re.M)
"""A block of code that is one whole file of the lesson."""
BAD = re.compile(r"^### .*\{ #bad \}$", re.M)
SECTION = re.compile(rf"^#+ .*\{{ #({'|'.join(KINDS)}|[\w-]+) \}}$", re.M)
MARK = '<div data-show="{}"></div>'
MARKED = re.compile(r'<div data-show="([^"]*)"></div>')
PAGES, PLAIN = "pages", "plain"
ANSWER = "answer"
"""A good page that waits for its code, below the question that it answers."""


def on_page_markdown(markdown: str, /, page: Page | None = None, **_: Any) -> str:
    """Leaves a mark for each file that the lesson shows, and one where its pages go: before the first bad code.

    A lesson that asks first (`ask_first` in its front matter) shows its good pages with their code, after its question.
    """
    asks = page is not None and bool(page.meta.get("ask_first"))

    def marked(match: re.Match[str]) -> str:
        snippet = Snippet(match[1])
        waits = asks and snippet.kind == "good"
        kind = ANSWER if waits else snippet.kind or kind_at(markdown, match.start()) or PLAIN
        return MARK.format(f"{kind} {snippet.path}")

    files = [match[1] for match in FENCE.finditer(markdown)]
    if not files:
        return markdown
    shown = " ".join(one for one in files if not asks or Snippet(one).kind != "good")
    found = FENCE.sub(marked, markdown)
    return BAD.sub(lambda match: f"{MARK.format(f'{PAGES} {shown}')}\n\n{match[0]}", found, count=1)


def kind_at(markdown: str, place: int) -> str:
    """What the section around a place shows: bad, good, lookalike, or nothing."""
    before = [match[1] for match in SECTION.finditer(markdown, 0, place)]
    return before[-1] if before and before[-1] in KINDS else ""


def on_page_content(html: str, /, *, page: Page, **_: Any) -> str:
    """Writes what stands at each mark, in the language of the page; other code keeps the indent of its long lines."""
    language, _ = of_page(page)
    return MARKED.sub(writer(language), markup.indented(html))


def writer(language: Lang) -> Callable[[re.Match[str]], str]:
    """What writes the HTML of one mark in a language."""

    def written(match: re.Match[str]) -> str:
        kind, *paths = match[1].split()
        snippets = [Snippet(path) for path in paths]
        if kind == PAGES:
            return markup.pages(snippets, language)
        stands_alone = kind == ANSWER or snippets[0].kind in ("lookalike", "")
        before = markup.alone(snippets[0], language) if stands_alone else ""
        kind = snippets[0].kind if kind == ANSWER else kind
        return before + markup.code(snippets[0], kind if kind in KINDS else "", language)

    return written
