"""A message that vanishes after some seconds: who reads slowly never gets it."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.announced import is_content, said
from guichet.heard.answers import reached, words_of
from guichet.heard.effects import Effect, hides, writes
from guichet.heard.kept_messages import delay_of, emptied, is_told
from guichet.heard.passing import OPTIONS, passing_messages
from guichet.reading.scripts.definitions import Defined, functions
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.handles import PAGE, handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import is_bundle, pages_of
from guichet.reading.scripts.syntax import arguments, field, function_around, owner_around, text, walk
from guichet.reading.styles.compounds import class_names
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site, makes_markup
from guichet.rulebook.rule import Bad, Good, script_rule
from guichet.seen.found import found_by
from guichet.seen.visibility import is_offscreen

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
_STORE = 'const texte = ref("")\nexport function dire(mots, delai = 4000) {{ texte.value = mots; setTimeout(() => {{ texte.value = "" }}, {}) }}\nexport const utiliser = () => ({{ texte, dire }})'
_TOLD = "<script setup>\nimport { dire, utiliser } from './envoi'\nconst { texte } = utiliser()\ndire('Été')\n</script><template><p role=\"status\">{{ texte }}</p></template>"


@script_rule(
    mentions=("settimeout", *OPTIONS),
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
        Bad('const bouton = document.getElementById("b"), zone = document.getElementById("z"), avant = bouton.textContent; function dire() { bouton.textContent = "Copié cet été !"; zone.textContent = "Copié cet été !"; setTimeout(() => { bouton.textContent = avant; zone.textContent = "" }, 2000) }', VANISHES, at='setTimeout(() => { bouton.textContent = avant; zone.textContent = "" }, 2000)', severity=Severity.MINOR),
        Bad('const DURÉE = 4 * 1000, zone = document.getElementById("z"); garder.onclick = () => { zone.textContent = "Brouillon de l’été gardé"; setTimeout(() => { zone.textContent = "" }, DURÉE) }', VANISHES, at='setTimeout(() => { zone.textContent = "" }, DURÉE)'),
        Bad({"app/views/é.html.erb": '<div data-controller="note"><p role="alert" data-note-target="message"></p></div>', "app/javascript/controllers/note_controller.js": 'export default class extends Controller { static targets = ["message"]; dire() { this.messageTarget.innerHTML = "<p>Été rempli</p>"; setTimeout(() => { this.taire() }, 3500) } taire() { this.messageTarget.textContent = "" } }'}, VANISHES, at='setTimeout(() => { this.taire() }, 3500)', path="app/javascript/controllers/note_controller.js"),
        Bad('<p class="z" role="status">Demande d’été envoyée.</p><script>function ôter() { document.querySelector(".z").hidden = true } setTimeout(ôter, 5000)</script>', VANISHES, at="setTimeout(ôter, 5000)"),
        Bad("<script>setTimeout(function () { alerte.classList.add('hidden'); }, 500); // été</script>", VANISHES, at="setTimeout(function () { alerte.classList.add('hidden'); }, 500)"),
        Bad('<p class="toast">Été</p><script>setTimeout(() => { const é = document.querySelector(".toast"); é.remove() }, 3000)</script>', VANISHES, at='setTimeout(() => { const é = document.querySelector(".toast"); é.remove() }, 3000)'),
        Bad('<script>setTimeout(() => message.remove(), 3000) // été</script>', VANISHES, at='setTimeout(() => message.remove(), 3000)'),
        Bad("const é = 1\nwindow.setTimeout(() => { document.querySelector('.toast').style.display = 'none' }, 5000)", VANISHES, at="window.setTimeout(() => { document.querySelector('.toast').style.display = 'none' }, 5000)"),
        Bad({"page.html": '<p class="avis">Été</p><script src="a.js"></script>', "a.js": "const toast = document.querySelector('.toast'); setTimeout(() => { toast.style.display = 'none' }, 5000)"}, VANISHES, at="setTimeout(() => { toast.style.display = 'none' }, 5000)", path="a.js", review=True),
        Bad({"page.html": '<p class="avis toast">Été</p><script src="a.js"></script>', "a.js": "const toast = document.querySelector('.toast'); setTimeout(() => { toast.style.display = 'none' }, 5000)"}, VANISHES, at="setTimeout(() => { toast.style.display = 'none' }, 5000)", path="a.js"),
        Bad({"page.html": '<p class="avis">Été</p><script src="a.js"></script>', "a.js": "const é = document.createElement('p'); é.className = 'toast'; setTimeout(() => { document.querySelector('.toast').style.display = 'none' }, 5000)"}, VANISHES, at="setTimeout(() => { document.querySelector('.toast').style.display = 'none' }, 5000)", path="a.js"),
        Bad({"src/envoi.js": _STORE.format("3000"), "src/Envoi.vue": _TOLD}, VANISHES, at='setTimeout(() => { texte.value = "" }, 3000)', path="src/envoi.js"),
        Bad({"src/envoi.js": _STORE.format("delai"), "src/Envoi.vue": _TOLD}, VANISHES, at='setTimeout(() => { texte.value = "" }, delai)', path="src/envoi.js"),
        Bad({"src/Envoi.jsx": 'export function Envoi() { const [mot, setMot] = useState(null); useEffect(() => { setTimeout(() => setMot(null), 4000) }, [mot]); return <div role="status">{mot}<i>Été</i></div> }'}, VANISHES, at="setTimeout(() => setMot(null), 4000)", path="src/Envoi.jsx"),
        Bad({"src/dire.ts": 'import { MatSnackBar } from "@angular/material/snack-bar"; import { VUE } from "./vue"; export class Dire { dire(été) { this.bar.open(été, undefined, { duration: VUE.durée }) } }', "src/vue.ts": "export const VUE = { durée: 3000 }"}, VANISHES, at="this.bar.open(été, undefined, { duration: VUE.durée })", path="src/dire.ts"),
    ),
    good=(
        Good({"src/envoi.js": _STORE.format("delai"), "src/Envoi.vue": _TOLD.replace("'Été'", "'Été', 60000")}, path="src/envoi.js"),
        Good({"src/envoi.js": _STORE.format("3000"), "src/Envoi.vue": _TOLD.replace("status", "timer")}, path="src/envoi.js"),
        Good({"src/dire.ts": 'import { MatSnackBar } from "@angular/material/snack-bar"; export class Dire { dire(été) { this.bar.open(été, undefined, { duration: 0 }) } }'}, path="src/dire.ts"),
        Good('function appeler() { $("#é").remove(); $.ajax({ url: "/é", error: () => { zone.after("<p id=é>Nouvel essai de l’été</p>"); setTimeout(() => { $("#é-erreur").remove(); appeler() }, 5000) } }) }', path="a.js"),
        Good("<script>setTimeout(() => { document.querySelector('.toast').focus() }, 5000) // été</script>"),
        Good({"a.js": 'const remplir = (bouton) => { setTimeout(() => { champ.focus()\nbouton.classList.add("fr-hidden")\nthis.oublierNotification() }, 3500) } // été'}, path="a.js"),
        Good('<p class="z fr-sr-only" role="status"></p><script>const z = document.querySelector(".z"); z.textContent = "Brouillon de l’été gardé"; setTimeout(() => { z.textContent = "" }, 3000)</script>'),
        Good({"app/views/é.html.erb": '<div data-controller="note"><p class="sr-only" role="alert" data-note-target="message"></p></div>', "app/javascript/controllers/note_controller.js": 'export default class extends Controller { static targets = ["message"]; dire() { this.messageTarget.innerHTML = "<p>Été rempli</p>"; setTimeout(() => { this.taire() }, 3500) } taire() { this.messageTarget.textContent = "" } }'}, path="app/javascript/controllers/note_controller.js"),
        Good('<div class="z"><a href="/é">Été</a></div><script>setTimeout(() => { document.querySelector(".z").hidden = true }, 5000)</script>'),
        Good('class É { async copier() { await navigator.clipboard.writeText("été"); this.dire() } dire() { message.hidden = false; setTimeout(() => { message.hidden = true }, 1000) } }', path="a.js"),
        Good("<script>bouton.addEventListener('click', () => message.remove()) // été</script>"),
        Good('<script>setTimeout(() => message.focus(), 100) // été</script>'),
        Good('<script>setTimeout(() => loader.remove(), 3000) // été</script>'),
        Good('<script>setTimeout(() => message.remove(), 3600000) // été</script>'),
        Good({"src/É.vue": "<script setup>\nconst créneaux = ref([])\nfunction vider() { setTimeout(() => { créneaux.value = [] }, 5000) }\n</script><template><ul role=\"status\"><li v-for=\"c in créneaux\">Été {{ c }}</li></ul></template>"}),
        Good('<ul class="z" role="status"><li>Créneau de 9 h</li></ul><script>function dire() { document.querySelector(".z").innerHTML = "<ul><li>Créneau d’été</li></ul>"; setTimeout(() => { document.querySelector(".z").innerHTML = ""; dire() }, 9000) }</script>'),
    ),
)  # fmt: skip
def message_short_lived(script: Script) -> Iterator[Hit]:
    """Report a timer of under twenty seconds whose code takes away something named, written or announced as a message."""
    for shown, time in passing_messages(script):
        if time < _LIMIT:
            yield Hit(script.span(shown), VANISHES, {"seconds": f"{time / 1000:g}"})
    for call in script.walk("call_expression"):
        if script.source_of(call.child_by_field_name("function")).rpartition(".")[2] != "setTimeout":
            continue
        given = arguments(call)
        delay = delay_of(given[1], script) if len(given) > 1 else None
        if delay is None or not 300 <= delay < _LIMIT:
            continue
        callback = script.source_of(given[0])
        named = len(callback) < 400 and _hides_by_name(given[0])
        if _acknowledges_copy(call) or _tries_again(given[0], script):
            continue
        is_kept = any(is_told(name, script) for name in dict.fromkeys(emptied(given[0], script)))
        if named or is_kept or _takes_message(given[0], script):
            certainty = Certainty.REVIEW if named and _is_written_nowhere(given[0], script) else Certainty.VIOLATION
            harm = Severity.MINOR if _puts_back(given[0], script) else None
            yield Hit(script.span(call), VANISHES, {"seconds": f"{delay / 1000:g}"}, certainty, severity=harm)


def _hides_by_name(handler: Any) -> bool:
    """Whether one statement of a function takes away what it, or what it takes its names from, calls a message."""
    body = field(handler, "body")
    steps = body.named_children if body is not None and body.type == "statement_block" else [handler]
    declared = [one for one in steps if one.type in ("lexical_declaration", "variable_declaration")]
    for step in steps:
        if _HIDES.search(text(step)):
            words = set(_WORDS.findall(text(step).replace(".", " ")))
            given = [text(one) for one in declared if words & _names_in(one)]
            if any(map(_MESSAGE.search, (text(step), *given))):
                return True
    return False


def _names_in(declaration: Any) -> set[str]:
    return {text(field(one, "name")) for one in declaration.named_children if one.type == "variable_declarator"}


def _tries_again(handler: Any, script: Script) -> bool:
    """Whether a function asks the server again: the message that it takes away said that it would, and is no longer true."""
    code = reached(functions(handler, script))
    calls = (node for one in code for node in walk(one.node) if node.type == "call_expression")
    return any(text(node.child_by_field_name("function")).rpartition(".")[2] in _ASKS for node in calls)


def _acknowledges_copy(call: Any) -> bool:
    """Whether a timer is set by what has just copied for the person, who knows it: "Copied!" tells them nothing to keep."""
    around = owner_around(call) or function_around(call)
    while around is not None:
        if any(_COPIES in text(one) for one in walk(around) if one.type == "member_expression"):
            return True
        around = function_around(around)
    return False


_COPIES = "navigator.clipboard"


def _puts_back(handler: Any, script: Script) -> bool:
    """Whether a function gives an element back the text that a confirmation replaced: "Copied!" on the button "Copy"."""
    return any(text(one.value) not in _EMPTY for one in writes(reached(functions(handler, script))))


_ASKS = frozenset({"ajax", "axios", "fetch", "$fetch", "getJSON"})


def _is_written_nowhere(handler: Any, script: Script) -> bool:
    """Whether a function hides what bears a class or an id that no view of the project, and no other script, writes."""
    project = script.project
    views = [path for path in project.paths if makes_markup(path)]
    on = {name for one in hides(reached(functions(handler, script))) for name in handles(one.target, one.script)}
    named = [one for one in on if one[:1] in {".", "#"} and one[1:].replace("-", "_").isidentifier()]
    if not views or not named or len(named) < len(on):
        return False
    return not any(_is_on_an_element(one, project, views) or _is_given(one, script) for one in named)


def _is_on_an_element(selector: str, project: Site, views: list[str]) -> bool:
    """Whether a view writes an element that bears a class or an id."""
    holding = (project.library.template(path) for path in views if project.holds(path, selector[1:]))
    return any(
        selector[1:] in (class_names(one) if selector[0] == "." else one.token_list("id"))
        for template in holding
        if template is not None
        for one in template.elements
    )


def _is_given(selector: str, script: Script) -> bool:
    """Whether a script gives the class or the id itself to what it makes: it stands in a text of it, as a word."""
    project = script.project
    paths = (path for path in project.paths if path.endswith(SCRIPT_SUFFIXES) and project.holds(path, selector[1:]))
    scripts = [script, *(one for path in paths if (one := script_at(path, project)) is not None)]
    texts = (one.source_of(node) for one in scripts for node in one.walk("string_fragment"))
    return any(selector[1:] in _WORDS.findall(text) for text in texts)


_WORDS = re.compile(r"[\w.#-]+")


def _takes_message(handler: Any, script: Script) -> bool:
    """Whether a function takes away, or empties, an element where the script writes words, or that a page announces."""
    if is_bundle(script):
        return False
    code = reached(functions(handler, script))
    gone = [*hides(code), *(one for one in writes(code) if text(one.value) in _EMPTY)]
    on = {name for one in gone for name in handles(one.target, one.script)} - {PAGE}
    if not on:
        return False
    found = [
        (each, page) for page in pages_of(script, words_of(tuple(on))) for name in on for each in found_by(name, page)
    ]
    if found and all(is_offscreen(each, page) for each, page in found):
        return False  # it is spoken as it comes, and nobody saw it
    if any(on.intersection(handles(one.target, one.script)) and _fills(one) for one in writes(code)):
        return False  # it is brought up to date, and stays
    written = (one for one in writes([Defined(script.root, script)]) if said(one) and not is_content(one))
    if any(on.intersection(handles(one.target, script)) for one in written):
        return True
    return any(one.attr("role") in _ANNOUNCED and len(one.text.split()) > 1 for one, _ in found)


def _fills(effect: Effect) -> bool:
    """Whether a function writes words of its own, and not what it is called with."""
    return effect.value is not None and effect.value.type != "identifier" and bool(said(effect))


_EMPTY = frozenset({"''", '""', "``", "null"})
_ANNOUNCED = frozenset({"alert", "status"})
