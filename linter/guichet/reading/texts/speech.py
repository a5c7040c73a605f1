"""Which strings of code and data are words said to someone, and which are the machine's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from guichet.core.words import any_of

_ADDRESSED = re.compile(
    r"\b(?:press (?:[0-9]|star|hash|the (?:star|hash))(?!\w)|vous|votre|vos|nous|notre|nos|je|j[’']\w+|ma|mes|you|your|yours|we|our|us|i|i[’'](?:d|ll|m)|my"
    rf"|(?:le|la|les|the|each|every|tout|toute) (?:{any_of('people.fr.served', 'people.en.served')})|l[’'](?:{any_of('people.fr.served')}))\b"
    r"|(?:^|[.!?:;] )(?-i:(?!Assez|Chez|Nez|Rez)[A-ZÀ-Ý][^\W\d_]{2,}ez)\b"
    r"|^(?:non|no|oui|yes)\b,?|^(?:merci|bonjour|veuillez|madame|monsieur|please|sorry|dear|thank)\b",
    re.I,
)
_NAMED = re.compile(
    rf"{any_of('files.messages', 'files.drafts', 'files.wordings')}|erreurs?|errors?|te?xte?s?|labels?|libell[eé]s?"
    r"|formules?|recours|remed(?:y|ies)|appeals?|body|corps|subject|objet|titres?|titles?|intros?"
    r"|banners?|bandeaux?|bouton|button|cta|annonces?|announcements?|faq|r[eé]ponses?|answers?|outcomes?|decisions?|motifs?|copy|strings?|i18n|l10n|lang|locales?"
    r"|hints?|help|aides?|warnings?|avertissements?|alertes?|alerts?|steps?|etapes?|choi[cx]|choices?|popup|modal|toast",
    re.I,
)
ABOUT_WORDS = re.compile(
    r"\b(?:texts?|messages?|sms|wordings?|letters?|sentences|textes?|courriers?|lettres?|libellés?|phrases?|affichée?s?|montrée?s?|envoyée?s?|shown|displayed|sent)\b",
    re.I,
)
"""What a module that keeps words for people says of itself, at its head."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_CODE = re.compile(
    r"\b(?:select|insert|update|delete|create) [^\n]{0,200}\b(?:from|into|table|set)\b|[\w.]\(\)|\w_\w+_\w|`\w+`|://\S+$|^[\w./-]+\.\w{1,4}$|[{}]\s*;|=>|\\[dws]\b|^\s*[<@#.][\w-]+\s*[{:]",
    re.I,
)
_TECHNICAL = re.compile(
    r"\b(?:payload|openapi|endpoint|api key|json|yaml|schema|stack ?trace|null|undefined|boolean|integer|env(?:ironment)? variable|database|base de données"
    r"|traceback|runtime|config(?:uration)? file|fichier de configuration|settings\.\w+|deprecated|middleware|webhook|queryset|foreign key|serializer|callback|regexp?|rollback|roll back|runbooks?|cron(?:tab)?|le batch|batch jobs?|mise en production|sysadmins?|devops|kubernetes|postgres\w*|redis|smtp|(?-i:VACUUM|DBA|SRE|ETL|CI/CD|SLA|SLO))\b",
    re.I,
)
"""What only those who build and run a service speak of."""
_LOOKED_AT = 1000
"""Characters in which code shows itself."""
_LEAST_ADDRESSED = 3
_LEAST_NAMED = 2


_HEAD = 600
_LICENCE = re.compile(
    r"\b(?:copyright|licen[cs]e|spdx|eslint|prettier|translators?|FULL NAME|distributed under)\b", re.I
)


def said_at_head(text: str, *marks: str) -> str:
    """Return the comment at the head of a file, which says what it is and who reads it; a licence says neither."""
    lines: list[str] = []
    for line in text[:_HEAD].splitlines():
        stripped = line.strip()
        mark = next((one for one in marks if stripped.startswith(one)), None)
        if mark is None:
            if stripped or lines:
                break
            continue
        lines.append(stripped.removeprefix(mark).strip(" */#!"))
    said = "\n".join(lines)
    return "" if _LICENCE.search(said) else said


def is_named_so(name: str) -> bool:
    """Whether the name of a constant, a key or a file announces words for people."""
    return any(_NAMED.fullmatch(word) for word in re.split(r"[^a-zA-ZÀ-ÿ0-9]+|(?<=[a-z])(?=[A-Z])", name) if word)


def speaks(text: str) -> bool:
    """Whether a text, of any length, speaks to someone somewhere."""
    return _ADDRESSED.search(text) is not None


def is_said(text: str, announced: bool = False) -> bool:
    """Whether a string is said to someone: it speaks to a person, or what holds it announces words and it has some."""
    words = len(_WORD.findall(text))
    if " " not in text.strip() or _CODE.search(text, 0, _LOOKED_AT) or _TECHNICAL.search(text):
        return False
    if announced and words >= _LEAST_NAMED:
        return True
    return words >= _LEAST_ADDRESSED and _ADDRESSED.search(text) is not None


_SENTENCE = re.compile(r"^[A-ZÀ-ÖØ-Þ«“\"'¿¡]?[^\W\d_](?=.*\w).*[.!?…][»”\"')]?$", re.S)
_WHOLE_SENTENCE = 4
_MANY = 3
"""Strings of one table that speak to someone, from which its other sentences are said to the same."""


def said_among(strings: Sequence[tuple[str, str, bool]]) -> list[bool]:
    """Return which strings are said, each given with the table that keeps it ("" for none) and whether its name announces words.

    A sentence that names nobody is said when it is kept among several that speak to someone, one of a program's words too.
    """
    alone = [is_said(text, announced) for _, text, announced in strings]
    speaking = Counter(table for said, (table, text, _) in zip(alone, strings, strict=True) if said and speaks(text))
    return [
        said or (table != "" and speaking[table] >= _MANY and (is_sentence(text) or (named and _is_whole(text))))
        for said, (table, text, named) in zip(alone, strings, strict=True)
    ]


def _is_whole(text: str) -> bool:
    """Whether a string has the look of a sentence, be it in a program's words: beside what people are told, they are told it too."""
    plain = text.strip()
    is_code = _CODE.search(_NUMBERED.sub("", plain)) is not None
    return _SENTENCE.match(plain) is not None and len(_WORD.findall(plain)) >= _WHOLE_SENTENCE and not is_code


_NUMBERED = re.compile(r"\b[A-Z]{1,5}_\d{2,6}\b")
"""The number of an error."""


def is_sentence(text: str) -> bool:
    """Whether a string is a whole sentence, by its first letter, its words and its last mark."""
    return (
        _SENTENCE.match(text.strip()) is not None
        and len(_WORD.findall(text)) >= _WHOLE_SENTENCE
        and is_said(text, announced=True)
    )


_LITERAL = re.compile(
    r"(?<![\"\w])\"(?!\")[^\"\n]{8,}\"|(?<!['\w])'(?!')[^'\n]{8,}'|[=(,:]\s*[fr]?(?:\"\"\"|''')|`[^`]{12,}`"
)


def may_be_said(text: str) -> bool:
    """Whether code may hold words said to someone: a cheap test before it is parsed."""
    return any(
        match[0].endswith(('"""', "'''")) or (match[0].count(" ") > 1 and is_said(match[0][1:-1], True))
        for match in _LITERAL.finditer(text)
    )
