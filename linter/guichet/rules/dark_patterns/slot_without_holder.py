"""A slot tied to nobody's file can be resold."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.python.literals import value_of, words_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_migration, is_test
from guichet.rulebook.rule import Bad, Good, python_rule

NOBODY = Text(
    fr="« {model} » se réserve sans lien à une personne ni un dossier : n’importe qui peut prendre des rendez-vous à la chaîne et les revendre. Liez le créneau au dossier, sans demander de pièce de plus.",
    en='"{model}" can be booked without a tie to a person or file: anyone can take appointments in bulk and resell them. Tie the slot to the file, without asking for one more document.',
)
_SLOT = frozenset("slot creneau rdv appointment booking reservation rendezvous".split())
_SETTINGS = frozenset(
    "manager setting settings config configuration option options preference preferences rule rules policy template type "
    "reglage reglages parametre parametres regle regles modele mixin abstract".split()
)
"""What a model of how booking works is called, and one that others are made from."""
_BOOKED = re.compile(
    r"reserv|booked|\bpris\b|occup|\btaken\b|\bnom\b|\bname\b|e?mail|courriel|phone|telephone|disponible|available|statut|status|confirm"
)
_HOLDER = re.compile(
    r"user|usager|dossier|person|demand|citoyen|citizen|client|benefic|account|compte|applicant|holder|titulaire|attend|patient|famil|foyer|file\b|request|case|customer|member|"
    r"submission|order|token|jeton|signature|code_?(?:suivi|annul)|visitor|agent|guest|participant|event|profil"
)
_RELATIONS = re.compile(r"(?:ForeignKey|OneToOneField|ManyToManyField|relationship|Relationship|GenericForeignKey)$")


@python_rule(
    nodes.ClassDef,
    name="slot-without-holder",
    code="W9307",
    family=Family.DARK_PATTERNS,
    severity=Severity.MINOR,
    title=Text(fr="Créneau sans titulaire", en="Slot without a holder"),
    harms=Text(
        fr="Les personnes qui ne trouvent jamais de rendez-vous, ou qui doivent en acheter un : 15 à 150 euros, selon la presse.",
        en="People who never find an appointment, or must buy one: 15 to 150 euros, according to the press.",
    ),
    instead=Text(
        fr="Une clé étrangère vers le dossier ou la personne, ou un jeton signé remis à une seule personne.",
        en="A foreign key to the file or the person, or a signed token given to one person.",
    ),
    wrong_when=Text(
        fr="Le modèle décrit la disponibilité d’un guichet ; la réservation est un autre modèle.",
        en="The model describes when a counter is free; the booking is another model.",
    ),
    refs=("press-resale",),
    lesson="06-appointments/02-resale-and-lottery",
    mentions=("slot", "creneau", "rdv", "rendezvous", "appointment", "booking", "reservation"),
    bad=(
        Bad("class Appointment(models.Model):\n    starts_at = models.DateTimeField()\n    booked_under = models.CharField(max_length=120)  # réservé\n", NOBODY, at="class Appointment"),
        Bad('class RendezVous(models.Model):\n    """Un créneau."""\n    debut = models.DateTimeField()\n    nom = models.CharField(max_length=80)\n    email = models.EmailField()\n', NOBODY, at="class RendezVous"),
        Bad("class Slot(db.Model):\n    début = db.Column(db.DateTime)\n    is_booked = db.Column(db.Boolean)\n", NOBODY, at="class Slot"),
    ),
    good=(
        Good('class Appointment(models.Model):\n    booked = models.BooleanField("réservé")\n    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.CASCADE)\n'),
        Good('class Creneau(models.Model):\n    """Quand le guichet reçoit."""\n    debut = models.DateTimeField()\n    fin = models.DateTimeField()\n'),
        Good("class RendezVous(models.Model):\n    nom = models.CharField(max_length=80)\n    jeton = models.CharField(max_length=64)  # remis à une personne\n"),
    ),
)  # fmt: skip
def slot_without_holder(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Report a model of a booked slot that has neither a person, a file nor a token."""
    words = words_of(owner.name)
    if (not words & _SLOT and "rendezvous" not in owner.name.lower()) or words & _SETTINGS or _is_abstract(owner):
        return
    bases = [dotted(base) for base in owner.bases]
    if (
        not any(base.endswith((".Model", "Base", "SQLModel", "Document")) or base == "Model" for base in bases)
        or is_test(module)
        or is_migration(module)
    ):
        return
    fields = [
        (statement.targets[0] if isinstance(statement, nodes.Assign) else statement.target, statement.value)
        for statement in owner.body
        if isinstance(statement, nodes.Assign | nodes.AnnAssign)
    ]
    names = [
        target.name
        for target, value in fields
        if isinstance(target, nodes.AssignName) and isinstance(value, nodes.Call)
    ]
    if not any(_BOOKED.search(name.replace("_", " ")) for name in names):
        return
    related = any(
        isinstance(value, nodes.Call)
        and (_RELATIONS.search(dotted(value.func)) or "ForeignKey" in value.as_string())
        and _HOLDER.search(f"{getattr(target, 'name', '')} {value.as_string()}".lower())
        for target, value in fields
    )
    if not related and not any(_HOLDER.search(name.lower()) for name in names):
        yield Hit(module.header_span(owner), NOBODY, {"model": owner.name})


def _is_abstract(owner: nodes.ClassDef) -> bool:
    """Whether no table is made from a model: its heirs may add the holder."""
    meta = next((one for one in owner.body if isinstance(one, nodes.ClassDef) and one.name == "Meta"), None)
    declared = (*owner.locals.get("__abstract__", ()), *(meta.locals.get("abstract", ()) if meta else ()))
    return any(value_of(getattr(one.parent, "value", None)) is True for one in declared)
