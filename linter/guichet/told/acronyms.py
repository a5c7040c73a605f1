"""Acronyms of a document: where each first stands, and whether its long form is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from guichet.core.keeping.tables import table
from guichet.core.memo import memo
from guichet.reading.language.words import plain
from guichet.reading.texts.document import Document, Found
from guichet.told.explained import is_told_of
from guichet.told.readers import speaks_to_reader
from guichet.told.saying import is_note

_ACRONYM = re.compile(
    r"(?<![\w/@#&.\-_'=])(?<![’](?=[^\w]))(?:(?<=[dlLDsSnNqQ]['’]))?[A-ZÉÈÀÇÔÎ](?:[A-ZÉÈÀÇÔÎ0-9]|&(?=[A-Z])|(?<=[A-Z])-(?=\d)){1,6}s?(?![\w@/\-_=]|[.'’](?=\w)|\()"
)
_CAPITALS = re.compile(r"[A-ZÉÈÀÇÔÎ]{2,}")
_CODE = re.compile(r"[A-Z]{1,2}-?\d+[A-Z]?")
_POSTAL = re.compile(r" \d{5}(?!\d)")
_NORM = re.compile(r"(?:RFC|ISO|IETF|IEC|EN|NF|BCP)[ -]?\d{2,5}\b")
"""A text of a body of standards, which is looked for under its number."""
_NUMBER = re.compile(r"\d-\d+ $")
"""What stands before the letters of a file number ("2018-765 DC")."""
_FORMAT = re.compile(r"\b(?:YYYY|AAAA|DD|JJ|HH|MM|SS)[^\w.!?]{0,3}$")
"""Before the letters of a date format ("HH:MM [TZ]")."""
_SHORT_FOR = re.compile(r" (?:pour|for|=) (?![^\W\d_]+(?:er|ir|re)\b)([^\W\d_]+)")
_PARTS = re.compile(r"[^\W_]+")
_WORD = re.compile(r"\w+")
_OPENING = re.compile(r"(?: [^\W\d_]+(?:-[^\W\d_]+)*){0,3} ?\(([^()]{4,160})")
_IN_FULL = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]+ (?:(?:of|for|the|and|de|du|des|et) )*[A-ZÀ-Ý][a-zà-ÿ]+")
"""A name of several words in brackets, even where it spells the letters of another language."""
_IN_PLAIN = re.compile(
    r"(?:l['’]|(?:la|le|les|une?|des|ce|cette|celle|celui|the|an?|your|those|people) )(?!(?:\S+ ){1,3}(?:est|sont|sera|is|are|will)\b)\S+(?: \S+){2,}",
    re.I,
)
"""What it is, in plain words: « la CNIL (l’autorité qui protège les données) »."""
_NEIGHBOUR = re.compile(
    r"(?:^|[\s(])(?:[A-ZÀ-Ý]['’])?[A-ZÉÈÀÇÔÎ][A-ZÉÈÀÇÔÎ'’-]{3,} ?$|^ ?(?:[A-ZÀ-Ý]['’])?[A-ZÉÈÀÇÔÎ]{4,}(?=$|[\s,.;:!?)])"
)
_BESIDE_CAPITALS = re.compile(r" ([A-Z]{2,4})\b(?!['’-])")
"""What makes of a word in capitals the first half of a name: "REAL ID"."""
_NOUN = re.compile(
    r"(?:^|[\s(’'])(?:[lLdD]['’]|(?:[lL][ae]|[lL]es|[uU]ne?|[dD]es?|[dD]u|[aA]ux?|[eE]n|[vV]otre|[vV]os|[nN]otre|[nN]os|[sS]on|[sS]a|[sS]es|leurs?|[cC]e|[cC]et|[cC]ette|[cC]es|[cC]haque|[tT]he|[aA]n?|[yY]our|[oO]ur|[tT]heir|[hH]is|[hH]er|[eE]ach|[eE]very|[tT]his) )$"
)
"""Before letters that name a body or a thing as a noun does; a brand, a button, a name or a code stands without."""
_BESIDE = re.compile(
    r"(?:^|[\s(’'])(?!sur |statut |bouton |onglet |rubrique |menu |on |click |press |select )[a-zà-ÿ-]{3,} $"
)
"""Before letters that say which one ("le numéro INE")."""
_SPELLED = 3
_NEARBY = 1000
"""Letters from which initials side by side are no chance."""
_RECORD = 60
"""Blocks up to which a file of data is one record, read together."""
_NAMED = 3
"""Words before a parenthesis that say what the acronym in it is about."""
_APPOSITION = re.compile(r"(?: \d[\d.]*)?, (?:the|an?|l['’]|la|le|une?|[A-Z]\w+['’]s) ?(?:[^\W\d_][^\s,.;]*[ ,.;)]){3}")
_LONG_FORM = re.compile(
    r"(?: \d[\d.]*)? ?(?:\(|, |: |= |— |– |, c[’']est|, soit |, or |, ou |, which | means | signifie | veut dire)"
)
_SMALL = frozenset("de du des la le les l d et à au aux en pour the of and for to in on a an".split())


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    data = table("told/acronyms.toml")
    return frozenset(data["known"].split()), frozenset(data["words"].split())


def is_known(word: str) -> bool:
    """Whether a word in capitals is an acronym that nearly everyone knows."""
    return word in _lists()[0]


def _initials(text: str) -> list[str]:
    """Return the initials of the words of a text, little words left out."""
    return [word[0] for word in plain(text).split() if word not in _SMALL]


def spells(acronym: str, long_form: str) -> bool:
    """Whether the letters of an acronym can be read in a long form: in order, its first among the initials."""
    letters = plain(acronym).replace(" ", "").rstrip("s")
    initials = _initials(long_form)
    if not letters or letters[0] not in initials:
        return False
    text = plain(long_form).replace(" ", "")
    at = -1
    for letter in letters:
        if letter.isdigit():
            continue
        at = text.find(letter, at + 1)
        if at < 0:
            return False
    return len(initials) >= 2


def _shortens(acronym: str, word: str) -> bool:
    """Whether letters shorten one word: they stand in it in order, the first one first ("SM" of "small")."""
    return bool(re.match(".*".join(plain(acronym).replace(" ", "")), plain(word)))


def _is_explained(found: Found, acronym: str) -> bool:
    text = found.prose.text
    if _is_named_beside(text, acronym) or _is_spelled_before(found, acronym) or is_told_of(text, acronym):
        return True
    before, after = text[max(0, found.start - 160) : found.start], text[found.end : found.end + 170]
    if before.endswith("("):
        named = before[:-1].rpartition(". ")[2]
        if spells(acronym, named) or len(named.split()) > _NAMED:
            return True
    if _APPOSITION.match(after):
        return True
    opening = _OPENING.match(after)
    if opening and (
        spells(acronym, opening[1])
        or _IN_FULL.search(opening[1])
        or _IN_PLAIN.match(opening[1])
        or _names_it(acronym, opening[1])
    ):
        return True
    short = _SHORT_FOR.match(after)
    if short and _shortens(acronym, short[1]):
        return True
    introduced = _LONG_FORM.match(after)
    if introduced and spells(acronym, after[introduced.end() :]):
        return True
    return bool(re.search(r"[,:—–(] ?(?:l[ea]s? |l['’])?$", before)) and spells(acronym, before.rpartition(". ")[2])


_NAME_IN_BRACKETS = re.compile(
    r"[^\W\d_]{4,}(?: (?:d['’])?[^\W\d_]+){0,2} (?:d['’]|de |du |des |of |for |pour |to )\S*(?: \S+)*"
)
"""A noun and what it is of, and no sentence."""


def _names_it(acronym: str, words: str) -> bool:
    """Whether words in brackets name what letters stand for with other words than theirs, from the same first letter."""
    return plain(words)[:1] == plain(acronym)[:1] and _NAME_IN_BRACKETS.fullmatch(words) is not None


PROPER = re.compile(
    r"[A-ZÀ-Ý][a-zà-ÿ]+(?:[ '’-](?:(?:de|du|des|of|the|and|et|for|l|d|la|le) ?['’]?)*[A-ZÀ-Ý][a-zà-ÿ]+){1,7}"
)
"""A name of several words: « Chambre de Commerce et d’Industrie »."""


def _is_named_beside(text: str, acronym: str) -> bool:
    """Whether a proper name of the same block has the acronym's letters for initials ("[HL] … House of Lords")."""
    return acronym in _named_in(text)


