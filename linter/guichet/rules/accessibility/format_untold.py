"""A field that only takes one way of writing, and says it nowhere: people are sent back and not told why."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.heard.formats_told import is_format_told
from guichet.heard.wanted import refused_empty
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.visibility import is_excluded

UNTOLD = Text(
    fr="Ce champ exige « {pattern} » et rien ne le dit : on est renvoyé sans savoir pourquoi. Écrivez près de l’étiquette le format, avec un exemple.",
    en='This field demands "{pattern}" and nothing says so: people are sent back without knowing why. Write the format near the label, with an example.',
)
UNMARKED = Text(
    fr="Un script refuse ce champ vide, que rien ne dit obligatoire. D’autres le sont ici : on est renvoyé sans l’avoir su. Écrivez « (obligatoire) » et mettez « required ».",
    en='A script refuses this field empty, and nothing marks it as required. Others are marked here: people are sent back without having known. Write "(required)" and set "required".',
)

_TYPED = frozenset({"text", "search", "password"})
"""What one writes as one likes; an address of mail, a number or a telephone has a shape that people know."""
_FIXED = re.compile(r"\[[^\]]{1,60}\]|\\[dDwW]|\{\d|[-/.,:_ ](?=[\\\[(])")
"""What asks for a kind of sign, a number of them or a mark between two."""
_OPEN = re.compile(r"\^?(?:\.|\\[sSwWd]|\[0-9\]|\[[^\]]{1,40}\])(?:[*+]|\{\d{0,3},?\d{0,4}\})?\$?")
"""One kind of sign from end to end: the keypad that a phone shows (`[0-9]*`), or no more than a length."""


def _wanted(script: Script) -> Iterator[Hit]:
    """Report each field that a script refuses empty, and that nothing marks as wanted among others that are."""
    told: set[Element] = set()
    for asked, page in refused_empty(script):
        if asked not in told:
            told.add(asked)
            yield Hit(asked.span, UNMARKED, path=asked.template.path, page=page.path)


@element_rule(
    "[pattern]",
    name="format-untold",
    code="W9703",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Format exigé et jamais dit", en="Format demanded and never told"),
    harms=Text(
        fr="Les personnes qui ont du mal à lire ou à se souvenir, et toutes celles qui écrivent autrement : elles essaient, et sont renvoyées.",
        en="People who find it hard to read or to remember, and all who write otherwise: they try, and are sent back.",
    ),
    instead=Text(
        fr="Dites le format dans l’étiquette ou dans un texte relié par aria-describedby, ou acceptez toutes les écritures.",
        en="Tell the format in the label or in a text linked by aria-describedby, or accept all ways of writing.",
    ),
    wrong_when=Text(
        fr="Le format est dit plus haut dans la page, pour tous les champs.",
        en="The format is told higher on the page, for all fields.",
    ),
    refs=("rgaa 11.10", "wcag 3.3.2"),
    lesson="03-forms/01-labels",
    since="0.1.0",
    also=(Check(Subject.SCRIPT, (), ("preventdefault",), _wanted),),
    bad=(
        Bad('<p><label>Référence du dossier d’été 2024 <input name="é" pattern="[A-Z]{2}-\\d{4}"></label></p>', UNTOLD, at='pattern="[A-Z]{2}-\\d{4}"'),
        Bad('<html lang="fr"><p><label>Référence d’été <input name="é" pattern="[A-Z]{2}-\\d{4}"></label> Nous répondons par courriel</p></html>', UNTOLD, at='pattern="[A-Z]{2}-\\d{4}"'),
        Bad('<html lang="fr"><form><div><label>Mois <input name="m"></label><p>Deux chiffres</p></div><div><label>Référence d’été <input name="é" pattern="[A-Z]{2}-\\d{4}"></label></div></form></html>', UNTOLD, at='pattern="[A-Z]{2}-\\d{4}"'),
        Bad('<html lang="fr"><form><h2>Vos informations</h2><div><label>Numéro d’été <input name="é" pattern="[0-9]{7}[A-Z]"></label></div><div><label>Mois <input name="m"></label></div></form></html>', UNTOLD, at='pattern="[0-9]{7}[A-Z]"'),
        Bad('<html lang="fr"><div><p>Espace personnel : newsletter de l’été</p><label>Numéro <input name="é" pattern="[0-9]{7}[A-Z]"></label></div></html>', UNTOLD, at='pattern="[0-9]{7}[A-Z]"'),
        Bad('<html lang="fr"><p><label>Numéro d’été <input name="é" pattern="[0-9]{7}[A-Z]"></label> Réponse sous 7 jours, par une lettre</p></html>', UNTOLD, at='pattern="[0-9]{7}[A-Z]"'),
        Bad('<label for="é">Numéro de dossier</label><input id="é" pattern="[0-9]{7}[A-Z]">', UNTOLD, at='pattern="[0-9]{7}[A-Z]"'),
        Bad('<p><label>Référence de l’été <input name="é" pattern="[A-Z]{2}-\\d{4}" required></label></p>', UNTOLD, at='pattern="[A-Z]{2}-\\d{4}"'),
        Bad('<p><label for="é">Clé d’été</label><input id="é" pattern="\\d{4}/\\d{2}" aria-describedby="a"></p><p id="a">Obligatoire</p>', UNTOLD, at='pattern="\\d{4}/\\d{2}"'),
        Bad('<html lang="fr"><form id="f" novalidate><label for="a">Été (obligatoire)</label><input id="a" required data-m="Été"><label for="b">Mai</label><input id="b" data-m="Mai"></form><script>document.getElementById("f").addEventListener("submit", (e) => { const b = document.getElementById("b"); if (!b.value.trim()) { e.preventDefault(); b.focus() } })</script></html>', UNMARKED, at='<input id="b" data-m="Mai">'),
        Bad('<html lang="fr"><form id="f" novalidate><label for="a">Été (obligatoire)</label><input id="a" required data-m="Été"><label for="b">Mai</label><input id="b" data-m="Mai"></form><script>const f = document.getElementById("f"); f.onsubmit = (e) => { for (const c of f.querySelectorAll("[data-m]")) { const vide = !c.value; c.setAttribute("aria-invalid", String(vide)); if (vide) e.preventDefault() } }</script></html>', UNMARKED, at='<input id="b" data-m="Mai">'),
        Bad('<html lang="fr"><form id="f" novalidate><label for="a">Été (obligatoire)</label><input id="a" required data-m="Été"><label for="b">Mai</label><input id="b" data-m="Mai"></form><script>const f = document.getElementById("f"); f.addEventListener("submit", (e) => { if (document.querySelector("#b").value === "") { e.preventDefault() } })</script></html>', UNMARKED, at='<input id="b" data-m="Mai">'),
    ),
    good=(
        Good('<html lang="fr"><form><p>Une référence d’été s’écrit ainsi : AB-1234 (deux lettres, un tiret, quatre chiffres).</p><div><label>Référence <input name="é" pattern="[A-Z]{2}-\\d{4}"></label></div><div><label>Mois <input name="m"></label></div></form></html>'),
        Good('<html lang="fr"><form><fieldset><legend>Votre dossier d’été, comme AB-1234</legend><div><label>Référence <input name="é" pattern="[A-Z]{2}-\\d{4}"></label></div><div><label>Mois <input name="m"></label></div></fieldset></form></html>'),
        Good('<p><label>Référence d’été, soit AB 1234 <input name="é" pattern="[A-Z]{2} \\d{4}"></label></p>'),
        Good('<html lang="fr"><form id="f" novalidate><label for="a">Été (obligatoire)</label><input id="a" required data-m="Été"><label for="b">Mai *</label><input id="b" data-m="Mai"></form><script>document.getElementById("f").addEventListener("submit", (e) => { const b = document.getElementById("b"); if (!b.value.trim()) { e.preventDefault(); b.focus() } })</script></html>'),
        Good('<html lang="fr"><form id="f" novalidate><label for="a">Été (obligatoire)</label><input id="a" required data-m="Été"><label for="b">Mai</label><input id="b" data-m="Mai"></form><script>const f = document.getElementById("f"), b = document.getElementById("b"); f.addEventListener("submit", (e) => { if (f.elements.a.checked) { if (!b.value) e.preventDefault() } })</script></html>'),
        Good('<html lang="fr"><form id="f" novalidate><label for="a">Été (obligatoire)</label><input id="a" required data-m="Été"><label for="b">Mai</label><input id="b" data-m="Mai"></form><script>const f = document.getElementById("f"), b = document.getElementById("b"); f.addEventListener("submit", (e) => { if (!b.value) return; if (b.value.length < 4) e.preventDefault() })</script></html>'),
        Good('<html lang="fr"><form id="f" novalidate><label for="a">Été (obligatoire)</label><input id="a" required data-m="Été"><label for="b">Mai (facultatif)</label><input id="b" data-m="Mai"></form><script>document.getElementById("f").addEventListener("submit", (e) => { const b = document.getElementById("b"); if (!b.value.trim()) { e.preventDefault(); b.focus() } })</script></html>'),
        Good('<html lang="fr"><p><label>Code d’été <input name="é" pattern="[A-Z]{3}[A-Z]"></label> Quatre lettres, sans espace</p></html>'),
        Good('<html lang="en"><p><label>Summer’s day <input name="é" pattern="\\d{2}/\\d{2}/\\d{4}"></label> dd/mm/yyyy</p></html>'),
        Good('<label for="é">Numéro de dossier (sept chiffres et une lettre)</label><input id="é" pattern="[0-9]{7}[A-Z]">'),
        Good('<label for="é">Numéro de dossier</label><input id="é" pattern="[0-9]{7}[A-Z]" title="Sept chiffres, puis une lettre, comme sur la carte d’été">'),
        Good('<div><label for="é">Numéro de dossier</label><p>Par exemple 1234567A, sur la carte d’été.</p><input id="é" pattern="[0-9]{7}[A-Z]"></div>'),
        Good('<label for="é">Numéro de dossier</label><input id="é" pattern="[0-9]{7}[A-Z]" aria-describedby="a"><p id="a">{{ aide_été }}</p>'),
        Good('<label for="é">Nombre d’enfants, été compris</label><input id="é" pattern="[0-9]*" inputmode="numeric">'),
        Good('<form novalidate><label for="é">Numéro d’été</label><input id="é" pattern="[0-9]{7}[A-Z]"></form>'),
        Good('<label for="é">Téléphone d’été</label><input id="é" type="tel" pattern="[0-9]{10}">'),
        Good('<label for="é">Numéro d’été</label><input id="é" pattern="{{ motif }}">'),
    ),
)  # fmt: skip
def format_untold(field: Element, page: Page) -> Iterator[Hit]:
    """Report a field whose pattern asks for kinds and numbers of signs that no text near it tells."""
    pattern = (field.attr("pattern") or "").strip()
    if field.name != "input" or input_type(field) not in _TYPED or field.has_unknown_attributes or is_dynamic(pattern):
        return
    if not _FIXED.search(pattern) or _OPEN.fullmatch(pattern) or page.is_conditional(field, "pattern"):
        return
    form = field.closest("form")
    if (form is not None and "novalidate" in form.attrs) or is_excluded(field, page):
        return
    if is_format_told(field, pattern, page) or _is_answered(page):
        return
    yield Hit(field.attribute_span("pattern"), UNTOLD, {"pattern": pattern})


@memo
def _is_answered(page: Page) -> bool:
    """Whether a script of the page says by itself what is wrong."""
    return any("setCustomValidity" in one.text or "patternMismatch" in one.text for one in scripts_on(page))
