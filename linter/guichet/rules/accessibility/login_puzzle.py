"""A puzzle at the door: to get in, one must count, copy out letters, or pick them in a password."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.names import accessible_name
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded
from guichet.told.copied_out import COPIED

PUZZLE = Text(
    fr="Pour entrer, il faut résoudre « {puzzle} » : des personnes dyslexiques, âgées ou épuisées n’y arriveront pas. Retirez cette épreuve, ou offrez une entrée qui n’en a pas.",
    en='To get in, one must solve "{puzzle}": people who are dyslexic, old or worn out will not manage. Remove this test, or offer a way in without one.',
)

_PUZZLE = re.compile(
    r"\b(?:combien (?:font?|fait)|how much is|what is|résultat de|result of|résolvez|solve|calculez|calculate)\b.{0,30}\d.{0,12}(?:[+×*x÷/-]|plus|fois|moins|times|minus).{0,12}\d|"
    r"^\D{0,20}\d+\s*[+×*x-]\s*\d+\s*(?:=|\?|$)|"
    rf"{COPIED}|"
    r"\b(?:caract[èe]res?|lettres?|chiffres?|characters?|letters?|digits?)\b.{0,40}\b(?:de|du|of|from|in) (?:votre|ton|your|the) (?:mot de passe|code secret|password|passphrase|memorable|secret)|"
    r"\bcaptcha\b",
    re.I,
)
_OTHER_WAY = re.compile(
    r"franceconnect|proconnect|agentconnect|passkey|clé d’accès|webauthn|sans mot de passe|lien de connexion|passwordless|magic link|"
    r"(?:email|send) me a (?:sign-in |login )?link|recevoir un lien|carte (?:à puce|agent)",
    re.I,
)


@element_rule(
    "form",
    name="login-puzzle",
    code="W9664",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Épreuve à la connexion", en="Puzzle at login"),
    harms=Text(
        fr="Les personnes qui ont des troubles de la mémoire, du calcul ou de la lecture : leur propre compte leur est fermé.",
        en="People with memory, number or reading disorders: their own account is shut to them.",
    ),
    instead=Text(
        fr="Retirez l’épreuve (un champ piège ou une limite d’essais suffit souvent), ou offrez une entrée qui ne demande ni calcul, ni recopie, ni mémoire.",
        en="Remove the test (a honeypot field or a limit on attempts is often enough), or offer a way in that asks for no sum, no copying and no memory.",
    ),
    wrong_when=Text(
        fr="Une autre entrée, sans épreuve, est dans un autre formulaire de la page.",
        en="Another way in, without a test, is in another form of the page.",
    ),
    refs=("wcag 3.3.8",),
    lesson="04-accessibility/05-keyboard-and-focus",
    mentions=("password",),
    bad=(
        Bad('<form><label>Mot de passe <input type="password"></label><label>Combien font 3 + 4 ? <input name="été"></label></form>', PUZZLE, at='<input name="été">'),
        Bad('<form><input type="password" aria-label="Password"><label>Type the characters you see in the picture <input name="café"></label></form>', PUZZLE, at='<input name="café">'),
        Bad('<form><label>Les caractères 2, 5 et 7 de votre mot de passe <input type="password" name="été"></label></form>', PUZZLE, at='<input type="password" name="été">'),
        Bad('<form><input type="password" aria-label="Code d’été"><input aria-label="7 × 2 = ?"></form>', PUZZLE, at='<input aria-label="7 × 2 = ?">'),
    ),
    good=(
        Good('<form><label>Courriel <input></label><label>Mot de passe d’été <input type="password"></label></form>'),
        Good('<form><label>Combien font 3 + 4 ? <input name="été"></label></form>'),
        Good('<form><label>Mot de passe <input type="password"></label><label>Combien font 3 + 4 ? <input></label><a href="/été">Recevoir un lien de connexion</a></form>'),
        Good('<form><label>Mot de passe (12 caractères au moins, été compris) <input type="password"></label></form>'),
        Good('<form><label>Mot de passe <input type="password"></label><label>Le code de l’été, reçu par courriel <input autocomplete="one-time-code"></label></form>'),
    ),
)  # fmt: skip
def login_puzzle(form: Element, page: Page) -> Iterator[Hit]:
    """Report the field of a login form that asks for a sum, for letters to copy out, or for parts of a password."""
    fields = [one for one in form.inside("input") if input_type(one) in {"text", "password", "number", "tel"}]
    if not any(input_type(one) == "password" for one in fields) or _OTHER_WAY.search(form.text):
        return
    for field in fields:
        name = accessible_name(field, page)
        if _PUZZLE.search(name) and not is_excluded(field, page):
            yield Hit(field.span, PUZZLE, {"puzzle": name})
