"""One press, and it cannot be undone."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.names import accessible_name
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

FINAL = Text(
    fr="Le bouton « {text} » engage sans retour. Rien dans ce formulaire ne laisse relire ni confirmer. Ajoutez un récapitulatif ou une confirmation.",
    en='The "{text}" button commits with no way back. Nothing in this form lets people reread or confirm. Add a summary or a confirmation.',
)

_FINAL = re.compile(
    r"supprimer (?:mon|votre) compte|définitive?ment|irrévocable|sans retour|renoncer à|résilier|me désister|delete (?:my|your) account|permanently|irrevocabl|waive|close my account",
    re.I,
)
_REVIEWS = re.compile(
    r"récap|résumé|relire|relu|vérifi|confirm|voulez-vous|êtes-vous sûr|summary|review|check your|are you sure|do you (?:really )?want|annul|cancel",
    re.I,
)


@element_rule(
    "form",
    name="submit-irreversible",
    code="W9155",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Envoi définitif sans relecture', en='Final submission without review'),
    harms=Text(fr='Les personnes dont la main tremble, ou qui lisent avec peine : une erreur devient un acte.', en='People whose hands shake, or who read with difficulty: a mistake becomes an act.'),
    instead=Text(fr='Montrez un récapitulatif à corriger, demandez de confirmer, ou laissez annuler.', en='Show a summary to correct, ask to confirm, or let people cancel.'),
    wrong_when=Text(fr='Le récapitulatif est l’écran d’avant.', en='The summary is the screen before.'),
    refs=("rgaa 11.12", "wcag 3.3.4"),
    lesson="03-forms/06-receipt-refusal-remedy",
    bad=(
        Bad('<form method="post"><p>Été</p><button>Supprimer mon compte</button></form>', FINAL, at='<button>', review=True),
        Bad('<form method="post" action="/é"><label>Motif <input name="m"></label><button>Envoyer définitivement</button></form>', FINAL, at='<button>', review=True),
        Bad('<form method="POST"><p>Café</p><button type="submit">Delete my account</button></form>', FINAL, at='<button type="submit">', review=True),
    ),
    good=(
        Good('<form method="post"><h2>Récapitulatif</h2><button>Envoyer définitivement</button></form>'),
        Good('<form method="post"><label><input type="checkbox" required name="ok"> J’ai relu</label><button>Supprimer mon compte</button></form>'),
        Good('<form method="post"><button>Enregistrer l’été</button></form>'),
        Good('<h1>Voulez-vous supprimer votre compte ?</h1><form method="post"><button>Supprimer mon compte</button></form>'),
    ),
)  # fmt: skip
def submit_irreversible(form: Element, page: Page) -> Iterator[Hit]:
    """Report a form whose button commits for good when neither it nor the page offers to reread or confirm."""
    if (form.attr("method") or "").lower() != "post":
        return
    for button in form.inside("button", "input"):
        if button.name == "input" and input_type(button) != "submit":
            continue
        text = accessible_name(button, page)
        if not is_dynamic(text) and _FINAL.search(text):
            rest = page.text.replace(text, " ")
            if (
                not _REVIEWS.search(rest)
                and not form.inside("dialog")
                and "confirm" not in " ".join(map(str, form.attrs.values())).lower()
            ):
                yield Hit(button.span, FINAL, {"text": text}, Certainty.REVIEW)
            return
