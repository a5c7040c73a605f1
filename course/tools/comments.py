"""Says in which language the words of code and quotations are, where it is not that of the page: else they are read out wrong.

The code of the course is commented in English; its services speak French. Both pages show both.
"""

import html as entities
import re
from collections.abc import Iterator
from typing import Any

from mkdocs.structure.pages import Page

COMMENTS = {"c", "c1", "cm", "ch", "cs", "sd"}
STRINGS = {"s", "s1", "s2", "sa", "sx", "l", "l-Scalar", "l-Scalar-Plain"}
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_PRE = re.compile(r"(<pre\b[^>]*>)(.*?)(?=</pre>)", re.S)
_LITERAL = re.compile(
    r"(<(?:pre|code|kbd|script|style|svg|math)\b.*?</(?:pre|code|kbd|script|style|svg|math)>|<[^>]+>)", re.S
)
_FILLED = re.compile(r"(\{[{%#].*?[}%#]\})")
_QUOTED = re.compile(r"(?<=“)[^“”]+(?=”)")
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = set(
    "the a an is are was of to and or no not one two it its that this for with who what when where nothing nobody from by as "
    "in on at be has have here there same only every each never what's without whoever says said yet under knowingly"
    .split()
)  # fmt: skip
_FRENCH = set(
    "le la les l un une des du de d est sont et ou ne n pas qui que quand où rien personne pour par avec dans sur au aux ce "
    "cette ces il elle on se s sans chaque même seulement jamais toute tous dit depuis vous votre vos nous notre"
    .split()
)  # fmt: skip
_BOTH = {"a", "an", "as", "dit", "in", "l", "d", "n", "on", "or", "personne", "s", "sur"}
"""Words of which the two languages have each its own, or that an apostrophe cuts."""
_ACCENT = re.compile(r"[àâçéèêëîïôûùœ]", re.I)


def language_of(comment: str) -> str | None:
    """The language of a comment, "fr" or "en"; None when its words do not tell."""
    words = [word for word in _WORD.findall(entities.unescape(comment).lower()) if word != "a"]  # in code, a letter
    english, french = (sum(word in known for word in words) for known in (_ENGLISH, _FRENCH))
    if english != french:
        return "en" if english > french else "fr"
    return "fr" if _ACCENT.search(comment) else None


def marked(html: str, language: str, otherwise: str | None = None) -> str:
    """The page, with `lang` on what its code says in another language; `otherwise` is that of comments whose words do not tell."""

    def block(found: re.Match[str]) -> str:
        page = "fr" if 'class="nt"' in found[2] and otherwise else None
        return found[1] + "".join(_spoken(found[2], language, otherwise, page))

    return _PRE.sub(block, html)


def _spoken(code: str, language: str, of_comments: str | None, of_page: str | None) -> Iterator[str]:
    """The parts of a block of code; what stands in no token is what people read on the page."""
    held: list[str] = []
    parts = re.split(r"(<[^>]+>)", code)
    for part, after in zip(parts, [*parts[1:], ""], strict=True):
        tag = _TAG.fullmatch(part)
        is_said = any("lang=" in one for one in held)
        if tag is None:
            is_page = not is_said and (not held or "g-line" in held[-1])
            yield "".join(_in(one, language, of_page) for one in _FILLED.split(part)) if is_page else part
        elif tag[1]:
            held.pop()
            yield part
        else:
            held.append(tag[3])
            kinds = set(tag[3].partition('class="')[2].partition('"')[0].split())
            own = _own(after, language, of_comments if kinds & COMMENTS else None)
            is_told = own and not is_said and kinds & (COMMENTS | STRINGS)
            yield f'{part[:-1]} lang="{own}">' if is_told else part


def _own(text: str, language: str, otherwise: str | None) -> str | None:
    """The language of a text where it is not that of the page."""
    own = language_of(text) or (otherwise if re.search(r"[^\W\d_]{2}", text) else None)
    return None if own == language else own


def _in(text: str, language: str, otherwise: str | None) -> str:
    """A text of a page, said to be in its language; what a template fills in has none."""
    own, inside = _own(text, language, otherwise), text.strip()
    if not own or not inside or _FILLED.fullmatch(text):
        return text
    return text.replace(inside, f'<span lang="{own}">{inside}</span>', 1)


def quoting(html: str) -> str:
    """A page in English, with `lang` on the French that it quotes."""
    return "".join(part if part.startswith("<") else _QUOTED.sub(_quoted, part) for part in _LITERAL.split(html))


def _quoted(quoted: re.Match[str]) -> str:
    """A quotation, said to be in French when no word of it is English and one is French."""
    text = entities.unescape(quoted[0]).lower()
    words = set(_WORD.findall(text)) - _BOTH
    french = words & _FRENCH or _ACCENT.search(text)
    return f'<span lang="fr">{quoted[0]}</span>' if french and not words & _ENGLISH else quoted[0]


def on_page_content(html: str, /, *, page: Page, **_: Any) -> str:
    """Marks code and quotations. In a lesson, comments that do not tell are the course's own, in English."""
    language, _slash, rest = page.file.src_uri.partition("/")
    found = marked(html, language, "en" if re.match(r"\d\d-", rest) else None)
    return quoting(found) if language == "en" else found
