"""Where a text speaks to the person who reads it, so that a word they do not know, or an order to nobody, stops them."""

from __future__ import annotations

import re
from collections import Counter

from guichet.core.memo import memo
from guichet.core.words import any_of
from guichet.reading.texts.document import FIELD, Document, Prose
from guichet.reading.texts.speech import is_named_so
from guichet.told.addressee import Addressee, addressee_of
from guichet.told.letter import is_sent

_SPEAKS = {
    "fr": re.compile(
        rf"\b(?:{any_of('people.fr.reader')})\b|(?:^|[.!?:;,] )\W{{0,3}}(?!assez\b|chez\b|nez\b|rez\b)(?:[^\W\d_]{{2,}}ez|faites|dites|merci de)\b"
    ),
    "en": re.compile(
        rf"\b(?:{any_of('people.en.reader')})\b|(?:^|[.!?:;] )\W{{0,3}}(?:please|send|fill|call|come|bring|pay|sign|write|choose|complete|return|check|give|ask|contact|apply|attach|enclose|upload|print|post|phone|submit|do not|don't)\b"
    ),
}
_INFINITIVE = re.compile(
    r"^\W{0,3}(?:se |s'|vous |ne pas )?(?!(?:loyer|foyer|hiver|plaisir|avenir)s?\b)[a-zà-ÿ]{0,20}(?:[^i]er|[fdc]ier|ir|dre|ettre|aître|être) "
)
"""A condition or a step kept alone tells in the infinitive what to do: "renvoyer le formulaire"."""
_BEFORE_A_JUDGE = "probationnaires?|justiciables?|prévenue?s?|ppsmj"
_OTHER = re.compile(
    rf"\b(?:ce|cet|cette|ces|le|la|les|du|des|au|aux|l'|the|this|these) ?(?:{any_of('people.fr.served', 'people.en.served')}|{_BEFORE_A_JUDGE}|porteu(?:r|se)s? de projets?|porteurs?(?! d))\b"
    rf"|\b(?:une?|une? ou une?|votre|vos) (?:{_BEFORE_A_JUDGE})\b"
    r"|(?<!in )\b(?:the|this) cases?\b(?! of)"
)
"""Whom a service is for, spoken of to somebody else."""
_NAMED_IN_CODE = re.compile(r"(?<![\w%{(<\[.@/:-])[a-z]{2,30}(?:_[a-z]{1,30}){1,4}(?![\w})>\].@/-])")
"""A name that only code bears, and that no message is filled in with: "community_id"."""
NAMES = frozenset({"title", "heading", "button", "label", "attribute", "placeholder"})
"""What names a thing: nobody is told anything by it."""
_LEAST = 8
"""Spaces from which an infinitive opens a step, and no label."""


def is_for_people(document: Document) -> bool:
    """Whether a text is for those whom a service is for, or who help them: none whose trade it is."""
    return addressee_of(document)[0] in (Addressee.PERSON, Addressee.HELPER)


def speaks_to_reader(prose: Prose) -> bool:
    """Whether a block says "you", gives an order, or is a step told in the infinitive."""
    plain = prose.plain
    found = _SPEAKS.get(prose.lang)
    if found is not None and prose.holds(found):
        return True
    is_step = prose.lang == "fr" and not prose.document.is_sequence and plain.count(" ") >= _LEAST
    return is_step and _INFINITIVE.match(plain) is not None


def is_kept_among_the_told(prose: Prose) -> bool:
    """Whether a block speaks to the reader, or is kept among others that do: a page, a letter, a table of messages."""
    if speaks_to_reader(prose):
        return True
    tables = _speaking(prose.document)
    return tables[_table_of(prose)] >= _SEVERAL


@memo
def _speaking(document: Document) -> Counter[str]:
    """How many blocks of each table speak to the reader; a text, and a file of messages, are one."""
    return Counter(_table_of(one) for one in document.said if speaks_to_reader(one))


def _table_of(prose: Prose) -> str:
    """The table of code that keeps a message; a module that is named after its words is one."""
    path = prose.path
    if not path.endswith(_CODE) or is_named_so(path.rpartition("/")[2].partition(".")[0]):
        return ""
    table, dot, _ = prose.key.partition(".")
    return table if dot else f"{path} {prose.key}"


_CODE = (".py", ".js", ".ts", ".jsx", ".tsx", ".mjs", ".php", ".rb", ".vue", ".svelte")


_SEVERAL = 2
"""Blocks that say "you", from which the others are for the same reader."""


def stops_somebody(prose: Prose, *, at_work: bool = False) -> bool:
    """Whether what is hard in a block stops a person whom it speaks to, those who come for their trade too when `at_work`.

    A field of a model is seen by those inside first.
    """
    if prose.kind == FIELD or not (
        is_for_people(prose.document) or (at_work and addressee_of(prose.document)[0].is_public)
    ):
        return False
    is_told = speaks_to_reader(prose) or (is_sent(prose.document) and prose.kind not in NAMES)
    return is_told and not speaks_of_served(prose)


def meets_somebody(prose: Prose) -> bool:
    """Whether a block is a sentence that those whom a service is for come across, spoken to or not: no label, no name.

    A page for them that speaks of "the applicant" speaks of its reader; a message kept apart that does is an agent's.
    """
    if prose.kind == FIELD or prose.kind in NAMES or not is_for_people(prose.document):
        return False
    if prose.document.is_sequence:
        return prose.kind != "cell" or _is_sentence(prose)
    return _is_sentence(prose) and not speaks_of_served(prose)


def _is_sentence(prose: Prose) -> bool:
    """Whether a message that stands alone is more than the name of a field, of a column or of a button."""
    text = prose.text.rstrip('»”")’ ')
    return text.endswith((".", "!", "?", "…", ":")) or text.count(" ") >= _LEAST


def speaks_of_served(prose: Prose) -> bool:
    """Whether a block speaks of those whom a service is for to somebody else, an agent, a partner, or of code to whoever writes it."""
    return prose.holds(_OTHER) or prose.holds(_NAMED_IN_CODE)


def names_served(plain: str) -> bool:
    """Whether words, in plain form, name those whom a service is for to somebody else."""
    return _OTHER.search(plain) is not None


def tells_somebody(prose: Prose) -> bool:
    """Whether a block is a sentence for those whom a service is for, even where it says neither "you" nor what to do."""
    if prose.kind == FIELD or prose.kind in NAMES or not is_for_people(prose.document):
        return False
    return not speaks_of_served(prose)
