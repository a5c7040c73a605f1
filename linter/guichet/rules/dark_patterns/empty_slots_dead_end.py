"""A page that has no slots left and no way on: people leave with nothing, and nothing will tell them when."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.pages.dead_ends import no_slots
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Good, prose_rule

DEAD_END = Text(
    fr="« {words} » renvoie la personne sans rien : ni liste d’attente, ni téléphone, ni autre lieu. Donnez, au même endroit, une façon de rester dans la file.",
    en='"{words}" sends people away with nothing: no waiting list, no phone number, no other place. Give, in the same spot, a way to stay in line.',
)


@prose_rule(
    name="empty-slots-dead-end",
    code="W9306",
    family=Family.DARK_PATTERNS,
    severity=Severity.CRITICAL,
    title=Text(fr="« Plus de créneau » sans issue", en="“No slots left” with no way on"),
    harms=Text(
        fr="Les personnes qui attendent un titre de séjour, une carte, une aide : sans rendez-vous, elles perdent un emploi, un logement, un droit.",
        en="People waiting for a residence permit, a card, a benefit: without an appointment they lose a job, a home, a right.",
    ),
    instead=Text(
        fr="Une liste d’attente, un téléphone, une adresse où écrire, un autre lieu : au moins une façon d’avancer.",
        en="A waiting list, a phone number, an address to write to, another place: at least one way forward.",
    ),
    wrong_when=Text(
        fr="L’autre moyen est juste à côté, apporté par un gabarit ou un script que guichet ne voit pas.",
        en="The other way is right beside it, brought by a template or a script that guichet does not see.",
    ),
    refs=("gisti-2019", "cimade-2016"),
    lesson="06-appointments/02-resale-and-lottery",
    bad=(
        Bad("<ul>{% for c in creneaux %}<li>{{ c }}</li>{% empty %}<li>Il n’existe plus de plage horaire libre. Veuillez recommencer ultérieurement.</li>{% endfor %}</ul>", DEAD_END, at="n’existe plus de plage horaire libre"),
        Bad("{% if not creneaux %}<p>Aucun créneau disponible pour le moment. Réessayez plus tard.</p>{% endif %}", DEAD_END, at="Aucun créneau disponible pour le moment"),
        Bad('def choisir(request):\n    """Créneaux."""\n    messages.error(request, "Il n’y a plus de rendez-vous disponible. Merci de réessayer plus tard.")\n', DEAD_END, at="plus de rendez-vous disponible", path="service/views.py", review=True),
        Bad("{% if creneaux %}<p>{{ creneaux }}</p>{% else %}<p>Tous nos rendez-vous sont déjà pris. Revenez plus tard.</p>{% endif %}", DEAD_END, at="Tous nos rendez-vous sont déjà pris"),
        Bad('<section><p>Plus aucun créneau libre à ce jour.</p><a href="">Actualiser la page</a> <a href="/">Retour à l’accueil</a></section>', DEAD_END, at="Plus aucun créneau libre à ce jour"),
        Bad('<p lang="en">No appointments available at the moment. Please try again later.</p>', DEAD_END, at="No appointments available at the moment"),
    ),
    good=(
        Good("# Été\n\nAucun créneau n’est disponible cette semaine.\n\nAppelez le 01 23 45 67 89, du lundi au vendredi.\n", path="content/rdv.md"),
        Good("- Suppression des comptes inactifs (pas de rdv dans les 2 dernières années, à vérifier)\n", path="docs/purge.md"),
        Good('{% for c in creneaux %}<p>{{ c }}</p>{% empty %}<p>Aucun créneau libre. <a href="/attente">Entrez dans la liste d’attente</a>.</p>{% endfor %}'),
        Good("{% if not creneaux %}<div><p>Plus de créneau cette semaine.</p><p>Appelez le 01 23 45 67 89 : une personne vous répond.</p></div>{% endif %}"),
        Good("<p>Quand une personne annule, aucun créneau n’est perdu : la liste d’attente est prévenue à midi.</p><p>Aucun créneau n’est perdu.</p>"),
        Good("<p>Vous n’avez aucun rendez-vous à venir.</p>"),
        Good("<p>Ce ne sont pas les créneaux qui manquent : aucune adresse publique pour les publier.</p>"),
        Good('<p lang="en">No appointment is needed on Tuesday.</p>'),
        Good("<p>L’accueil est ouvert à tout le monde, sans rendez-vous.</p>"),
    ),
)  # fmt: skip
def empty_slots_dead_end(document: Document) -> Iterator[Hit]:
    """Report a sentence that says there are no slots, when nothing shown with it leads on."""
    for found in no_slots(document):
        yield Hit(found.span, DEAD_END, {"words": found.text.strip()})
