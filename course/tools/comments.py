"""Says in which language the comments of a code block are, where it is not that of the page: else they are read out wrong.

The code of the course is commented in English; that of a service may be in French. Both pages show both.
"""

import html as entities
import re
from typing import Any

from mkdocs.structure.pages import Page

_COMMENT = re.compile(r'<span class="(c|c1|cm|cs|sd)">([^<]*)</span>')
_ENGLISH = set(
    "the a an is are was of to and or no not one two it its that this for with who what when where nothing nobody from by as "
    "in on at be has have here there same only every each never what's without whoever says said yet under knowingly"
    .split()
)  # fmt: skip
_FRENCH = set(
    "le la les l un une des du de d est sont et ou ne n pas qui que quand où rien personne pour par avec dans sur au aux ce "
    "cette ces il elle on se s sans chaque même seulement jamais toute tous dit depuis".split()
)  # fmt: skip


def language_of(comment: str) -> str | None:
    """The language of a comment, "fr" or "en"; None when its words do not tell."""
    words = re.findall(r"[^\W\d_]+", entities.unescape(comment).lower())
    english, french = (sum(word in known for word in words) for known in (_ENGLISH, _FRENCH))
    if english != french:
        return "en" if english > french else "fr"
    return "fr" if re.search(r"[àâçéèêëîïôûùœ]", comment) else None


def marked(html: str, language: str, otherwise: str | None = None) -> str:
    """The page, with `lang` on each comment of another language; `otherwise` is that of those whose words do not tell."""

    def mark(found: re.Match[str]) -> str:
        own = language_of(found[2]) or (otherwise if re.search(r"[^\W\d_]{2}", found[2]) else None)
        return found[0] if own in (None, language) else f'<span class="{found[1]}" lang="{own}">{found[2]}</span>'

    return _COMMENT.sub(mark, html)


def on_page_content(html: str, /, *, page: Page, **_: Any) -> str:
    """Marks the comments of code. In a lesson, those that do not tell are the course's own, in English."""
    language, _slash, rest = page.file.src_uri.partition("/")
    return marked(html, language, "en" if re.match(r"\d\d-", rest) else None)
