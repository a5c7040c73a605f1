"""A door that does not say how long the corridor is."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.offered.channels import may_bring_contact, procedure_entry
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

HOW_LONG = Text(
    fr="Rien n’annonce la durée de cette démarche : dites combien de minutes, combien d’étapes et quelles pièces.",
    en="Nothing says how long this procedure takes: say how many minutes, how many steps and which documents.",
)

_TIME = re.compile(
    r"\d\s*(?:min\b|minutes?|heures?|h\b|hours?)|(?:dix|quinze|vingt|trente|cinq|quelques|ten|fifteen|twenty|thirty|five|few) minutes|durée|takes (?:about|around)|\bétapes?\b|\bsteps?\b",
    re.I,
)


@page_rule(
    name="time-estimate-missing",
    code="W9553",
    family=Family.ALTERNATIVES,
    severity=Severity.MINOR,
    title=Text(fr="Durée de la démarche non annoncée", en="Length of the procedure not announced"),
    harms=Text(
        fr="Les personnes dont le temps, le forfait ou la concentration sont comptés.",
        en="People whose time, data or concentration is limited.",
    ),
    instead=Text(
        fr="Annoncez la durée, les pièces et le nombre d’étapes avant de commencer.",
        en="Announce the time, the documents and the number of steps before the start.",
    ),
    wrong_when=Text(
        fr="La durée est annoncée sur la page d’avant.",
        en="The time is announced on the page before.",
    ),
    refs=("herd-moynihan",),
    lesson="08-deceptive-interfaces/03-sludge",
    bad=(
        Bad('<html lang="fr"><h1>Demander une aide</h1><a href="/d/1">Commencer</a></html>', HOW_LONG, at='<a href="/d/1">', review=True),
        Bad('<html lang="fr"><h1>Renouveler un permis</h1><p>Préparez vos papiers.</p><a href="/p">Commencer la démarche</a></html>', HOW_LONG, at='<a href="/p">', review=True),
        Bad('<html lang="en"><h1>Apply for a grant</h1><a class="button" href="/g">Start now</a></html>', HOW_LONG, at='<a class="button" href="/g">', review=True),
    ),
    good=(
        Good('<html lang="fr"><h1>Demander une aide</h1><p>Comptez dix minutes.</p><a href="/d/1">Commencer</a></html>'),
        Good('<html lang="fr"><h1>Nos actualités</h1><a href="/d/1">Commencer</a></html>'),
        Good('<html lang="en"><h1>Apply for a grant</h1><p>It takes about 20 minutes.</p><a href="/g">Start now</a></html>'),
    ),
)  # fmt: skip
def time_estimate_missing(page: Page) -> Iterator[Hit]:
    """Ask about the start of a procedure that announces no length."""
    if not page.is_document or not page.is_complete:
        return
    entry = procedure_entry(page)
    if entry is not None and entry.name != "form" and not _TIME.search(page.text) and not may_bring_contact(page):
        yield Hit(entry.span, HOW_LONG, {}, Certainty.REVIEW, entry.template.path, page.path)
