"""Cancel and rebook within the second: the trick by which a slot changes hands for money."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.acts.python.freed import Freed
from guichet.done.nouns.act import Act, Kind
from guichet.rulebook.rule import Bad, Good, act_rule

AT_ONCE = Text(
    fr="« {change} » remet le créneau annulé en ligne dans l’instant : qui revend annule et réserve au nom de qui paie. Proposez-le d’abord à la liste d’attente, ou plus tard.",
    en='"{change}" puts the cancelled slot back online at once: a reseller cancels, then books in the name of whoever pays. Offer it to the waiting list first, or later.',
)


@act_rule(
    Kind.RELEASE,
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
def slot_rebooked_at_once(act: Act) -> Iterator[Hit]:
    """Report what a cancellation makes free again, when nothing holds it back."""
    if isinstance(act, Freed):
        yield Hit(act.span, AT_ONCE, {"change": act.shown}, path=act.path)
