"""Folded answers: each says in its name the question that it answers, for whoever goes through a list of what can be unfolded."""

import re
from html import escape, unescape
from typing import Any

from mkdocs.structure.pages import Page

from course.tools.lessons import of_page

ANSWER = re.compile(r'(<details class="question">\s*<summary)>([^<]+)(?=</summary>)')
_END = re.compile(r"</details>|</h[1-4]>")
"""What a question does not reach across: another answer, a heading."""
_BESIDE = re.compile(r"<(blockquote|ul|ol|table|figure|pre)\b.*?</\1>", re.S)
_PARAGRAPH = re.compile(r"<p\b[^>]*>((?:(?!</p>).)*)</p>", re.S)
_SENTENCE = re.compile(r"(?<=[.?!…»”])\s+(?=[^\s?!;:»])")


def on_page_content(html: str, /, *, page: Page, **_: Any) -> str:
    """Names each folded answer after what is asked just before it."""
    colon = "\u00a0: " if of_page(page)[0] == "fr" else ": "

    def named(match: re.Match[str]) -> str:
        asked = question(html[: match.start()])
        name = escape(f"{unescape(match[2])}{colon}{short(asked)}")
        return f'{match[1]} aria-label="{name}">{match[2]}' if asked else match[0]

    return ANSWER.sub(named, html)


LONGEST = 50
"""Letters of a question that a name takes: beyond, a list of names is a text."""


def short(asked: str) -> str:
    """A question without what leads to it, before its colon; of one that is still long, the first words."""
    last = re.split(r"[\u00a0 ]?: ", asked)[-1]
    told = last[:1].upper() + last[1:] if len(asked) > LONGEST and last.rstrip("\u00a0»”").endswith("?") else asked
    if len(told) <= LONGEST:
        return told
    kept = told[:LONGEST].rpartition(" ")[0].rstrip(",;:\u00a0 ")
    return f"{kept}…"


def question(before: str) -> str:
    """The last question of the paragraph before an answer, or what its last sentence asks; empty when nothing stands there."""
    own = before[max((one.end() for one in _END.finditer(before)), default=0) :]
    told = [re.sub(r"<[^>]+>", "", match[1]) for match in _PARAGRAPH.finditer(_BESIDE.sub("", own))]
    sentences = _SENTENCE.split(unescape(told[-1])) if told else [""]
    asked = [one for one in sentences if one.rstrip(" »”\u00a0").endswith("?")]
    return re.sub(r"[ \n]+", " ", (asked or sentences)[-1]).strip()
