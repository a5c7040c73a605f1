"""What a text threatens its reader with: what will be taken, stopped or refused, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.document import Document, Found
from guichet.told.addressee import TO_READER, Addressee, addressee_of, is_spoken_to
from guichet.told.earnest import stands_in_condition
from guichet.told.ideas import names, told
from guichet.told.language.word_lists import pattern
from guichet.told.negation import is_denied_in
from guichet.told.others import tells_law
from guichet.told.readers import NAMES
from guichet.told.rights import tells_a_right
from guichet.told.saying import is_others, is_the_condition, meant, told_with
from guichet.told.subjects import runs_out

_PENALTY_FR = r"(?= (?:[^\s.]+ ){0,4}?(?:poursuites?|sanctions?|amendes?|pénalités?|peines?|refus|rejet|radiation|suspension|perte|perdre|rembours\w+|majorations?|retrait|condamnation|prison|emprisonnement|annulation|fermeture|arrêt)\b)"
"""What one is exposed to, in a threat: works are exposed as well, at the town hall."""
_PENALTY_EN = r"(?= (?:[^\s.]+ ){0,3}?(?:prosecut\w+|penalt\w+|fines?|repay|pay|imprisonment|sanctions?|eviction)\b)"
_THREAT_FR = re.compile(
    rf"\b(?:(?:s'expose(?:nt)? à|expose(?:nt)? (?:[^\s.]+ ){{0,3}}?(?:à|au|aux)|vous exposez (?:à|au|aux)){_PENALTY_FR}|passibles?|puni(?:e|s|es)? |punissables?"
    r"|(?<!risque )(?<!risques )(?<!danger )(?<!dangers )encour(?:t|ez|ent|ons|ait|aient|ir|ue?s?|ra|rez|ront|rait|raient)|sous peine de|à peine de)\b|\bpoursuites(?: judiciaires| pénales)?\b(?! d(?:'|es? (?:l'|vos |leurs )?)(?:études?|scolarité|activités?|soins|travaux|paiements?|versements?|infractions?|crimes?|délits)\b)"
    r"|\bsanctions? (?:pénales?|administratives?|financières?)\b|\b(?:pénalités?|amendes?) (?:de|sera|seront|pouvant|administrative)\b|\btoute fausse déclaration\b|\bfausses? déclarations? (?:est|sont|sera|peut|peuvent|vous|entraîne\w*)\b"
    r"|\b(?:radiation|radiée?s?|suspendues?|suspendus?|supprimée?s?) (?:immédiatement|sans préavis|d'office)|\bfaute de quoi\b|\bà défaut de (?:réponse|paiement|retour)(?! de (?:notre|la|l'|sa) ?(?:part|administration|mairie|préfecture|caisse)\b)"
    r"|\bentraînera (?:la|le|l')(?: ?\w+)? ?(?:suspension|perte|radiation|rejet|refus|fin|remboursement|arrêt)\b"
)
_THREAT_EN = re.compile(
    rf"\b(?:prosecuted|prosecution(?! service| (?:of|for) (?!you\b|those\b|anyone\b|people\b))|(?<!you can take )(?<!you may take )legal action|criminal offence|(?:a|the) penalty of|penalties (?:may|will|can)|liable to{_PENALTY_EN}|you (?:may|will|could) be fined|fines? of(?= (?:[£€$\d]|up\b))|(?<!you can take )court action|bailiffs?|false (?:declaration|statement|information)|sanctions(?! (?:list|screening|regime))|(?:will|may|could) be sanctioned"
    r"|(?:will|may) be (?:suspended|stopped|terminated|cancelled|withdrawn|refused) (?:immediately|without (?:further )?notice)|failing which)\b"
)
_OWN_LOSS = re.compile(
    r"\bperd\w+ (?:le fil|du temps|votre temps|patience|courage|l'habitude)\b|"
    r"\b(?:perd\w+|n'aurez plus|supprim\w+|effac\w+)\b[^.;!?]{0,40}\b(?:informations?|infos?|données|modifications?|saisies?|brouillons?|fichiers?|historique|contenus?)\b"
    r"|\b(?:informations?|données|modifications?|saisies?|brouillons?|fichiers?|historique|contenus?|images?|configuration|réglages?|originales?|originaux)\b[^.;!?]{0,50}\b(?:sera|seront) (?:\w+ment )?(?:perd|supprim|effac)\w+"
    r"|\b(?:information|data|changes|drafts?|files?|history|settings|images?|configuration|originals?)\b[^.;!?]{0,50}\bwill be (?:\w+ly )?(?:lost|deleted|erased)\b"
    r"|\b(?:absence de réponse|silence|sans réponse) (?:de |gardé par |vaut )(?:l'administration|l'état|la mairie|notre part|rejet)"
    r"|\b(?:lose|delete|erase)\w*\b[^.;!?]{0,40}\b(?:information|data|changes|drafts?|files?|history|progress|answers)\b"
)
_OWN = {"fr": _THREAT_FR, "en": _THREAT_EN}
_OFFERED = re.compile(
    r"\b(?:vous (?:pouvez|pourrez|avez (?:aussi )?le droit de)|il est possible de|you (?:can|may|have the right to))(?: [\w’'-]+){0,3} ?$",
    re.I,
)
_REMEDY = re.compile(
    r"(?:(?:avant de |vous (?:devez|devrez|pouvez|avez|voulez|souhaitez) (?:[\w']+ ){0,3}?)?(?:avoir )?(?:saisir|port\w+ plainte|dépos\w+ (?:\w+ )?plainte)|file a complaint|go to court)\b"
)
_OWN_STEP = re.compile(
    r"\b(?:vous (?:avez|devez|devrez|pouvez|souhaitez|voulez|constatez)|pour|afin de|avant de|you (?:have|must|may|can|want))\b[^.;:!?]*$"
)
"""What the reader does, or may: they bring the matter to a court themselves."""
_OFFERS = re.compile(r"(?:vous|you) (?:pouvez|pourrez|can|may) (?:aussi|also|always|toujours)\b", re.I)
_JUST_BEFORE = 120
"""Letters before a threat in which the reader may be offered to do it themselves."""
_ENDS = re.compile(
    r"\b(?:supprim|effac|clôtur|ferm|perd|annul|résili|propos|attribu|donn|libér|delet|eras|clos|cancel|los|offer|giv|releas)\w*"
)
_ASKS_KEY = re.compile(
    r"(?:^|[._-])(?:delet(?:e|ion)|destroy|remove|unsubscribe|close_account|cancel(?:lation)?|suppression|supprimer|desinscription|resiliation)(?=[._-]|$)(?![._-](?:notice|reminder|warning|soon|inactive))",
    re.I,
)
_ASKS = re.compile(
    r"(?:êtes-vous sûre? de vouloir )?(?:supprim|ferm|clôtur|résili|annul)er (?:mon|ma|mes|votre|vos|le|la|ce|cette)\b|(?:are you sure you want to )?(?:delete|close|cancel|remove) (?:my|your|the|this)\b"
    r"|(?:céd|laiss|donn|échang|quitt|libér|abandonn)er (?:mon|ma|mes)\b|rendre (?:mon|ma|mes)\b|renoncer à (?:mon|ma|mes)\b|(?:give up|give back|hand back|hand over|swap|release|withdraw|leave) my\b"
)
"""What a page is called, or its button, when the reader ends something themselves."""


def threats(document: Document, lang: str) -> Iterator[Found]:
    """Yield the threats of a document in one language, in reading order."""
    own = _OWN[lang]
    lists = [pattern("plain_language/threats.toml", f"{lang}.{key}") for key in ("forces", "ends")]
    found = [
        *document.find(own, lang),
        *(one for threat in lists for one in meant(document, threat, lang, supposed=True)),
    ]
    is_of_law = addressee_of(document)[0] is Addressee.PROFESSIONAL  # they read what the law asks of all in their trade
    said = [one for one in found if TO_READER.search(one.sentence) or (own.match(one.text.lower()) and not is_of_law)]
    meanings = (
        one for one in told(document, lang, "threat", supposed=True) if _is_bare(one, lang) and _is_to_reader(one)
    )
    said += told(document, lang, "menace", supposed=True)
    said = [one for one in said if is_spoken_to(one.prose) and not tells_law(one.prose)]
    real = [one for one in said if _is_real(one, lang)]
    known = {id(one.prose) for one in real}
    real += [one for one in meanings if id(one.prose) not in known and not tells_law(one.prose) and _is_real(one, lang)]
    yield from sorted(real, key=lambda one: (one.prose.index, one.start))


def _is_real(found: Found, lang: str) -> bool:
    """Whether a threat is said in earnest: not the name of a thing, denied, the case of something else, nor what the reader does."""
    start, end = found.prose.sentence_at(found.start)
    sentence, at = found.prose.plain[start:end], found.start - start
    if (
        found.prose.kind in NAMES
        or is_others(found)
        or is_the_condition(found)
        or stands_in_condition(sentence[:at], found.text.lower())
    ):
        return False
    if is_denied_in(sentence, lang, at, found.end - start):
        return False
    if _NAMED_SUM.match(found.text.lower()) and _IS_DUE.search(sentence[:at]):
        return False
    around = told_with(found)
    if (
        _OF_A_RULE.match(sentence)
        or _UNDONE.search(sentence)
        or _lasts_a_while(sentence, at)
        or _PRICE.search(sentence)
        or _is_cancelled(around)
        or runs_out(found.prose, found.start, found.end, around)
    ):
        return False
    return not (_is_own_loss(found) or _is_offered(found) or _is_asked_for(found))


_OF_A_RULE = re.compile(
    r"\W*(?:cette|la|l'|une|the|this|an?) ?(?:\w+ )?(?:mesure|obligation|interdiction|règle|disposition|measure|requirement|ban|rule|restriction)\b(?![^.;]{0,200}\b(?:vous|votre|vos|you|your)\b)"
)
"""A rule, which may be suspended or lifted: nobody loses anything by it."""
_NAMED_SUM = re.compile(r"(?:fines?|penalt(?:y|ies)) of\b|(?:amendes?|pénalités?) de\b")
_IS_DUE = re.compile(
    r"\b(?:you (?:now )?(?:have|had|got|received|were given|were sent)|this is|your|vous avez(?: reçu| eu)?|voici|ceci est|votre) (?:(?!not\b|pas\b)\w+ ){0,3}$"
)
"""Right before the name of a fine, what makes it a sum that is there already, as a bill is: nothing is held over anyone."""
_UNDONE = re.compile(
    r"\b(?:par erreur|(?:est|sont|a été|ont été) (?:levée?s?|effacée?s?)|l(?:'avons|es avons) (?:enlevée?s?|annulée?s?|effacée?s?|retirée?s?)|vous (?:garde[zr]|avez raison|aviez raison)"
    r"|(?:comme|que) vous (?:l')?(?:aviez|avez) (?:demandé|souhaité|voulu)|à votre demande|(?:parce que|puisque|car) vous nous (?:l')?avez (?:dit|signalé|écrit|demandé|appris)|(?:because|since|as) you (?:have )?(?:told|asked|wrote to) us|as you (?:have )?(?:asked|wished|requested)|at your request|you asked us to"
    r"|the less you|moins vous (?:aurez à )?pa[iy]\w+|by mistake|in error|(?:has|have|was|were|is|are)(?: been)? (?:dropped|lifted|wiped)|(?:we have|we) (?:dropped|lifted|wiped|cancelled it)|(?:give|gives|giving|gave) (?:\w+ ){0,3}back|pour (?:des|les|ces) travaux|for (?:\w+ )?(?:works|repairs?|maintenance))\b"
)
"""That it was a mistake, is over, or was asked for: no threat, or one taken back."""
_HOUR = rf"(?:\d{{1,2}} ?(?:h\d*|heures?|:\d\d|[ap]\.?m\b\.?|o'clock)|midi|noon|%[sd]|\{{\w*\}}|{OUTPUT})"
_A_WHILE = re.compile(rf"\b(?:de|entre|from|between) (?:\d{{1,2}}|{_HOUR}) (?:à|et|to|and|until|till) {_HOUR}")
_SUPPLY = re.compile(r"\b(?:eau|électricité|courant|gaz|chauffage|water|electricity|power|gas|heating)\b")
"""What comes to all the houses of a street, and is cut for all of them while something is mended."""
_IF_YOU = re.compile(r"\b(?:si|if|unless|à moins que) (?:vous|tu|you)\b")


def _lasts_a_while(sentence: str, at: int) -> bool:
    """Whether what is cut comes back at a given hour, whatever the reader does."""
    return (
        _SUPPLY.search(sentence) is not None
        and _A_WHILE.search(sentence, at) is not None
        and not _IF_YOU.search(sentence)
    )


_PRICE = re.compile(
    r"\b(?:le montant (?:total|de (?:la|votre) (?:commande|réservation))|le total de (?:la|votre) commande|the (?:total amount|order total|amount of (?:the|your) (?:order|booking)))\b"
)
"""What the reader pays for what they order: it is taken from them because they buy."""
_CANCELLED = re.compile(
    r"\b(?:amende|pénalité|majoration)s?\b[^.;!?]{0,30}? annulée?s?\b|\b(?:cancelled|dropped) (?:the|your) (?:fine|charge|penalty)|\b(?:fine|charge|penalty)\b[^.;!?]{0,40}? (?:is|was|has been) (?:cancelled|dropped|withdrawn|wiped)\b"
)
"""The same, said anywhere in a letter."""


@lru_cache(maxsize=16)
def _is_cancelled(letter: str) -> bool:
    """Whether a letter takes back a penalty: asked once of it, however many threats it holds."""
    return _CANCELLED.search(letter) is not None


def _is_bare(found: Found, lang: str) -> bool:
    """Whether nothing beside a threat says what one may do about it."""
    return not tells_a_right(told_with(found), lang)


def _is_to_reader(found: Found) -> bool:
    """Whether what is threatened is the reader's: the sentence says "you", or a short message says nothing of anybody else."""
    return TO_READER.search(found.sentence) is not None or len(found.prose.sentences) <= _SHORT


