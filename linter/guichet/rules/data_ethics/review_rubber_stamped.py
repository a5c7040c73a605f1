"""Decisions approved in one go, under the name of someone who read none of them."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.nouns.act import Act, Kind
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule

BATCH = Text(
    fr="`{act}` décide de tous les dossiers d’un coup : personne n’en a lu un. Ouvrez-les un par un, avec un champ pour les raisons.",
    en="`{act}` decides every file at once: nobody has read one. Open them one by one, with a field for the reasons.",
)
MAYBE = Text(
    fr="`{act}` décide de plusieurs dossiers à la fois : vérifiez que chacun a été lu avant.",
    en="`{act}` decides several files at once: check that each was read before.",
)
BUTTON = Text(
    fr="Le bouton « {label} » fait décider sans lire : chaque personne a droit à un regard. Retirez-le, ou faites ouvrir chaque dossier.",
    en='The "{label}" button decides without reading: each person deserves a look. Remove it, or make each file be opened.',
)
_LABEL = re.compile(
    r"^\W*(?:tout valider|tout approuver|tout refuser les demandes|valider (?:tout|toutes les (?:décisions|demandes|propositions)|tous les dossiers)|"
    r"(?:approuver|accepter|refuser|rejeter) (?:toutes les (?:décisions|demandes|propositions)|tous les dossiers)|"
    r"(?:approve|validate) (?:all|every)(?: (?:decisions?|claims?|applications?|cases?|files?|requests?))?|"
    r"(?:accept|reject|refuse|deny) (?:all|every) (?:decisions?|claims?|applications?|cases?|requests?))\W*$",
    re.I,
)


def _buttons(button: Element, page: Page) -> Iterator[Hit]:
    label = button.text if button.name != "input" else (button.attr("value") or "")
    if _LABEL.match(label):
        yield Hit(button.span, BUTTON, {"label": label.strip()})


@act_rule(
    Kind.DECIDE, Kind.REFUSE,
    name="review-rubber-stamped",
    code="W9405",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Décisions validées en bloc", en="Decisions approved in bulk"),
    harms=Text(
        fr="Les personnes dont le dossier demandait une lecture : le nom d’un agent couvre ce que la machine a décidé.",
        en="People whose file needed a reading: an officer’s name covers what the machine decided.",
    ),
    instead=Text(
        fr="Une décision, une page, un avis écrit. Donnez à l’agent le temps et le droit de dire non.",
        en="One decision, one page, one written opinion. Give the officer time and the right to say no.",
    ),
    wrong_when=Text(
        fr="La boucle reprend des décisions déjà prises une à une, par exemple lors d’un import.",
        en="The loop carries over decisions already taken one by one, in an import for example.",
    ),
    refs=("ddd-2024", "gdpr-22"),
    lesson="09-data-and-scores/04-explaining",
    needs=("valid", "approuv", "approv", "accept", "confirm", "refus", "reject", "sign", "decid", "outcome", "propos", "suggest", "recomm"),
    also=(Check(Subject.ELEMENT, ("button", "input", "a"), (), _buttons),),
    bad=(
        Bad(
            '@login_required\ndef tout_valider(request):\n    for décision in Decision.objects.filter(statut="proposée"):\n        décision.valider(user=request.user)\n',
            BATCH, at="décision.valider(user=request.user)", review=True,
        ),
        Bad(
            '@app.post("/approve")\ndef approve_all(user=Depends(agent)):\n    for claim in pending():\n        claim.approve(by=user)\n',
            BATCH, at="claim.approve(by=user)", review=True,
        ),
        Bad(
            'def valider(request):\n    Demande.objects.filter(etat="a_valider").update(etat="validee", agent=request.user)\n',
            BATCH, at='Demande.objects.filter(etat="a_valider").update(etat="validee", agent=request.user)', review=True,
        ),
        Bad("<button type=\"submit\">Valider toutes les décisions</button>", BUTTON, at='<button type="submit">', path="decisions.html"),
        Bad(
            'def approve(modeladmin, request, queryset):\n    for application in queryset:\n        application.approve(by=request.user)\n',
            MAYBE, at="application.approve(by=request.user)", review=True,
        ),
    ),
    good=(
        Good("def annuler_opération(request, opération):\n    for dossier in opération.dossiers.all():\n        dossier.cancel()\n"),
        Good("def décider(request, pk):\n    décision = Decision.objects.get(pk=pk)\n    décision.valider(user=request.user)\n"),
        Good("def importer(request):\n    for ligne in lignes:\n        ligne.valider()\n"),
        Good("def vérifier(request):\n    for formulaire in formset:\n        formulaire.is_valid()\n"),
        Good("<button>Valider ma demande</button>", path="demande.html"),
    ),
)  # fmt: skip
def review_rubber_stamped(act: Act) -> Iterator[Hit]:
    """Report decisions signed many at once, and those that copy what a machine put forward."""
    if act.is_about_people and act.is_many and act.is_signed and act.place.is_lived:
        sure = act.is_copied or not act.is_picked_by_hand
        yield Hit(act.span, BATCH if sure else MAYBE, {"act": act.name}, Certainty.REVIEW)
