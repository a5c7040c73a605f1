"""A wait without an end in sight."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.offered.channels import may_bring_contact, procedure_entry
from guichet.reading.templates.page import Page
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, page_rule
from guichet.told.ideas import told

WHEN = Text(
    fr="Rien ne dit sous combien de temps la réponse viendra : annoncez un délai, et ce que vaut le silence.",
    en="Nothing says how soon the answer will come: announce a time, and what silence means.",
)

NO_NEWS = Text(
    fr="« {words} » : qui n’entend rien ne sait pas si tout va bien, ou si la lettre s’est perdue. Reçoit-on une réponse dans tous les cas, et pour quand ?",
    en='"{words}": people who hear nothing cannot tell whether all is well or the letter was lost. Do they get an answer in every case, and by when?',
)


def _no_news(document: Document) -> Iterator[Hit]:
    """Ask about the sentence by which people are to take silence for an answer."""
    for found in (one for lang in ("fr", "en") for one in told(document, lang, "no_news", supposed=True)):
        yield Hit(found.span, NO_NEWS, {"words": found.text}, Certainty.REVIEW)


_DELAY = re.compile(
    r"délai|sous (?:\d{1,3}|un|deux|trois|quatre|cinq|six|huit|dix|quinze)|réponse (?:sous|dans|avant|immédiate)|(?:\d{1,3}|un|une|deux|trois|quatre|six|quinze) (?:jours?|semaines?|mois)|within|(?:\d{1,3}|one|two|three|four|six|eight|ten) (?:working )?(?:days?|weeks?|months?)|tout de suite|aussitôt|immédiat|straight away",
    re.I,
)


@page_rule(
    name="processing-time-missing",
    code="W9555",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Délai de réponse non annoncé", en="Answer time not announced"),
    harms=Text(
        fr="Les personnes qui ne savent pas s’il faut attendre, relancer ou contester.",
        en="People who do not know whether to wait, ask again or challenge.",
    ),
    instead=Text(
        fr="Dites sous combien de temps la réponse vient, et ce que vaut le silence.",
        en="Say how soon the answer comes, and what silence means.",
    ),
    wrong_when=Text(
        fr="Le délai est donné dans l’accusé de réception.",
        en="The time is given in the acknowledgement.",
    ),
    refs=("crpa-r-112-11-1",),
    lesson="05-plain-language/03-delays-and-threats",
    also=(Check(Subject.PROSE, (), (), _no_news),),
    bad=(
        Bad('<p lang="en">At the café school, no news is good news: we only write when something is wrong.</p>', NO_NEWS, at="no news is good news", review=True),
        Bad('<html lang="fr"><h1>Demander une aide</h1><form method="post"><input name="nom"></form></html>', WHEN, at='<form method="post">', review=True),
        Bad('<html lang="en"><h1>Apply for a grant</h1><form method="post"><input name="surname"></form></html>', WHEN, at='<form method="post">', review=True),
        Bad('<html lang="fr"><h1>Recours</h1><form method="post"><input type="file" name="piece"></form></html>', WHEN, at='<form method="post">', review=True),
    ),
    good=(
        Good('<html lang="fr"><h1>Demander une aide</h1><form method="post"><input name="nom"></form><p>Réponse sous trois semaines.</p></html>'),
        Good('<html lang="en"><h1>Apply for a grant</h1><form method="post"><input name="surname"></form><p>We answer within 10 days.</p></html>'),
        Good('<html lang="fr"><h1>Connexion</h1><form method="post"><input name="nom"><input type="password" name="mdp"></form></html>'),
    ),
)  # fmt: skip
def processing_time_missing(page: Page) -> Iterator[Hit]:
    """Ask about a whole procedure form that announces no delay."""
    if not page.is_document or not page.is_complete:
        return
    entry = procedure_entry(page)
    if entry is not None and entry.name == "form" and not _DELAY.search(page.text) and not may_bring_contact(page):
        yield Hit(entry.span, WHEN, {}, Certainty.REVIEW, entry.template.path, page.path)
