"""The ways in that stand beside some words: in their section, their text, or the messages kept with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from guichet.core.memo import keyed_memo, memo
from guichet.done.forms.form import Asked, is_screen
from guichet.done.offered.channels import FOR_ELSE, PHONE_NUMBER, Channel, channels_in, channels_near
from guichet.done.words import speaks_of
from guichet.reading.texts import Document, Prose
from guichet.told.saying import by_group

_SMALL = 12
"""Messages of a file that one page shows together."""
_ONE_BY_ONE = re.compile(r"(?:^|[/_.-])(?:sms|texts?[_-]messages?|textos?|notifications?|push)(?=[/_.-])", re.I)
"""Files of messages that reach people each on its own day: none is read beside another."""
_SPOKEN = re.compile(
    r"\b(?:par téléphone|au téléphone|appelez|téléphonez|restez en ligne|un conseiller va vous répondre|by (?:tele)?phone|call (?:us|on|free|0)|phone us|stay on the line|hold (?:on|the line)|press \d (?:to|for)|tapez \d pour parler"
    r"|libraries|library|bibliothèque|médiathèque|espace france services|maison france services|mairie annexe|(?:déplac|vien|vient|pass|visit|aid|reç)\w*[^.;!?\n]{0,40} (?:chez vous|à domicile)|(?:come|comes|visit|visits|help|helps)\b[^.;!?\n]{0,40} (?:at home|your home)|home visits?|pick up a paper|paper form|formulaire papier|freepost)\b",
    re.I,
)
"""Another door that is named without its number."""
_SHUT = re.compile(
    r"\b(?:ne|n['’])\s?\w+ (?:\w+ )?(?:plus|pas)\b|\baucun|\bpas d|\bplus d|\bplus (?:par|au)|fermé|supprim|refus|no longer|\bnot?\b|n['’]t\b|never|cannot|withdrawn|closed|without"
    r"|nous est parvenu|nous sont parvenu|avons (?:bien )?reçu|nous avez (?:envoy|adress|remis)|\byou sent\b|\bwe (?:have )?received\b",
    re.I,
)
_SENTENCE = re.compile(r"[^.!?;\n]+")


def other_doors(prose: Prose) -> frozenset[Channel]:
    """Return the ways in besides the internet that a reader of some words has before their eyes."""
    if prose.element is not None and prose.document.is_sequence and prose.kind != "voice":
        return channels_near(prose.element) | _named(prose.text)
    group = _group(prose)
    return _said_in((prose,)) if group is None else _said_in_group(group, prose.document)


@keyed_memo
def _said_in_group(group: str, document: Document) -> frozenset[Channel]:
    """The ways in of a group of messages, or of the whole, under no name."""
    return _said_in(by_group(document).get(group, ()) if group else document.said)


def doors_to_do_it(prose: Prose) -> frozenset[Channel]:
    """Return the ways in beside some words, without a number that is only given to ask something or to sign with."""
    doors = other_doors(prose)
    if Channel.PHONE not in doors:
        return doors
    document = prose.document
    text = "\n".join(one.text for one in document.said) if document.is_sequence else prose.text
    left = _TO_ASK.sub(" ", text)
    return doors if PHONE_NUMBER.search(left) or Channel.PHONE in _named(left) else doors - {Channel.PHONE}


_NUMBER = r"\d[\d .\u00a0-]{3,16}\d"
_TO_ASK = re.compile(
    # a name, a comma and a number, at the foot of a text
    rf"(?:(?<=[.!?\n])|^)(?:(?![.!?\n])\D){{0,90}}, (?:au |tél\.? ?:? ?)?{_NUMBER}\W*(?=\n|$)"
    # what is only to know more
    rf"|\b(?:[Ii]nfos?|[Ii]nformations?|[Rr]enseignements?|[Qq]uestions?|[Ee]nquiries|[Qq]ueries)\b[^.!?;\n]{{0,40}}?{_NUMBER}"
    rf"|\b[Qq]uestions?\b[^.!?\n]{{0,80}}\?[^.!?\n]{{0,40}}?{_NUMBER}"
    rf"|(?:(?<=[.!?\n])|^)[^.!?\n]{{0,80}}\b(?:à (?:votre|ton) écoute|à (?:votre|ta) disposition|(?:vous )?(?:renseign\w+|expliqu\w+|détaill\w+|précis\w+)|pour (?:savoir|connaître|comprendre)|(?:if you want|want|wish|like) to (?:check|know|ask|find out|understand)|to (?:check|ask|find out))\b[^.!?\n]{{0,80}}?{_NUMBER}"
    rf"|(?:(?<=[.!?\n])|^)[^.!?\n]{{0,80}}{_NUMBER}[^.!?\n]{{0,30}}\b(?:if you (?:want|wish|would like) to (?:check|know|ask|find out|understand)|pour (?:savoir|connaître|comprendre))[^.!?\n]{{0,80}}"
)
"""A number that is given to ask something, or with a name at the foot of a text: nobody says that one can do by it what is asked for."""


def _said_in(beside: Sequence[Prose]) -> frozenset[Channel]:
    text = FOR_ELSE.sub(" ", "\n".join(one.text for one in beside))
    return channels_in(text) | _named(text)


def doors_after_greeting(prose: Prose) -> frozenset[Channel]:
    """Return the ways in that a letter gives once it has greeted its reader: the number of its head is that of the office."""
    blocks = prose.document.said
    first = next((at for at, one in enumerate(blocks) if _GREETING.match(one.plain)), 0)
    return _said_in(blocks[first:])


_GREETING = re.compile(r"(?:madame|monsieur|mesdames|ch[eè]re?s?|bonjour|dear|hello)\b")


def own_doors(prose: Prose) -> frozenset[Channel]:
    """Return the ways in that some words give themselves, or that the block before or after them gives on a page."""
    document = prose.document
    own = [prose]
    if document.is_sequence and prose.kind != "voice" and 0 <= prose.index < len(document.blocks):
        own = document.blocks[max(prose.index - 1, 0) : prose.index + 2]
    return _said_in(own)


def only_online(field: Asked) -> bool:
    """Whether a field says by which door a request came, and offers none but screens."""
    named = speaks_of(field.name, "ways.channels") or speaks_of(field.name, "ways.sources")
    offered = field.offered or ()
    return named and bool(offered) and all(map(is_screen, offered))  # fmt: skip


def _named(text: str) -> frozenset[Channel]:
    for sentence in _SENTENCE.findall(text):
        if _SPOKEN.search(sentence) and not _SHUT.search(sentence):
            return frozenset({Channel.PHONE})
    return frozenset()


def _group(prose: Prose) -> str | None:
    """The group of messages that is read with one, "" for all those of its file; None for one that is read alone."""
    document = prose.document
    is_alone = is_received_alone(document)
    if document.is_sequence or (len(document.blocks) + len(document.unsettled) <= _SMALL and not is_alone):
        return ""
    return (prose.key.rpartition(".")[0] or None) if not is_alone else None


@memo
def is_received_alone(document: Document) -> bool:
    """Whether each message of a file reaches people on its own day: it is called so, or each is signed at its head."""
    if document.is_sequence:
        return False
    if _ONE_BY_ONE.search(document.path) or _SENT_ONE_BY_ONE.search(document.about):
        return True
    signed = Counter(match[1] for one in document.said if (match := _SIGNED.match(one.text)))
    most = max(signed.values(), default=0)
    return most >= _SIGNATURES and most * 2 > len(document.blocks) + len(document.unsettled)


_SENT_ONE_BY_ONE = re.compile(r"\b(?:sms|text messages?|textos?|push notifications?|notifications? push)\b", re.I)
_SIGNED = re.compile(r"([A-ZÀ-Ý0-9][^.:;!?,]{2,40}?) ?: \S")
"""Who sends a short message, before its first words."""
_SIGNATURES = 3
