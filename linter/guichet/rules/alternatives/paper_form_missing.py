"""A procedure that has no paper twin."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.offered.channels import may_bring_contact, procedure_entry
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

PAPER = Text(
    fr="Cette démarche n’a pas de version papier visible : même quand la voie d’internet est imposée, chacun doit garder un accès normal au service. Ajoutez un formulaire à imprimer ou à demander.",
    en="No paper version of this procedure can be seen: even where the online way is imposed, everyone must keep normal access to the service. Add a form to print or to ask for.",
)

_PAPER = re.compile(
    r"\.pdf\b|\.odt\b|cerfa|formulaire (?:papier|à imprimer|pdf)|version papier|sur papier|par courrier|imprim|paper (?:form|copy|version)|print(?:able)? (?:the )?form|by post|large print",
    re.I,
)


@page_rule(
    name="paper-form-missing",
    code="W9513",
    family=Family.ALTERNATIVES,
    severity=Severity.MINOR,
    title=Text(fr="Démarche sans formulaire papier", en="Procedure without a paper form"),
    harms=Text(
        fr="Les personnes en prison ou sans internet, celles qui veulent prendre le temps, se faire relire, garder une trace.",
        en="People in prison or without internet, people who want time, a second reader, a copy.",
    ),
    instead=Text(
        fr="Liez un formulaire à imprimer, envoyé aussi par courrier ou donné au guichet, traité dans les mêmes délais.",
        en="Link a form to print, also sent by post or given at the counter, handled in the same time.",
    ),
    wrong_when=Text(
        fr="Le formulaire papier est sur une page voisine, ou la démarche n’existe pas sur papier par nature.",
        en="The paper form is on a nearby page, or the procedure cannot exist on paper.",
    ),
    refs=("crpa-l-112-8", "ce-452798"),
    lesson="02-another-door/04-paper",
    bad=(
        Bad('<html lang="fr"><h1>Demander une aide</h1><form method="post"><input name="nom"></form></html>', PAPER, at='<form method="post">', review=True),
        Bad('<html lang="fr"><title>Déclarer un changement</title><h1>Déclarer un changement</h1><form method="post">{{ form.as_p }}</form></html>', PAPER, at='<form method="post">', review=True),
        Bad('<html lang="en"><h1>Apply for a grant</h1><form method="post"><input name="surname"></form><p>Call 01632 960123.</p></html>', PAPER, at='<form method="post">', review=True),
    ),
    good=(
        Good('<html lang="fr"><h1>Demander une aide</h1><form method="post"><input name="nom"></form><a href="/aide.pdf">Formulaire papier</a></html>'),
        Good('<html lang="fr"><h1>Connexion</h1><form method="post"><input name="nom"><input type="password" name="mdp"></form></html>'),
        Good('<html lang="en"><h1>Apply for a grant</h1><form method="post"><input name="surname"></form><p>Ask for a paper form.</p></html>'),
    ),
)  # fmt: skip
def paper_form_missing(page: Page) -> Iterator[Hit]:
    """Ask about a whole procedure page where paper is never mentioned."""
    if not page.is_document or not page.is_complete:
        return
    entry = procedure_entry(page)
    if entry is None or entry.name != "form" or _PAPER.search(page.text) or may_bring_contact(page):
        return
    if not any(_PAPER.search(link.attr("href") or "") for link in page.find("a")):
        yield Hit(entry.span, PAPER, {}, Certainty.REVIEW, entry.template.path, page.path)
