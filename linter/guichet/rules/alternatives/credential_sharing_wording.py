"""A sentence that asks people to hand over their password."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.texts import Document, Prose
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.asked_much import secrets_asked

SHARE = Text(
    fr="« {words} » : un mot de passe donné ne se reprend pas. Proposez un mandat à la place.",
    en='"{words}": a password given away cannot be taken back. Offer a mandate instead.',
)

SENT = Text(
    fr="« {words} » : un secret envoyé sert ensuite à qui le lit, et la personne prend l’habitude de le donner à qui le demande. Ne le demandez jamais.",
    en='"{words}": a secret that is sent then serves whoever reads it, and people learn to give it to whoever asks. Never ask for it.',
)

_SECRET = r"(?:identifiants?|mots? de passe|codes? (?:d[’']accès|personnels?|secrets?))"
_SHARE = re.compile(
    rf"\b((?:donnez|communiquez|transmettez|confiez|fournissez|remettez|apportez|partagez|indiquez|laissez|donner|communiquer|confier|transmettre)(?:-(?:lui|leur|nous))?\s+(?:\S+\s+){{0,3}}?(?:vos|votre|ses|son|leurs?)\s+{_SECRET}[^.!?]{{0,80}}"
    r"|(?:donnez|communiquez|transmettez|confiez|indiquez|envoyez)-nous\s+(?:le|les)\s+(?:identifiants?|mots? de passe|codes?)\s+(?:de|d[’']accès à|d[’']accès de)\s+(?:votre|vos)\s[^.!?]{0,60}"
    r"|(?:give|share|send|tell|provide|bring|hand)\s+(?:\S+\s+){0,4}?(?:your|their)\s+(?:\w+\s+){0,2}?(?:password|login|log-in details|credentials|username and password)[^.!?]{0,60})",
    re.I,
)
_AS_ANOTHER = re.compile(
    rf"\b(?:connectez-vous|identifiez-vous|utilisez|entrez|saisissez|tapez|sign in|log in|use|enter|type)\s+(?:(?:avec|with|using|as them with)\s+)?(?:ses|son|leurs?|his|her|their)\s+(?:\w+ ){{0,2}}?(?:{_SECRET}|(?:password|login|log-in details))[^.!?]{{0,60}}",
    re.I,
)
_ANOTHER = re.compile(
    r"à (?:la|sa|leur) place|d[’']un proche|un parent âgé|(?:pour|au nom d)[’' ](?:une? (?:autre|proche|parente?|amie?|voisine?)|lui|elle|quelqu[’']un)|personne (?:que vous )?aidée?|on (?:their|his|her|someone(?: else)?['’]?s?|somebody(?: else)?['’]?s?) behalf|for (?:someone|somebody)(?: else)?|a (?:relative|friend|neighbour)|the person you (?:help|care for)",
    re.I,
)
"""That somebody acts for another, who is not there."""
_TO = re.compile(
    r"conseill|aidant|agent|travailleu|assistante? social|médiat|bénévole|accompagnant|proche|tiers|accueil|advis[eo]r|helper|worker|caseworker|officer|staff|volunteer|à votre place|on your behalf|for you",
    re.I,
)
_HIM = re.compile(
    r"^\w+-(?:lui|leur|nous)\b[^.!?]*\b(?:passe|codes?|identifiants?)\b|^(?:give|send|tell|provide) us\b", re.I
)
"""A secret given to whom the sentence before has named, or to the service that writes."""
_WARNED = re.compile(r"(?:\bne\b|\bn[’']|jamais|\bpas\b|never|don[’']t|do not|not to|aucun|sans)[^.!?]{0,40}$", re.I)


def _in_block(prose: Prose) -> Iterator[Hit]:
    lowered = prose.text.lower()
    if not (
        "identifiant" in lowered
        or "passe" in lowered
        or "code" in lowered
        or "password" in lowered
        or "login" in lowered
    ):
        return
    for match in prose.words.places(_SHARE):
        words = prose.text[match.start(1) : match.end(1)].strip()
        if (_TO.search(words) or _HIM.search(words)) and not _WARNED.search(prose.text[: match.start()]):
            yield Hit(prose.span(match.start(1), match.start(1) + len(words)), SHARE, {"words": words})
    for match in prose.words.places(_AS_ANOTHER):
        start, end = prose.sentence_at(match.start())
        if _ANOTHER.search(prose.text[start:end]) and not _WARNED.search(prose.text[: match.start()]):
            yield Hit(prose.span(*match.span()), SHARE, {"words": match[0].strip()})


@prose_rule(
    name="credential-sharing-wording",
    code="W9523",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Invitation à donner son mot de passe", en="Invitation to hand over a password"),
    harms=Text(
        fr="La personne aidée, qui perd la maîtrise de son compte ; l’aidante ou l’aidant, mis en faute.",
        en="The person being helped, who loses control of their account; the helper, put in the wrong.",
    ),
    instead=Text(
        fr="Proposez un mandat écrit, avec une durée et un journal, ou un compte d’aidant.",
        en="Offer a written mandate, with a duration and a log, or a helper's account.",
    ),
    wrong_when=Text(
        fr="La phrase met en garde, ou cite un mauvais exemple.",
        en="The sentence is a warning, or quotes a bad example.",
    ),
    refs=("cnil-social-workers",),
    lesson="07-identity/03-helpers",
    bad=(
        Bad("<p lang=\"fr\">Donnez vos identifiants à votre conseiller.</p>", SHARE, at="Donnez vos identifiants à votre conseiller"),
        Bad("<li lang=\"fr\">Confiez votre mot de passe à l’agent d’accueil</li>", SHARE, at="Confiez votre mot de passe à l’agent d’accueil"),
        Bad("<p lang=\"fr\">Un bénévole vous aide : transmettez-lui votre identifiant et votre mot de passe.</p>", SHARE, at="transmettez-lui votre identifiant et votre mot de passe"),
        Bad("<p lang=\"en\">Share your password with your advisor.</p>", SHARE, at="Share your password with your advisor"),
        Bad('<p lang="fr">Donnez-nous le mot de passe de votre messagerie cet été.</p>', SHARE, at="Donnez-nous le mot de passe de votre messagerie cet été"),
        Bad('<p lang="en">Please send us your online banking password, café.</p>', SHARE, at="send us your online banking password, café"),
        Bad('<html lang="fr"><p>Pour faire la démarche à la place d’un proche (été), connectez-vous avec son identifiant et son mot de passe, puis suivez les étapes.</p></html>\n', SHARE, at='connectez-vous avec son identifiant et son mot de passe, puis suivez les étapes', path='content/proche.html'),
    ),
    good=(
        Good("<p lang=\"fr\">Ne donnez jamais vos identifiants à votre conseiller.</p>"),
        Good("<p lang=\"fr\">Ne lui transmettez pas votre mot de passe. Transmettez-lui vos papiers.</p>"),
        Good("<p lang=\"fr\">Communiquez votre adresse à votre conseillère.</p>"),
        Good("<p lang=\"en\">Never share your password with an advisor.</p>"),
        Good('<html lang="en"><p>Each agent must sign in with their password (café).</p><p>Never log in with their password on someone else’s behalf.</p></html>\n', path='content/agents.html'),
    ),
)  # fmt: skip
def credential_sharing_wording(document: Document) -> Iterator[Hit]:
    """Report an order to give one's secret to a helper; a warning is let be."""
    known: set[int] = set()
    for prose in document.said:
        for hit in _in_block(prose):
            known.add(id(prose))
            yield hit
    for found in (one for lang in ("fr", "en") for one in secrets_asked(document, lang)):
        if id(found.prose) not in known:
            yield Hit(found.span, SENT, {"words": found.text})
