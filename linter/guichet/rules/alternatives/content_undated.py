"""Rules that nobody can tell are still true."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.offered.channels import may_bring_contact, procedure_entry
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

UNDATED = Text(
    fr="Cette page dit ce qu’il faut faire sans dire depuis quand : ajoutez la date de mise à jour et le service responsable.",
    en="This page says what to do without saying since when: add the date of update and the service in charge.",
)

_DATED = re.compile(
    r"mis(?:e)? à jour|à jour (?:au|le)|vérifiée? le|publiée? le|dernière modification|last (?:updated|reviewed)|updated on|published on|reviewed on",
    re.I,
)


@page_rule(
    name="content-undated",
    code="W9554",
    family=Family.ALTERNATIVES,
    severity=Severity.MINOR,
    title=Text(fr="Page de démarche sans date", en="Procedure page without a date"),
    harms=Text(
        fr="Les personnes à qui l’on donne une information différente selon le lieu, et qui ne savent pas laquelle est à jour.",
        en="People who are told different things in different places, and cannot tell which is current.",
    ),
    instead=Text(
        fr="Écrivez la date de mise à jour avec <time datetime> et le service qui répond du contenu.",
        en="Write the date of update with <time datetime> and the service that answers for the content.",
    ),
    wrong_when=Text(
        fr="La date est ajoutée par le gestionnaire de contenu.",
        en="The date is added by the content manager.",
    ),
    refs=("crpa-l-112-8",),
    lesson="02-another-door/03-finding-the-place",
    bad=(
        Bad('<html lang="fr"><h1>Demander une aide</h1><p>Comptez dix minutes.</p><a href="/d">Commencer</a></html>', UNDATED, at="<h1>", review=True),
        Bad('<html lang="en"><h1>Apply for a grant</h1><a href="/g">Start now</a></html>', UNDATED, at="<h1>", review=True),
        Bad('<html lang="fr"><h1>Passeport</h1><p>Prenez rendez-vous.</p><a href="/p">Commencer ma demande</a></html>', UNDATED, at="<h1>", review=True),
    ),
    good=(
        Good('<html lang="fr"><h1>Demander une aide</h1><a href="/d">Commencer</a><p>Mis à jour le 2 mars 2026</p></html>'),
        Good('<html lang="fr"><h1>Demander une aide</h1><a href="/d">Commencer</a><time datetime="2026-03-02">2 mars</time></html>'),
        Good('<html lang="fr"><h1>Nos actualités</h1><a href="/d">Commencer</a></html>'),
    ),
)  # fmt: skip
def content_undated(page: Page) -> Iterator[Hit]:
    """Ask about the information page of a procedure that carries no date."""
    if not page.is_document or not page.is_complete:
        return
    entry = procedure_entry(page)
    heading = next(iter(page.find("h1")), None)
    if entry is None or entry.name == "form" or heading is None or may_bring_contact(page):
        return
    if not page.find("time") and not _DATED.search(page.text):
        yield Hit(heading.span, UNDATED, {}, Certainty.REVIEW, heading.template.path, page.path)
