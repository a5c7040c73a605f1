"""Who does what a clause says: the person who reads, the service, a machine, others, nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum

from grading.facts.words import CLITICS, Clause, is_order


class Party(Enum):
    """Somebody in a sentence."""

    READER = "reader"
    SERVICE = "service"
    MACHINE = "machine"
    OTHERS = "others"
    NOBODY = "nobody"
    UNSAID = "unsaid"


PRONOUNS = {
    "vous": Party.READER,
    "you": Party.READER,
    "nous": Party.SERVICE,
    "we": Party.SERVICE,
    "on": Party.SERVICE,
    "je": Party.SERVICE,
    "j'": Party.SERVICE,
    "personne": Party.NOBODY,
    "nobody": Party.NOBODY,
}
SAME = frozenset("il elle ils elles lui celui-ci celle-ci it they he she".split())
PREPOSITIONS = frozenset("a au aux de d' du des chez avec en dans sur vers devant sous to of for with from at".split())
# By these one asks the reader to act: « nous vous demandons d’envoyer », « merci de », « il faut », « à envoyer ».
ASKS = re.compile(
    r"\b(?:(?:nous|on) vous (?:demand|pri|invit|recommand|conseill|rappel|laiss|propos)\w*|merci|veuillez|priere"
    r"|il (?:vous |nous |ne )?(?:faut|faudra|manque|reste|suffit|suffira)|we ask you|please)\b"
)


def who(clause: Clause, first: int, names: Mapping[str, Party], before: Party) -> Party:
    """Who acts in the clause at that word; `before` is who acted last, for a pronoun that stands for them."""
    plain = [one.plain for one in clause.words]
    if agent := _agent(plain, first, names):
        return agent
    opened = 1 if clause.opener and len(plain) > 1 else 0
    if ASKS.search(" ".join(plain[: first + 1])):
        return Party.READER
    if clause.opener in ("qui", "who"):
        return before
    if plain[opened] in SAME:
        # « Si vous voulez, elle vous reçoit »: never the person to whom the text says “vous”; « il » may be nobody.
        return Party.UNSAID if before is Party.READER and plain[opened] not in ("il", "it") else before
    for index in range(min(first, len(plain) - 1), -1, -1):
        if found := _acts(plain, index, names):
            return found
    # « Un agent lit, puis décide », « vous avez huit jours pour nous répondre »: who acted goes on.
    if clause.opener in ("et", "puis", "and", "then", "ou") or is_purpose(plain):
        return before
    return Party.UNSAID


def is_purpose(plain: Sequence[str]) -> bool:
    """Whether a clause says what somebody does something for: « pour nous écrire », and not « pour que », « pour la ville »."""
    verb = next((one for one in plain[1:] if one not in CLITICS), "")
    return plain[:1] == ["pour"] and verb.endswith(("er", "ir", "re", "oir"))


def named_last(clause: Clause, names: Mapping[str, Party]) -> Party | None:
    """The last party that a clause names, whatever it does there: what « qui » stands for."""
    plain = [one.plain for one in clause.words]
    return next((found for index in range(len(plain) - 1, -1, -1) if (found := _named(plain, index, names))), None)


def _acts(plain: Sequence[str], index: int, names: Mapping[str, Party]) -> Party | None:
    """Who acts by that word: a pronoun, a verb that orders, a noun that no preposition governs."""
    word = plain[index]
    if word in PRONOUNS and not (index and plain[index - 1] in PREPOSITIONS):
        if word == "personne" and not any(one in ("ne", "n'") for one in plain):
            return Party.READER if {"chaque", "toute"} & {*plain[:index]} else Party.SERVICE
        return PRONOUNS[word] if word not in ("nous", "vous") or is_subject(plain, index) else None
    if word == "-vous" and not (index and is_order(plain[index - 1]) and plain[index - 1].startswith("rend")):
        return Party.READER
    if word == "-nous" and index and not is_order(plain[index - 1]):
        return Party.SERVICE
    if is_order(word) and not any(one in ("vous", "you") for one in plain[max(0, index - 4) : index]):
        return Party.READER
    named = _named(plain, index, names)
    return named if named and not any(one in PREPOSITIONS for one in plain[max(0, index - 2) : index]) else None


def is_subject(plain: Sequence[str], index: int) -> bool:
    """Whether « nous », « vous » act: the next word but for pronouns is a verb of that person."""
    ending = "ons" if plain[index] == "nous" else "ez"
    rest = next((one for one in plain[index + 1 : index + 6] if one not in CLITICS), "")
    return rest.endswith(ending) or rest in ("etes", "faites", "dites", "sommes", "meme", "meme,", "seul", "seule")


def _named(plain: Sequence[str], index: int, names: Mapping[str, Party]) -> Party | None:
    word = plain[index]
    for name, party in names.items():
        if word.startswith(name[:-1]) if name.endswith("*") else word == name:
            return party
    return None


def _agent(plain: Sequence[str], first: int, names: Mapping[str, Party]) -> Party | None:
    """Who is named after « par »: « lu par un agent »."""
    for index in range(first, min(first + 6, len(plain))):
        if plain[index] in ("par", "by"):
            for place in range(index + 1, min(index + 4, len(plain))):
                if named := _named(plain, place, names):
                    return named
    return None
