"""A command that asks people to move their device, and nothing else does it."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.motion import is_done_by_a_button, motion_listeners
from guichet.reading.scripts.inline import inline_scripts
from guichet.reading.scripts.javascript import Script
from guichet.rulebook.rule import Bad, Good, script_rule

ALONE = Text(
    fr="Bouger l’appareil fait réagir la page, et aucune commande : sans geste, rien. Ajoutez un bouton.",
    en="The page responds when the device moves, and to no control: without the gesture, nothing. Add a button.",
)

_CONTROL = re.compile(
    r"addEventListener\(\s*['\"](?:click|input|change|keydown|pointerup|submit)['\"]|\.on(?:click|input|change)\s*="
)


@script_rule(
    name="motion-without-controls",
    code="W9180",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Geste de l’appareil, sans autre commande', en='Device motion with no other control'),
    harms=Text(fr='Les personnes dont l’appareil est fixé à un fauteuil, ou dont la main tremble.', en='People whose device is fixed to a wheelchair, or whose hands shake.'),
    instead=Text(fr='Ajoutez un bouton qui fait la même chose.', en='Add a button that does the same.'),
    wrong_when=Text(fr='Les boutons sont branchés dans un autre fichier.', en='The buttons are wired in another file.'),
    refs=("rgaa 13.12", "wcag 2.5.4", "act 7677a9"),
    lesson="04-accessibility/05-keyboard-and-focus",
    mentions=("deviceorientation", "devicemotion"),
    bad=(
        Bad({"p.html": '<form method="post"><label>Été <input name="é"></label></form><script src="m.js"></script>', "m.js": "const envoyer = () => document.querySelector('form').requestSubmit() // été\nwindow.addEventListener('devicemotion', () => envoyer())\n"}, ALONE, at="window.addEventListener('devicemotion', () => envoyer())", path="m.js"),
        Bad("window.addEventListener('deviceorientation', régler)", ALONE, at="window.addEventListener('deviceorientation', régler)"),
        Bad('<p>Été</p><script>window.addEventListener("devicemotion", secouer)</script><button type="button">Secouer</button>', ALONE, at='window.addEventListener("devicemotion", secouer)'),
        Bad('window.ondevicemotion = function (é) { annuler() }', ALONE, at='window.ondevicemotion = function (é) { annuler() }'),
    ),
    good=(
        Good({"p.html": '<form method="post"><label>Été <input name="é"></label><button>Envoyer</button></form><script src="m.js"></script>', "m.js": "const envoyer = () => document.querySelector('form').requestSubmit() // été\nwindow.addEventListener('devicemotion', () => envoyer(), { passive: true })\n"}),
        Good("plus.addEventListener('click', augmenter); window.addEventListener('deviceorientation', régler)"),
        Good('<button onclick="augmenter()">Été</button><script>window.addEventListener("devicemotion", secouer)</script>'),
        Good("console.log('deviceorientation, été')"),
    ),
)  # fmt: skip
def motion_without_controls(script: Script) -> Iterator[Hit]:
    """Report a device-motion listener when neither its file nor its page wires any control."""
    for node in motion_listeners(script):
        controlled = bool(_CONTROL.search(script.text))
        if script.page is not None and not controlled:
            page = script.page
            controlled = bool(_CONTROL.search(inline_scripts(page))) or any(
                "onclick" in one.attrs or "oninput" in one.attrs for one in page.find("button", "input", "a")
            )
        if not controlled and not is_done_by_a_button(node, script):
            yield Hit(script.span(node), ALONE)
            return
