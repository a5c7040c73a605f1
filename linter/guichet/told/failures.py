"""Messages that only say that something failed: neither what happened nor what one may do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.document import DONE, FIELD, Document, Prose
from guichet.reading.texts.speech import is_sentence
from guichet.told.addressee import TO_READER
from guichet.told.keyed import is_in_pages_alone
from guichet.told.readers import is_kept_among_the_told
from guichet.told.saying import by_group

_THING_FR = (
    r"(?:(?:cette|cet|ce|votre|la|le|l'|les|vos|une?) ?)?(?:opération|action|traitement|requête|demande|saisie|envoi|accès|enregistrement|connexion|documents?|pièces?(?: jointes?)?|justificatifs?|fichiers?|format(?: de (?:fichier|document))?"
    r"|valeur|données?|service|session|validation|transaction|modification|suppression|paiement|téléchargement|téléversement|chargement|dépôt|formulaire|dossier|réponse|contenu|paramètres?|ressource|code|statut|transmission|choix|fonction(?:nalité)?|option|envois?|réservation|inscription|calcul|synchronisation|mise à jour|authentification|identification|vérification|recherche|page)"
)
_FAILS_FR = (
    r"(?:impossibles?|refusée?s?|rejetée?s?|invalides?|incorrecte?s?|illisibles?|échouée?s?|interdite?s?|interrompue?s?|indisponibles?|erronée?s?|inattendue?s?|abandonnée?s?|irrecevables?|inexploitables?|bloquée?s?|expirée?s?"
    r"|non[- ](?:autorisée?s?|conformes?|recevables?|valides?|valables?|disponibles?|reconnue?s?|acceptée?s?|permise?s?|prise? en charge|exploitables?|admise?s?|aboutie?s?|effectuée?s?|traitée?s?))"
)
"""What failed, and nothing of why: "unknown" and "not found" say what is wrong with what one typed, or stand for a name."""
_DONE_FR = r"(?:aboutir?|abouti|échoué|été (?:rejetée?|refusée?|interrompue?|bloquée?|effectuée?|enregistrée?|prise? en compte|traitée?|validée?|envoyée?)|être (?:effectuée?|enregistrée?|prise? en compte|traitée?|validée?|envoyée?|affichée?|chargée?)|fonctionné|marché)"
_BARE_FR = re.compile(
    rf"{_THING_FR} (?:(?:est|sont|a été|ont été) )?{_FAILS_FR}"
    rf"|{_THING_FR} (?:n'(?:a|ont) pas (?:pu )?(?:{_DONE_FR})|a échoué|ne peut (?:pas )?(?:aboutir|être (?!(?:annulée?s?|défaite?s?)$)\w+)|est en (?:erreur|échec|anomalie))"
    r"|(?:désolée?s?,? |oups,? ?!? ?|attention,? )?(?:une |des )?(?:erreurs?|problèmes?|anomalies?|incidents?)(?: (?:technique|inattendue?|interne|inconnue?|système|serveur|de traitement|d'enregistrement|de saisie|imprévue?|fatale|générale?)s?){0,2}(?: (?:est|sont|a été|ont été) (?:survenue?s?|détectée?s?|rencontrée?s?|apparue?s?)| s'(?:est|sont) produite?s?| lors (?:de |du )(?:la |l')?\w+(?: de (?:la |l'|votre )\w+)?)?"
    r"|(?:anomalie|donnée|erreur|incohérence|valeur) (?:détectée|manquante|absente|constatée)|(?:ce|cette|cet) (?:choix|opération|action|réponse|demande|option|modification|valeur) n'est pas (?:permise?|autorisée?|possible|disponible|acceptée?|valide)|(?:votre|cet|ce|cette|le|la|l') ?\w+ (?:a|ont) été (?:rejetée?|refusée?|bloquée?|interrompue?) par le (?:système|serveur|service|logiciel)"
    r"|échec(?: (?:de |du |de la |de l')\w+)?(?: du \w+)?|impossible (?:de |d')(?:traiter|afficher|effectuer|enregistrer|charger|valider|exécuter|terminer|continuer|réaliser) (?:cette|votre|la|le|l'|vos|ce) ?\w+"
    r"|(?:quelque chose|ça|cela) (?:s'est mal passé|a mal tourné|n'a pas (?:bien )?(?:marché|fonctionné)|ne (?:marche|fonctionne|va) pas|a échoué|cloche)|nous n'avons pas pu (?:traiter|effectuer|enregistrer|valider) (?:votre|cette) \w+"
)
_THING_EN = r"(?:(?:this|that|your|the|an?) )?(?:operation|action|request|entry|input|submission|access|document|file(?: type| format)?|attachment|evidence|format|value|data|service|session|transaction|change|upload|download|payment|form|answer|content|resource|parameter|code|process|transfer|save|update|page|transmission|choice|function|feature|option|booking|registration|calculation|search|verification|selection)s?"
_FAILS_EN = r"(?:failed|failure|error|denied|forbidden|rejected|refused|invalid|incorrect|aborted|unavailable|blocked|unexpected|unreadable|expired|illegal|impossible|not (?:permitted|allowed|accepted|valid|possible|available|authori[sz]ed|recogni[sz]ed|supported|acceptable|processed|compliant|successful))"
_BARE_EN = re.compile(
    rf"{_THING_EN} (?:(?:is|are|was|were|has|have|has been|have been) )?{_FAILS_EN}|(?:invalid|unknown|bad|illegal|unexpected|unsupported|incorrect|forbidden|unauthori[sz]ed|non-compliant) {_THING_EN}"
    rf"|{_THING_EN} (?:could not|cannot|can't|couldn't|was not able to|will not) be (?:completed|processed|saved|performed|executed|accepted|displayed|loaded|shown|validated|submitted|handled)"
    r"|(?:sorry,? |oops,? ?!? ?|oh no,? ?!? ?)?(?:an?|some|there (?:was|has been|is) an?)? ?(?:internal|unknown|unexpected|technical|system|server|general|fatal|processing|validation)? ?(?:errors?|problems?|failures?|issues?)(?: (?:has |have )?(?:occurred|happened|arisen)| (?:was|were) (?:encountered|detected|found))?"
    r"|something (?:went|has gone|didn't go|did not go) (?:wrong|right|well)|(?:that|this|it) (?:didn't|did not|hasn't|has not) work(?:ed)?|(?:we (?:are|were) )?(?:unable to|could not|cannot|we could not|we cannot) (?:process|complete|handle|save|submit|perform|display|load|continue with) (?:your|the|this) \w+|that did(?: not|n't) work|missing (?:data|value|parameter|information)|(?:this|that|your) (?:choice|operation|action|answer|request|option|change|value|upload|entry|file) (?:is|was|has been) (?:not (?:permitted|allowed|possible|available|accepted)|(?:rejected|refused|blocked) by the (?:system|server|service))|(?:sorry,? )?we (?:could not|couldn't|cannot|can't) do (?:that|this)|incident"
)
_RULE_UNTOLD_FR = r"(?:champ|rubrique|zone|saisie|valeur|donnée|format|texte|réponse)s?(?: obligatoires?)? (?:est |sont )?(?:non conformes? aux?|ne (?:correspond|respecte|satisfait)\w* pas (?:à |aux? |la |le |les ?)?)(?: ?(?:la|le|les|l'))? ?(?:spécifications?|formats?|motifs?|modèles?|règles?|critères?|exigences?|contraintes?|expression régulière)(?: (?:attendue?s?|requise?s?|demandée?s?|prévue?s?|exigée?s?))?"
_RULE_UNTOLD_EN = r"(?:the |this |your )?(?:input|value|field|format|entry|text|answer|data)s? (?:does not|do not|doesn't|must|did not) (?:match|meet|respect|follow|satisfy|conform to|comply with) (?:the |this )?(?:required |expected |specified |requested |given )?(?:pattern|format|specifications?|rules?|criteria|constraints?|requirements?|schema)"
"""A rule that what was typed breaks, and that nobody tells."""
_BARE = {
    "fr": re.compile(f"{_BARE_FR.pattern}|{_RULE_UNTOLD_FR}"),
    "en": re.compile(f"{_BARE_EN.pattern}|{_RULE_UNTOLD_EN}"),
}
_NUMBERED = re.compile(
    rf"[ ,(\[:–—-]{{1,3}}(?:erreur|error|code|err|http|réf(?:érence)?|ref(?:erence)?|id|incident)\.?[ :#n°-]{{0,4}}{OUTPUT}[)\] ]{{0,2}}$|"
    r"^(?:(?:erreur|error|code|err|e|http|réf|ref)\.?[ :#n°-]{0,4}[\w-]*\d[\w-]* ?[:.–—-]? ?)|[ (:\[–—-]{1,3}(?:(?:erreur|error|code|err|http|réf|ref)\.?[ :#n°-]{0,4})?[a-z]{0,4}[_-]?\d[\w-]*[)\] ]{0,2}$"
)
"""The number of an error, before or after."""
_FOR_NOW = re.compile(
    r" (?:at (?:this|the) (?:time|moment|present)|right now|for now|just now|currently|actuellement|pour (?:le moment|l'instant)|en ce moment|à cette heure)$"
)
"""Words that say when, and neither for how long nor what to do."""
_EXCLAIMED = re.compile(
    r"^(?:(?:oh|ah|hum|hmm|zut|mince|aïe|aie|oups|oops|whoops|uh[ -]oh|désolée?s?|sorry|ouch|mais|dear|no|non)[ ,.!…]{1,4}){1,3}"
)
"""What one exclaims before."""
_EDGES = " .!?:;…–—-\u202f\u00a0"
_HEADS = frozenset(
    "title titre heading header headline subject objet label libelle name nom status summary caption alt".split()
)
"""The key of a part of a message that names it, or names what it is about."""
_RECORDS = re.compile(r"(?:^|[._])(?:headings?|titles?|titres?|events?|evenements?|history|historique|logs?|journal|types?|status(?:es)?|statuts?)(?:[._]|$)", re.I)  # fmt: skip
"""The key of a part of a catalogue that names what happened: a heading, a line of a history."""
_LONGEST = 120
_NAMES = frozenset({FIELD, DONE, "button", "label", "title", "heading"})


def bare_failures(document: Document) -> Iterator[Prose]:
    """Yield the messages of a table that only say that something failed, where none that is shown with them says more."""
    if document.is_sequence or document.page is not None:
        return
    for prose in document.said:
        is_short = len(prose.plain) <= _LONGEST and prose.kind not in _NAMES
        if is_short and _is_bare(prose) and not is_in_pages_alone(prose) and not _is_told_beside(prose):
            yield prose


def _is_bare(prose: Prose) -> bool:
    """Whether a message only says that something failed, in its words and in those that it translates: "Not checked in" is a state."""
    langs = (prose.lang,) if prose.lang in _BARE else tuple(_BARE)
    if not _fails_alone(prose.plain, langs):
        return False
    source = prose.translates.lower().replace("’", "'")
    return " " not in source or _fails_alone(source, tuple(_BARE))


def tells_failure(said: str) -> bool:
    """Whether a sentence, in lower case, only says that something failed: what follows it is no decision on anybody."""
    return _fails_alone(said, tuple(_BARE))


def _fails_alone(said: str, langs: tuple[str, ...]) -> bool:
    if said.rstrip().endswith(":"):
        return False  # what happened comes after
    plain = _FOR_NOW.sub("", said.strip(_EDGES))
    text = _NUMBERED.sub("", _EXCLAIMED.sub("", plain)).strip(_EDGES) or plain
    if " " not in text or OUTPUT in text:
        return False  # the name of a state, or what happened is printed
    return any(_BARE[lang].fullmatch(text) for lang in langs)


_OF_A_FIELD = re.compile(r"(?:^|\.)errors\.(?:models\.|attributes\.)")
"""The key of what is said of a field, after its name."""


def _is_told_beside(prose: Prose) -> bool:
    """Whether it is the heading of a message whose other parts say more: « erreur.titre », « erreur.texte »."""
    group, _, own = prose.key.rpartition(".")
    if _OF_A_FIELD.search(prose.key) and prose.text[:1].islower():
        return True
    if own.lower() in _HEADS or own.lower().rpartition("_")[2] in _HEADS or _RECORDS.search(group):
        return True
    parts = by_group(prose.document)[group] if group else ()
    if len(parts) > _PARTS:
        return False  # the heading of a page, whose other messages are said at other times
    return any(one.key.rpartition(".")[2].lower() in _HEADS for one in parts)


_PARTS = 4
"""Parts of one message at most: its heading, its text, what to do, a button."""
_OF_MACHINES = re.compile(
    r"\b(?:precondition|précondition|upstream|downstream|unhandled|uncaught|stack ?trace|null|undefined|nan|payload|response body|request body|corps de (?:la )?(?:réponse|requête)|handshake|socket|timeout|time-out|deadlock|mutex|assertion|contrainte d'intégrité|(?:foreign key|unique|check|integrity) constraint|foreign key|clé étrangère"
    r"|(?:session |csrf |access |auth )?tokens?|jetons?(?: de session| csrf)?|session id|schema (?:validation|mismatch|version)|schéma (?:json|xml)|parse(?:r|d)?|parsing|serveur amont|état amont|état interne|internal state|backend|(?:bad|api|payment) gateway|gateway error|buffer|index out of|type mismatch|rollback|webhook|endpoint|deserial\w+|désérialis\w+|regex|enum)\b"
)
_BROKEN = re.compile(
    r"\b(?:fail(?:ed|ure|s)?|error|invalid|rejection|rejected|violat\w+|inconsistent|mismatch|exceeded|aborted|unexpected|refused|missing|null|undefined|broken|échec|échoué\w*|erreur|non satisfaite?s?|non valides?|invalides?|incohérente?s?|violée?s?|rejetée?s?|dépassée?s?|inattendue?s?|absente?s?|manquante?s?|expirée?s?|introuvables?)\b"
)


def machines_words(document: Document) -> Iterator[Prose]:
    """Yield the sentences of a table for people in which a program tells another what failed; a few words are no message yet."""
    if document.is_sequence or document.page is not None:
        return
    for prose in document.said:
        if len(prose.plain) > _LONGEST or prose.kind in _NAMES or prose.is_of_page or TO_READER.search(prose.plain):
            continue
        if not is_sentence(prose.text):
            continue
        if (
            prose.holds(_OF_MACHINES)
            and prose.holds(_BROKEN)
            and is_kept_among_the_told(prose)
            and not _is_told_beside(prose)
        ):
            yield prose
