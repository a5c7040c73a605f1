"""The form of one word given to another: « octroyez » and « donner » give « donnez », "utilising" and "use" give "using".

Only regular forms and a short list of irregular verbs: what is not known is None, never a guess.
"""

from __future__ import annotations

_ENDINGS = ("eraient", "eriez", "erions", "erait", "erais", "erons", "erez", "erai", "eras", "era", "aient", "ions", "iez",
            "ait", "ais", "ant", "ées", "és", "ée", "é", "ent", "ons", "ez", "er", "es", "e")  # fmt: skip
_IRREGULAR = {
    "faire": {"er": "faire", "ez": "faites", "ons": "faisons", "ent": "font", "ant": "faisant", "é": "fait", "ée": "faite",
              "és": "faits", "ées": "faites", "era": "fera", "erons": "ferons", "erez": "ferez"},
    "avoir": {"er": "avoir", "ez": "avez", "ons": "avons", "ent": "ont", "ant": "ayant"},
    "dire": {"er": "dire", "ez": "dites", "ons": "disons", "ent": "disent", "ant": "disant", "é": "dit", "ée": "dite",
             "és": "dits", "ées": "dites"},
    "rendre": {"er": "rendre", "ez": "rendez", "ons": "rendons", "ent": "rendent", "ant": "rendant", "é": "rendu",
               "ée": "rendue", "és": "rendus", "ées": "rendues"},
    "descendre": {"er": "descendre", "ez": "descendez", "ons": "descendons"},
}  # fmt: skip
_AGREE = ("é", "i", "u", "t", "e", "l")
_ENGLISH_PAST = {"pay": "paid", "send": "sent", "get": "got", "say": "said", "tell": "told", "buy": "bought", "keep": "kept",
                 "find": "found", "hold": "held", "make": "made", "read": "read"}  # fmt: skip
_UNSURE_PAST = frozenset({"give", "begin", "choose", "show", "speed", "sign", "switch", "live"})
_SMALL = frozenset({"de", "du", "à", "en", "qui", "d’utiliser", "for", "of", "to"})


def conjugated(plain: str, base: str, written: str, lang: str) -> str | None:
    """Return a plain phrase whose first word takes the form that a word as written has of its base form."""
    return _french(plain, base, written) if lang == "fr" else _english(plain, base, written)


def _french(plain: str, base: str, written: str) -> str | None:
    verb, space, rest = plain.partition(" ")
    if not base.endswith("er"):
        return agreed(plain, base, written)
    stems = {base[:-2], base[:-2].replace("é", "è")}
    if base.endswith("yer"):
        stems.add(f"{base[:-3]}i")
    ending = next(
        (one for one in _ENDINGS if written.endswith(one) and written[: -len(one)].removesuffix("e") in stems), None
    )
    if ending is None:
        return None
    if verb in _IRREGULAR:
        form = _IRREGULAR[verb].get(ending)
    elif verb.endswith("er") and not verb.endswith(("yer", "ger", "cer", "eler", "eter")):
        form = verb[:-2] + ending
    else:
        form = verb if ending == "er" else None
    return None if form is None else f"{form}{space}{rest}"


def agreed(plain: str, base: str, written: str) -> str | None:
    """Return a plain phrase whose first word takes the gender and number that a word as written has of its base form."""
    if written == base:
        return None if base.endswith(("s", "x")) and plain.split()[0].endswith(_AGREE) else plain
    suffix = written.removeprefix(base)
    word, space, rest = plain.partition(" ")
    if suffix not in ("e", "s", "es") or not written.startswith(base):
        return None
    if word == "qui":
        return plain if suffix == "e" else None
    if word in ("avec", "sans", "pour", "sur", "en"):
        return plain
    if not word.endswith(_AGREE):
        return None
    if word.endswith("e"):
        suffix = suffix.replace("e", "")
    return f"{word}{suffix}{space}{rest}"


def pluralised(plain: str, lang: str) -> str:
    """Return a noun and its adjectives in the plural, up to the first preposition."""
    words = plain.split()
    end = next((number for number, word in enumerate(words) if word in _SMALL), len(words))
    if lang == "en":
        head = [*words[: end - 1], f"{words[end - 1]}s"]
    else:
        head = [word if word.endswith(("s", "x")) else f"{word}s" for word in words[:end]]
    return " ".join([*head, *words[end:]])


def _english(plain: str, base: str, written: str) -> str | None:
    verb, space, rest = plain.partition(" ")
    if verb in ("is", "be") or not base.isalpha():
        return None
    stem = base.removesuffix("e")
    if not written.startswith(stem):
        return None
    suffix = written.removeprefix(base) or ""
    if written == base:
        form: str | None = verb
    elif written.endswith("ing"):
        form = f"{verb.removesuffix('e')}ing" if verb not in ("get", "begin") else f"{verb}{verb[-1]}ing"
    elif suffix in ("s", "es"):
        form = f"{verb}es" if verb.endswith(("s", "x", "ch", "sh")) else f"{verb}s"
        form = form if not verb.endswith("y") or verb[-2] in "aeo" else f"{verb[:-1]}ies"
    elif written.endswith("ed"):
        form = _past(verb)
    else:
        form = None
    return None if form is None else f"{form}{space}{rest}"


def _past(verb: str) -> str | None:
    if verb in _UNSURE_PAST:
        return None
    if verb in _ENGLISH_PAST:
        return _ENGLISH_PAST[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeo":
        return f"{verb[:-1]}ied"
    return f"{verb}ed"
