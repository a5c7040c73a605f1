"""A long procedure that must be finished in one breath."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.numbers import count
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.rendering import renders_form
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, page_rule
from guichet.told.lost_time import lost_at_a_slip

DRAFT = Text(
    fr="Ce parcours compte {count} étapes et rien ne dit qu’on peut s’arrêter : proposez d’enregistrer et de reprendre plus tard.",
    en="This procedure has {count} steps and nothing says that one can stop: offer to save and come back later.",
)
WIPED = Text(
    fr="« {words} » : un retour en arrière, une coupure, un fichier de trop, et ce qui est écrit est perdu. Qui tape lentement ou partage un téléphone renonce. Gardez chaque réponse dès qu’elle est écrite.",
    en='"{words}": one step back, a cut line, a file too many, and what was written is lost. People who type slowly or share a phone give up. Keep each answer as soon as it is written.',
)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that says that what people typed goes at the first slip."""
    for found in (one for lang in ("fr", "en") for one in lost_at_a_slip(document, lang)):
        yield Hit(found.span, WIPED, {"words": found.text}, severity=Severity.SERIOUS)


_STEPS = re.compile(r"\b(?:étape|etape|step)\s*\d{1,2}\s*(?:sur|/|of|out of)\s*(\d{1,2})\b", re.I)
_SAVES = re.compile(
    r"brouillon|(?:enregistrer|valider|publier|terminer) (?:et|puis)|reprendre (?:plus tard|votre|ma)|sauvegard|(?:save|publish|submit) (?:and|for later|your progress|draft)|come back later|draft|enregistré automatiquement|saved automatically",
    re.I,
)


@page_rule(
    name="draft-missing",
    code="W9552",
    family=Family.ALTERNATIVES,
    severity=Severity.MINOR,
    title=Text(fr="Long parcours sans brouillon", en="Long procedure without a draft"),
    harms=Text(
        fr="Les personnes qui cherchent une pièce, s’occupent de quelqu’un, ou n’ont qu’une heure sur l’ordinateur de la bibliothèque.",
        en="People who look for a document, care for someone, or have only an hour on the library computer.",
    ),
    instead=Text(
        fr="Enregistrez à chaque étape et permettez de reprendre, sans compte si possible.",
        en="Save at each step and let people come back, without an account if possible.",
    ),
    wrong_when=Text(
        fr="Le brouillon est enregistré tout seul, et la page suivante le dit.",
        en="The draft is saved by itself, and the next page says so.",
    ),
    refs=("wcag 2.2.6", "rgaa 13.1"),
    lesson="08-deceptive-interfaces/03-sludge",
    also=(Check(Subject.PROSE, (), (), _told),),
    bad=(
        Bad("Bonjour,\n\nUn retour à l’écran précédent efface toutes vos réponses sur l’été.\n", WIPED, at="écran précédent efface toutes vos réponses", path="courriers/aide.txt", severity=Severity.SERIOUS),
        Bad('<html lang="fr"><p>Étape 1 sur 5</p><form method="post"><input name="nom"><button>Suivant</button></form></html>', DRAFT, at='<form method="post">', review=True),
        Bad('<html lang="en"><h1>Step 2 of 6</h1><form method="post"><input name="income"><button>Next</button></form></html>', DRAFT, at='<form method="post">', review=True),
        Bad('<html lang="fr"><h2>Etape 3/4</h2><form method="post"><input type="file" name="piece"></form></html>', DRAFT, at='<form method="post">', review=True),
        Bad('<html lang="fr"><p>Étape 1 sur 5</p><form method="post">{% csrf_token %}{{ form.as_p }}<button>Suite de l’été</button></form></html>', DRAFT, at='<form method="post">', review=True),
    ),
    good=(
        Good("Bonjour,\n\nUn retour à l’écran précédent n’efface pas vos réponses sur l’été.\n", path="courriers/aide.txt"),
        Good('<html lang="fr"><p>Étape 1 sur 5</p><form method="post"><input name="nom"><button>Enregistrer et continuer plus tard</button></form></html>'),
        Good('<html lang="fr"><p>Étape 1 sur 2</p><form method="post"><input name="nom"></form></html>'),
        Good('<html lang="fr"><p>Étape 1 sur 5</p><form method="post"><input type="hidden" name="next"><button name="language" value="en">English</button></form></html>'),
        Good('<html lang="fr"><p>Étape 1 sur 5 : lisez la notice.</p></html>'),
    ),
)  # fmt: skip
def draft_missing(page: Page) -> Iterator[Hit]:
    """Ask about a procedure of three steps or more that never speaks of stopping and coming back."""
    if not page.mentions(("tape", "step")) or not page.is_document or page.is_back_office:
        return
    form = next((one for one in page.find("form") if _is_filled_in(one)), None)
    if form is None:
        return
    steps = _STEPS.search(page.text)
    if steps and count(steps[1]) >= 3 and not _SAVES.search(f"{page.text} {_on_buttons(page)}"):
        yield Hit(form.span, DRAFT, {"count": steps[1]}, Certainty.REVIEW, form.template.path, page.path)


def _on_buttons(page: Page) -> str:
    """What the buttons say that are fields, as the template writes it: `<input type="submit" value="…">`."""
    sent = [one for one in page.find("input") if one.attr("value") and input_type(one) in ("submit", "button")]
    spans = [(one.template.source.text, one.value_span("value")) for one in sent]
    return " ".join(text[span.start : span.end] for text, span in spans)


def _is_filled_in(form: Element) -> bool:
    """Whether a form is sent with what people write or choose in it: a row of buttons is no step."""
    asked = any(input_type(one) != "hidden" for one in form.inside("input", "select", "textarea"))
    printed = any(map(renders_form, form.template.tokens_between(form.start, form.end)))
    return (asked or printed) and (form.attr("method") or "").lower() == "post"
