"""Sentences that leave only the internet: what they say is the one way, or what they say is taken no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from guichet.core.keeping.expressions import lasting
from guichet.core.keeping.tables import table
from guichet.core.words import any_of
from guichet.reading.texts import Document, Prose
from guichet.reading.texts.document import Found
from guichet.told.earnest import is_said_in_earnest
from guichet.told.ideas import names, said_in
from guichet.told.saying import is_denied
from guichet.told.subjects import turns_away_a_thing


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = table("told/doors.toml")
    parts = {f"<{lang}_{key}>": "|".join(entries) for lang, table in data.items() for key, entries in table.items()}
    parts |= {"<gap>": _GAP, "<near>": _NEAR}
    return tuple(lasting(_PART.sub(lambda part: f"(?:{parts[part[0]]})", one)) for one in _SHAPES)


_GAP = r"[^.!?;:\n]{0,70}?"
_NEAR = r"[^.!?;:,\n]{0,40}?"
_PART = re.compile(r"<\w+>")
_SHAPES = (
    # ne se fait que sur le site
    r"\b(?:ne|n')\s?(?!(?:(?:av|aur|as? )\w*|(?:\w+ )?rest\w+) ?(?:plus )?qu'à )(?:(?!pas\b|jamais\b)\w+ ){1,5}?(?:que?\b|qu')(?! (?:si|lorsque|pour|après|avant|le|la|les|une?|des|\d)\b)<gap> ?<fr_online>\b",
    # le seul moyen … est le site ; aucun autre moyen que
    r"\b(?:seule?s?|unique) (?:moyen|façon|manière|voie|canal|accès|possibilité|porte|contact|point de contact)<gap>(?:<fr_online>|(?:le|la|l'|notre) ?(?:site|portail|application|messagerie|espace|internet|téléservice))\b",
    r"\b(?:il n'y a |il n'existe |nous n'avons |nous n'offrons )?(?:pas d'|aucun )autre(?:s)? (?:moyen|façon|voie|possibilité|canal|canaux|moyens)\b[^.!?;:\n]{0,50}",
    r"\b(?:demandes?|démarches?|inscriptions?|dossiers?|services?|procédures?|déclarations?|candidatures?|renouvellements?|paiements?|rendez-vous|formalités?|prestations?|tout|accueil)\b[^.!?;:\n]{0,60}? (?:est|sont|devient|deviennent|reste) (?:désormais |maintenant |dorénavant |aujourd'hui |donc )?(?:entièrement|totalement|intégralement|100 ?%|exclusivement|uniquement) (?:dématérialisée?s?|numériques?|en ligne|digitalisée?s?)\b",
    r"\b(?:uniquement|exclusivement|seulement|obligatoirement|impérativement) (?:\w+ ){0,3}?<fr_online>\b|<fr_online>,? (?:et )?(?:uniquement|exclusivement|seulement|nulle part ailleurs)\b(?! (?:le|la|les|l'|pendant|pour|si|quand|lorsque|en cas|du|des|lors|entre|de)\b)",
    r"\b(?:téléservice|téléprocédure|télédéclaration|(?:saisie|démarche|demande|déclaration|inscription|dépôt) (?:en ligne|dématérialisée?)|voie électronique) (?:est|sont|devient|reste|sera) (?:\w+ )?obligatoire\b",
    r"\b(?:seule?s?|uniques?) (?:moyen|façon|voie|possibilité|solution|manière|porte|contact|adresse|canal|accès)[^.!?\n:]{0,40} ?: ?(?:le |la |l'|notre |votre )?(?:\w+ )?(?:site|portail|formulaire|messagerie|application|appli|espace|chat|courriel|e-?mail|internet|téléservice|[\w.+-]{1,40}@[\w-]{1,40})\b",
    r"\b(?:n'y a|n'avons|n'existe|n'offrons|ne propos\w+|n'assur\w+|ne dispos\w+) (?:donc |malheureusement )?(?:plus|pas) (?:de |d'|aucune? )(?:\w+ )?<fr_paper>\b(?! (?:à payer|supplémentaire))",
    # il vous appartient de vous procurer une adresse électronique
    r"\b(?:il vous appartient de|vous devez|à vous de|il faut|charge à vous de|vous êtes tenue?s? de) (?:\w+ )?(?:vous procurer|disposer d|avoir|posséder|vous équiper|créer|trouver|être munie?s? d|vous doter)[^.!?;:\n]{0,20}?(?:une? (?:adresse (?:électronique|mail|e-?mail|de messagerie)|accès(?: à)? internet|connexion|smartphone|ordinateur|accès(?= et| pour|\b)))[^.!?;:\n]{0,40}",
    # les courriers ne sont plus lus ; nous ne prenons plus d'appel
    r"\b(?:ne|n')\s?(?:\w+ ){0,3}?<fr_takes>\b(?: \w+)? (?:plus|pas|aucune?s?)\b(?: (?:de|d'|les|le|la|l'|aucune?|au|aux|par|à|sur|en|non plus))*<near>\b<fr_paper>\b",
    r"\b(?:ne|n')\s?(?!(?:plus|pas) recevoir\b)(?:\w+ ){0,3}?(?:plus|pas) (?:\w+ ){0,2}?<fr_takes>\b<near>\b<fr_paper>\b",
    r"\b(?:les?|la|l'|nos?|notre|aucune?s?|tout|toute|ce|par)? ?<fr_paper>\b<near>\b(?:ne|n')\s?(?:\w+ ){0,3}?(?:plus |pas |être |été |aucune? )*<fr_takes>\b(?: (?:plus|pas|en aucun cas))?",
    r"\b(?:aucune?s?|plus (?:aucun|d['e]|de)|pas d['e]) ?(?:\w+ ){0,1}?<fr_paper>\b(?! (?:à|nécessaire|ne vous))[^.!?;:\n]{0,25}?\b<fr_takes>\b",
    r"\b(?:les?|nos?|notre|tout|toute|vos) <fr_paper>\b[^.!?;:\n]{0,40}?\b(?:est|sont|sera|seront|a été|ont été|vous seront?) (?:\w+ment |désormais )?(?:refusée?s?|fermée?s? (?:définitivement|au public)|supprimée?s?|détruite?s?|ignorée?s?|retournée?s?|renvoyée?s?|impossibles?|irrecevables?)\b",
    r"\b(?:par|d') ?aucun (?:autre )?(?:moyen|canal|biais)\b|\bnulle part ailleurs\b|\bpas (?:autrement|ailleurs)\b|\bd'aucune autre (?:façon|manière)\b",
    r"\bseule?s? (?:les |la |le )?(?:\w+ ){0,2}(?:demandes?|dossiers?|inscriptions?|candidatures?|paiements?|messages?|déclarations?|réclamations?|contestations?|requêtes?|questions?|réservations?)[^.!?;:\n]{0,40}<fr_online>\b",
    r"\b(?:tout(?:e|es)?|tous|l'ensemble d\w+|chaque) (?:les |vos |nos |ce |la |le )?[\w' ]{2,40}? (?:passent?|se font|se fait|se passe|doi(?:t|vent) (?:passer|se faire)|(?:sont|est) à faire|s'effectuent?|se (?:prennent|prend|déposent|dépose))(?: \w+ment| désormais)? (?:<fr_online>|par (?:le|notre) (?:site|portail))\b",
    r"\b(?:ne|n')\s?(?:\w+ ){0,2}?(?:accueill\w+|reç\w+|recev\w+) (?:plus|pas) (?:le |de |du )?public\b",
    r"\baucune?s? (?:\w+ ){1,2}?(?:n'est|n'a été|ne (?:sont|sera|seront|peut être)) (?:\w+ )?<fr_takes>\b<near>\b<fr_paper>\b",
    r"\b(?:par (?:téléphone|courrier|la poste)|au (?:guichet|téléphone)|à l'accueil|en (?:mairie|agence|personne)|sur (?:papier|place))\b[^.!?;:\n]{0,30}? (?:(?:a|ont) (?:pris fin|cessé|été supprimée?s?)|(?:est|sont) (?:terminée?s?|finie?s?|supprimée?s?|arrêtée?s?)|(?:s'arrête|cesse|prend fin|n'est plus possible))",
    r"\bseuls? (?:les |le )?(?:dossiers?|demandes?|formulaires?|messages?|inscriptions?) [^.!?;:\n]{0,30}?<fr_online>\b[^.!?\n]{0,60}",
    r"\b(?:pas|plus|ni) (?:\w+ ){1,2}(?:autrement|ailleurs)\b",
    r"\b(?:courriers?|dossiers?|documents?|lettres?|envois?|pièces|demandes?)\b[^.!?;:\n]{0,40}? (?:est|sont|sera|seront|étaient|vous (?:est|sont|sera|seront)) (?:retournée?s?|renvoyée?s?|jetée?s?|détruite?s?|rejetée?s?) (?:sans (?:avoir été |être )?(?:examin|lu|ouvert|trait|étudi)\w*|d'office)",
    r"\bimpossible d[e'] ?<gap>\b(?:au guichet|par courrier|par téléphone|à l'accueil|sur papier|sur place|en mairie)\b",
    r"\bpasse(?:nt)? (?:désormais )?par (?:le|la|notre|votre) (?:portail|site|téléservice|espace|plateforme|application)\b[^.!?;:\n]{0,30}\bsans exception\b",
    r"\b(?:demandez|faites appel|adressez-vous) à (?:un|une|votre|vos) (?:proches?|amie?s?|voisine?s?|enfants?|famille|tiers|connaissances?)\b",
    # votre demande doit être faite en ligne ; nous ne répondons qu'aux courriels
    r"\b(?:demandes?|inscriptions?|déclarations?|réclamations?|candidatures?|réservations?|recours) (?:\w+ ){0,2}?(?:doi(?:t|vent)|devr(?:a|ont)) (?:\w+ment )?être (?:faite?|effectuée?|déposée?|réalisée?|formulée?|adressée?|présentée?|envoyée?|transmise?|saisie?)s? (?:\w+ment )?<fr_online>\b(?!,? (?:ou|et|au guichet|sur place|par courrier)\b)",
    r"\b(?:répond|lis|trait|accept|recev|prend|pren)(?:ons|ez|ent|e) (?:uniquement|seulement|exclusivement) (?:(?:les?|aux?|vos) )?(?:(?:messages?|courriers?|demandes?|envois?) électroniques?|courriels?|e-?mails?|mails?)\b",
    # English
    r"\b(?:only (?:reply|answer|respond|accept|read|take|process)(?: to)?|(?:reply|answer|respond|accept|read|take)(?: to)? only) (?:\w+ ){0,2}?(?:e-?mails?|web ?forms?|(?:online|digital|electronic) (?:requests|applications|claims|forms|messages))\b",
    r"\b(?:applications?|claims?|requests?|registrations?|bookings?|complaints?|appeals?|renewals?|enrolments?) (?:must|have to|has to|need to|should only) be (?:made|submitted|done|filed|completed|sent|lodged) <en_online>\b(?!,? (?:or|and|unless)\b)",
    r"\bask (?:a |your |someone in your )(?:friend|relative|family(?: member)?|neighbour|son|daughter)\b[^.!?;:\n]{0,40}\b(?:for you|to help|to do it|on your behalf)\b",
    r"(?:^|[.!?;] )(?:our |the )?<en_paper> (?:closed|ended|stopped) (?:on|in|from|as)\b",
    r"\b(?:cannot|can't|can not) (?:be )?(?:\w+ ){1,5}?(?:by post|by phone|over the phone|in person|at (?:the|our) (?:counter|desk|office)|on paper)\b",
    r"\b(?:letters?|forms?|papers?|documents?|applications?|envelopes?)\b[^.!?;:\n]{0,40}? (?:is|are|will be|were) (?:returned|sent back|destroyed|thrown away|binned) (?:unopened|unread|without (?:being |having been )?(?:read|opened|looked|examined|processed))\b",
    r"\b(?:by (?:tele)?phone|over the (?:tele)?phone|by post|at (?:the|our|any) (?:\w+ )?(?:counter|desk|cent(?:re|er)|office|reception)|in person|on paper)\b[^.!?;:\n]{0,40}? (?:ha(?:s|ve) (?:ended|stopped|closed|ceased|been (?:withdrawn|stopped|discontinued|removed))|(?:is|are) (?:over|finished|gone))\b",
    r"\b(?:everything|all (?:\w+ ){1,3}|every \w+ )(?: ?(?:is|are|must be|has to be|have to be|goes|go|happens?))(?: now)?(?: \w+ed| done| made)? <en_online>\b",
    r"\bwithout (?:a |an |the )?(?:smartphone|app|account|e-?mail(?: address)?|internet(?: access)?),? (?:you|we) (?:cannot|can't|will not|won't)\b|\bif you (?:do not|don't) have (?:a |an )?(?:smartphone|app|account|e-?mail(?: address)?|internet(?: access)?|computer),? you (?:cannot|can't|will not|won't)\b",
    r"\b(?:any|no|in no|by no|not by any) other (?:way|means|route|method|form|channel)\b|\bnowhere else\b",
    r"\b(?:only|sole|(?<!is only )(?<!just )(?<!is )one) (?:way|means|route|method|option|place|contact|channel)\b<gap>(?:<en_online>|(?:the|our|your) (?:website|app|portal|internet|online \w+))\b",
    r"\b(?:there (?:is|are)|we have|we offer) no other (?:way|means|route|channel|method)s?\b[^.!?;:\n]{0,40}",
    r"\b(?:can|may|must|should|has to|have to|is|are|will)\b<gap>\b(?:only|exclusively|solely|entirely|fully|100 ?%)\b (?:\w+ ){0,3}?<en_online>\b|\b<en_online> (?:only|exclusively)\b(?! (?:on|for|when|during|if|from|in|until|between|after|before)\b)|\b(?:only|exclusively) (?:\w+ ){0,2}?<en_online>\b",
    r"\b(?:service|application|form|scheme|process|registration|renewal|claim)s?\b[^.!?;:\n]{0,20} (?:is|are) (?:now )?(?:digital|online)[- ]only\b|\bdigital by default\b|\bonline-only\b",
    r"\b(?:online|digital|electronic) (?:\w+ ){0,2}(?:is|are|will be) (?:now )?(?:compulsory|mandatory)\b",
    r"\byou (?:must|need to|will need to|have to) (?:have|own|get|obtain|set up|find|buy) (?:\w+ ){0,2}?(?:e-?mail address|internet access|internet connection|smartphone|computer|broadband|online account)\b[^.!?;:\n]{0,30}",
    r"\b(?:do not|don't|no longer|cannot|can't|will not|won't|does not|are not able to|are unable to|never|stopped) (?:\w+ ){0,2}?<en_takes>\b<near>\b<en_paper>\b",
    r"\b<en_paper>\b<near>\b(?:not|no longer|never|cannot|can't|won't|isn't|aren't) (?:\w+ ){0,2}?<en_takes>\b",
    r"(?:\b(?:our|the|all|any) |^|[.!?;] )<en_paper>\b[^.!?;:\n]{0,30}? (?:is|are|has been|have been|will be|was|were) (?:\w+ )?(?:closed|withdrawn|discontinued|refused|returned(?! (?:back )?to (?:us|our)\b)|ignored|destroyed|rejected|removed)\b",
    r"\bthere (?:is|are) no (?:\w+ ){0,1}?<en_paper>\b",
)
"""Parts of sentences in their order; what stands in angle brackets is in `doors.toml`."""
_ABOUT_READER = re.compile(
    r"^(?:non|oui|no|yes)\b|\b(?:people |anyone )?who (?:do not|don't|does not|doesn't|cannot|can't) (?:hear|speak|read|write)\b|\bqui n'(?:entend|entendent) pas\b|\b(?:vous (?:n'avez|ne (?:recev|souhait|voul|pouv|dispos|utilis))|you (?:do not|don't|have not|haven't|cannot|can't|no longer|will not|won't) (?:have|get|want|need|use|receive|own)|if you|si vous|avec (?!(?:l'|une? |la |le |votre |son )?(?:appli|identité|compte|smartphone|téléphone|carte|code|franceconnect|formulaire|adresse))|vous ne recevrez|ne (?:donnez|communiquez|répondez|envoyez)|do not (?:give|share|reply|send)|without a)\b"
)
_HARMLESS = re.compile(
    r"\b(?:simulat\w+|calcul\w+|publicités?|prospectus|brochures?|newsletters?|lettres? d'information|catalogue|podcast|vidéos?|videos?|replay|webinaires?|webinars?|statisti\w+|archives?|cookies?|plans? (?:d[eu]|des)|la carte (?:du|des|de(?! (?:bus|transport|bibliothèque|lect\w+|séjour|résident|cantine|stationnement|paiement|membre)))|the (?:\w+ )?maps?|jeux?|games?|photos? (?:d[eu]|des|of)|agenda|actualités|news|(?:diffus|publi)(?:er|ez) (?:une?|des|vos|votre|cette|les) (?:aides?|annonces?|offres?|articles?|contenus?|évènements?|événements?)|calls? (?:is|are) (?:free|recorded)|prix d'un appel|appel (?:gratuit|non surtaxé)|démo|tests? se (?:fait|font))\b"
    r"|\b(?:visites?|appels?|conversations?|communications?) (?:téléphoniques? )?(?:ne (?:sont|seront) |n'(?:est|ont) )?(?:pas |plus |jamais |été )*(?:enregistr|compt|mesur|suivi|trac)\w+|\b(?:visits?|calls?|conversations?) (?:is|are|will|won't|wont)(?: not| no longer| never| be)* (?:record|count|measur|track|logg)\w+"
    r"|\b(?:appels? vers|numéros? de téléphone (?:saisi|fourni|indiqué|renseigné)|calls? to (?:this|your) number|(?:this|your) phone number|voix sur ip|voip|téléphoniques? par internet|send (?:\w+ )?(?:phone|voice) calls?|envoyer d'appels?)\b"
)
"""What nobody needs by another way, and the number that the reader gives or that is rung for them, which is no door."""
_PARTLY = re.compile(
    rf"\b(?:le|les|on|du|au) (?:{any_of('calendar.fr.days')}|(?:{any_of('calendar.en.days')})s?|soir|matin|week-?end|jours? fériés?)|\b(?:bank holidays?|weekends?|évenings?|overnight|out of hours)\b"
    r"|\b(?:site|internet|en ligne) (?:et|ou) (?:aux?|dans|chez|à la|à l'|sur place|en) |\bonline and (?:at|in|on) "
    r"|\b(?:we|and|but) (?:also|still) (?:send|take|accept|print|post|answer|have|read)\b|\b(?:envoyons|prenons|acceptons|lisons|répondons|gardons) (?:aussi|encore|toujours)\b"
    r"|\b(?:anonym\w+|ancienne adresse|old address|late|tardi\w+|incompl\w+|illisibles?|pendant (?:les|la) (?:travaux|fermeture|vacances)|jusqu'au|until|temporairement|temporarily|exceptionnellement|moment|aujourd'hui|today|entre \d+|between \d+(?:am|pm)?|à partir de \d|after \d|(?:ans|mois|years?|months?) (?:après|plus tard|after|later)|photocopies?|(?<!paper )copies?(?! papier)|originaux|après (?:\w+ )?(?:ans?|mois|jours|semaines|numérisation|copie)|une fois (?:numéris|copi|scann|enregistr|lu)\w*|dès que nous les (?:avons|aurons)|once (?:we have )?(?:them )?(?:scanned|copied))\b|\?$"
)
"""A door shut for some hours, some days or some letters is not shut."""


_FOUND_THERE = re.compile(
    r"\b(?:re)?(?:trouv|vu|voi|exist)\w* (?:pas|plus|nulle part) (?:\w+ ){0,3}?(?:ailleurs|autrement)$|\b(?:found|seen|exist\w*|find) nowhere else$|\bpas (?:\w+ )?(?:exister|trouver|voir) (?:ailleurs|autrement)$"
)
_TAKEN_IF = re.compile(r"^(?!.*\b(?:only|que|qu')).* (?:if|whenever|lorsque|dès que) ")
"""What one does at a door when something befalls: the door is open."""
_QUOTED_EDGE = re.compile(r"\w['\"»] |[ ,(]['\"«]\w")
"""Where names of fields, quoted one after the other, begin and end: no sentence is said across them."""


def closed_doors(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield where a sentence of a block leaves only the internet, whatever stands beside it."""
    yield from _without_a_device(prose)
    for match in (*_shut(prose.plain), *_said_shut(prose)):
        found = Found(prose, match.start(), match.end(), match)
        sentence = found.sentence
        if (_ABOUT_READER.search(sentence) and not _imposes(sentence)) or _QUOTED_EDGE.search(match[0]):
            continue
        if _TAKEN_IF.search(match[0]) or _NOT_ONLY.search(match[0]) or _BY_MAIL.match(prose.plain, found.end):
            continue
        if turns_away_a_thing(prose.plain, found.start, match[0]) or _is_praise(found):
            continue
        if prose.lang and all(names(sentence, prose.lang, idea) for idea in ("thrown_away", "served_its_time")):
            continue  # what was kept for a time is not what may no longer be sent
        if _LOOKED_FOR.search(sentence) or is_needless(sentence) or _PARTLY.search(sentence) or is_denied(found):
            continue
        if is_said_in_earnest(prose, found.start, found.end, supposed=True):
            yield found.start, found.end


