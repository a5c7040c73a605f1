"""Words that make people ashamed: they stop asking."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.texts.document import Document, Found
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.earnest import is_hearsay
from guichet.told.ideas import told
from guichet.told.language.word_lists import pattern
from guichet.told.legal import is_decision, is_terms
from guichet.told.saying import is_others, meant

BLAMES = Text(
    fr="« {found} » fait la leçon ou accuse : des personnes qui ont droit à une aide y renoncent. Dites ce qui manque et comment l’envoyer.",
    en='"{found}" lectures or accuses: people who are entitled to help give up. Say what is missing and how to send it.',
)
_LACKS_FR = (
    r"[^.!?\n]{0,60}?\b(?:incompl\w+|manqu\w+|pas|jamais|en retard|erroné\w*|illisibles?|absente?s?|hors délai)\b"
)
_LACKS_EN = r"[^.!?\n]{0,60}?\b(?:incomplete|missing|not|late|wrong|illegible|unreadable|overdue)\b"
_FRENCH = re.compile(
    r"\bvous avez (?:encore |une nouvelle fois |de nouveau |une fois de plus )?(?:omis|négligé|oublié (?:une fois de plus|à nouveau)|manqué à|failli à)\b|\bvous avez (?:encore(?: une fois)?|une nouvelle fois|de nouveau|à nouveau|une fois de plus) oublié\b|\bvous (?:auriez|aviez) dû\b(?! (?:recevoir|obtenir|avoir|être)\b)|\b(?:encore une fois|une fois de plus),? vous\b"
    rf"|\b(?:encore une fois|une fois de plus|une nouvelle fois), (?:votre|vos|il) {_LACKS_FR}|\bsoyez (?:donc |enfin )?plus (?:attenti(?:f|ve)|rigoureu(?:x|se)|sérieu(?:x|se)|soigneu(?:x|se))s?\b"
    r"|\bvous n'avez (?:toujours pas(?! (?:reçu|obtenu|été|eu de)\b)|pas daigné|pas jugé (?:utile|bon|nécessaire|opportun)|pas (?:pris|eu) (?:la peine|soin|la politesse|la courtoisie)|pas cru (?:bon|utile))\b|\bmalgré nos (?:nombreu(?:x|ses)|multiples|différents?) (?:rappels|relances|courriers|demandes)\b"
    r"|\bvotre (?:propre |seule )?(?:négligence|paresse|légèreté|désinvolture|laisser-aller|mauvaise foi|manque de (?:sérieux|rigueur)|inaction|étourderie|insouciance|comportement fautif|carence)\b|\bpar votre faute\b|\bde votre seul fait\b"
    r"|\b(?:(?:les|des|aux?|ces|de)|(?:vous êtes|comme|pour) une?) (?:fraudeu(?:rs?|ses?)|assistés|profiteu(?:rs|ses)|tricheu(?:rs|ses)|cas soc(?:iaux)?|mauvais payeurs|faux chômeurs)\b"
    r"|\bil vous suffisait (?:de|d')|\bvous vous obstinez\b|\bvous prétendez\b(?! (?:à|au|aux)\b)|\bsoi-disant\b"
)
_ENGLISH = re.compile(
    r"\byou(?: have| had)? (?:once again |yet again |again |repeatedly |also )?(?:failed to|neglected to|not bothered to)\b|\byou (?:did not|didn't|could not be|couldn't be) bother(?:ed)?\b|\byou have (?:once|yet) again forgotten\b|\byou have forgotten (?:once |yet )?again\b|\byou (?:should|ought to) have (?:known|read|told|sent|informed|done)\b"
    rf"|\b(?:once|yet) again,? your {_LACKS_EN}"
    r"|\b(?:once|yet) again,? you (?:have|did|failed|are)\b|\byou still have not\b(?! (?:received|heard|had|got|gotten|been)\b)|\bdespite (?:our )?(?:repeated|numerous|several|many) (?:reminders|requests|letters)\b"
    r"|\byour (?:own |sheer |continued )?(?:negligence|carelessness|laziness|sloppiness|thoughtlessness|bad faith|failure to|lack of (?:care|effort)|misconduct)\b|\bthrough your own fault\b|\byou (?:did not|didn't|have not|haven't) (?:even )?(?:take|taken) the trouble\b"
    r"|\b(?:benefit|welfare) (?:cheats?|scroungers?|fraudsters?)\b|\bscroungers?\b|\bfraudsters\b|(?<!who )\byou claim to\b|\bso-called\b"
)
_NOT_READER = re.compile(
    r"\b(?:protég\w+|attention aux?|méfiez-vous|arnaqu\w+|usurp\w+|phishing|hameçonnage|protect|beware|scam|impersonat\w+|spam|a fraudster (?:filed|fil\w+|has|had|tried|may|might|is|submitted|used))\b"
)
_OURS = re.compile(
    r"\b(?:à cause de nous|par notre faute|(?:c'est|est) (?:de )?notre (?:faute|erreur)|notre lettre (?:n'était|manquait)|nous (?:avons|n'avons|l'avons) (?:mal|pas (?:assez|bien)) |because of us|our (?:fault|mistake)|(?:is|was) on us\b|down to us\b|we (?:did not|didn't) (?:make|explain|say))"
)
"""Whose fault it is, when the service says that it is its own."""
_AS_THEY_LIKE = re.compile(r"\b(?:si vous le (?:souhaitez|voulez)|if you (?:wish|like|want)(?: to)?)\b")
"""What leaves it to the reader: nobody is blamed for it."""
_STATES = re.compile(r"(?:vous|you)\b")
"""How a statement begins, which a question mark turns into a case: « Vous vous êtes trompé de case ? »"""
_TO_PROVE = re.compile(
    r"\b(?:(?:de|doit|devons|doivent|pour|à|pouvoir) (?:prouver|établir|démontrer)|si (?:nous prouvons|l'on prouve|on prouve)|(?:to|must|has to|have to) (?:prove|show)|(?:if|unless) we (?:can )?(?:prove|show)) (?:que|that) ?$"
    r"|\b(?:principe|presume|assume) (?:que|that) ?$"
)
"""Before an accusation, what makes it one that the service would have to prove."""
_FORGIVEN = re.compile(
    r"\b(?:sans (?:payer |risquer |avoir à payer )?(?:d'|de |aucune )?(?:amende|pénalité|sanction)s?|droit (?:à l'erreur|de vous tromper)|cela arrive|ça arrive|c'est fréquent|tout le monde (?:peut|se)|(?:no|without (?:a|any)) (?:fine|penalty|sanction)|will not (?:pay a fine|be (?:fined|penalised))|it happens|anyone can)\b"
)
"""That a mistake costs nothing: it is told as a right."""
_SECRET = re.compile(
    r"\b(?:saisi|entré|tapé|entered|typed)\b[^.!?;]{0,30}\b(?:codes?|clés?|mots? de passe|identifiants?|captcha|keys?|passwords?|passcodes?|pin)\b"
)
"""A secret that was typed and does not fit: a fact, and the reason of a lock."""


@prose_rule(
    name="shaming-wording",
    code="W9213",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.SERIOUS,
    title=Text(fr="Mots qui font honte", en="Words that shame"),
    harms=Text(fr="Les personnes déjà jugées ailleurs. La honte fait renoncer à des droits.", en="People who are already judged elsewhere. Shame makes people give up their rights."),
    instead=Text(fr="« Il manque votre attestation. Envoyez-la avant le 3 mai 2027. »", en='"Your certificate is missing. Send it before 3 May 2027."'),
    wrong_when=Text(fr="Le texte met en garde contre des escrocs, ou cite la loi.", en="The text warns against crooks, or quotes the law."),
    refs=("iso-24495", "services-publics-plus"),
    lesson="05-plain-language/03-delays-and-threats",
    bad=(
        Bad('<p lang="fr">Nous avons prouvé que vous avez menti sur l’été.</p>', BLAMES, at="vous avez menti"),
        Bad('<p lang="fr">Vous avez mal compris : notre lettre de l’été était claire.</p>', BLAMES, at="Vous avez mal compris"),
        Bad('{"été": "Si vous n’avez rien à cacher, joignez vos relevés."}\n', BLAMES, at="Si vous n’avez rien à cacher", path="locales/fr.json"),
        Bad('<p lang="fr">Bonjour, vous avez omis de joindre votre attestation.</p>', BLAMES, at="vous avez omis"),
        Bad('<p lang="fr">Ce contrôle vise les <b>fraudeurs</b> de l’été.</p>', BLAMES, at="les <b>fraudeurs"),
        Bad('<p lang="en">You have failed to send the form to the café.</p>', BLAMES, at="You have failed to"),
        Bad("Madame,\n\nMalgré nos nombreuses relances, votre dossier est vide, même à l’été.\n", BLAMES, at="Malgré nos nombreuses relances", path="relance.txt"),
        Bad('<p lang="fr">Vous avez encore oublié de signer le reçu.</p>', BLAMES, at="Vous avez encore oublié"),
        Bad('<p lang="fr">Vous n’avez pas pris la peine de répondre à notre lettre.</p>', BLAMES, at="Vous n’avez pas pris la peine"),
        Bad('<p lang="fr">Vous avez caché une partie de vos revenus de l’été.</p>', BLAMES, at="Vous avez caché"),
        Bad('ERREURS = {"date": "Vous avez mal rempli la date du café. Recommencez."}\n', BLAMES, at="Vous avez mal rempli", path="service/messages.py"),
        Bad('{"upload": {"failed": "Your form was not sent, café or not, because of a user error."}}\n', BLAMES, at="user error", path="app/i18n/en.json"),
        Bad('<p lang="fr">Une fois de plus, votre dossier est incomplet : il y manque le reçu.</p>', BLAMES, at="Une fois de plus, votre dossier est incomplet"),
    ),
    good=(
        Good('<p lang="en">We will send the café voucher. You should have it by Friday, and you should have £20 left.</p>'),
        Good('{"été": "Lisez attentivement les conditions ci-dessous avant de continuer."}\n', path="locales/fr.json"),
        Good('<h1 lang="fr">Vous vous êtes trompé de case cet été ?</h1><p lang="fr">Corrigez-la ici.</p>'),
        Good('<p lang="fr">Vous vous êtes trompé de mois, juillet pour l’été ? Vous avez mal rempli la date ? Corrigez sans amende.</p>'),
        Good('<p lang="fr">C’est à nous de prouver que vous avez menti sur l’été.</p>'),
        Good('<p lang="fr">Vous avez mal compris à cause de nous : notre lettre de l’été n’était pas claire.</p>'),
        Good('{"été": "Vous n’avez rien à vous reprocher : l’erreur vient de nous."}\n', path="locales/fr.json"),
        Good('<p lang="fr">Il manque votre attestation. Envoyez-la avant le 3 mai 2027.</p>'),
        Good('<p lang="fr">Attention aux fraudeurs : nous ne demandons jamais votre code. La direction assistée est en panne.</p>'),
        Good('<p lang="en">The payment failed. You have three days to send the café form.</p>'),
        Good('<p lang="fr">Vous avez oublié votre code ? Envoyez le formulaire une fois de plus. Une nouvelle fois, votre carte est acceptée à l’entrée.</p>'),
        Good('<p lang="fr">Cela ne veut pas dire que vous avez fraudé : l’erreur vient peut-être de l’école.</p>'),
        Good("class ReglageInvalide(RuntimeError):\n    pass\n\n\ndef lire(port):\n    raise ValueError('Saisie illégale : vous avez mal rempli le port à l’été')\n", path="service/reglages.py"),
        Good('<p lang="fr">Vous avez mentionné ne pas avoir reçu la lettre de l’été.</p>'),
        Good('<p lang="fr">On lit « vous avez omis » dans trop de lettres.</p>'),
    ),
)  # fmt: skip
def shaming_wording(document: Document) -> Iterator[Hit]:
    """Report accusing words addressed to the reader, outside law and warnings against crooks."""
    if is_decision(document) or is_terms(document):
        return
    for lang, own in (("fr", _FRENCH), ("en", _ENGLISH)):
        said: set[tuple[int, int]] = set()
        accuses, faults = (pattern("plain_language/blame.toml", f"{lang}.{key}") for key in ("accuses", "faults"))
        wrongs = (one for one in meant(document, faults, lang, denied=True) if not _is_no_blame(one))
        blamed = (*(one for one in meant(document, accuses, lang) if not _is_only_a_case(one)), *wrongs)
        shamed = (
            *told(document, lang, "shame", supposed=True, named=True),
            *told(document, lang, "shame_asked", supposed=True, asked=True),
        )
        found_own = (one for one in document.find(own, lang) if not is_others(one))
        for found in (*found_own, *blamed, *shamed):
            place = (found.prose.index, found.prose.sentence_at(found.start)[0])
            if place not in said and not (_is_said_of_others(found) or _is_asked_back(found)):
                said.add(place)
                yield Hit(found.span, BLAMES, {"found": found.text})


_ASKED_BACK = re.compile(
    r"^\W{0,3}(?:êtes-vous|es-tu) (?:\w+ )?(?:sûre?s?|certaine?s?)(?:\(e\)|·e)? (?:de|que vous) (?:vouloir|voulez|souhaitez) |^\W{0,3}are you (?:\w+ )?(?:sure|certain) (?:that )?you (?:want|wish|would like) to "
)


def _is_asked_back(found: Found) -> bool:
    """Whether the page asks once more for what the reader has just pressed: nobody doubts them."""
    return _ASKED_BACK.match(found.sentence) is not None and found.sentence.rstrip().endswith("?")


def _is_no_blame(found: Found) -> bool:
    """Whether a mistake is the reason of a lock, a case that the page is about, or one that costs nothing."""
    return bool(_SECRET.search(found.sentence) or _is_only_a_case(found) or found.prose.holds(_FORGIVEN))


def _is_only_a_case(found: Found) -> bool:
    """Whether a statement is turned into a question: the page asks whether it is the reader's case."""
    start, end = found.prose.sentence_at(found.start)
    return found.prose.plain[start:end].rstrip().endswith("?") and _STATES.match(found.text.lower()) is not None


def _is_to_be_proved(found: Found) -> bool:
    """Whether the fault is one that the service would first have to prove."""
    start, _ = found.prose.sentence_at(found.start)
    return _TO_PROVE.search(found.prose.plain[start : found.start]) is not None


_TIMED_OUT = re.compile(
    r"\b(?:too long|trop de temps|trop longtemps)\b[^.;!?]{0,50}\b(?:password|sign[ -]?in|log ?in|session|link|page|mot de passe|connexion|connecter|lien)\b"
)
"""A page that gave up waiting: it says so of a machine's time, which nobody is late for."""


def _is_said_of_others(found: Found) -> bool:
    """Whether the fault is somebody else's, or nobody's: swindlers', the service's own, the reader's free choice."""
    sentence = found.sentence
    if _is_to_be_proved(found) or is_hearsay(found.prose.plain[: found.end]):
        return True
    if _TIMED_OUT.search(sentence):
        return True
    return bool(_NOT_READER.search(sentence) or _AS_THEY_LIKE.search(sentence) or found.prose.holds(_OURS))
