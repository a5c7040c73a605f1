"""Messages that only say that something failed: neither what happened nor what one may do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.document import FIELD, Document, Prose

_THING_FR = (
    r"(?:(?:cette|cet|ce|votre|la|le|l'|les|vos|une?) ?)?(?:opération|action|traitement|requête|demande|saisie|envoi|accès|enregistrement|connexion|documents?|pièces?(?: jointes?)?|justificatifs?|fichiers?|format(?: de (?:fichier|document))?"
    r"|valeur|données?|service|session|validation|transaction|modification|suppression|paiement|téléchargement|téléversement|chargement|dépôt|formulaire|dossier|réponse|contenu|paramètres?|ressource|code|statut|transmission|choix|fonction(?:nalité)?|option|envois?|réservation|inscription|calcul|synchronisation|mise à jour|authentification|identification|vérification|recherche|page)"
)
_FAILS_FR = (
    r"(?:impossibles?|refusée?s?|rejetée?s?|invalides?|incorrecte?s?|illisibles?|échouée?s?|interdite?s?|interrompue?s?|indisponibles?|erronée?s?|inattendue?s?|inconnue?s?|abandonnée?s?|irrecevables?|inexploitables?|bloquée?s?|expirée?s?"
    r"|non[- ](?:autorisée?s?|conformes?|recevables?|valides?|valables?|disponibles?|reconnue?s?|acceptée?s?|trouvée?s?|permise?s?|prise? en charge|exploitables?|admise?s?|aboutie?s?|effectuée?s?|traitée?s?))"
)
_DONE_FR = r"(?:aboutir?|abouti|échoué|été (?:rejetée?|refusée?|interrompue?|bloquée?|effectuée?|enregistrée?|prise? en compte|traitée?|validée?|envoyée?)|être (?:effectuée?|enregistrée?|prise? en compte|traitée?|validée?|envoyée?|affichée?|chargée?)|fonctionné|marché)"
_BARE_FR = re.compile(
    rf"{_THING_FR} (?:(?:est|sont|a été|ont été) )?{_FAILS_FR}"
    rf"|{_THING_FR} (?:n'(?:a|ont) pas (?:pu )?(?:{_DONE_FR})|a échoué|ne peut (?:pas )?(?:aboutir|être \w+)|est en (?:erreur|échec|anomalie))"
    r"|(?:désolée?s?,? |oups,? ?!? ?|attention,? )?(?:une |des )?(?:erreurs?|problèmes?|anomalies?|incidents?)(?: (?:technique|inattendue?|interne|inconnue?|système|serveur|de traitement|d'enregistrement|de saisie|imprévue?|fatale|générale?)s?){0,2}(?: (?:est|sont|a été|ont été) (?:survenue?s?|détectée?s?|rencontrée?s?|apparue?s?)| s'(?:est|sont) produite?s?| lors (?:de |du )(?:la |l')?\w+(?: de (?:la |l'|votre )\w+)?)?"
    r"|(?:anomalie|donnée|erreur|incohérence|valeur) (?:détectée|manquante|absente|constatée)|(?:ce|cette|cet) (?:choix|opération|action|réponse|demande|option|modification|valeur) n'est pas (?:permise?|autorisée?|possible|disponible|acceptée?|valide)|(?:votre|cet|ce|cette|le|la|l') ?\w+ (?:a|ont) été (?:rejetée?|refusée?|bloquée?|interrompue?) par le (?:système|serveur|service|logiciel)"
    r"|échec(?: (?:de |du |de la |de l')\w+)?(?: du \w+)?|impossible (?:de |d')(?:traiter|afficher|effectuer|enregistrer|charger|valider|exécuter|terminer|continuer|réaliser) (?:cette|votre|la|le|l'|vos|ce) ?\w+"
    r"|(?:quelque chose|ça) (?:s'est mal passé|n'a pas (?:marché|fonctionné)|a échoué|cloche)|nous n'avons pas pu (?:traiter|effectuer|enregistrer|valider) (?:votre|cette) \w+"
)
_THING_EN = r"(?:(?:this|that|your|the|an?) )?(?:operation|action|request|entry|input|submission|access|document|file(?: type| format)?|attachment|evidence|format|value|data|service|session|transaction|change|upload|download|payment|form|answer|content|resource|parameter|code|process|transfer|save|update|page|transmission|choice|function|feature|option|booking|registration|calculation|search|verification|selection)s?"
_FAILS_EN = r"(?:failed|failure|error|denied|forbidden|rejected|refused|invalid|incorrect|aborted|unavailable|unknown|blocked|unexpected|unreadable|expired|illegal|impossible|not (?:permitted|allowed|accepted|valid|possible|available|authori[sz]ed|recogni[sz]ed|supported|found|acceptable|processed|compliant|successful))"
_BARE_EN = re.compile(
    rf"{_THING_EN} (?:(?:is|are|was|were|has|have|has been|have been) )?{_FAILS_EN}|(?:invalid|unknown|bad|illegal|unexpected|unsupported|incorrect|forbidden|unauthori[sz]ed|non-compliant) {_THING_EN}"
    rf"|{_THING_EN} (?:could not|cannot|can't|couldn't|was not able to|will not) be (?:completed|processed|saved|performed|executed|accepted|displayed|loaded|shown|validated|submitted|handled)"
    r"|(?:sorry,? |oops,? ?!? ?|oh no,? ?!? ?)?(?:an?|some|there (?:was|has been|is) an?)? ?(?:internal|unknown|unexpected|technical|system|server|general|fatal|processing|validation)? ?(?:errors?|problems?|failures?|issues?)(?: (?:has |have )?(?:occurred|happened|arisen)| (?:was|were) (?:encountered|detected|found))?"
    r"|something (?:went|has gone) wrong|(?:we (?:are|were) )?(?:unable to|could not|cannot|we could not|we cannot) (?:process|complete|handle|save|submit|perform|display|load|continue with) (?:your|the|this) \w+|that did(?: not|n't) work|missing (?:data|value|parameter|information)|(?:this|that|your) (?:choice|operation|action|answer|request|option|change|value|upload|entry|file) (?:is|was|has been) (?:not (?:permitted|allowed|possible|available|accepted)|(?:rejected|refused|blocked) by the (?:system|server|service))|(?:sorry,? )?we (?:could not|couldn't|cannot|can't) do (?:that|this)|incident"
)
_BARE = {"fr": _BARE_FR, "en": _BARE_EN}
_NUMBERED = re.compile(
    r"^(?:(?:erreur|error|code|err|e|http|réf|ref)\.?[ :#n°-]{0,4}[\w-]*\d[\w-]* ?[:.–—-]? ?)|[ (:\[–—-]{1,3}(?:(?:erreur|error|code|err|http|réf|ref)\.?[ :#n°-]{0,4})?[a-z]{0,4}[_-]?\d[\w-]*[)\] ]{0,2}$"
)
"""The number of an error, before or after."""
_EDGES = " .!?:;…–—-\u202f\u00a0"
_HEADS = frozenset(
    {
        "title",
        "titre",
        "heading",
        "header",
        "headline",
        "subject",
        "objet",
        "label",
        "libelle",
        "name",
        "nom",
        "status",
        "summary",
        "caption",
        "alt",
    }
)
_RECORDS = re.compile(r"(?:^|[._])(?:headings?|titles?|titres?|events?|evenements?|history|historique|logs?|journal|types?|status(?:es)?|statuts?)(?:[._]|$)", re.I)  # fmt: skip
"""The key of a part of a catalogue that names what happened: a heading, a line of a history."""
_LONGEST = 120
_NAMES = frozenset({FIELD, "button", "label", "title", "heading"})


def bare_failures(document: Document) -> Iterator[Prose]:
    """Yield the messages of a table that only say that something failed, where none that is shown with them says more."""
    if document.is_sequence or document.page is not None:
        return
    for prose in document.said:
        is_short = len(prose.plain) <= _LONGEST and prose.kind not in _NAMES
        if is_short and _is_bare(prose) and not _is_told_beside(prose):
            yield prose


def _is_bare(prose: Prose) -> bool:
    text = prose.plain.strip(_EDGES)
    if " " not in text or OUTPUT in text:
        return False  # the name of a state, or what happened is printed
    text = _NUMBERED.sub("", text).strip(_EDGES) or text
    return any(_BARE[lang].fullmatch(text) for lang in ((prose.lang,) if prose.lang in _BARE else tuple(_BARE)))


def _is_told_beside(prose: Prose) -> bool:
    """Whether it is the heading of a message whose other parts say more: « erreur.titre », « erreur.texte »."""
    group, _, own = prose.key.rpartition(".")
    if own.lower() in _HEADS or _RECORDS.search(group):
        return True
    parts = [one for one in prose.document.said if group and one.key.rpartition(".")[0] == group]
    return any(one.key.rpartition(".")[2].lower() in _HEADS for one in parts)