_LOOKED_FOR = re.compile(
    r"\b(?:trouvée?s?|vue?s?|found|seen) (?:dans le|in the) (?:code|sources?)\b|\bn'(?:est|a été) déclarée?\b|\b(?:is|was) declared\b"
)
"""What was looked for, and not found: it is said of a search, and shuts nothing."""
_BY_MAIL = re.compile(r"[^.;!?\n]{0,30}\b(?:by e-?mail|par (?:courriel|e-?mail|mail)|by fax)\b")
"""What is not taken comes by a screen already."""
_NOT_ONLY = re.compile(
    r"\bn(?:e |')?(?:\w+ ){0,4}pas (?:que|uniquement|seulement|exclusivement)\b|\b(?:not|n't) (?:only|just|solely)\b|\b(?:plus|pas) (?:seulement|uniquement|exclusivement)\b"
    r"|\bn'(?:oubli|hésit|omett)\w+|\bne (?:manqu|tard|néglig)\w+|\b(?:do not|don't) (?:forget|hesitate|delay)\b"
)
"""What says that another door is open too, or asks to be sure to do something."""


def is_needless(sentence: str) -> bool:
    """Whether a sentence in plain form speaks of what nobody needs by another way: a simulator, a newsletter."""
    return _HARMLESS.search(sentence) is not None


