"""Three nouns of action in a row, where one verb would do."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.texts.document import Document
from guichet.rulebook.norms import HARMS_READING
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.legal import is_decision, is_terms

CHAIN = Text(
    fr="« {found} » : trois noms d’action à la suite. Qui agit ? Si ce n’est pas un nom officiel, retrouvez les verbes et dites qui fait quoi.",
    en='"{found}": three nouns of action in a row. Who acts? If it is no official name, find the verbs again, and say who does what.',
)
_THINGS_FR = (
    r"(?!(?:moment|document|département|logement|appartement|établissement|bâtiment|médicament|élément|comment|seulement|page|image|message|village|mariage|visage"
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
    r"|identity|facility|community|authority|activity|quality|quantity|security|property|entity|city|transaction|notification|extension|installation|configuration)s?\b)"
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
        Bad('<p lang="fr">Le signalement du renouvellement de l’abonnement est reçu.</p>', CHAIN, at="signalement du renouvellement de l’abonnement", review=True),
        Bad('<p lang="fr">La notification de l’attribution de la prolongation du paiement de votre aide est en cours.</p>', CHAIN, at="notification de l’attribution de la prolongation", review=True),
        Bad('<p lang="fr">Vous demandez la vérification <em>de la régularité</em> du versement.</p>', CHAIN, at="vérification <em>de la régularité</em> du versement", review=True),
        Bad('<p lang="en">We need confirmation of the cancellation of your enrolment at Émile Zola school.</p>', CHAIN, at="confirmation of the cancellation of your enrolment", review=True),
    ),
    good=(
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
    """Ask about three nouns of action tied by « de », unless they are written as a name: it may be that of a document."""
    if is_decision(document) or is_terms(document):
        return
    for lang, pattern in (("fr", _FRENCH), ("en", _ENGLISH)):
        for found in document.find(pattern, lang):
            if not _CAPITAL.search(found.text) and found.prose.text.count(" ") >= _LABEL:
                yield Hit(found.span, CHAIN, {"found": found.text}, Certainty.REVIEW, once=found.text.lower())
