"""A card that the law still accepts, refused by a comparison of dates."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.acts.proved import Proof, Wanted
from guichet.done.nouns.kind import Kind
from guichet.rulebook.rule import Bad, Good, act_rule

EXPIRED = Text(
    fr="La date imprimée fait refuser des cartes d’identité encore valables. La loi en prolonge de cinq ans. Comptez la prolongation, ou acceptez une autre pièce.",
    en="The printed date alone refuses identity cards that still hold. The law extends some by five years. Count the extension, or accept another document.",
)


@act_rule(
    Kind.PROVE,
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
def identity_document_expired(proof: Proof) -> Iterator[Hit]:
    """Report a branch that refuses an identity document because its printed date is past."""
    if proof.wanted is Wanted.IN_DATE:
        yield Hit(proof.span, EXPIRED)