def _said_shut(prose: Prose) -> Iterator[re.Match[str]]:
    for lang in (prose.lang,) if prose.lang else ("fr", "en"):
        moved = () if names(prose.plain, lang, "still_open") else said_in(prose, lang, "door_for_screen")
        for start, end in (*said_in(prose, lang, "door_shut"), *moved):
            if (match := _ALL.match(prose.plain, start, end)) is not None:
                yield match


def _without_a_device(prose: Prose) -> Iterator[tuple[int, int]]:
    """Where a block says what those cannot do who have no internet, no address, no telephone of their own."""
    for lang in (prose.lang,) if prose.lang else ("fr", "en"):
        yield from (
            one
            for one in said_in(prose, lang, "door_shut_if", supposed=True)
            if not _OF_ONE.match(prose.plain, *prose.sentence_at(one[0])) and not _BEFALLS.search(prose.plain, *one)
        )


_BEFALLS = re.compile(r" (?:be|been|être|été)$")
"""After what is lacking: the sentence tells what becomes of it ("no email could be found"), and nobody lacks it."""
_OF_ONE = re.compile(r"\W*(?:cette personne|this person|ce contact|this contact)\b")
"""One person at hand, spoken of to whoever serves them: it is said what they have, and what may be done instead."""


_ALL = re.compile(r".+", re.S)


