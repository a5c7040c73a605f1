"""Decisions approved in one go, under the name of someone who read none of them."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.deciding.actors import function_of, is_view
from guichet.done.deciding.decisions import is_status, status_word
from guichet.done.people.people import name_words
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_migration, is_test
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

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
_DECIDE = re.compile(
    r"^(?:valid|approuv|approve|accept|confirm|refus|reject|rejet|deny|sign|decid|entérin|enterin)", re.I
)
_DECISIONS = frozenset("decision demande dossier proposition claim application case requete recours allocation avis applicant candidature suspension sanction".split())  # fmt: skip
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


@python_rule(
    nodes.For,
    nodes.Call,
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
    mentions=("valid", "approuv", "approv", "accept", "confirm", "refus", "reject", "sign", "decid"),
    also=(Check(Subject.ELEMENT, ("button", "input", "a"), (), _buttons),),
    bad=(
        Bad(
            '@login_required\ndef tout_valider(request):\n    for décision in Decision.objects.filter(statut="proposée"):\n        décision.valider(user=request.user)\n',
            BATCH, at="décision.valider(user=request.user)",
        ),
        Bad(
            '@app.post("/approve")\ndef approve_all(user=Depends(agent)):\n    for claim in pending():\n        claim.approve(by=user)\n',
            BATCH, at="claim.approve(by=user)",
        ),
        Bad(
            'def valider(request):\n    Demande.objects.filter(etat="a_valider").update(etat="validee", agent=request.user)\n',
            BATCH, at='Demande.objects.filter(etat="a_valider").update(etat="validee", agent=request.user)',
        ),
        Bad("<button type=\"submit\">Valider toutes les décisions</button>", BUTTON, at='<button type="submit">', path="decisions.html"),
        Bad(
            'def approve(modeladmin, request, queryset):\n    for application in queryset:\n        application.approve(by=request.user)\n',
            MAYBE, at="application.approve(by=request.user)", review=True,
        ),
    ),
    good=(
        Good("def décider(request, pk):\n    décision = Decision.objects.get(pk=pk)\n    décision.valider(user=request.user)\n"),
        Good("def importer(request):\n    for ligne in lignes:\n        ligne.valider()\n"),
        Good("def vérifier(request):\n    for formulaire in formset:\n        formulaire.is_valid()\n"),
        Good("<button>Valider ma demande</button>", path="demande.html"),
    ),
)  # fmt: skip
def review_rubber_stamped(node: nodes.For | nodes.Call, module: PythonModule) -> Iterator[Hit]:
    function = function_of(node)
    if function is None or is_test(module) or is_migration(module) or "import" in function.name:
        return
    call = _looped(node) if isinstance(node, nodes.For) else _updated(node)
    if call is None:
        return
    args = {argument.name for argument in function.args.args or []}
    chosen = "queryset" in args or "getlist" in function.as_string()
    if chosen or is_view(function) or _by_someone(call):
        facts = {"act": " ".join(module.text(call).split())[:80]}
        sure = not chosen and is_view(function)
        yield Hit(module.span(call), BATCH if sure else MAYBE, facts, Certainty.VIOLATION if sure else Certainty.REVIEW)


def _by_someone(call: nodes.NodeNG) -> bool:
    return isinstance(call, nodes.Call) and any(
        word.arg in ("user", "agent", "by", "reviewer", "valide_par", "validated_by") for word in call.keywords
    )


def _looped(loop: nodes.For) -> nodes.NodeNG | None:
    if not isinstance(loop.target, nodes.AssignName):
        return None
    name = loop.target.name
    about = set(name_words(name)) | {word for part in dotted(loop.iter).split(".") for word in name_words(part)}
    if not about & _DECISIONS:
        return None
    for statement in loop.body:
        call = statement.value if isinstance(statement, nodes.Expr) else None
        method = call.func if isinstance(call, nodes.Call) and isinstance(call.func, nodes.Attribute) else None
        if method is not None and _DECIDE.match(method.attrname) and dotted(method.expr) == name:
            return call
        if isinstance(statement, nodes.Assign) and isinstance(statement.targets[0], nodes.AssignAttr):
            target = statement.targets[0]
            decided = is_status(target.attrname) and _DECIDE.match(status_word(statement.value))
            if decided and isinstance(target.expr, nodes.Name) and target.expr.name == name:
                return statement
    return None


def _updated(call: nodes.Call) -> nodes.Call | None:
    if not isinstance(call.func, nodes.Attribute) or call.func.attrname != "update" or not _by_someone(call):
        return None
    about = {word for part in dotted(call).split(".") for word in name_words(part)}
    decided = any(word.arg and is_status(word.arg) and _DECIDE.match(status_word(word.value)) for word in call.keywords)
    return call if decided and about & _DECISIONS else None
