"""A card that the law still accepts, refused by a comparison of dates."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.python.module import PythonModule
from guichet.reading.python.views import function_of, refuses, view_of
from guichet.rulebook.rule import Bad, Good, python_rule

EXPIRED = Text(
    fr="Comparer la date imprimée à aujourd’hui refuse des cartes d’identité que la loi prolonge de cinq ans. Comptez la prolongation, ou acceptez une autre pièce.",
    en="Comparing the printed date with today refuses identity cards that the law extends by five years. Count the extension, or accept another document.",
)

_DATE = re.compile(r"expir|validite|valid_until|valide_jusqu|fin_valid|perem", re.I)
_NOW = re.compile(r"\b(?:today|now|localdate|localtime|utcnow|aujourd_?hui|jour)\b", re.I)
_IDENTITY = re.compile(r"cni\b|carte|identit|pi[eè]ce|id_?card|id_?doc", re.I)
_TRAVEL = re.compile(
    r"passeport|passport|voyage|travel|token|jeton|session|cookie|coupon|voucher|abonnement|subscription|licen[cs]e|certificat|bancaire|credit|paiement|payment|card_?number|offre|quota|invitation|api_?key|link|lien|promo",
    re.I,
)
_EXTENDED = re.compile(
    r"prolong|years?\s*=\s*5|5\s*\*\s*36[56]|\+\s*5\b|extend|extension|tolerance|CINQ_ANS|ANNEES|autre_?(?:piece|document)|other_document",
    re.I,
)


@python_rule(
    nodes.If,
    name="identity-document-expired",
    code="W9520",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(
        fr="Carte d’identité refusée à sa date imprimée",
        en="Identity card refused at its printed date",
    ),
    harms=Text(
        fr="Les personnes dont la carte, délivrée entre 2004 et 2013, vaut encore cinq ans après la date imprimée.",
        en="People whose card, issued between 2004 and 2013, remains valid five years after the printed date.",
    ),
    instead=Text(
        fr="Comptez la prolongation de cinq ans, acceptez un autre document, ou avertissez sans refuser.",
        en="Count the five-year extension, accept another document, or warn without refusing.",
    ),
    wrong_when=Text(
        fr="Le document n’est pas une carte d’identité française, ou l’identité est vérifiée autrement.",
        en="The document is not a French identity card, or identity is checked another way.",
    ),
    refs=("decree-2013-1188",),
    lesson="07-identity/01-the-loop",
    mentions=("expir", "validite", "valid_until", "perime",),
    bad=(
        Bad('def clean_date_expiration(self):\n    expiration = self.cleaned_data["date_expiration"]\n    if expiration < date.today():\n        raise ValidationError("Carte d’identité périmée.")\n', EXPIRED, at="expiration < date.today()"),
        Bad('def verifier_piece(piece):\n    if timezone.localdate() > piece.date_validite:\n        return HttpResponseForbidden("Pièce périmée")\n', EXPIRED, at="timezone.localdate() > piece.date_validite"),
        Bad('@app.post("/identite")\ndef deposer(carte):\n    if carte.expires_on <= datetime.now().date():\n        abort(422)\n', EXPIRED, at="carte.expires_on <= datetime.now().date()"),
    ),
    good=(
        Good('def verifier(carte):\n    if carte.expiration + relativedelta(years=5) < date.today():\n        raise ValidationError("Donnez une autre pièce.")\n'),
        Good('def avertir(request, carte):\n    if carte.expiration < date.today():\n        messages.warning(request, "Votre carte arrive à son terme.")\n'),
        Good('def verifier(passeport):\n    if passeport.date_expiration < date.today():\n        raise ValidationError("Passeport périmé.")\n'),
        Good('def lire(jeton):\n    if jeton.expire_le < now():\n        raise PermissionDenied("Lien expiré")\n'),
    ),
)  # fmt: skip
def identity_document_expired(node: nodes.If, module: PythonModule) -> Iterator[Hit]:
    """Report a branch that refuses an identity document because its printed date is past."""
    for test in node.test.nodes_of_class(nodes.Compare):
        left, (operator, right) = test.left, test.ops[0]
        older, newer = (
            (left, right) if operator in ("<", "<=") else (right, left) if operator in (">", ">=") else (None, None)
        )
        if older is None or not _DATE.search(module.text(older)) or not _NOW.search(module.text(newer)):
            continue
        function = function_of(node)
        around = module.text(function) if function is not None else module.text(node)
        owner = view_of(function.parent) if function is not None and function.parent is not None else None
        words = f"{around} {owner.name if owner is not None else ''}"
        if (
            refuses(node.body)
            and _IDENTITY.search(words)
            and not _TRAVEL.search(around)
            and not _EXTENDED.search(around)
        ):
            yield Hit(module.span(test), EXPIRED)