_ASKED = re.compile(
    r"\b(?:can i|may i|could i|is it possible|do you|puis-je|peut-on|est-il possible|est-ce que je peux|comment (?:faire|déposer|envoyer)) [^?\n]{0,80}\?$",
    re.I,
)
_NO = re.compile(r"^(?:no|non|malheureusement|unfortunately)\b(?!\s*(?:need|problem|souci|besoin))", re.I)


def doors_denied(document: Document) -> Iterator[tuple[Prose, Prose]]:
    """Yield each question of a text about another door than a screen, with the block that answers no to it."""
    paper = _words_of_paper()
    asked = {one for one in document.said_with(_ASKED) if _ASKED.search(one.plain) and paper.search(one.plain)}
    if not (asked and document.is_sequence):
        return
    for question, answer in pairwise(sorted(document.said, key=lambda one: one.span(0, 1).start)):
        if question in asked and _NO.search(answer.plain):
            yield question, answer


@cache
def _words_of_paper() -> re.Pattern[str]:
    data = table("told/doors.toml")
    return lasting("|".join(rf"\b(?:{one})\b" for lang in ("fr", "en") for one in data[lang]["paper"]), re.I)


def _is_praise(found: Found) -> bool:
    """Whether what is not to be had elsewhere is something that one finds, not a way to ask for it."""
    start, _ = found.prose.sentence_at(found.start)
    return _FOUND_THERE.search(found.prose.plain, start, found.end) is not None


