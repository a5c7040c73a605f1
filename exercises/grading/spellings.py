"""Texts that careless code takes for others: an accent less, wide digits, another script, signs that HTML or a template reads."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from grading.text import Text

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
BLANKS = (" ", "  ", "\t", "\n", "\u00a0", "\u202f", "\u200b", "\ufeff", "\u00ad", "\u2060", "\u3000")
"""What looks empty: spaces of each kind, and signs that nobody sees."""
SPACES = tuple(one for one in BLANKS if one.isspace())
LONG = 1000
"""Signs of a text of which a part may be forgotten."""
PASTED = ("\u00a0", "\u202f", "\u2009", "\t", "\u3000")
"""Spaces that come with what is pasted, and that look like any other."""
SCRIPTS = (
    "جلس الجار القديم تحت شجرة التين", "老邻居坐在无花果树下，等着雨停，手里拿着一封信", "Старый сосед сидел под липой и ждал",
    "ο γείτονας κάθισε κάτω από τη συκιά", "पुराना पड़ोसी पेड़ के नीचे बैठा था", "🌳🐦 🚲🌧️ 🏠🕯️ 🐈🧵 🍞🔑",
)  # fmt: skip
"""Sentences of which one letter in ten at most is of the Latin script."""
MEANT = "<b>gras</b> & \"double\" 'simple' {{ 7 * 7 }} {% if oui %} {# non #} &amp; &lt; ${x} %s {0} | safe \\1"
"""Signs that HTML, a template or a format reads, and that people may well write."""


def shorter_than(limit: int) -> list[str]:
    """Texts that are shorter by a sign or more, in several scripts: whoever counts bytes finds them long enough."""
    return ["x" * (limit - 1), *("".join(one.split())[: limit - 1] for one in SCRIPTS)]


def respelt(text: str) -> Iterator[tuple[Text, str]]:
    """The text in other spellings, each different from it sign by sign, and what became of it."""
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(one for one in apart if not unicodedata.combining(one))
    turned = str.maketrans({"’": "'", "'": "’"})
    others = str.maketrans("éèêàâîôûùç", "èéëâàïöùûć")
    for what, other in (
        (Text(fr="sans ses accents", en="without its accents"), bare),
        (Text(fr="avec d’autres accents", en="with other accents"), text.translate(others)),
        (Text(fr="les accents à part (NFD)", en="its accents apart (NFD)"), apart),
        (Text(fr="les accents joints (NFC)", en="its accents joined (NFC)"), unicodedata.normalize("NFC", text)),
        (Text(fr="avec un accent de plus", en="with one more accent"), bare.replace("e", "é", 1)),
        (Text(fr="l’autre apostrophe", en="the other apostrophe"), text.translate(turned)),
        (Text(fr="un autre tiret", en="another hyphen"), text.replace("-", "\u2011")),
        (Text(fr="une autre espace", en="another space"), text.replace(" ", "\u00a0")),
        (Text(fr="une espace de plus", en="one more space"), text.replace(" ", "  ", 1)),
        (Text(fr="sans espaces", en="without spaces"), text.replace(" ", "")),
        (Text(fr="en signes larges", en="in wide signs"), text.translate(WIDE)),
    ):
        if other != text:
            yield what, other


def of_same_size(text: str) -> str:
    """Another text of the very same signs: its words from the last to the first, or its signs where it is one word."""
    turned = " ".join(reversed(text.split(" ")))
    return turned if turned != text else text[::-1]


def long_ones(text: str) -> tuple[str, str]:
    """Two long texts that differ by their last sign alone."""
    long = (text * (LONG // len(text) + 1))[:LONG]
    return f"{long}1", f"{long}2"


def alike(first: str, second: str) -> bool:
    """Whether two codes differ by few characters, as numbers that follow each other do."""
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) <= 3
