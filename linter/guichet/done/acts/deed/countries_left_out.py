"""Lists of countries from which a program takes some away: people who were born there, or come from there, have no true answer to give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of

_KEPT = re.compile(
    r"(?<![\w$])(?:const |let |var |static |readonly |final )*\$?(?P<name>[A-Za-z_]\w{2,60})\s*(?::\s*[^=\n]{1,40})?\s*(?:=|=>)\s*(?:new )?(?:frozenset|set|tuple|list|Set(?:\.of|\.new)?|List\.of|setOf|listOf|array|%w)?\s*[(\[{]{1,3}\s*(?P<codes>(?:['\"]?[A-Z]{2}['\"]?[\s,]{1,12}){1,60}['\"]?[A-Z]{2}['\"]?)\s*,?\s*[)\]}]"
)
"""A list of codes of countries that a file keeps under a name."""
_CODE = re.compile(r"[A-Z]{2}")
_FAR = 40
_TAKEN = (
    r"(?:unset|delete|del|pop|remove|except|forget|array_diff\w*|exclude|reject|subtract|minus|difference|omit|without)\b[^\n]{{0,80}}\b{name}\b"
    r"|(?:\bnot in\b|!|\bunless\b|!in\b|<>|not_in)[^\n]{{0,60}}\b{name}\b|\b{name}\b[^\n]{{0,30}}(?:\bas\b|\beach\b|\bforEach\b)[^\n]{{0,40}}(?:\n[^\n]{{0,80}})?(?:unset|delete|pop|remove)|-=?\s?(?:self\.|self::|this\.)?{name}\b"
    r"|\bif\b[^\n]{{0,80}}\b(?:in|in_array|includes?\??|contains|has)\b[^\n]{{0,60}}\b{name}\b[^\n]{{0,10}}\n?\s{{0,20}}(?:continue|next|return (?:false|False|null|None)\b)|\b{name}\b[^\n]{{0,10}}\.(?:includes?\??|contains|has)\([^\n]{{0,40}}\n?\s{{0,20}}(?:continue|next\b|return false)"
)
"""How a list is taken away from another, in any language; also `.filter((one) => !LIST.includes(one.code))`."""


def countries_left_out(whole: Whole) -> Iterator[FromDeed]:
    """Yield the list of countries that a file takes away from those among which people choose; it is asked about."""
    if not whole.place.is_public or not speaks_of(apart(whole.text[:20_000]), "residence.countries"):
        return
    for kept in _KEPT.finditer(whole.text):
        name = kept["name"]
        if not speaks_of(apart(name), "residence.left_out") or not _is_of_countries(kept, whole):
            continue
        if re.search(_TAKEN.format(name=re.escape(name)), whole.text):
            codes = " ".join(_CODE.findall(kept["codes"]))
            span = Span(whole.start + kept.start("codes"), whole.start + kept.end("codes"))
            yield FromDeed(
                Kind.REFUSE, whole.path, span, whole.place, what=What.COUNTRIES_LEFT, shown=codes[:_FAR], certain=False
            )
            return


def _is_of_countries(kept: re.Match[str], whole: Whole) -> bool:
    """Whether a list is of countries that people choose among, by its name, its file or what stands beside it."""
    around = whole.text[max(0, kept.start() - 300) : kept.end() + 900]
    return speaks_of(apart(f"{whole.path} {kept['name']}"), "residence.countries") or (
        speaks_of(apart(around), "residence.countries") and speaks_of(apart(around), "residence.chosen_among")
    )