@lru_cache(maxsize=8192)
def _shut(plain: str) -> tuple[re.Match[str], ...]:
    """Where a text may leave only the internet; an editor asks of the same blocks at each key."""
    return tuple(match for pattern in _patterns() for match in pattern.finditer(plain))


_SENDS_BACK = re.compile(
    r"\b(?:retourn|renvoy|refus|rejet|jet|détrui)\w+|\bplus (?:distribu|accept|trait|examin)\w+|\b(?:ne|n') ?\w+ (?:pas |plus |être )*(?:pris\w* en compte|accepté\w*|traité\w*|examiné\w*|lue?s?|reçue?s?|étudié\w*)\b|\b(?:returned|sent back|refused|rejected|destroyed|disregarded|ignored|not (?:be )?(?:accepted|processed|read)|no longer (?:accepted|given|issued))\b"
)


def sends_back(sentence: str) -> bool:
    """Whether a sentence says that what comes by another door is turned away: a number beside it does not take it in."""
    return _SENDS_BACK.search(sentence) is not None or any(names(sentence, lang, "voided") for lang in ("fr", "en"))


def leaves_no_other(sentence: str) -> bool:
    """Whether a sentence says in so many words that there is no other way: what another message offers is for something else."""
    return any(names(sentence, lang, idea) for lang in ("fr", "en") for idea in ("other", "sole"))


def is_only(sentence: str) -> bool:
    """Whether a sentence says that a thing is done by a screen alone, or must be: a number to ask something is no other way to do it."""
    ideas = ("alone", "must_be", "for_want_of_it", "other", "sole", "door_gone", "must_be_screen", "to_the_exclusion")
    return any(names(sentence, lang, idea) for lang in ("fr", "en") for idea in ideas)


def is_stopped(sentence: str) -> bool:
    """Whether a sentence says that the doors which it names are shut from now on."""
    return any(
        any(names(sentence, lang, idea) for idea in ("stopped", "no_more"))
        or (names(sentence, lang, "way_ended") and not names(sentence, lang, "still_there"))
        for lang in ("fr", "en")
    )


def says_sole_site(sentence: str) -> bool:
    """Whether a sentence says that a thing is had on a site alone."""
    return any(names(sentence, lang, "only_site") for lang in ("fr", "en"))


def _imposes(sentence: str) -> bool:
    return (
        re.search(r"\b(?:vous devez|il vous appartient|you must|you (?:will )?need to|you have to)\b", sentence)
        is not None
    )
