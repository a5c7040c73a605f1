"""Three nouns of action in a row, where one verb would do."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.texts.document import Document, Found
from guichet.rulebook.norms import HARMS_READING
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.legal import is_decision, is_terms
from guichet.told.readers import NAMES, is_for_people, is_kept_among_the_told, meets_somebody, tells_somebody

CHAIN = Text(
    fr="« {found} » : trois noms d’action à la suite. Qui agit ? Si ce n’est pas un nom officiel, retrouvez les verbes et dites qui fait quoi.",
    en='"{found}": three nouns of action in a row. Who acts? If it is no official name, find the verbs again, and say who does what.',
)
EFFECT = Text(
    fr="« {found} » : des noms d’action en entraînent d’autres, et personne n’agit. Dites qui fait quoi, avec des verbes : « si vous ne nous envoyez pas la facture, nous ne pourrons pas vous inscrire ».",
    en='"{found}": nouns of action bring others about, and nobody acts. Say who does what, with verbs: "if you do not send us the bill, we cannot enrol you".',
)
_THINGS_FR = (
    r"(?!(?:moment|notion|plage|disponibilité|document|département|logement|appartement|établissement|bâtiment|médicament|élément|comment|seulement|page|image|message|village|mariage|visage"
    r"|stage|étage|ménage|garage|avantage|ville|cité|nation|station|association|commission|mention|question|option|fonction|section|allocation|prestation"
    r"|convention|pension|version|mission|condition|direction|région|administration|organisation|institution|université|société|qualité|activité|communauté"
    r"|collectivité|localité|identité|unité|santé|moitié|quantité|population|génération|situation|solution|information|application|publication|dimension"
    r"|session|formation|occasion|raison|action|passage|partage|usage|langage|personnage|dommage|paysage|équipement|vêtement|gouvernement|parlement|règlement|instrument"
    r"|argument|monument|aliment|segment|environnement|autorité|majorité|minorité|spécialité|facilité|formalité|modalité|entité|propriété|invité|députation|fonctionnalité|pourcentage|permission|collection|traduction|événement|évènement|fonctionnement|habitation|plantation|végétation|exploitation|location|réunion|addition|pollution|nutrition|profession|religion|portion|déclaration)s?\b)"
)
_ADVERBS_FR = (
    r"(?!\w{0,20}(?:iqu|id|iv|(?<!v)ell|[rcigm]al|(?<!cr)eus|abl|ibl|(?<!cl)air|ièr|uit|ect)ement\b"
    r"|\w{0,20}(?:am|em)ment\b|(?:totale|finale|seule|vrai|absolu|simple|immédiate|séparé|précisé)ment\b)"
)
"""What says how, and is no noun; "signalement", "renouvellement" and "éclairement" are."""
_NOUN_FR = rf"\b{_THINGS_FR}{_ADVERBS_FR}[^\W\d_]{{2,20}}(?:tion|sion|ment|age|ité)s?"
_LINK_FR = r"(?: [^\W\d_]{3,18}(?:é|ée|és|ées|el|elle|els|elles|ale?s?|aux|ive?s?|ires?))? (?:de la |de l'|des |du |d'une? |de |d'|à la |à l'|au |de (?:votre|sa|leur|son) )"
_FRENCH = re.compile(rf"{_NOUN_FR}{_LINK_FR}{_NOUN_FR}{_LINK_FR}{_NOUN_FR}\b")
_THINGS_EN = (
    r"(?!(?:document|department|apartment|element|moment|government|parliament|comment|environment|equipment|instrument|agreement|payment|nation|station|association"
    r"|commission|question|option|function|section|version|mission|condition|information|application|organisation|organization|institution|population|position"
    r"|location|situation|collection|session|permission|action|connection|television|region|religion|million|billion|fraction|mention|pension|city|university"
    r"|subtraction|deduction|exemption|addition|eligibility|residency|identity|facility|community|authority|activity|quality|quantity|security|property|entity|city|transaction|notification|extension|installation|configuration)s?\b)"
)
_NOUN_EN = rf"\b{_THINGS_EN}[^\W\d_]{{2,20}}(?:tion|sion|ment|ance|ity)s?"
_ENGLISH = re.compile(
    rf"{_NOUN_EN} (?:of|for) (?:the |a |an |your |their |any )?{_NOUN_EN} (?:of|for) (?:the |a |an |your |their |any )?{_NOUN_EN}\b"
)
_LABEL = 7
"""Spaces under which a block is a label, where nouns are at home."""
_CAPITAL = re.compile(r"\s[A-ZÉÈÀ]")


@prose_rule(
    name="nominalisation-chain",
    code="W9207",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.MINOR,
    title=Text(fr="Noms d’action en chaîne", en="Chain of nouns of action"),
    harms=HARMS_READING,
    instead=Text(fr="Un verbe à la place du nom : « nous continuons à vous payer votre aide ».", en='A verb instead of the noun: "we go on paying your benefit".'),
    wrong_when=Text(fr="La suite de noms est le nom officiel d’un organisme ou d’un document.", en="The chain of nouns is the official name of a body or a document."),
    refs=("iso-24495", "services-publics-plus"),
    lesson="05-plain-language/01-sentences",
    bad=(
        Bad('{"été": "Votre dossier est là.", "suite": "La non-présentation de la facture entraîne l’ajournement de la validation de l’inscription.", "aide": "Vous pouvez appeler."}\n', EFFECT, at="La non-présentation de la facture entraîne l’ajournement de la validation de l’inscription.", path="locales/fr.json"),
        Bad('<p lang="fr">Le signalement du renouvellement de l’abonnement est reçu.</p>', CHAIN, at="signalement du renouvellement de l’abonnement", review=True),
        Bad('<p lang="fr">La notification de l’attribution de la prolongation du paiement de votre aide est en cours.</p>', CHAIN, at="notification de l’attribution de la prolongation", review=True),
        Bad('<p lang="fr">Vous demandez la vérification <em>de la régularité</em> du versement.</p>', CHAIN, at="vérification <em>de la régularité</em> du versement", review=True),
        Bad('<p lang="en">We need confirmation of the cancellation of your enrolment at Émile Zola school.</p>', CHAIN, at="confirmation of the cancellation of your enrolment", review=True),
    ),
    good=(
        Good('{"été": "Votre dossier est là.", "suite": "Si vous ne présentez pas la facture, nous ne pourrons pas valider l’inscription.", "aide": "Vous pouvez appeler."}\n', path="locales/fr.json"),
        Good('<p lang="fr">Il procède rapidement à l’activation de l’abonnement.</p>'),
        Good('<p lang="fr">Nous continuons à vous payer votre aide. La date du paiement de l’allocation change.</p>'),
        Good('<p lang="fr">Écrivez à la Direction de la Modernisation de l’Accompagnement et à son Département.</p>'),
        Good('<p lang="en">Our department checks the payment of your pension for the month of août.</p>'),
        Good('<p lang="fr">Cette aide paie votre session d’approfondissement ou de qualification, ou votre session de formation d’animation de l’été.</p>'),
        Good('<p lang="fr">Le projet d’été concerne la construction d’une habitation, l’extension du bâtiment d’habitation de la famille.</p>'),
        Good('<p lang="fr">Après la réception de la déclaration d’acceptation, nous vous payons avant l’été.</p>'),
        Good('<p lang="fr">Le document du département de la région est à la page du règlement.</p>'),
    ),
)  # fmt: skip
def nominalisation_chain(document: Document) -> Iterator[Hit]:
    """Report a sentence in which nouns of action bring others about and nobody acts; ask about three in a row.

    Three in a row may be the name of a document; those that are written as a name are let be.
    """
    if is_decision(document) or is_terms(document):
        return
    told = list(_effects(document))
    for one in told:
        yield Hit(one.span, EFFECT, {"found": one.text})
    for lang, pattern in (("fr", _FRENCH), ("en", _ENGLISH)):
        for found in document.find(pattern, lang):
            is_within = any(one.prose is found.prose and one.start <= found.start < one.end for one in told)
            is_met = found.prose.text.count(" ") >= _LABEL and meets_somebody(found.prose)
            if is_met and not (is_within or _CAPITAL.search(found.text)):
                yield Hit(found.span, CHAIN, {"found": found.text}, Certainty.REVIEW, once=found.text.lower())


_ACTION_FR = re.compile(
    rf"{_NOUN_FR}\b|\b(?:non-\w+|défaut de \w+|absence d\S+|retrait|refus|versement|délivrance|complétude|examen|recouvrement|maintien|ouverture|clôture|présence|déchéance|obtention|fourniture|fermeture|signature|rupture|facturation|jouissance|envoi|prise en (?:charge|compte)|mise (?:en|à) \w+)\b"
)
_ACTION_EN = re.compile(
    rf"{_NOUN_EN}\b|\b(?:non-\w+|failure to \w+|removal|renewal|withdrawal|refusal|approval|release|receipt|closure|forfeiture|expiry|disposal|reinstatement|settlement|disclosure|entitlement|furnishing|ascertainment|assessment|notification|submission|application)\b"
)
_ACTIONS = {"fr": _ACTION_FR, "en": _ACTION_EN}
_CAUSES = {
    "fr": re.compile(
        r"\b(?:entraîn(?:e|ent|era|eront)|conditionn(?:e|ent|era)|nécessit(?:e|ent|era)|impliqu(?:e|ent|era)|suppos(?:e|ent|era)|indui(?:t|sent|ra)|emport(?:e|ent|era)|requi(?:ert|èrent)|donn(?:e|ent|era) lieu|fai(?:t|ra) l'objet|(?:est|sont|sera|seront) (?:subordonnée?s?|conditionnée?s?|nécessaires?|soumis\w*|préalables?) (?:à|au|aux|pour)|sera procédé|préalables? à|concour\w+ à|interv(?:ient|iendra|iennent)|condui(?:t|sent|ra) à|fai(?:t|ra|sant) obstacle|pren(?:d|dra|nent) effet|met(?:tra)? fin|engendr(?:e|ent|era)|provoqu(?:e|ent|era)|justifi(?:e|ent|era)|dépend(?:ent|ra)? (?:de|du)|découl(?:e|ent|era)|résult(?:e|ent|era)|a pour effet|occasionn(?:e|ent|era)|constitue|tient lieu|vaut)\b"
    ),
    "en": re.compile(
        r"\b(?:(?:will |shall |may )?(?:result|results) in|(?:will |shall |may )?leads? to|(?:is|are|shall be|will be) (?:subject to|dependent (?:up)?on|conditional (?:up)?on|contingent (?:up)?on|necessary for|a precondition (?:for|of|to)|a prerequisite (?:for|of|to)|required for)|(?:will |shall )?(?:occasions?|entails?|necessitates?|requires?|triggers?|constitutes?|precludes?)|follows? (?:up)?on|(?:will |shall )?gives? rise to|(?:will |shall )?causes?|depends? (?:up)?on|(?:is|are) a requirement|prevents?|terminates?|amounts? to|(?:is|are) governed by|(?:is|are) conditional|takes? place|shall be effected|will be effected)\b"
    ),
}
_ACTOR = {
    "fr": re.compile(
        r"\b(?:vous|nous|tu|je|on|il faut|merci|veuillez)\b|(?:^|[.!?:;,] )(?!assez|chez)[^\W\d_]{2,}ez\b"
    ),
    "en": re.compile(r"\b(?:you|we|i|they|he|she|please|someone|anyone|people)\b"),
}
_CLAUSE = re.compile(
    r"\b(?:si|que|qui|dont|où|whether|that|which|if|when|where|how)\b|\b(?:qu|s)'|\b(?:permet|permettent|allows?|helps?) "
)
"""Before the verb, what makes it that of a clause within another sentence."""
_ANNOUNCED = re.compile(
    r"^\W*(?:il (?:est|sera) (?:ainsi |ici )?(?:porté à (?:la|votre) connaissance|rappelé|précisé|signalé|indiqué|notifié|annoncé)(?: (?:de |des |du |aux? |à )(?:la |l')?\w+)?|(?:the \w+ (?:is|are) )?(?:it is )?hereby (?:notified|advised|announced|given notice)|it is (?:announced|brought to (?:the|your) \w+(?: of \w+)*)) (?:que |qu'|that )"
)
"""What a sentence opens with that only announces it."""
_FEWEST = 3
"""Nouns of action of a sentence in which nobody acts."""
_WHOLE = re.compile(r".+", re.S)


_CITED = re.compile(r"\([^()]{0,40}\b(?:cour d|cour de cassation|conseil d'état|tribunal|(?:supreme |high )?court)\b")
"""A judgment named in brackets: the sentence is its words."""


def _effects(document: Document) -> Iterator[Found]:
    """The sentences that tell the reader of actions by nouns that bring others about."""
    for prose in document.said:
        is_announced = (
            _ANNOUNCED.search(prose.plain) is not None and prose.kind not in NAMES and is_for_people(document)
        )
        if (
            prose.lang not in _ACTIONS
            or not (tells_somebody(prose) or is_announced)
            or not is_kept_among_the_told(prose)
        ):
            continue
        for start, end in prose.sentences:
            plain = _ANNOUNCED.sub("", prose.plain[start:end])
            cause = _CAUSES[prose.lang].search(plain)
            if (
                cause is None
                or _CITED.search(plain)
                or _ACTOR[prose.lang].search(plain)
                or _CLAUSE.search(plain, 0, cause.start())
            ):
                continue
            before = _ACTIONS[prose.lang].search(plain, 0, cause.start())
            number = sum(1 for _ in _ACTIONS[prose.lang].finditer(plain))
            match = _WHOLE.match(prose.plain, start, end)
            if before is not None and number >= _FEWEST and match is not None:
                yield Found(prose, start, end, match)
