"""A message that vanishes after some seconds: who reads slowly never gets it."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.numbers import whole
from guichet.reading.scripts.javascript import Script
from guichet.rulebook.rule import Bad, Good, script_rule

VANISHES = Text(
    fr="Ce message disparaît au bout de {seconds} s : qui lit lentement, agrandit la page ou l’écoute ne l’aura pas. Laissez-le jusqu’à ce qu’on le ferme.",
    en="This message vanishes after {seconds} s: people who read slowly, zoom or listen will miss it. Leave it up until it is closed.",
)


_MESSAGE = re.compile(r"alert|message|toast|notif|flash|error|erreur|success|avis|warning|snackbar", re.I)
_HIDES = re.compile(
    r"classList\.(?:add|toggle)\(\s*['\"][\w-]*hid|classList\.remove\(\s*['\"](?:show|in|visible|open|active|is-\w+)|"
    r"\.(?:remove|fadeOut|hide|slideUp)\(\s*(?:\d+|['\"]\w+['\"])?\s*\)|\.hidden\s*=\s*true|display\s*=\s*['\"]none"
)
_LIMIT = 20_000
"""Milliseconds: WCAG asks for at least twenty seconds before a time limit that people can extend."""


@script_rule(
    mentions=("settimeout",),
    name="message-short-lived",
    code="W9652",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr='Message qui disparaît tout seul', en='Message that vanishes by itself'),
    harms=Text(fr='Les personnes qui lisent lentement, agrandissent la page, ou écoutent un lecteur d’écran.', en='People who read slowly, zoom the page, or listen to a screen reader.'),
    instead=Text(fr='Laissez le message affiché jusqu’à ce que la personne le ferme.', en='Leave the message up until the person closes it.'),
    wrong_when=Text(fr='Le message est aussi donné ailleurs dans la page.', en='The message is also given elsewhere on the page.'),
    refs=("rgaa 13.1", "wcag 2.2.1"),
    lesson="04-accessibility/05-keyboard-and-focus",
    bad=(
        Bad("<script>setTimeout(function () { alerte.classList.add('hidden'); }, 500); // été</script>", VANISHES, at="setTimeout(function () { alerte.classList.add('hidden'); }, 500)"),
        Bad('<script>setTimeout(() => message.remove(), 3000) // été</script>', VANISHES, at='setTimeout(() => message.remove(), 3000)'),
        Bad("const é = 1\nwindow.setTimeout(() => { document.querySelector('.toast').style.display = 'none' }, 5000)", VANISHES, at="window.setTimeout(() => { document.querySelector('.toast').style.display = 'none' }, 5000)"),
    ),
    good=(
        Good("<script>bouton.addEventListener('click', () => message.remove()) // été</script>"),
        Good('<script>setTimeout(() => message.focus(), 100) // été</script>'),
        Good('<script>setTimeout(() => loader.remove(), 3000) // été</script>'),
        Good('<script>setTimeout(() => message.remove(), 3600000) // été</script>'),
    ),
)  # fmt: skip
def message_short_lived(script: Script) -> Iterator[Hit]:
    """Report a timer of under twenty seconds whose callback hides something named as a message."""
    for call in script.walk("call_expression"):
        if script.source_of(call.child_by_field_name("function")).rpartition(".")[2] != "setTimeout":
            continue
        given = [
            one for one in call.child_by_field_name("arguments").children if one.is_named and one.type != "comment"
        ]
        delay = whole(script.source_of(given[1])) if len(given) > 1 else None
        callback = script.source_of(given[0]) if given else ""
        if (
            delay is not None
            and 300 <= delay < _LIMIT
            and len(callback) < 400
            and _HIDES.search(callback)
            and _MESSAGE.search(callback)
        ):
            yield Hit(script.span(call), VANISHES, {"seconds": f"{delay / 1000:g}"})
