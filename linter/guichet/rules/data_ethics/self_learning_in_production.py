"""A model that keeps learning while it decides: nobody can say which rule applied to whom."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.deciding.actors import function_of, is_view, runs_alone
from guichet.done.deciding.scores import learns
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_command, is_test
from guichet.rulebook.rule import Bad, Good, python_rule

LEARNS = Text(
    fr="`{act}` modifie le modèle pendant qu’il décide : deux personnes dans la même situation n’auront pas la même réponse. Entraînez-le à part, testez, puis publiez une version.",
    en="`{act}` changes the model while it decides: two people in the same situation will get two answers. Train it apart, test it, then publish a version.",
)
MAYBE = Text(
    fr="`{act}` entraîne un modèle dans une tâche planifiée : vérifiez que quelqu’un le teste avant qu’il serve à décider.",
    en="`{act}` trains a model in a scheduled task: check that someone tests it before it is used to decide.",
)
_MODEL = re.compile(
    r"model|modele|modèle|clf|classif|estim|pipeline|regress|learner|forest|booster|scorer|predictor|network|svm|tree\b",
    re.I,
)
_ONLINE = frozenset({"partial_fit", "learn_one", "learn_many", "fit_one", "warm_fit"})
_ANY_MODEL = frozenset({"update_model"})
"""Names under which a form, a table or a repository fills a record as well: what learns says so elsewhere."""
_DECIDES = re.compile(r"predict|decid|statut|status|eligib|score|priorit", re.I)


@python_rule(
    nodes.Call,
    name="self-learning-in-production",
    code="W9408",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Modèle qui apprend en décidant", en="Model that learns while it decides"),
    harms=Text(
        fr="Toutes les personnes jugées : la règle change d’un dossier à l’autre, et nul ne peut l’expliquer.",
        en="Everyone who is judged: the rule changes from one file to the next, and nobody can explain it.",
    ),
    instead=Text(
        fr="Entraînez hors ligne, mesurez l’erreur par groupe, numérotez la version et gardez-la.",
        en="Train offline, measure the error for each group, number the version and keep it.",
    ),
    wrong_when=Text(
        fr="Le modèle ne sert pas à décider pour une personne, par exemple pour ranger des courriers.",
        en="The model is not used to decide about a person, for instance it sorts letters.",
    ),
    refs=("cc-2018-765", "ai-act-annex-3"),
    lesson="09-data-and-scores/04-explaining",
    mentions=("fit(", "learn_one", "learn_many", "update_model"),
    bad=(
        Bad(
            "def décider(request, pk):\n    rang = modèle.predict([x])[0]\n    modèle.partial_fit([x], [rang])\n",
            LEARNS, at="modèle.partial_fit([x], [rang])", review=True,
        ),
        Bad(
            '@router.post("/claims")\nasync def decide(claim):\n    model.fit(history(), labels())\n    return model.predict([claim.row])\n',
            LEARNS, at="model.fit(history(), labels())", review=True,
        ),
        Bad(
            "@shared_task\ndef évaluer(demande):\n    demande.score = scorer.predict_one(demande.x)\n    scorer.learn_one(demande.x, demande.score)\n",
            LEARNS, at="scorer.learn_one(demande.x, demande.score)", review=True,
        ),
        Bad(
            "@shared_task\ndef réentraîner():\n    model.fit(x, y)\n    joblib.dump(model, PATH)\n",
            MAYBE, at="model.fit(x, y)", review=True,
        ),
        Bad(
            {
                "rank/brain.py": "from sklearn.linear_model import SGDClassifier\n\nbrain = SGDClassifier()  # été\n\n\ndef update_model(row, answer):\n    brain.coef_ += row\n",
                "rank/views.py": "from rank.brain import update_model\n\n\ndef decide(request, claim):\n    answer = predict(claim)\n    update_model(claim.row, answer)\n",
            },
            LEARNS, at="update_model(claim.row, answer)", path="rank/views.py", review=True,
        ),
    ),
    good=(
        Good("def entraîner(chemin):\n    model.fit(x, y)\n    joblib.dump(model, chemin)\n"),
        Good("class Command(BaseCommand):\n    def handle(self, *args, **options):\n        modele.fit(x, y)\n"),
        Good("def vignette(request):\n    return ImageOps.fit(image, (200, 200))\n"),
        Good("def décider(request):\n    return rendre(modele.predict([x]))\n"),
        Good("def save_leaflet(request, leaflet):\n    status = status_of(leaflet)  # été\n    sheet.update_model(leaflet, status)\n    return update_model(leaflet, request)\n"),
    ),
)  # fmt: skip
def self_learning_in_production(node: nodes.Call, module: PythonModule) -> Iterator[Hit]:
    path = dotted(node)
    owner, _, name = path.rpartition(".")
    online = name in _ONLINE or (name in _ANY_MODEL and _is_taught(node, owner, module))
    if not online and not (name in ("fit", "fit_transform") and _MODEL.search(owner)):
        return
    function = function_of(node)
    if function is None or is_command(function) or is_test(module):
        return
    facts = {"act": " ".join(module.text(node).split())[:80]}
    decides = any(_DECIDES.search(dotted(one)) for one in function.nodes_of_class(nodes.Call) if one is not node)
    if is_view(function) or (decides and (online or runs_alone(function, module))):
        yield Hit(module.span(node), LEARNS, facts, Certainty.REVIEW)
    elif runs_alone(function, module):
        yield Hit(module.span(node), MAYBE, facts, Certainty.REVIEW)


def _is_taught(call: nodes.Call, owner: str, module: PythonModule) -> bool:
    """Whether what is brought up to date decides by what it learnt: by the name that holds it, or where it is written."""
    written = [one.module for one in definitions(module.modules).of(call.func, module)]
    return _MODEL.search(owner) is not None or any(map(learns, (module, *written)))
