"""Cancel and rebook within the second: the trick by which a slot changes hands for money."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.words import speaks_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_migration, is_test
from guichet.rulebook.rule import Bad, Good, python_rule

AT_ONCE = Text(
    fr="« {change} » remet le créneau annulé en ligne dans l’instant : qui revend annule et réserve au nom de qui paie. Proposez-le d’abord à la liste d’attente, ou plus tard.",
    en='"{change}" puts the cancelled slot back online at once: a reseller cancels, then books in the name of whoever pays. Offer it to the waiting list first, or later.',
)
_CANCELS = re.compile(r"cancel|annul|d[ée]sist|lib[ée]rer|release_slot|free_slot|unbook", re.I)
_HANDLERS = frozenset({"post", "delete", "form_valid", "handle", "perform_destroy", "mutate"})
"""Methods that do what the name of their class says."""
_FREES = re.compile(
    r"user|usager|dossier|titulaire|holder|booked|reserv|pris|nom|name|client|person|applicant|statut|status|state|etat|available|disponible|libre|is_free",
    re.I,
)
_FREE_WORDS = re.compile(r"libre|free|available|disponible|ouvert|^open$", re.I)
_LATER = re.compile(
    r"wait|attente|queue|file_attente|delay|differ|later|eta=|countdown|timedelta|offer|propos|notify_next|suivant|next_|release_at|visible_from|apply_async|review|moder|lock_until|requests?_|cooldown|quarantaine",
    re.I,
)


@python_rule(
    nodes.Assign, nodes.Call,
    name="slot-rebooked-at-once",
    code="W9308",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Créneau annulé, aussitôt repris", en="Cancelled slot, rebooked at once"),
    harms=Text(
        fr="Les personnes qui attendent leur tour : les créneaux annulés passent de main en main sans jamais leur être proposés.",
        en="People waiting for their turn: cancelled slots pass from hand to hand and are never offered to them.",
    ),
    instead=Text(
        fr="Proposez le créneau à la personne suivante de la liste d’attente, avec un délai pour répondre.",
        en="Offer the slot to the next person on the waiting list, with time to answer.",
    ),
    wrong_when=Text(
        fr="Une autre partie du code retient le créneau avant de le remettre en ligne.",
        en="Another part of the code holds the slot back before it goes online again.",
    ),
    refs=("france-bleu-2019",),
    lesson="06-appointments/02-resale-and-lottery",
    mentions=("cancel", "annul", "liber", "libér", "unbook", "desist", "free_slot", "release_slot"),
    needs=("slot", "creneau", "créneau", "rdv", "rendez", "appointment", "plage", "booking", "permanence"),
    bad=(
        Bad("def annuler_rdv(request, pk):\n    créneau = Creneau.objects.get(pk=pk)\n    créneau.usager = None\n    créneau.save()\n", AT_ONCE, at="créneau.usager = None"),
        Bad('def cancel(request, pk):  # à tout moment\n    Slot.objects.filter(pk=pk).update(status="available")\n    return redirect("slots")\n', AT_ONCE, at='Slot.objects.filter(pk=pk).update(status="available")'),
        Bad('def cancel_appointment(request, pk):\n    """Annulé."""\n    appointment = get(pk)\n    appointment.is_booked = False\n    appointment.save()\n', AT_ONCE, at="appointment.is_booked = False"),
        Bad('class AnnulerReservation(View):\n    """À tout moment."""\n\n    def post(self, request, pk):\n        créneau = Creneau.objects.get(pk=pk)\n        créneau.disponible = True\n        créneau.save()\n', AT_ONCE, at="créneau.disponible = True"),
    ),
    good=(
        Good("def annuler_rdv(request, pk):\n    créneau = Creneau.objects.get(pk=pk)\n    créneau.usager = None\n    ListeAttente.proposer(créneau)\n"),
        Good('def cancel_appointment(request, pk):\n    """Annulé."""\n    appointment = get(pk)\n    appointment.status = "cancelled"\n    appointment.save()\n'),
        Good('class CancelReservation(View):\n    """Annulée."""\n\n    def get_queryset(self):\n        slot = Slot()\n        slot.user = None\n        return slot\n'),
        Good("def cancel_order(request, pk):\n    commande = get(pk)\n    commande.client = None  # résiliée\n    commande.save()\n"),
    ),
)  # fmt: skip
def slot_rebooked_at_once(node: nodes.NodeNG, module: PythonModule) -> Iterator[Hit]:
    """Report the statement of a cancellation that makes a slot free again, when nothing holds it back."""
    function = node.frame()
    if not isinstance(function, nodes.FunctionDef):
        return
    owner = function.parent.frame() if function.parent is not None else None
    view = owner.name if isinstance(owner, nodes.ClassDef) else ""
    if not _CANCELS.search(function.name) and not (function.name in _HANDLERS and _CANCELS.search(view)):
        return
    if not (_frees_by_assignment(node) if isinstance(node, nodes.Assign) else _frees_by_update(node)):
        return
    code = module.text(function)
    around = f"{view} {function.name} {module.text(node)}"
    if (
        speaks_of(around, "places.slots")
        and not _LATER.search(code)
        and not is_test(module)
        and not is_migration(module)
    ):
        first = next((one for one in function.nodes_of_class(nodes.Assign) if _frees_by_assignment(one)), node)
        if first is node or isinstance(node, nodes.Call):
            yield Hit(module.span(node), AT_ONCE, {"change": " ".join(module.text(node).split())[:70]})


def _frees_by_assignment(node: nodes.Assign) -> bool:
    target = node.targets[0]
    return isinstance(target, nodes.AssignAttr) and _frees(target.attrname, node.value)


def _frees_by_update(node: nodes.Call) -> bool:
    return (
        isinstance(node.func, nodes.Attribute)
        and node.func.attrname == "update"
        and any(keyword.arg and _frees(keyword.arg, keyword.value) for keyword in node.keywords or ())
    )


def _frees(name: str, value: nodes.NodeNG) -> bool:
    if not _FREES.search(name):
        return False
    known = value_of(value)
    text = value.as_string() if isinstance(value, nodes.Attribute) else known if isinstance(known, str) else None
    if re.search(r"statut|status|state|etat", name, re.I):
        return text is not None and bool(_FREE_WORDS.search(text.rpartition(".")[2]))
    if re.search(r"available|disponible|libre|is_free", name, re.I):
        return known is True
    return (isinstance(value, nodes.Const) and value.value is None) or known is False or known == ""
