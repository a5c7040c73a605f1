"""Puts what people live before the code in each lesson: a hook of mkdocs.yml, so that lessons only include their files."""

import re
from collections.abc import Callable
from typing import Any

from guichet.core.findings import Lang
from mkdocs.structure.pages import Page

from course.tools.lessons import of_page
from course.tools.show import markup
from course.tools.show.snippets import INCLUDE, KINDS, Snippet, is_asked_for

FENCE = re.compile(rf"^``` ?\w+\n{INCLUDE.pattern}\n```$", re.M)
"""A block of code that is one whole file of the lesson."""
BAD = re.compile(r"^### .*\{ #bad \}$", re.M)
SECTION = re.compile(rf"^#+ .*\{{ #({'|'.join(KINDS)}|[\w-]+) \}}$", re.M)
MARK = '<div data-show="{}"></div>'
MARKED = re.compile(r'<div data-show="([^"]*)"></div>')
PAGES, PLAIN = "pages", "plain"


def on_page_markdown(markdown: str, /, **_: Any) -> str:
    """Leaves a mark for each file that the lesson shows, and one where its pages go: before the first bad code."""

    def marked(match: re.Match[str]) -> str:
        snippet = Snippet(match[1])
        return MARK.format(f"{snippet.kind or kind_at(markdown, match.start()) or PLAIN} {snippet.path}")

    shown = " ".join(match[1] for match in FENCE.finditer(markdown))
    if not shown:
        return markdown
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
        apart = ("lookalike", "", "good") if is_asked_for(snippets[0].lesson) else ("lookalike", "")
        before = markup.alone(snippets[0], language) if snippets[0].kind in apart else ""
        return before + markup.code(snippets[0], kind if kind in KINDS else "", language)

    return written
