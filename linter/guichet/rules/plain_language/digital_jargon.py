"""Words of computing that the public of a service may not know."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.texts.document import FIELD, Document, Found
from guichet.rulebook.norms import HARMS_READING
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.addressee import TO_READER
from guichet.told.explained import is_explained, is_title
from guichet.told.fitting import advice, said
from guichet.told.keyed import is_a_copy
from guichet.told.legal import is_terms
from guichet.told.phrases import phrase_list
from guichet.told.readers import is_for_people, meets_somebody, speaks_of_served, stops_somebody

UNKNOWN = Text(
    fr="« {found} » est un mot d’informatique : tout le monde ne sait pas quel geste il demande. {advice}.",
    en='"{found}" is a word of computing: not everyone knows what gesture it asks for. {advice}.',
)


_ENTRY = re.compile(
    r"\W*(?:(?:gestion|gérer|paramètres?|politique|préférences|manage|policy|settings|preferences|cookies?|traceurs?|trackers?|autres|et|and|de|des|les|vos|mes|the|your|about|à propos)\W*)+"
)
"""An entry that every site has, in the words of the law: it names a page, and only a sentence tells of it."""


_UNDER_WAY = re.compile(r"\W{0,3}(?:[a-z]+ing|[^\W\d]+(?:ment|tion)|[^\W\d]+ en cours)\b[^.!?…]{0,80}(?:…|\.\.\.)$")
"""What a machine is doing meanwhile: it asks for no gesture."""
_CONTROL = 2
"""Words of the name of a button or of its picture, from which nothing is told."""


def _asks_nothing(found: Found) -> bool:
    """Whether the words are said while a machine works, or are the name of a picture: no gesture is asked by them."""
    prose = found.prose
    is_name = prose.kind == "attribute" and prose.plain.count(" ") < _CONTROL
    return is_name or _is_done(found) or _UNDER_WAY.match(prose.plain.strip()) is not None


def _is_done(found: Found) -> bool:
    """Whether a participle only tells what was done, and by what: "authenticated by the bank on 3 May"."""
    plain = found.prose.plain
    if not plain.endswith(_PARTICIPLES, found.start, found.end) or TO_READER.search(found.sentence):
        return False
    is_owed = _OWED.search(plain, max(0, found.start - _NEAR), found.start)
    return is_owed is None and _BY.match(plain, found.end) is not None


_PARTICIPLES = ("ed", "é", "ée", "és", "ées")
_BY = re.compile(r" (?:by|via|with|through|on|par|avec|le|au moyen)\b")
_OWED = re.compile(r"\b(?:must|should|to|shall|doi\w+|devr\w+|à) (?:be|être) $")
_NEAR = 20
"""Letters before a participle in which it is something to do."""


def _is_in_address(found: Found) -> bool:
    """Whether the words are a part of an address of the web."""
    before = found.prose.plain[: found.start].rpartition(" ")[2]
    return "/" in before or "@" in before


def _is_a_name(found: Found) -> bool:
    return _ENTRY.fullmatch(found.prose.plain) is not None


def _is_on_a_page(found: Found) -> bool:
    """Whether the words name a thing on a page that people see: the name of a field in code or in a catalogue may be shown to nobody."""
    prose = found.prose
    return prose.document.is_sequence and prose.kind != FIELD and not speaks_of_served(prose)


@prose_rule(
    name="digital-jargon",
    code="W9214",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.MINOR,
    title=Text(fr="Mot d’informatique", en="Word of computing"),
    harms=HARMS_READING,
    instead=Text(fr="Décrivez le geste : « prenez le papier en photo, puis touchez Envoyer ».", en='Describe the gesture: "take a photo of the paper, then touch Send".'),
    wrong_when=Text(fr="L’écran est réservé à des personnes du métier.", en="The screen is for people of the trade."),
    refs=("iso-24495", "services-publics-plus"),
    lesson="05-plain-language/02-jargon",
    bad=(
        Bad('<p lang="fr">Téléversez votre attestation avant le 3 mai.</p>', UNKNOWN, at="Téléversez", review=True),
        Bad('<p lang="fr">Ouvrez le <strong>menu burger</strong>, puis l’écran « Aide ».</p>', UNKNOWN, at="menu burger", review=True),
        Bad('<button lang="en" title="Clear your cache before the café closes">Ok</button>', UNKNOWN, at="Clear your cache", review=True),
        Bad('<h2 lang="fr">Les cookies de l’été</h2><p lang="fr">Vous pouvez tous les refuser avant de lire la page.</p>', UNKNOWN, at="cookies", review=True),
        Bad('<p lang="fr">Glissez ici, ou uploadez la copie de l’été.</p>', UNKNOWN, at="uploadez", review=True),
    ),
    good=(
        Good('<p lang="en">We ask for a multi-factor authentication method (such as a text message or a key) at the café.</p>'),
        Good('<p lang="fr">Envoyez une photo de votre attestation avant le 3 mai.</p>'),
        Good('<p lang="fr">Un cookie (petit fichier qui garde vos choix) est déposé. Tapez <code>login</code>.</p>'),
        Good({"templates/admin/dossier.html": '<p lang="fr">Téléversez la pièce, puis videz votre cache.</p>'}),
        Good('<h2 lang="fr">Les cookies de l’été</h2><p lang="fr">Un cookie est un petit fichier que le site garde pour vous.</p>'),
        Good('<p lang="fr">Certains écrivent « téléverser » pour « envoyer ».</p>'),
    ),
)  # fmt: skip
def digital_jargon(document: Document) -> Iterator[Hit]:
    """Ask a person about each word of the list, once per file, outside the screens of staff."""
    if is_terms(document) or not is_for_people(document):
        return
    told: set[str] = set()
    for lang in ("fr", "en"):
        for phrase, found in phrase_list("plain_language/digital_jargon.toml", lang, (lang,)).find(document, lang):
            if phrase.key in told or is_title(found) or _is_in_address(found) or _is_a_name(found):
                continue
            if is_a_copy(found.prose) or _asks_nothing(found):
                continue
            if not (stops_somebody(found.prose) or meets_somebody(found.prose) or _is_on_a_page(found)):
                continue
            explained = is_explained(found)
            if not explained or document.is_sequence:
                told.add(phrase.key)
            if not explained:
                facts = {"found": said(found), "advice": advice(phrase, found, lang)}
                yield Hit(found.span, UNKNOWN, facts, Certainty.REVIEW, once=phrase.key)
