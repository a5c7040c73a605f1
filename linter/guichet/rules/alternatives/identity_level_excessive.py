"""A strong proof of identity asked of someone who only wants to read."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.python.module import PythonModule
from guichet.reading.python.views import reads_only, view_of
from guichet.rulebook.rule import Bad, Good, python_rule

TOO_STRONG = Text(
    fr="Le niveau « {level} » protège une page qui ne fait que montrer : qui n’a pas cette identité ne voit plus ses droits. Descendez à « eidas1 », ou écrivez pourquoi.",
    en='Level "{level}" guards a page that only shows: without that identity, people no longer see their rights. Go down to "eidas1", or write why.',
)

CHECK = Text(
    fr="Le niveau « {level} » est demandé ici : vérifiez que chaque démarche qu’il protège en a besoin, et pas seulement la lecture.",
    en='Level "{level}" is asked for here: check that each procedure it guards needs it, and not reading alone.',
)

_LEVEL = re.compile(r"\b(eidas_?[23])\b")
_TESTS = re.compile(r"^test|Test$|mock|fixture", re.I)


def _outer(node: nodes.NodeNG) -> list[str]:
    scope = node.parent.scope() if node.parent is not None else None
    return [scope.name] if isinstance(scope, nodes.ClassDef) else []


@python_rule(
    nodes.Const,
    name="identity-level-excessive",
    code="W9517",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Niveau d’identité trop fort pour lire", en="Identity level too strong for reading"),
    harms=Text(
        fr="Les personnes sans smartphone récent, sans carte à puce ou sans adresse en France, qui ne peuvent plus même consulter leurs droits.",
        en="People without a recent smartphone, a chip card or an address in France, who can no longer even look at their rights.",
    ),
    instead=Text(
        fr="Demandez le niveau le plus bas qui convient (eidas1 pour consulter) et gardez le niveau fort pour payer, signer ou changer un compte bancaire.",
        en="Ask for the lowest level that fits (eidas1 to read) and keep the strong one for paying, signing or changing a bank account.",
    ),
    wrong_when=Text(
        fr="La page montre des données dont la fuite serait grave, et une analyse écrite le dit.",
        en="The page shows data whose leak would be serious, and a written analysis says so.",
    ),
    refs=("gdpr-5-1-c", "keycloak-franceconnect"),
    lesson="07-identity/01-the-loop",
    mentions=("eidas2", "eidas3", "eidas_2", "eidas_3",),
    bad=(
        Bad('class SoldeView(DetailView):\n    acr_values = "eidas2"\n', TOO_STRONG, at='"eidas2"'),
        Bad('@require_acr("eidas3")\ndef consulter_droits(request):\n    return render(request, "droits.html")\n', TOO_STRONG, at='"eidas3"'),
        Bad('@app.get("/historique")\ndef historique():\n    return oauth.fc.authorize_redirect(retour(), acr_values="eidas2")\n', TOO_STRONG, at='"eidas2"'),
        Bad('FC_ACR_VALUES = "eidas2"\n', CHECK, at='"eidas2"', review=True),
    ),
    good=(
        Good('class ChangerRibView(UpdateView):\n    acr_values = "eidas2"\n'),
        Good('@require_acr("eidas1")\ndef consulter_droits(request):\n    return render(request, "droits.html")\n'),
        Good('@app.post("/signature")\ndef signer():\n    exiger(acr_values="eidas2")\n'),
        Good('NIVEAUX = ["eidas1", "eidas2", "eidas3"]\n'),
    ),
)  # fmt: skip
def identity_level_excessive(node: nodes.Const, module: PythonModule) -> Iterator[Hit]:
    """Report a strong level on a view that only shows; ask about one that guards everything."""
    match = _LEVEL.search(node.value) if isinstance(node.value, str) and len(node.value) < 200 else None
    if match is None or isinstance(node.parent, (nodes.List, nodes.Tuple, nodes.Set, nodes.Compare, nodes.Expr)):
        return
    view = view_of(node)
    if view is not None and any(map(_TESTS.search, (view.name, *_outer(view)))):
        return
    reads = reads_only(view, module) if view is not None else None
    if reads:
        yield Hit(module.span(node), TOO_STRONG, {"level": match[1]})
    elif reads is None:
        yield Hit(module.span(node), CHECK, {"level": match[1]}, Certainty.REVIEW)