_SHORT = 2
"""Sentences of a message that one takes for oneself."""


def _is_own_loss(found: Found) -> bool:
    """Whether what is lost is what one chose to delete or what was typed, or the rule is one about the office's silence."""
    if _OWN_LOSS.search(found.sentence):
        return True
    return _THEM_LOST.search(found.sentence) is not None and _TYPED.search(found.prose.plain) is not None


_THEM_LOST = re.compile(r"\b(?:l[ea]s? perd\w+|(?:lose|losing) (?:them|it))\b")
_TYPED = re.compile(
    r"\b(?:(?:modifications?|changements?|réponses?|changes|answers) (?:[^\W\d]+ ){0,3}(?:en attente|non enregistrées?|pas (?:été )?enregistrées?|unsaved|not saved)|unsaved|brouillons?|drafts?)\b"
)
"""What somebody typed and has not sent yet, lost by leaving the page."""


def _is_offered(found: Found) -> bool:
    """Whether it is what the reader may do themselves: "vous pouvez aussi saisir le tribunal"."""
    before = found.prose.plain[max(0, found.start - _JUST_BEFORE) : found.start]
    words = found.text.lower()
    if _REMEDY.match(words) and (words.startswith(("vous", "avant")) or _OWN_STEP.search(before)):
        return True
    return (
        _OFFERS.match(found.text) is not None
        or _OFFERED.search(found.prose.text[max(0, found.start - _JUST_BEFORE) : found.start]) is not None
    )


