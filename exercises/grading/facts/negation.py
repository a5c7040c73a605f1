"""How many times a clause says no to one of its words: an even number says yes."""

from __future__ import annotations

from collections.abc import Iterator

from grading.facts.words import BE, DETERMINERS, Clause, Word

NE = ("ne", "n'")
NEGATIVES = frozenset(
    "pas plus jamais aucun aucune aucuns aucunes rien personne nul nulle guere nullement aucunement point ni non".split()
)
ENGLISH = frozenset("not never no cannot nobody none nothing without neither nor nowhere".split())
# Said of a verb that follows, « de », « à » or « que » between them: the deed is not done, or not to be done.
HOLDS_BACK = (
    "inutil",
    "impossib",
    "interdi",
    "dispens",
    "oubli",
    "omet",
    "omis",
    "manqu",
    "evit",
    "renonc",
    "echapp",
    "prive",
    "refus",
    "perd",
    "abst",
    "empech",
    "exempt",
    "superflu",
    "hesit",
    "reproch",
    "arret",
    "cess",
    "tard",
    "neglig",
    "defend",
    "forbid",
    "avoid",
    "forget",
    "useless",
    "unnecessary",
)
# Said of what precedes: it is not so, or serves nothing.
UNDOES = (
    "inutil",
    "impossib",
    "interdi",
    "exclu",
    "superflu",
    "irrecevab",
    "vain",
    "proscri",
    "useless",
    "unnecessary",
    "forbidden",
    "facultati",
    "optional",
    "bloque",
)
ENDS_A_NOUN = frozenset(
    "le la les l' votre vos notre nos ces vous nous elle il ils elles c' ce cela on une un your our the you we it they".split()
)
# « Envoyez sans attendre »: the verb beside it is not denied.
ADVERBIAL = frozenset("attendre tarder delai doute cesse plus hesiter hesitation".split())
NOT_A_DENIAL = ("seulement", "uniquement", "only", "just", "simplement")
COMPARES = frozenset(
    "tard tot que d'un longtemps loin simple simples vite grand rapide rapidement souvent facile clair tranquille ou a".split()
)
REACH = 7


def denials(clause: Clause, first: int, last: int) -> int:
    """How many denials bear on those words of the clause."""
    words = clause.words
    return sum(
        start <= first < end and not any(first <= one < last for one in at) for at, start, end in _operators(words)
    )


def is_denied(plain: list[str]) -> bool:
    """Whether a whole clause says no, in two words or in one."""
    in_two = any(one in NE for one in plain) and next(_negatives(plain), None) is not None
    return in_two or any(one in ENGLISH for one in plain) or any(_is_bare(plain, index) for index in range(len(plain)))


def _operators(words: tuple[Word, ...]) -> Iterator[tuple[tuple[int, ...], int, int]]:
    """Each denial: the places of its words, and the words on which it bears."""
    plain = [one.plain for one in words]
    at = next((index for index, one in enumerate(plain) if one in NE), None)
    in_two = at is not None and next(_negatives(plain), None) is not None
    if in_two and not any(one in NOT_A_DENIAL for one in plain[at : at + 6]):  # type: ignore[index]
        assert at is not None
        yield (at, *_negatives(plain)), 0, len(plain)
    for index, one in enumerate(plain):
        following = plain[index + 1] if index + 1 < len(plain) else ""
        if one == "sans":
            if following in ("que", "qu'"):
                yield (index,), index, len(plain)
            elif following in ADVERBIAL:
                yield (index,), index + 1, index + 3
            else:
                yield (index,), index + 1, _noun_ends(plain, index + 1)
        elif one in NEGATIVES and not in_two and _is_bare(plain, index):
            yield (
                (index,),
                max(0, index - 2) if one in ("pas", "plus", "jamais") else index,
                min(len(plain), index + REACH),
            )
        elif one in ENGLISH and following not in NOT_A_DENIAL and not (one == "no" and following == "later"):
            yield (index,), *((index, _verb_at(plain, index + 1)) if one in ("no", "without") else (0, len(plain)))
        elif (
            one.startswith(HOLDS_BACK)
            and one != "refus"
            and any(word in ("de", "d'", "a", "que", "qu'", "to") for word in plain[index + 1 : index + 4])
        ):
            yield (index,), index + 1, len(plain)
        if one.startswith(UNDOES) and index and any(word in BE for word in plain[max(0, index - 3) : index]):
            yield (index,), max(0, index - REACH), index


def _negatives(plain: list[str]) -> Iterator[int]:
    """The words that deny with « ne »."""
    for index, one in enumerate(plain):
        if one not in NEGATIVES:
            continue
        # « au plus tard », « une personne », « le point » deny nothing.
        before = plain[index - 1] if index else ""
        following = plain[index + 1] if index + 1 < len(plain) else ""
        # « N’attend plus que ceci » waits.
        if one == "plus" and following in ("que", "qu'"):
            continue
        if one == "plus" and before in ("au", "le", "la", "les", "de", "d'", "bien", "non"):
            continue
        if one in ("personne", "point", "pas") and before in (
            "une",
            "la",
            "cette",
            "chaque",
            "toute",
            "le",
            "un",
            "meme",
            "quelle",
        ):
            continue
        yield index


def _is_bare(plain: list[str], index: int) -> bool:
    """Whether a word denies by itself, without « ne »: « pas de marche », « aucun recours »."""
    one, following = plain[index], plain[index + 1] if index + 1 < len(plain) else ""
    if index not in set(_negatives(plain)) or one in ("personne", "point", "nul"):
        return False
    if one == "plus":
        # « plus aucun guichet », « plus de numéro », « on répond plus »; never « plus tard », « plus de 8 jours ».
        after = plain[index + 2] if index + 2 < len(plain) else ""
        return following in ("aucun", "aucune", "rien", "besoin", "personne", "jamais") or (
            index == 0 and following in ("de", "d'") and not after[:1].isdigit()
        )
    if one in ("aucun", "aucune", "rien", "jamais") and index and plain[index - 1] in ("plus", "sans", "ni"):
        return False
    if one in ("jamais", "pas") and index and plain[index - 1] in ("pourquoi", "si", "plus", "sans"):
        return False
    return not (one == "non" and following in ("plus", "seulement"))


def _verb_at(plain: list[str], start: int) -> int:
    """Where the verb stands after an English “no answer”, or four words on."""
    return next((at for at in range(start, min(start + 4, len(plain))) if plain[at] in BE | {"means"}), start + 4)


def _noun_ends(plain: list[str], start: int) -> int:
    """Where what follows « sans » ends: at the article of the next noun, or who acts next."""
    index = start
    while index < len(plain) and plain[index] in DETERMINERS | {"aucun", "aucune", "nul", "nulle"}:
        index += 1
    index += 1
    while index < len(plain) and plain[index] not in ENDS_A_NOUN and plain[index] not in BE:
        index += 1
    return index
