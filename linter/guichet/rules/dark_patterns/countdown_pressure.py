"""A clock that runs down before people's eyes: made to make them hurry."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Span, Text
from guichet.done.pages.countdowns import TIMERS, handed_texts, is_set_anew, starts_anew, writes_its_end
from guichet.reading.scripts.files import components_importing, pages_loading
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.timing import countdowns, counts_down, shown_by, shown_where_used, strings_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, script_rule

PRESSED = Text(
    fr="« {timer} » fait défiler un compte à rebours : qui lit lentement, écoute la page ou attend de l’aide se trompe ou perd sa demande. Donnez une date limite écrite, et un moyen de prolonger.",
    en='"{timer}" runs a countdown: people who read slowly, listen to the page or wait for help make mistakes or lose their request. Give a written deadline, and a way to extend it.',
)
_HELD = r"(?:réservée?|gardée?|valable|bloquée?|retenue?|conservée?|tenue?)(?: pour vous| à votre nom)? (?:encore|pendant|pour)\b|(?:held|reserved|kept|holding)(?: \w+){0,3} for\b|(?:stays?|remains?|is) open for\b|reste (?:ouverte?|valable|à vous|disponible) (?:encore|pendant)\b"
"""A thing that is kept, and for how long."""
_GOES = r"(?:(?:créneau|place|rendez-vous|offre|logement|réservation)[^.!?]{0,20} part(?:ira)?|(?:slot|place|appointment|offer|home|booking)[^.!?]{0,20} goes|disparaît|disparaîtra|s'annule|s'efface|(?:est|sera) (?:libérée?|perdue?|annulée?|rendue?|remise?[^.!?]{0,25})|disappears|(?:is|will be) (?:released|lost|cancelled|given (?:away|back))) (?:dans|in)\b"
"""A thing that goes away after some time; a bus that leaves presses nobody."""
_PRESSURE = re.compile(
    r"plus que|il (?:vous )?reste|restante?s?\b|temps restant|\bleft\b|remaining|hurry|expire|avant (?:la fin|l'annulation|expiration)|vite|seulement|only \$|time'?s up|dépêch|annul|will be (?:lost|cancel)|perdu|"
    + f"{_HELD}|{_GOES}"
)
_SENDS_AWAY = re.compile(r"location(?:\.href)?\s*=|location\.(?:replace|assign)|\.submit\(\)|\.redirect\(")
_KIND = re.compile(
    r"prolong|extend(?!s )|keep.?alive|renew|renvoy|resend|r[ée]essay|retry|snooze|new code|nouveau code|carousel|carrousel|slide|upload|progress|poll|autosave|brouillon|toast|flash|fade",
    re.I,
)
_REAL_DATE = re.compile(r"new Date\(\s*['\"`]\d{4}-", re.I)
_HANDED = re.compile(r"\.dataset\.\w+|getAttribute\(\s*['\"]data", re.I)
"""A number that the page hands to the script: true or not, only what gives it can tell."""
_TIME_LEFT = re.compile(
    r"plus que|il (?:vous )?reste|temps restant|minutes? restant|\bencore\b[^.!?\n]{0,20}\b(?:secondes?|minutes?)\b|(?:sera|seront) proposée?s? à (?:une |un |d')?autre|(?:offered|given) to (?:someone|somebody|another)|yours for|time (?:left|remaining)|(?:minutes?|seconds?) (?:left|remaining)|left to (?:confirm|book|choose|decide|pay|apply|reserve|claim|answer)\b|you have\b[^.!?]{0,60}\bto\b|"
    r"offre? (?:expire|se termine|ends)|(?:expires?|ends|closes?|ferme|se termine) (?:in|dans)\b|hurry|dépêchez|avant (?:la fin|l'expiration|qu'il)|before (?:time|it) |"
    + f"{_HELD}|{_GOES}"
)
_TAG = re.compile(r"\{%(?:[^{]|\{(?!%))*?%\}", re.S)
_WORKS = re.compile(r"setInterval|setTimeout|requestAnimationFrame")


def _by_framework(element: Element, page: Page) -> Iterator[Hit]:
    """The countdowns that an attribute starts, as frameworks of templates run them."""
    for name in ("x-init", "x-data", "x-effect", "data-hx-on", "v-init", "_"):
        code = element.attr(name) or ""
        if not counts_down(code) or _REAL_DATE.search(code) or _KIND.search(f"{code} {element.text}"):
            continue
        span = element.value_span(name)
        found = _WORKS.search(element.template.source.text, span.start, span.end)
        if found is not None and _TIME_LEFT.search(_plain(element.text)):
            yield Hit(Span(*found.span()), PRESSED, {"timer": found[0]})


_OFFERED = re.compile(
    r"(?:tarif|prix|offre|place|remise|price|rate|offer|discount|seat|place)\b[^.!?]{0,40}(?:garantie?s?|valables?|réservée?s?|tenue?s?|guaranteed|valid|held|yours)\b[^.!?]{0,20}(?:encore|pendant|for|dans)\b"
)
"""A price or a place that is said to be kept for so long."""


_CHOOSING = re.compile(
    r"choisir|décider|payer|réserver|acheter|commander|confirmer|valider|profiter|prendre|offre|tarif|prix|remise|place|créneau|demander|répondre|choose|decide|pay|book|buy|order|confirm|claim|take|offer|price|discount|seat|slot|answer|apply"
)
"""What one is pressed to do, or has to lose."""
_MORE = re.compile(
    r"session|plus de temps|davantage de temps|prolonge|more time|extend|renvoyer|resend|another code|autre code|nouveau code"
)
"""That there may be more time, or that it is only a code or a session that ends."""

_THINGS = re.compile(
    r"(?:places?|si[eè]ges?|caract[eè]res?|signes?|mots?|lettres?|exemplaires?|billets?|personnes?|fichiers?|seats?|spots?|characters?|words?|letters?|copies|tickets?|people|files?|items?)\b"
)
"""What is counted that is no time."""
_NEXT = 40
"""Letters after a number among which what it counts is named."""


def _by_attribute(element: Element, page: Page) -> Iterator[Hit]:
    """The clocks that an attribute sets to the same time whenever the page is opened, beside words that press."""
    name = next((one for one in TIMERS if element.attr(one) is not None), None)
    if name is None:
        return
    span = element.value_span(name)
    is_set = is_set_anew(element.template.source.text[span.start : span.end].strip(), page.project)
    around = element.parent if element.parent is not None else element
    said = _plain(around.text)
    presses = (_TIME_LEFT.search(said) and _CHOOSING.search(said)) or _OFFERED.search(said)
    after = _plain(element.template.source.text[element.extent.end :][:_NEXT]).lstrip()
    if (
        is_set
        and presses
        and not _THINGS.match(after)
        and not _KIND.search(f"{name} {said}")
        and not _MORE.search(said)
    ):
        yield Hit(element.attribute_span(name), PRESSED, {"timer": name})


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _pages_of(script: Script) -> str:
    """The text of the templates that load a script of its own file, or one that imports it."""
    if script.element is not None:
        return ""
    pages = (*pages_loading(script.path, script.project), *components_importing(script.path, script.project))
    return "\n".join(_TAG.sub(" ", script.project.text(path)) for path in pages)


@script_rule(
    name="countdown-pressure",
    code="W9321",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Compte à rebours qui presse", en="Countdown that hurries people"),
    harms=Text(
        fr="Les personnes qui lisent lentement, utilisent un lecteur d’écran ou un clavier, cherchent une pièce ou attendent un proche.",
        en="People who read slowly, use a screen reader or a keyboard, look for a document or wait for a relative.",
    ),
    instead=Text(
        fr="Écrivez la vraie échéance avec sa date. Si une session doit finir, prévenez et proposez « Continuer » autant de fois qu’il faut.",
        en="Write the real deadline with its date. If a session must end, warn people and offer “Continue” as often as needed.",
    ),
    wrong_when=Text(
        fr="Le décompte peut être prolongé, ou il mène à une échéance fixée par un texte et écrite en toutes lettres.",
        en="The countdown can be extended, or it leads to a deadline set by law and written in full.",
    ),
    refs=("wcag 2.2.1", "mathur-2019"),
    lesson="08-deceptive-interfaces/01-recognise",
    mentions=("setinterval", "settimeout"),
    also=(Check(Subject.ELEMENT, tuple(f"[{one}]" for one in TIMERS), (), _by_attribute), Check(Subject.ELEMENT, ("[x-init]", "[x-data]", "[x-effect]"), ("setinterval", "settimeout"), _by_framework),),
    bad=(
        Bad("export function useOffer() { // été\n  const end = new Date(Date.now() + 600000);\n  const written = new Intl.DateTimeFormat('en', { dateStyle: 'full' }).format(end);\n  let left = 600;\n  setInterval(() => { left -= 1; zone.textContent = `Only ${left} seconds left, ${written}`; }, 1000);\n}\n", PRESSED, at="setInterval", path="src/useOffer.js"),
        Bad({"resources/views/offre.blade.php": "<p>Ce tarif est garanti encore <b data-minuteur=\"{{ $secondes }}\"></b>, à prendre</p>\n", "app/OffreController.php": "<?php\nfunction offre() {\n    return view('offre', ['secondes' => 15 * 60]); // été\n}\n"}, PRESSED, at='data-minuteur="{{ $secondes }}"', path="resources/views/offre.blade.php"),
        Bad("export function Offer() {\n  const [rest, setRest] = createSignal(600); // été\n  setInterval(() => setRest(rest() - 1), 1000);\n  return <p>Time left to choose: {rest()} s</p>;\n}\n", PRESSED, at="setInterval", path="src/Offer.jsx"),
        Bad({"src/lib/compte.js": "import { readable } from 'svelte/store';\n\nexport const restant = readable(300, (set) => {\n  let secondes = 300; // été\n  const minuteur = setInterval(() => {\n    secondes = Math.max(secondes - 1, 0);\n    set(secondes);\n  }, 1000);\n});\n", "src/Forfait.svelte": "<script>\n  import { restant } from '$lib/compte.js';\n</script>\n<p>Plus que {$restant} secondes pour choisir ce forfait</p>\n"}, PRESSED, at="setInterval", path="src/lib/compte.js"),
        Bad('<p x-data="{ n: 3 }" x-init="setTimeout(() => n = 2, 9000); setTimeout(() => n = 1, 20000)">Plus que <b x-text="n"></b> places à prendre</p>', PRESSED, at='setTimeout'),
        Bad({'avis/vues.py': 'class Payer(DetailView):\n    secondes = 600\n    template_name = "payer.html"\n', 'templates/payer.html': '<p>L’offre se termine dans <b id="n" data-s="{{ view.secondes }}"></b></p><script src="/static/n.js"></script>', 'static/n.js': 'let s = Number(n.dataset.s);  // été\nsetInterval(() => { s -= 1; n.textContent = s; }, 1000);\n'}, PRESSED, at='setInterval', path='static/n.js'),
        Bad("let t = 300;\nsetInterval(() => {\n  t -= 1;\n  zone.textContent = `Plus que ${t} secondes à l’écran`;\n}, 1000);\n", PRESSED, at="setInterval"),
        Bad('<p>Hurry, only <b id="r">60</b> seconds left for your café!</p><script>let s = 60; setInterval(function () { s--; r.innerText = s; }, 1000);</script>', PRESSED, at="setInterval"),
        Bad("function rebours() {\n  n--;\n  el.textContent = n;  // à zéro, dehors\n  if (n === 0) { location.href = '/fin'; }\n  setTimeout(rebours, 1000);\n}\n", PRESSED, at="setTimeout"),
        Bad("class Créneau {\n  start() { setInterval(() => this.tick(), 1000); }\n  tick() { this.left--; this.zone.textContent = `Hurry! ${this.left} s`; }\n}\n", PRESSED, at="setInterval"),
        Bad({"static/js/chrono.js": "export default function (zone) {\n  let t = 90;\n  setInterval(() => { t = t > 0 ? t - 1 : 90; zone.innerText = t; }, 1000);  // à zéro\n}\n", "templates/aide.html": '{% extends "base.html" %}<p>Temps restant : <b id="t"></b></p><script src="/static/js/chrono.js"></script>'}, PRESSED, at="setInterval", path="static/js/chrono.js"),
        Bad('<section x-data="{ t: 300 }" x-init="setInterval(() => t--, 1000)"><p>Votre café : il vous reste <b x-text="t"></b> s.</p></section>', PRESSED, at="setInterval"),
        Bad("// à payer\ncreateApp({\n  data() { return { s: 600, mot: 'Plus que' } },\n  mounted() { setInterval(() => { this.s--; }, 1000); },\n});\n", PRESSED, at="setInterval"),
    ),
    good=(
        Good({"src/délai.ts": "import { computed, onMounted, ref } from 'vue'\n\nconst JOUR = 24 * 60 * 60 * 1000\n\nexport function useDélai(limite: Date) {\n  const maintenant = ref(Date.now())\n  onMounted(() => window.setInterval(() => (maintenant.value = Date.now()), 60_000))\n  const restants = computed(() => Math.ceil((limite.getTime() - maintenant.value) / JOUR))\n  return { restants, texte: 'Il vous reste du temps' }\n}\n"}),
        Good('<p>Il reste <b data-countdown="12">12</b> places dans la salle, pour l’été</p>', path="templates/salle.html"),
        Good('<p>Votre session expire dans <b data-countdown="600">10:00</b> <button>Prolonger, même l’été</button></p>', path="templates/session.html"),
        Good({"src/photo.js": "import { writable } from 'svelte/store';\n\nexport const photo = writable(5); // été\nsetInterval(() => photo.update((n) => n - 1), 5000);\n", "src/Photos.svelte": "<script>\n  import { photo } from './photo.js';\n</script>\n<p>Photo {$photo} de la mairie</p>\n"}),
        Good('<div x-data="{ n: 3 }" x-init="setInterval(() => n = (n + 1) % 4, 5000)"><p>Café, été : photo <b x-text="n"></b></p></div>'),
        Good({"static/js/quiz.js": "let t = 9;\nsetInterval(() => { z.textContent = t--; }, 1000);  // à zéro\n", "templates/quiz.html": "<p>Question suivante bientôt.</p><script src='/static/js/quiz.js'></script>"}),
        Good("let t = 1200;\nsetInterval(() => { t -= 1; zone.textContent = `Il reste ${t} s`; }, 1000);\nprolonger.onclick = () => { t = 1200; };  // à volonté\n"),
        Good("let s = 30;\nsetInterval(() => { s--; b.textContent = `Renvoyer le code (${s}) là`; }, 1000);\n"),
        Good("setInterval(async () => { état.textContent = await (await fetch('/etat')).text(); }, 3000);\n"),
        Good({"src/useDeadline.js": "export function useDeadline(deadline) { // été\n  const end = new Date(deadline);\n  const written = new Intl.DateTimeFormat('en', { dateStyle: 'full' }).format(end);\n  let left = 9;\n  setInterval(() => { left -= 1; days.textContent = `Only ${left} days left, until ${written}`; }, 60000);\n}\n"}),
        Good("export function useFin(props) { // été\n  const fin = new Date(props.limite);\n  let reste = 9;\n  setInterval(() => { reste--; zone.textContent = `Il reste ${reste} jours, jusqu’au ${fin.toLocaleDateString('fr', { day: 'numeric', month: 'long' })}`; }, 60000);\n}\n", path="src/fin.js"),
        Good("const fin = new Date('2026-05-31');\nsetInterval(() => { z.textContent = `Il reste ${fin - Date.now()} ms, jusqu’au 31 mai`; }, 1000);\n"),
    ),
)  # fmt: skip
def countdown_pressure(script: Script) -> Iterator[Hit]:
    """Report the first timer that shows something decreasing, with words that press or an end that sends people away."""
    if _KIND.search(script.text) or _REAL_DATE.search(script.text):
        return
    if (_HANDED.search(script.text) or writes_its_end(script)) and not starts_anew(script):
        return
    for callee, code in countdowns(script):
        said = strings_of(script)
        if script.page is not None and script.element is not None and script.element.name == "script":
            said += " " + " ".join(str(node) for node in script.page.template.texts).lower().replace("’", "'")
        shown = f"{_pages_of(script)} {handed_texts(script)} {shown_by(script) or shown_where_used(script)}"
        if (
            _PRESSURE.search(said)
            or _SENDS_AWAY.search(code)
            or (_TIME_LEFT.search(_plain(shown)) and not _KIND.search(shown))
        ):
            yield Hit(script.span(callee), PRESSED, {"timer": script.source_of(callee)})
            return