_CONFIRMED = re.compile(
    r"\b(?:(?:êtes-vous|es-tu) (?:bien )?(?:sûre?s?|certaine?s?)|voulez-vous vraiment|are you sure|do you really want)\b",
    re.I,
)
"""What a dialog asks before it does what the reader chose."""
_BESIDE = 3


def _is_asked_for(found: Found) -> bool:
    """Whether what will be deleted or closed is what the reader has just asked to: by the key, or by the page that says so."""
    prose = found.prose
    beside = prose.document.blocks[max(prose.index - _BESIDE, 0) : prose.index + _BESIDE + 1]
    if prose.document.is_sequence and any(one.holds(_CONFIRMED) for one in beside):
        return True
    if not _ENDS.search(found.sentence):
        return False
    if prose.key:
        return _ASKS_KEY.search(prose.key) is not None
    heads = (block.plain for block in prose.document.blocks if block.kind in NAMES)
    return prose.document.is_sequence and any(map(_ASKS.match, heads))


def is_menace(found: Found, lang: str) -> bool:
    """Whether words threaten whoever reads them, with no case and no law: no right told before makes up for that."""
    return names(found.prose.plain[found.start : found.end], lang, "menace")


def is_by_force(found: Found, lang: str) -> bool:
    """Whether a threat names those who take by force: bailiffs, a court, the police."""
    return pattern("plain_language/threats.toml", f"{lang}.forces").search(found.sentence) is not None
