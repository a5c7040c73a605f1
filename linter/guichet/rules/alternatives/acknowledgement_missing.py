"""A request that leaves no trace in the hands of whoever made it."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.python.module import PythonModule
from guichet.rulebook.rule import Bad, Good, python_rule

NOTHING = Text(
    fr="La demande est enregistrée, et la personne n’en garde rien : ni numéro, ni date, ni message. Donnez-lui un récépissé.",
    en="The request is saved and the person keeps nothing of it: no number, no date, no message. Give them a receipt.",
)

_CREATES = re.compile(
    r"\b(?:Demande|Dossier|Declaration|Requete|Recours|Claim|BenefitApplication|AidApplication)\w*(?:\.objects\.create\(|\.deposer\(|\(\s*(?:\w+\s*=|\*\*))"
)
_SAVED = re.compile(r"objects\.create\(|\.save\(|session\.add\(|\.commit\(|db\.add\(|\.deposer\(")
_POST = re.compile(r"method\s*==\s*[\"']POST|require_POST|\.post\(|[\"']POST[\"']|is_valid\(\)|validate_on_submit")
_TOLD = re.compile(
    r"mail|courriel|courrier|notif|accus|recu\b|recep|récép|receipt|acknowledg|numero|num[ée]ro|reference|référence|confirm|merci|success|messages\.|flash\(|send|envoy|rang|suivi|\.id\b|\.pk\b|Response\(serializer|\breturn (?:demande|dossier|claim)\b|statut|staff|agent",
    re.I,
)


@python_rule(
    nodes.FunctionDef,
    name="acknowledgement-missing",
    code="W9549",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Demande sans accusé de réception", en="Request without an acknowledgement"),
    harms=Text(
        fr="Les personnes qui ne peuvent prouver ni la date ni l’envoi quand un droit se perd.",
        en="People who can prove neither the date nor the sending when a right is lost.",
    ),
    instead=Text(
        fr="Donnez un numéro, la date, le service, son adresse et son téléphone, à l’écran et par courrier ou courriel.",
        en="Give a number, the date, the service, its address and telephone, on screen and by post or email.",
    ),
    wrong_when=Text(
        fr="L’accusé part d’un signal ou d’une autre tâche.",
        en="The acknowledgement is sent by a signal or another task.",
    ),
    refs=("crpa-l-112-11", "crpa-r-112-11-1"),
    lesson="03-forms/06-receipt-refusal-remedy",
    mentions=("demande", "dossier", "claim", "declaration", "requete", "recours",),
    bad=(
        Bad('@require_POST\ndef deposer(request):\n    Demande.objects.create(usager=request.user, motif=request.POST["motif"])\n    return redirect("accueil")\n', NOTHING, at='return redirect("accueil")'),
        Bad('@app.post("/demandes")\ndef creer(corps: Corps):\n    db.add(Dossier(nom=corps.nom))\n    db.commit()\n    return {"ok": True}\n', NOTHING, at='return {"ok": True}'),
        Bad('def claim(request):\n    if request.method == "POST":\n        Claim.objects.create(text=request.POST["text"])\n        return redirect("/")\n    return render(request, "claim.html")\n', NOTHING, at='return redirect("/")'),
    ),
    good=(
        Good('@require_POST\ndef deposer(request):\n    demande = Demande.objects.create(usager=request.user)\n    return render(request, "recepisse.html", {"numero": demande.pk})\n'),
        Good('@require_POST\ndef deposer(request):\n    demande = Demande.objects.create(usager=request.user)\n    envoyer_accuse(demande)\n    return redirect("accueil")\n'),
        Good('def brouillon():\n    return Demande(nom="", motif="")\n'),
    ),
)  # fmt: skip
def acknowledgement_missing(node: nodes.FunctionDef, module: PythonModule) -> Iterator[Hit]:
    """Report a view that saves a person's request and answers without a number, a date or a message."""
    text = module.text(node)
    decorators = module.text(node.decorators) if node.decorators else ""
    if (
        not _CREATES.search(text)
        or not _SAVED.search(text)
        or not _POST.search(f"{decorators}\n{text}")
        or module.is_back_office
    ):
        return
    if _TOLD.search(re.sub(r"request\.POST\[[^\[\]]*\]|method\s*==", "", text.replace(node.name, ""))):
        return
    saved = [one.lineno for one in node.nodes_of_class(nodes.Call) if _SAVED.search(module.text(one) + "(")]
    for answer in node.nodes_of_class(nodes.Return):
        if answer.value is not None and saved and answer.lineno >= min(saved):
            yield Hit(module.span(answer), NOTHING)
            return