@lru_cache(maxsize=8)
def _named_in(text: str) -> frozenset[str]:
    """Return the initials of the proper names of a block, with and without those of their little words ("DOJ")."""
    names = [name[0] for name in PROPER.finditer(text)]
    whole = (plain("".join(word[0] for word in plain(name).split())).upper() for name in names)
    # "California Department of Justice" is as well the Department of Justice.
    tails = (one[at:] for one in whole for at in range(max(len(one) - _SPELLED, 0) + 1))
    return frozenset([*map(_capitals, names), *tails])


def _capitals(name: str) -> str:
    """Return the capitals of a proper name without their accents, as acronyms are written: "Livret d’Épargne Populaire"."""
    return plain("".join(re.findall(r"[A-ZÀ-Ý]", name))).upper().replace(" ", "")


def _is_spelled_before(found: Found, acronym: str) -> bool:
    """Whether words of this sentence or of the one before, side by side, have the acronym's letters for initials."""
    letters = plain(acronym).replace(" ", "")
    if len(letters) < _SPELLED:
        return False
    prose = found.prose
    start, _ = prose.sentence_at(found.start)
    before = prose.text[prose.sentence_at(start - 2)[0] if start else 0 : found.start]
    blocks = prose.document.blocks
    if not start and prose.document.is_sequence and 0 < prose.index < len(blocks) and blocks[prose.index] is prose:
        above = blocks[prose.index - 1]
        before = f"{above.text[above.sentences[-1][0] :]} {before}"
    return letters in "".join(_initials(before[-_NEARBY:]))


