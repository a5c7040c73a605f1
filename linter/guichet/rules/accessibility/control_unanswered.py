"""A control that a page shows and that nothing answers: two files call one thing by two names, a form has no button that sends it."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.own_events import announcing, never_awaited
from guichet.heard.unanswered import astray, methods_missed, targets_missed, unsent
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, template_rule

OTHER = Text(
    fr="« {called} » annonce « {told} », et la page attend « {event} » : ce qu’elle devait faire n’arrive jamais. Employez le même nom des deux côtés.",
    en='"{called}" announces "{told}", and the page waits for "{event}": what it should do never happens. Use the same name on both sides.',
)
SILENT = Text(
    fr="« {called} » ne transmet pas « {event} » : sa commande ne fait rien de ce que la page demande. Faites-le suivre dans le composant.",
    en='"{called}" does not pass "{event}" on: its control does nothing of what the page asks. Pass it on in the component.',
)
METHOD = Text(
    fr="« {name} » n’existe pas dans {path} : cette commande ne fait rien.{wanted}",
    en='"{name}" does not exist in {path}: this control does nothing.{wanted}',
)
TARGET = Text(
    fr="{path} attend « {wanted} », et la page l’appelle « {name} » : ce que le script devait y montrer n’arrive jamais. Employez le même nom.",
    en='{path} waits for "{wanted}", and the page calls it "{name}": what the script should show there never comes. Use the same name.',
)
AWAITED = Text(
    fr="Ce script annonce « {name} », et ce qui l’attend l’appelle « {wanted} » : rien ne se passe. Employez le même nom.",
    en='This script announces "{name}", and what waits for it calls it "{wanted}": nothing happens. Use the same name.',
)
UNSENT = Text(
    fr='Ce bouton est de type « button » : rien n’envoie ce formulaire. Écrivez type="submit".',
    en='This button is of type "button": nothing sends this form. Write type="submit".',
)
ENTER_ALONE = Text(
    fr='Ce bouton est de type « button » : seule la touche Entrée envoie ce formulaire. Écrivez type="submit".',
    en='This button is of type "button": only the Enter key sends this form. Write type="submit".',
)
ASTRAY = Text(
    fr='L’adresse de ce lien est mal écrite (« {name} ») : cliquer ne mène nulle part, et le clavier n’y arrive pas. Écrivez href="…".',
    en='The address of this link is misspelt ("{name}"): a click leads nowhere, and the keyboard does not reach it. Write href="…".',
)
MEANT = Text(" Vouliez-vous écrire « {name} » ?", ' Did you mean "{name}"?')
NOTHING = Text("", "")
_PAGE = '<template><div><Fenetre {} titre="Été" /></div></template><script setup>\nimport Fenetre from "./Fenetre.vue"\n</script>'
_WINDOW = '<template><div><button type="button" @click="$emit(\'close\')">Fermé</button></div></template>'
_JSX = (
    'import {{ Envoi }} from "./Envoi";\nexport function Page({{ suite }}) {{ return <p><Envoi {}>Été</Envoi></p>; }}'
)
_BUTTON = 'export function Envoi({ children, onClick }) { return <button type="button" onClick={onClick}>{children}</button>; }'

_SCRIPT = 'import { Controller } from "@hotwired/stimulus"\nexport default class extends Controller {\n  static targets = ["message"]\n  montre() { this.messageTarget.textContent = "Été" }\n}\n'


def _announced(script: Script) -> Iterator[Hit]:
    """Report the events that a script announces under a name that nothing awaits."""
    missed = never_awaited(script.project)
    for node, name in announcing(script) if missed else ():
        if name in missed:
            yield Hit(script.span(node), AWAITED, {"name": name, "wanted": missed[name]})


@template_rule(
    name="control-unanswered",
    code="W9700",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Commande à laquelle rien ne répond", en="Control that nothing answers"),
    harms=Text(
        fr="Toute personne qui s’en sert, et d’abord celles qui sont aveugles et n’entendent pas que rien ne se passe : elles attendent, ou restent enfermées.",
        en="Everyone who uses it, first of all people who are blind and do not hear that nothing happens: they wait, or are locked in.",
    ),
    instead=Text(
        fr="Donnez à l’événement le même nom là où il est annoncé et là où il est attendu.",
        en="Give the event the same name where it is announced and where it is awaited.",
    ),
    wrong_when=Text(
        fr="L’événement est annoncé par un moyen que guichet ne suit pas.",
        en="The event is announced by a means that guichet does not follow.",
    ),
    refs=("rgaa 7.1", "wcag 4.1.2"),
    lesson="04-accessibility/05-keyboard-and-focus",
    also=(Check(Subject.SCRIPT, (), ("event(", "$dispatch("), _announced),),
    bad=(
        Bad({"é.js": 'bouton.addEventListener("click", () => window.dispatchEvent(new CustomEvent("menu-ouvert"))) // été', "é.html": '<nav x-data="{ a: false }" @menu-ouvre.window="a = true">Été</nav>'}, AWAITED, at='"menu-ouvert"', path="é.js"),
        Bad({"src/Page.vue": _PAGE.format('@closed="ouvert = false"'), "src/Fenetre.vue": _WINDOW}, OTHER, at='<Fenetre @closed="ouvert = false" titre="Été" />', path="src/Page.vue"),
        Bad({"src/Page.vue": _PAGE.format('@fermer="ouvert = false"'), "src/Fenetre.vue": _WINDOW}, OTHER, at='<Fenetre @fermer="ouvert = false" titre="Été" />', path="src/Page.vue"),
        Bad({"src/Page.jsx": _JSX.format("onPress={suite}"), "src/Envoi.jsx": _BUTTON}, OTHER, at="<Envoi onPress={suite}>", path="src/Page.jsx"),
        Bad({"src/Page.jsx": _JSX.format("onClick={suite}"), "src/Envoi.jsx": "export function Envoi({ children }) { return <button>{children}</button>; }"}, SILENT, at="<Envoi onClick={suite}>", path="src/Page.jsx"),
        Bad({"src/Page.svelte": '<script>\nimport Envoi from "./Envoi.svelte";\n</script>\n<Envoi on:click={suite}>Été</Envoi>', "src/Envoi.svelte": '<button type="button"><slot /></button>'}, SILENT, at="<Envoi on:click={suite}>", path="src/Page.svelte"),
        Bad({"app/javascript/controllers/compte_controller.js": _SCRIPT, "app/views/é.html": '<p data-controller="compte"><button type="button" data-action="compte#montrer">Été</button></p>'}, METHOD, at='data-action="compte#montrer"', path="app/views/é.html"),
        Bad({"app/javascript/controllers/compte_controller.js": _SCRIPT, "app/views/é.html": '<p data-controller="compte" data-action="click->compte#montre"><span data-compte-target="erreur"></span> Été</p>'}, TARGET, at='data-compte-target="erreur"', path="app/views/é.html"),
        Bad('<form method="post"><label>Été <input name="é"></label><label>Hiver <input name="h"></label><button type="button" class="grand">Envoyer</button></form>', UNSENT, at='<button type="button" class="grand">'),
        Bad('<form method="post"><label>Été <textarea name="é"></textarea></label><button type="button" class="grand">Envoyer</button></form>', UNSENT, at='<button type="button" class="grand">'),
        Bad('<form method="post"><label>Été <input name="é"></label><button type="button" class="grand">Envoyer</button></form>', ENTER_ALONE, at='<button type="button" class="grand">'),
        Bad('<p>Demandez sur <a href"https://exemple.test">le site de l’été</a>.</p>', ASTRAY, at='<a href"https://exemple.test">'),
        Bad('<p>Demandez sur <a class="lien" herf="/été">le site de l’été</a>.</p>', ASTRAY, at='<a class="lien" herf="/été">'),
        Bad({"p.html": '{% from "m.html" import bouton %}<form method="post"><label>Été <input name="é"></label>{{ bouton("Envoyer") }}</form>', "m.html": '{% macro bouton(texte, type="button") %}<button type="{{ type }}">{{ texte }}</button>{% endmacro %}'}, ENTER_ALONE, at='{{ bouton("Envoyer") }}', path="p.html"),
    ),
    good=(
        Good({"é.js": 'window.dispatchEvent(new CustomEvent("menu-ouvert")) // été', "é.html": '<nav x-data="{ a: false }" @menu-ouvert.window="a = true" @menu-ferme.window="a = false">Été</nav>'}),
        Good({"é.js": 'window.dispatchEvent(new CustomEvent("menu-ouvert")) // été', "é.html": '<nav x-data="{ a: false }" @menu-ouvre.window="a = true"><button @click="$dispatch(\'menu-ouvre\')">Été</button></nav>'}),
        Good({"app/javascript/controllers/compte_controller.js": _SCRIPT, "app/views/é.html": '<p data-controller="compte"><button type="button" data-action="compte#montre">Été</button><span data-compte-target="message"></span></p>'}),
        Good({"app/javascript/controllers/compte_controller.js": _SCRIPT.replace("extends Controller", "extends Base"), "app/views/é.html": '<p data-controller="compte"><button type="button" data-action="compte#montrer">Été</button></p>'}),
        Good('<form method="post"><label>Été <input name="é"></label><button type="button" class="grand">Ajouter</button><button>Envoyer</button></form>'),
        Good('<form method="post"><label>Été <input name="é"></label><button type="button" id="envoi">Envoyer</button></form>'),
        Good('<form method="post"><label>Été <input name="é"></label><button type="button">Ajouter</button>{{ form.envoi() }}</form>'),
        Good('<p><a href="/été">Lire</a> <a name="été">Été</a> <a ref="été" @click="lire">Lire</a> <a {% if été %}href="/été"{% endif %}>Lire</a></p>'),
        Good({"src/Page.vue": _PAGE.format('@close="ouvert = false"'), "src/Fenetre.vue": _WINDOW}, path="src/Page.vue"),
        Good({"src/Page.vue": _PAGE.format('@close="a()" @click="b()" @update:ouvert="c()"'), "src/Fenetre.vue": _WINDOW}, path="src/Page.vue"),
        Good({"src/Page.vue": _PAGE.format('@closed="ouvert = false"'), "src/Fenetre.vue": _WINDOW.replace("'close'", "nom")}, path="src/Page.vue"),
        Good({"src/Page.vue": _PAGE.format('@closed="ouvert = false"'), "src/Fenetre.vue": _WINDOW.replace("<div>", '<Autre v-bind="$attrs">').replace("</div>", "</Autre>")}, path="src/Page.vue"),
        Good({"src/Page.jsx": _JSX.format("onClick={suite}"), "src/Envoi.jsx": _BUTTON}, path="src/Page.jsx"),
        Good({"src/Page.jsx": _JSX.format("onClick={suite}"), "src/Envoi.jsx": "export function Envoi({ children, ...reste }) { return <button {...reste}>{children}</button>; }"}, path="src/Page.jsx"),
        Good({"src/Page.svelte": '<script>\nimport Envoi from "./Envoi.svelte";\n</script>\n<Envoi on:click={suite}>Été</Envoi>', "src/Envoi.svelte": '<button type="button" on:click><slot /></button>'}, path="src/Page.svelte"),
    ),
)  # fmt: skip
def control_unanswered(page: Page) -> Iterator[Hit]:
    """Report each name that a page and what answers it spell otherwise, the form that no button sends, the link that leads nowhere."""
    for one in page.template.unheard:
        message = OTHER if one.told else SILENT
        yield Hit(one.span, message, {"called": one.called, "told": one.told, "event": one.event})
    for missed in methods_missed(page) if page.mentions(("data-action",)) else ():
        wanted = MEANT.format(name=missed.wanted) if missed.wanted else NOTHING
        facts = {"name": missed.name, "path": missed.path, "wanted": wanted}
        yield Hit(missed.element.attribute_span(missed.attribute), METHOD, facts)
    for missed in targets_missed(page) if page.mentions(("-target",)) else ():
        facts = {"name": missed.name, "path": missed.path, "wanted": missed.wanted}
        yield Hit(missed.element.attribute_span(missed.attribute), TARGET, facts)
    for button, by_enter in unsent(page) if page.mentions(("<form",)) else ():
        yield Hit(button.span, ENTER_ALONE if by_enter else UNSENT)
    for link, name in astray(page) if page.mentions(("<a",)) else ():
        yield Hit(link.span, ASTRAY, {"name": name})
