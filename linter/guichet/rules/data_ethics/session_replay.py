"""A recording of what people type and hesitate over, while they claim a right."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.script.sent_early import host_told_early
from guichet.done.acts.table.loaded import Loaded
from guichet.done.acts.table.watching import Watched
from guichet.done.data.sent_as_typed import sent_as_typed
from guichet.done.nouns.act import Act, Kind
from guichet.done.parties.given import addresses_given
from guichet.done.parties.hosts import ALLOWED, is_allowed, service_at
from guichet.done.parties.scripts import uses_in
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

REPLAY = Text(
    fr="{service} rejoue la visite de chaque personne : ses hésitations, ses clics et, selon les réglages, ce qu’elle tape. Retirez-le : cinq personnes invitées et payées pour essayer vous en apprendront plus.",
    en="{service} replays each person’s visit: their hesitations, their clicks and, depending on its settings, what they type. Remove it: five people invited and paid to try will teach you more.",
)

SETTING = Text(
    fr="« {setting} » : ce que les personnes tapent, effacent ou regardent est enregistré. Éteignez ce réglage : cinq personnes invitées et payées pour essayer vous en apprendront plus.",
    en='"{setting}": what people type, delete or look at is recorded. Turn this setting off: five people invited and paid to try will teach you more.',
)
OWN = Text(
    fr="Ce script envoie ce que les personnes tapent ou regardent, à mesure. Retirez-le : cinq personnes invitées et payées pour essayer vous en apprendront plus.{chain}",
    en="This script sends what people type or look at, as it happens. Remove it: five people invited and paid to try will teach you more.{chain}",
)
EARLY = Text(
    fr="Ce script donne à {host} ce que la personne tape, à mesure : ce qu’elle efface, ou n’envoie jamais, est déjà chez une entreprise. Attendez qu’elle envoie, ou faites ce travail sur votre serveur.{chain}",
    en="This script gives {host} what people write as they write: what they delete, or never send, is already with a company. Wait until they send it, or do this work on your own server.{chain}",
)


def _scripts(script: Script) -> Iterator[Hit]:
    for use in uses_in(script, "replay", allowed=script.project.config.option("session-replay", "allowed-hosts")):
        if use.service.starts_in(script.text):
            yield Hit(script.span(use.node), REPLAY, {"service": use.service.name})
            return


def _loaded(act: Act) -> Iterator[Hit]:
    if isinstance(act, Loaded) and act.is_replay:
        yield Hit(act.span, REPLAY, {"service": act.service})


def _set(act: Act) -> Iterator[Hit]:
    if isinstance(act, Watched) and act.is_watching:
        yield Hit(act.span, SETTING, {"setting": act.shown}, Certainty.REVIEW, act.path)


def _as_typed(act: Act) -> Iterator[Hit]:
    if isinstance(act, Watched):
        return
    if act.is_watching and act.place.is_lived:
        yield Hit(act.span, OWN, {"chain": act.chain})
    elif act.place.is_lived and (host := host_told_early(act)):
        if not is_allowed(host, act.option("session-replay", "allowed-hosts")):
            yield Hit(act.span, EARLY, {"host": host, "chain": act.chain}, Certainty.REVIEW)
    elif act.records and not act.is_agreed:
        yield Hit(act.span, REPLAY, {"service": act.records})


def _by_markup(element: Element, page: Page) -> Iterator[Hit]:
    if (name := sent_as_typed(element)) and not page.is_back_office:
        yield Hit(element.attribute_span(name), OWN, {"chain": ""})


@element_rule(
    "script",
    name="session-replay",
    code="W9420",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Enregistrement des visites", en="Session replay"),
    harms=Text(
        fr="Les personnes qui écrivent leur maladie, leurs dettes ou une séparation, puis se ravisent : tout est gardé.",
        en="People who write about an illness, debts or a separation, then think better of it: everything is kept.",
    ),
    instead=Text(
        fr="Observez quelques personnes d’accord et payées, ou comptez les étapes abandonnées sans identifiant.",
        en="Watch a few people who agree and are paid, or count abandoned steps without any identifier.",
    ),
    wrong_when=Text(
        fr="Le script ne tourne que dans un essai, avec des personnes qui l’ont accepté.",
        en="The script only runs in a test session, with people who agreed to it.",
    ),
    refs=("gdpr-5-1-c", "cnil-developers-16"),
    lesson="09-data-and-scores/05-third-party-tools",
    options=(ALLOWED,),
    also=(Check(Subject.ELEMENT, ("[hx-post]", "[data-hx-post]"), ("hx-trigger",), _by_markup), Check(Subject.ACT, (Kind.SEND,), ("//",), _loaded, ("js", "tag")), Check(Subject.SCRIPT, (), ("//", "import", "require", "hj", "clarity", "record", "init"), _scripts), Check(Subject.ACT, (Kind.SEND,), ("keystroke", "frappe", "record", "enregistr", "heatmap", "chaleur", "mouse", "souris", "keylog", "replay", "capture", "values"), _set, ("keystroke", "frappe", "record", "enregistr", "heatmap", "chaleur", "mouse", "souris", "keylog", "replay", "capture", "values")), Check(Subject.ACT, (Kind.SEND,), (), _as_typed, ("sendbeacon", "fetch", ".send(", ".post", ".ajax", "new image", ".src", "axios", ".emit(", "replay"))),
    bad=(
        Bad({"js/envoi.js": "export function suivre(nom, quoi = {}) {\n  navigator.sendBeacon('https://mesure.example.org/v2', JSON.stringify({ nom, quoi })); // été\n}\n", "js/demande.js": "import { suivre } from './envoi.js';\n\nconst form = document.querySelector('form');\nform.addEventListener('change', (e) => suivre('champ', { valeur: e.target.value }));\nform.addEventListener('submit', () => suivre('envoi'));\n"}, OWN, at="navigator.sendBeacon('https://mesure.example.org/v2', JSON.stringify({ nom, quoi }))", path="js/envoi.js"),
        Bad('{"modules": [{"name": "été", "src": "https://static.hotjar.com/c/hotjar-1.js?sv=6"}]}\n', REPLAY, at='"https://static.hotjar.com/c/hotjar-1.js?sv=6"', path="public/modules.json"),
        Bad("mesure:\n  outil: été\n  keystrokes: true\n", SETTING, at="true", path="conf/mesure.yml", review=True),
        Bad('<script src="https://static.hotjar.com/c/hotjar-1.js?é=1"></script>', REPLAY, at='src="https://static.hotjar.com/c/hotjar-1.js?é=1"'),
        Bad('<script>t.src = "https://www.clarity.ms/tag/" + id;</script>', REPLAY, at='"https://www.clarity.ms/tag/"'),
        Bad('import LogRocket from "logrocket";\nLogRocket.init("guichet/démarche");\n', REPLAY, at='import LogRocket from "logrocket";', path="static/app.js"),
        Bad('Sentry.init({ dsn: "/é", integrations: [Sentry.replayIntegration()], replaysSessionSampleRate: 0.1 });\n', REPLAY, at="Sentry.replayIntegration()", path="static/app.js"),
        Bad("rrweb.record({ emit: envoyer });\n", REPLAY, at="rrweb.record({ emit: envoyer })", path="static/app.js"),
        Bad(
            'champ.addEventListener("keyup", (é) => navigator.sendBeacon("/log", champ.value));\n',
            OWN, at='navigator.sendBeacon("/log", champ.value)', path="static/app.js",
        ),
        Bad(
            '$("#récit").on("keyup", function () {\n  $.ajax({ type: "POST", url: "/log", data: { t: $("#récit").val() }, success: function () {} });\n});\n',
            OWN, at='$.ajax({ type: "POST", url: "/log", data: { t: $("#récit").val() }, success: function () {} })', path="static/app.js",
        ),
        Bad(
            'const touches = [];\nchamp.addEventListener("keydown", (é) => touches.push({ t: é.key }));\nfin(() => navigator.sendBeacon("/suivi", touches));\n',
            OWN, at='navigator.sendBeacon("/suivi", touches)', path="static/app.js",
        ),
        Bad('$("#langue").on("change", function () {\n  $.post("/suivi/" + $(this).val()); // été\n});\n', OWN, at='$.post("/suivi/" + $(this).val())', path='static/app.js'),
        Bad({"src/usePause.ts": "import { ref, watch } from 'vue';\n\nexport function usePause() {\n  const text = ref('');\n  watch(text, (now) => {\n    navigator.sendBeacon('/collect/été', now);\n  });\n  return { text };\n}\n", "src/Complaint.vue": "<script setup>\nimport { usePause } from './usePause';\nconst { text: facts } = usePause();\n</script>\n<template><textarea id=\"facts\" v-model=\"facts\" /></template>\n"}, OWN, at="navigator.sendBeacon('/collect/été', now)", path="src/usePause.ts"),
        Bad('<textarea name="récit" hx-post="/collecte" hx-trigger="keyup changed delay:800ms" hx-swap="none"></textarea>', OWN, at='hx-post="/collecte"'),
        Bad({"src/assist.js": "export async function suggest(text) {\n  const found = await fetch('https://assist.exemple.com/v1', { method: 'POST', body: JSON.stringify({ text }) }); // été\n  return (await found.json()).label;\n}\n", "src/Report.vue": "<script setup>\nimport { ref, watch } from \"vue\";\nimport { suggest } from \"./assist\";\nconst story = ref(\"\");\nconst category = ref(\"\");\nwatch(story, async (text) => { category.value = await suggest(text); });\n</script>\n<template><textarea v-model=\"story\" aria-label=\"Story\" /></template>\n"}, EARLY, at="fetch('https://assist.exemple.com/v1', { method: 'POST', body: JSON.stringify({ text }) })", path="src/assist.js", review=True),
    ),
    good=(
        Good("$('#déclinaisons').on('change', function () {\n  $.post(this.dataset.adresse, { choix: $(this).val() });\n});\n", path="static/boutique.js"),
        Good("<%= javascript_tag do %>\n$('#commune').change(function () {\n  $.ajax({ url: '<%= new_request_path(format: :js) %>', type: 'post', data: $('#demande').serialize() }); // été\n});\n<% end %>\n", path="app/views/demandes/_form.html.erb"),
        Good("const heard = { onClick: true, onMouseMove: true, onMouseUp: true }; // été\n", path="static/events.js"),
        Good({"js/envoi.js": "export function suivre(nom, quoi = {}) {\n  navigator.sendBeacon('https://mesure.example.org/v2', JSON.stringify({ nom, quoi })); // été\n}\n", "js/demande.js": "import { suivre } from './envoi.js';\n\nconst form = document.querySelector('form');\nform.addEventListener('change', (e) => suivre('champ', { rang: 2 }));\nform.addEventListener('submit', () => suivre('envoi'));\n"}, path="js/envoi.js"),
        Good(
            '$("#adresse").on("keyup", function () {\n  $.ajax({ type: "GET", url: base + "/search/?q=" + $("#adresse").val(), success: function (trouvé) { proposer(trouvé.features); } });\n});\n',
            path="static/adresse.js",
        ),
        Good('$("#rue").on("input", function () {\n  $.getJSON(base + $("#rue").val()).done((trouvé) => proposer(trouvé));\n});\n', path="static/adresse.js"),
        Good('champ.addEventListener("input", () => fetch("/adresses?q=" + champ.value)); // é\n', path="static/app.js"),
        Good('<script src="/static/mesure.js"></script>'),
        Good('Sentry.init({ dsn: "/é", integrations: [Sentry.replayIntegration()] });\n', path="static/app.js"),
        Good("const clarity = lisibilité(texte);\n", path="static/app.js"),
        Good('<a href="https://www.hotjar.com/">Ce que fait un enregistreur de visites</a>'),
        Good('$("#langue").on("change", function () {\n  $.post("/settings/language/" + $(this).val()); // été\n});\n', path='static/app.js'),
        Good({"src/usePause.ts": "import { ref, watch } from 'vue';\n\nexport function usePause() {\n  const text = ref('');\n  watch(text, (now) => {\n    navigator.sendBeacon('/drafts/été', now);\n  });\n  return { text };\n}\n", "src/Complaint.vue": "<script setup>\nimport { usePause } from './usePause';\nconst { text: facts } = usePause();\n</script>\n<template><textarea id=\"facts\" v-model=\"facts\" /></template>\n"}, path="src/usePause.ts"),
        Good('<input name="ville" hx-post="/été" hx-trigger="keyup changed delay:300ms" hx-target="#list">'),
        Good({"js/dossier.js": "import { jeton } from './jeton.js';\n\nconst form = document.querySelector('form');\nform.addEventListener('change', garder); // été\nwindow.addEventListener('pagehide', () => {\n  const corps = new FormData();\n  corps.set('jeton', jeton());\n  navigator.sendBeacon('/fermer', corps);\n});\n", "js/jeton.js": "export function jeton() {\n  const champ = document.querySelector('input[name=csrfmiddlewaretoken]');\n  return champ.value;\n}\n"}, path="js/dossier.js"),
        Good("class Racine {\n  listen() {\n    document.addEventListener('keydown', this.keydown.bind(this)); // été\n  }\n  keydown(e) {\n    this.emit('key', codeOf(e.keyCode));\n  }\n}\n", path="static/racine.js"),
        Good({"src/assist.js": "export async function suggest(text) {\n  const found = await fetch('/assist/v1', { method: 'POST', body: JSON.stringify({ text }) }); // été\n  return (await found.json()).label;\n}\n", "src/Report.vue": "<script setup>\nimport { ref, watch } from \"vue\";\nimport { suggest } from \"./assist\";\nconst story = ref(\"\");\nconst category = ref(\"\");\nwatch(story, async (text) => { category.value = await suggest(text); });\n</script>\n<template><textarea v-model=\"story\" aria-label=\"Story\" /></template>\n"}, path="src/assist.js"),
    ),
)  # fmt: skip
def session_replay(element: Element, page: Page) -> Iterator[Hit]:
    service = service_at(element.attr("src"), "replay", allowed=page.option("session-replay", "allowed-hosts"))
    if service is not None:
        yield Hit(element.attribute_span("src"), REPLAY, {"service": service.name})
    for address, path, span in addresses_given(element, page, "src"):
        if given := service_at(address, "replay", allowed=page.option("session-replay", "allowed-hosts")):
            yield Hit(span, REPLAY, {"service": given.name}, path=path)