def _is_spelled_in(document: Document, acronym: str) -> bool:
    """Whether the file spells the letters somewhere in it: a heading, another message of one record, a proper name of the page."""
    letters = plain(acronym).replace(" ", "")
    if len(letters) < _SPELLED:
        return False
    if document.is_sequence:
        is_spelled = len(letters) > _SPELLED and any(letters in said for said in _initials_said(document))
        return is_spelled or any(acronym in _named_in(block.text) for block in document.said)
    return len(document.blocks) <= _RECORD and any(letters in said for said in _initials_said(document))


@memo
def _initials_said(document: Document) -> list[str]:
    """Return the initials of the words of each block."""
    return ["".join(_initials(block.text)) for block in document.said]


def _is_shouted(found: Found) -> bool:
    """Whether the capitals are those of a title, a shout or a name of two words: a neighbour is in capitals too."""
    text = found.prose.text
    start, end = found.prose.sentence_at(found.start)
    if " " in text[start:end] and text[start:end].isupper():
        return True
    before, after = text[max(0, found.start - 30) : found.start], text[found.end : found.end + 30]
    beside = _BESIDE_CAPITALS.match(after)
    if beside and is_known(beside[1]):
        return True
    return bool(_NEIGHBOUR.search(before) or _NEIGHBOUR.match(after))


class Use(NamedTuple):
    """How a document uses an acronym: its place, whether it is explained somewhere, whether it stops who is spoken to."""

    acronym: str
    found: Found
    explained: bool
    is_noun: bool


def acronyms(document: Document, more: frozenset[str] = frozenset()) -> Iterator[Use]:
    """Yield the best place of each acronym that is not known to all and names a body or a thing: a noun, else beside one."""
    best: dict[str, Found] = {}
    explained: set[str] = {one.upper() for one in document.explained}
    for acronym, found in unknown(document, more):
        if acronym not in explained and (_is_explained(found, acronym) or _is_spelled_in(document, acronym)):
            explained.add(acronym)
        if _stands(found) and not _is_shouted(found) and _is_ours(found):
            held = best.setdefault(acronym, found)
            if _weight(found) > _weight(held):
                best[acronym] = found
    for acronym, found in best.items():
        yield Use(acronym, found, acronym in explained, _stands(found) == _AS_NOUN)


def unknown(document: Document, more: frozenset[str] = frozenset()) -> Iterator[tuple[str, Found]]:
    """Yield each place of each acronym that is neither known to all nor the name of the file."""
    known, words = _lists()
    own_name = {part.upper() for part in _PARTS.findall(document.path)}
    for found in document.find_written(_ACRONYM, quotations=True):
        acronym = found.text.removesuffix("s") if len(_CAPITALS.sub("", found.text)) else found.text
        is_listed = acronym.partition("-")[0] in known or acronym in words or acronym in more or acronym in own_name
        if not (is_listed or _CODE.fullmatch(acronym)):
            yield acronym, found


_AS_NOUN = 2


def _stands(found: Found) -> int:
    """How an acronym stands in its sentence: 2 as a noun, 1 beside one, 0 as a name, a brand or the word of a button."""
    before = found.prose.text[max(0, found.start - 30) : found.start]
    if _NOUN.search(before):
        return _AS_NOUN
    return 1 if _BESIDE.search(before) else 0


def _weight(found: Found) -> int:
    return _stands(found) + 2 * speaks_to_reader(found.prose)


def _is_ours(found: Found) -> bool:
    """Whether the place is running text: not a quotation, a placeholder, or a word written small elsewhere."""
    prose = found.prose
    return (
        prose.kind != "placeholder"
        and prose.plain[found.start].isalpha()
        and not is_word(found)
        and not is_note(found)
        and not _is_numbering(found)
    )


def _is_numbering(found: Found) -> bool:
    """Whether it is part of a postal sorting code ("TSA 10001"), of a standard's, of a file number or of a date format."""
    text = found.prose.text
    if _NORM.match(text, found.start):
        return True
    before = text[max(0, found.start - 16) : found.start]
    return bool(_POSTAL.match(text, found.end) or _NUMBER.search(before) or _FORMAT.search(before))


def is_word(found: Found) -> bool:
    """Whether it is an ordinary word that insists: it bears an accent, or the document writes it small elsewhere."""
    if len(found.text) > 4 and not found.text.isascii():
        return True
    small = found.text.lower()
    if _WORD.fullmatch(small):
        return small in _words_of(found.prose.document)
    return re.search(rf"(?<!\w){re.escape(small)}(?!\w)", found.prose.document.written) is not None


@memo
def _words_of(document: Document) -> frozenset[str]:
    """Every word of a document as it is written, so that each acronym is looked for in one set, and not in the text."""
    return frozenset(_WORD.findall(document.written))
