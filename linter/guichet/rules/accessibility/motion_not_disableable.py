"""A page that reacts to every tremor, with no way to stop it."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.motion import motion_listeners
from guichet.heard.names import accessible_name
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, script_rule

ALWAYS = Text(
    fr="La page réagit aux mouvements de l’appareil, sans réglage pour l’empêcher : un tremblement suffit à tout changer. Ajoutez un réglage.",
    en="The page responds to the device's motion and nothing turns that off: a tremor is enough to change everything. Add a setting.",
)

_SETTING = re.compile(r"motion|mouvement|secou|inclin|tilt|shake|gyro|accéléro|accelero", re.I)


@script_rule(
    name="motion-not-disableable",
    code="W9181",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Réaction aux mouvements, sans arrêt possible', en='Response to motion that cannot be turned off'),
    harms=Text(fr='Les personnes dont la main tremble, ou dont le fauteuil vibre : l’écran bouge tout seul.', en='People whose hands shake, or whose wheelchair vibrates: the screen moves by itself.'),
    instead=Text(fr='Ajoutez un réglage qui coupe cette réaction.', en='Add a setting that turns this response off.'),
    wrong_when=Text(fr='Le réglage est dans une autre page.', en='The setting is on another page.'),
    refs=("rgaa 13.12", "wcag 2.5.4", "act c249d5"),
    lesson="04-accessibility/05-keyboard-and-focus",
    mentions=("deviceorientation", "devicemotion"),
    bad=(
        Bad('<p>Été</p><script>window.addEventListener("devicemotion", secouer)</script>', ALWAYS, at='window.addEventListener("devicemotion", secouer)'),
        Bad('<button type="button">Plus</button><script>window.addEventListener("deviceorientation", régler)</script>', ALWAYS, at='window.addEventListener("deviceorientation", régler)'),
        Bad('<script>window.ondeviceorientation = régler</script><p>Inclinez l’écran.</p>', ALWAYS, at='window.ondeviceorientation = régler'),
    ),
    good=(
        Good('<label><input type="checkbox" id="sansMouvement"> Couper la réaction aux mouvements de l’été</label><script>window.addEventListener("devicemotion", secouer)</script>'),
        Good('<input type="checkbox" id="disableMotion" aria-label="Off"><script>window.addEventListener("devicemotion", secouer)</script>'),
        Good('<script>console.log("devicemotion, été")</script>'),
    ),
)  # fmt: skip
def motion_not_disableable(script: Script) -> Iterator[Hit]:
    """Report a device-motion listener in a page without a control that names motion."""
    page = script.page
    if page is None or "removeEventListener" in script.text:
        return
    for node in motion_listeners(script):
        controls = page.find("input", "button", "select")
        if not any(_names_motion(one, page) for one in controls):
            yield Hit(script.span(node), ALWAYS)
            return


def _names_motion(control: Element, page: Page) -> bool:
    if control.name == "input" and input_type(control) == "range":
        return False
    words = f"{control.attr('id') or ''} {control.attr('name') or ''} {accessible_name(control, page)}"
    return bool(_SETTING.search(words))
