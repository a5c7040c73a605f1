"""A page that has no slots left and no way on: people leave with nothing, and nothing will tell them when."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.element import Element
from guichet.reading.texts import Document, Prose
from guichet.rulebook.rule import Bad, Check, Good, Subject, prose_rule

DEAD_END = Text(
    fr="« {words} » renvoie la personne sans rien : ni liste d’attente, ni téléphone, ni autre lieu. Donnez, au même endroit, une façon de rester dans la file.",
    en='"{words}" sends people away with nothing: no waiting list, no phone number, no other place. Give, in the same spot, a way to stay in line.',
)
_SLOTS_HE = r"(?:cr[ée]neaux?|rendez-vous|rdv)"
_SLOTS_SHE = r"(?:plages? horaires?|(?<!zone de )(?<!zones de )disponibilit[ée]s?)"
_SLOTS_FR = rf"(?:{_SLOTS_HE}|{_SLOTS_SHE})"
_NONE = {
    "fr": re.compile(
        rf"(?:\b(?:(?:(?<!non )plus|pas) (?:d'|de |aucune? )|aucune?s? )|n'existe)(?:(?! (?:pour|dans|sur|avec|à) )[^.!\n]){{0,30}}\b{_SLOTS_FR}\b(?! (?:n'est (?:perdu|annulé|caché|supprimé)|à venir|choisi|sélectionn|réserv|pris|enregistr|défini|configur|planifi|ajout|cré|associ|trouvé pour cet))[^.!\n]{{0,60}}"
        rf"|(?<!du )(?<!d'un )\b{_SLOTS_HE}\b[^.!\n]{{0,30}}\b(?:complets?|épuisés?|tous pris|indisponibles?)\b"
        rf"|\b{_SLOTS_SHE}\b[^.!\n]{{0,30}}\b(?:complètes?|épuisées?|toutes prises|indisponibles?)\b"
        rf"|\btou(?:te)?s (?:nos|les) {_SLOTS_FR} (?:\w+ )?sont (?:déjà |actuellement )?(?:pris(?:es)?|réservée?s|occupée?s|complets|complètes)\b[^.!\n]{{0,60}}"
        rf"|\b(?:agenda|planning|calendrier) (?:est|affiche) complet\b|(?:^|c'est )complet\b[^\n]{{0,60}}\b(?:réessay|recommenc|revenez|ultérieurement|plus tard)\w*"
    ),
    "en": re.compile(
        r"\bno (?:more |free |available |other )?(?:time ?slots?|slots?|appointments?)\b(?! (?:is (?:lost|hidden|wasted|cancelled)|falls?|is needed|needed|is necessary|necessary|is required|required|either|yet|selected|chosen|booked|scheduled|made|created|found for this))[^.!\n]{0,40}"
        r"|\b(?:(?:slots?|appointments?) (?:are|is) (?:all |fully )?(?:booked|full|unavailable)|(?:slots|appointments) are (?:all )?(?:taken|gone))\b[^.!\n]{0,30}"
        r"|\bfully booked\b[^\n]{0,60}\b(?:try again|come back|check (?:back|again))\b"
    ),
}
_OWN = re.compile(
    r"\b(?:vous n'avez|vous n'aviez|votre agenda|vos rendez-vous|mes rendez-vous|you have|your (?:calendar|appointments?)|à venir|upcoming|pris de rendez-vous|sans rendez-vous)\b"
)
_OTHER_WAY = re.compile(
    r"liste d'attente|waiting list|\bappel(?:ez|er)\b|téléphon|\bcall\b|\bphone\b|écri(?:vez|re)|\bcourrier\b|by post|accueil|guichet|sur place|walk in|autres? (?:portes?|lieu|site|commune|centre|bureau)|other doors?|another (?:door|place|office|centre)|"
    r"alert|prévenu|préviendr|avert|notif|let you know|rappell|\b0\d(?:[ .]?\d\d){4}\b|\b\d{2,5} \d{3} \d{3,4}\b|publiés? (?:chaque|tous)|chaque (?:lundi|mardi|mercredi|jeudi|vendredi)|every (?:monday|tuesday|wednesday|thursday|friday)"
)


def _in_script(script: Script) -> Iterator[Hit]:
    for node in script.walk("string", "template_string"):
        text = script.source_of(node).lower().replace("’", "'")
        if (
            any(pattern.search(text) for pattern in _NONE.values())
            and not _OWN.search(text)
            and not _OTHER_WAY.search(text)
        ):
            around = script.text.lower().replace("’", "'")
            if "href" not in text and not _OTHER_WAY.search(around) and "tel:" not in around:
                yield Hit(script.span(node), DEAD_END, {"words": script.source_of(node).strip("'\"`")[:100]})


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
    also=(Check(Subject.SCRIPT, (), ("créneau", "creneau", "plage", "rendez-vous", "slot", "appointment"), _in_script),),
    bad=(
        Bad("<ul>{% for c in creneaux %}<li>{{ c }}</li>{% empty %}<li>Il n’existe plus de plage horaire libre. Veuillez recommencer ultérieurement.</li>{% endfor %}</ul>", DEAD_END, at="n’existe plus de plage horaire libre"),
        Bad("{% if not creneaux %}<p>Aucun créneau disponible pour le moment. Réessayez plus tard.</p>{% endif %}", DEAD_END, at="Aucun créneau disponible pour le moment"),
        Bad('def choisir(request):\n    """Créneaux."""\n    messages.error(request, "Il n’y a plus de rendez-vous disponible. Merci de réessayer plus tard.")\n', DEAD_END, at="plus de rendez-vous disponible", path="service/views.py"),
        Bad("{% if creneaux %}<p>{{ creneaux }}</p>{% else %}<p>Tous nos rendez-vous sont déjà pris. Revenez plus tard.</p>{% endif %}", DEAD_END, at="Tous nos rendez-vous sont déjà pris"),
        Bad('<p lang="en">No appointments available at the moment. Please try again later.</p>', DEAD_END, at="No appointments available at the moment"),
    ),
    good=(
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
    for lang, pattern in _NONE.items():
        for found in document.find_phrases(pattern, lang):
            prose = found.prose
            if prose.kind in ("title", "heading") or _OWN.search(prose.plain) or _OTHER_WAY.search(prose.plain):
                continue
            if not _leads_on(prose):
                yield Hit(found.span, DEAD_END, {"words": found.text.strip()})


def _leads_on(prose: Prose) -> bool:
    """Whether a link, a form or another way stands in the same branch of the template as the sentence."""
    if prose.element is None:
        return False
    around = prose.element
    template = around.template
    path = template.branches.path(prose.span(0, len(prose.text)).start)
    if path:
        block, branch = path[-1].block, path[-1].branch
        ends = [*block.starts[1:], block.content_end]
        start, end = block.starts[branch], ends[branch]
    else:
        parent = _section(around)
        start, end = parent.start, max(parent.end, parent.open_end)
    inside = template.elements_between(start, end)
    if any(one.name in ("form", "address") or (one.name == "a" and "href" in one.attrs) for one in inside):
        return True
    text = template.render_static(start, end).lower().replace("’", "'")
    return bool(_OTHER_WAY.search(re.sub(r"<[^>]*>", " ", text))) or any(
        token.name == "include" for token in template.tokens_between(start, end)
    )


def _section(element: Element) -> Element:
    around = element
    for one in element.ancestors:
        if one.name in ("body", "main", "html"):
            break
        around = one
        if one.name in ("section", "article", "div", "ul", "form"):
            break
    return around
