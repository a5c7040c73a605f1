"""A message that appears after an action, and that nobody hears."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.announced import Message, holds_only_words, is_silent, messages
from guichet.heard.answers import words_of
from guichet.heard.roles import written_role
from guichet.heard.swaps import is_put_in_place, replaced
from guichet.heard.written_unshown import written_unshown
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import pages_of
from guichet.reading.templates.branches import Block
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.found import found_by

SILENT = Text(
    fr='Les messages affichés ici ne sont pas annoncés aux lecteurs d’écran : la personne ne sait pas si sa demande est passée. Ajoutez role="status".',
    en='No screen reader announces the messages shown here: the person cannot tell whether the request went through. Add role="status".',
)

_LOOP = re.compile(
    r"^\w+ in (?:messages|get_messages\(\)|get_flashed_messages\(.*\))$|^[\w, ()]+ in get_flashed_messages\("
)

REPLACED = Text(
    fr="Ce bloc est remplacé tout entier : la zone que le lecteur d’écran surveille s’en va avec l’ancien texte, et il ne dit rien du nouveau. Gardez le bloc, et ne remplacez que ce qu’il contient.",
    en="This block is replaced as a whole: the region that the screen reader watches goes with the old text, and it says nothing of the new one. Keep the block, and replace only what it holds.",
)


SCRIPTED = Text(
    fr='Un script écrit ici « {words} », et aucun lecteur d’écran ne l’annonce : la personne ne sait pas ce qui s’est passé. Ajoutez role="status" à cet élément.',
    en='A script writes "{words}" here, and no screen reader announces it: the person cannot tell what happened. Add role="status" to this element.',
)

UNSHOWN = Text(
    fr="Un script écrit ici « {words} », et cet élément reste caché : personne ne le lit ni ne l’entend. Ôtez « hidden » en même temps.",
    en='A script writes "{words}" here, and this element stays hidden: nobody reads it or hears it. Take "hidden" away at the same time.',
)
ALONG = Text(
    fr='Un script écrit ici « {words} », et aucun lecteur d’écran ne l’annonce : la personne ne sait pas ce qui s’est passé. Mettez role="status" sur cette phrase seule, hors de ce qui l’accompagne.',
    en='A script writes "{words}" here, and no screen reader announces it: the person cannot tell what happened. Put role="status" on that sentence alone, apart from what comes with it.',
)
CONTENT = Text(
    fr='Un script écrit ici « {words} », et rien n’annonce ce contenu : qui ne le voit pas peut ignorer qu’il est là. Annoncez-le d’une courte phrase dans un role="status", hors du contenu.',
    en='A script writes "{words}" here, and nothing announces this content: those who cannot see it may not know that it is there. Announce it in a short sentence with role="status", apart from the content.',
)


def _scripted(script: Script) -> Iterator[Hit]:
    """Report the element that a script fills with a message, or shows, after an action, when nothing announces it."""
    for left in written_unshown(script):
        facts = {"words": left.words}
        yield Hit(left.element.span, UNSHOWN, facts, path=left.element.template.path, page=left.page.path)
    told: set[Element] = set()
    for one in messages(script):
        if not one.words and not (one.shown and one.waits):
            continue
        for page in pages_of(script, words_of(one.on)):
            element = next(
                (each for name in one.on for each in found_by(name, page) if _is_message(each, one, page)), None
            )
            if element is not None and element not in told:
                told.add(element)
                facts = {"words": one.words or element.text}
                said = CONTENT if one.is_content else ALONG if one.brings_more else SCRIPTED
                certainty = Certainty.REVIEW if one.is_content else Certainty.VIOLATION
                yield Hit(element.span, said, facts, certainty, element.template.path, page.path)
            if element is not None:
                break


def _swapped(page: Page) -> Iterator[Hit]:
    """Report the live region that an answer takes the place of, when nothing around it is watched."""
    for element in dict.fromkeys(one for one, _ in replaced(page)):
        if _is_watched(element) and not any(_is_watched(one) for one in element.ancestors):
            yield Hit(element.span, REPLACED, path=element.template.path, page=page.path)


def _is_watched(element: Element) -> bool:
    """Whether screen readers wait for what an element will say; an alert is said as soon as it comes, even new."""
    live = (element.attr("aria-live") or "").strip().lower()
    return element.attr("role") in {"status", "log"} or live == "polite"


def _is_message(element: Element, message: Message, page: Page) -> bool:
    if page.is_email or page.is_back_office or not is_silent(element, page):
        return False
    if message.shown:
        return holds_only_words(element)
    return not element.text or (message.waits and (message.made or not element.inside()))


@element_rule(
    "div", "ul", "section", "p", "ol",
    name="status-message-silent",
    code="W9179",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Message d’état silencieux', en='Silent status message'),
    harms=Text(fr='Les personnes aveugles : « votre demande est enregistrée » s’affiche, et elles l’ignorent.', en='People who are blind: "your request is saved" shows, and they never know.'),
    instead=Text(fr='Ajoutez role="status" (ou role="alert" pour une erreur) au bloc qui reçoit le message.', en='Add role="status" (or role="alert" for an error) to the block that receives the message.'),
    wrong_when=Text(fr='Un script annonce le message autrement.', en='A script announces the message some other way.'),
    refs=("rgaa 7.5", "wcag 4.1.3"),
    lesson="03-forms/02-errors",
    mentions=("messages",),
    also=(Check(Subject.SCRIPT, (), ("textcontent", "innertext", "innerhtml", ".text(", ".html(", "hidden", "classlist", "display", "append", "insertadjacent", "replacechildren", "createelement"), _scripted), Check(Subject.PAGE, (), (), _swapped)),
    bad=(
        Bad('<form id="f"><button>Été</button></form><p id="r" role="alert" hidden></p><script>document.getElementById("f").onsubmit = () => { document.getElementById("r").textContent = "Corrigez la date d’été" }</script>', UNSHOWN, at='<p id="r" role="alert" hidden>'),
        Bad('<html lang="fr"><form action="/é" hx-post="/é" hx-target="#état" hx-swap="outerHTML"><button>Vérifier</button></form><div id="état" role="status"></div></html>', REPLACED, at='<div id="état" role="status">'),
        Bad('<html lang="fr"><p id="état" aria-live="polite" hx-get="/été" hx-trigger="every 5s" hx-swap="outerHTML">En attente</p></html>', REPLACED, at='<p id="état" aria-live="polite" hx-get="/été" hx-trigger="every 5s" hx-swap="outerHTML">'),
        Bad({"page.html": '<html lang="fr"><div id="etat" role="status">Été</div></html>', "views/maj.turbo_stream.erb": '<%= turbo_stream.replace "etat", partial: "etat" %>'}, REPLACED, at='<div id="etat" role="status">', path="page.html"),
        Bad('<form id="f"><button>Été</button></form><p id="r"></p><script>const dire = (mots) => { document.getElementById("r").textContent = mots }; document.getElementById("f").addEventListener("submit", (e) => { e.preventDefault(); dire("Demande d’été envoyée.") })</script>', SCRIPTED, at='<p id="r">'),
        Bad('<form id="f"><button>Été</button></form><script>const f = document.getElementById("f"); f.addEventListener("submit", async (e) => { e.preventDefault(); await envoyer(); const p = document.createElement("p"); p.textContent = "Votre message est parti."; f.after(p) })</script>', SCRIPTED, at='<form id="f">'),
        Bad('<button id="g">Suivre</button><div class="avis"></div><script>document.getElementById("g").onclick = () => document.querySelector(".avis").insertAdjacentHTML("beforeend", "<p>Demande d’été suivie</p>")</script>', SCRIPTED, at='<div class="avis">'),
        Bad({"templates/page.html": '<button id="garder">Garder</button><p id="etat"></p><script src="garder.js"></script>', "garder.js": 'const etat = document.getElementById("etat");\ndocument.getElementById("garder").addEventListener("click", async () => {\n  await envoyer();\n  etat.textContent = "Brouillon de l’été gardé";\n});\n'}, SCRIPTED, at='<p id="etat">', path="templates/page.html"),
        Bad('<form id="f"><button>Été</button></form><div class="ok" hidden>Votre demande est reçue.</div><script>document.getElementById("f").addEventListener("submit", (e) => { e.preventDefault(); document.querySelector(".ok").hidden = false })</script>', SCRIPTED, at='<div class="ok" hidden>'),
        Bad({"page.html": '<div data-controller="ville"><p class="erreur"></p><button data-action="ville#choisir">Été</button><div data-ville-target="avis"><p class="é"></p></div></div>', "controllers/ville_controller.js": "export default class extends Controller {\n  static targets = ['avis'];\n  choisir() { fetch('/é').then(() => { this.avisTarget.getElementsByTagName('p')[0].innerHTML = 'Votre ville est servie.' }) }\n}\n"}, SCRIPTED, at='<p class="é">', path="page.html"),
        Bad('<button id="g">Chercher</button><div id="r"></div><script>document.getElementById("g").onclick = () => { r.innerHTML = ""; document.getElementById("r").innerHTML = `<p>Trouvé : ${n} lieux d’été</p>${lieux}` }</script>', ALONG, at='<div id="r">'),
        Bad('<button id="g">Chercher</button><div id="r"></div><script>document.getElementById("g").onclick = () => { document.getElementById("r").innerHTML = `<div><h2>Communes de l’été</h2><table><tr><td>${nom}</td></tr></table></div>` }</script>', CONTENT, at='<div id="r">', review=True),
        Bad('<button id="g">Chercher</button><div id="r"></div><script>document.getElementById("g").onclick = () => { document.getElementById("r").innerHTML = `<p><strong>Brouillon</strong> de l’été gardé</p>` }</script>', SCRIPTED, at='<div id="r">'),
        Bad('<label for="m">Été</label><textarea id="m"></textarea><span class="reste"></span><script>$("#m").on("input", function () { $(".reste").text(`Il reste ${500 - this.value.length} caractères`) })</script>', SCRIPTED, at='<span class="reste">'),
        Bad('{% for message in messages %}<div class="alert" hx-swap-oob="true">{{ message }}</div>{% endfor %}<p>Été</p>', SILENT, at='<div class="alert" hx-swap-oob="true">'),
        Bad('<turbo-frame id="avis"><ul class="messages">{% for message in messages %}<li>{{ message }}</li>{% endfor %}</ul></turbo-frame><p>Été</p>', SILENT, at='<ul class="messages">'),
        Bad('<section id="avis">{% for msg in messages %}<p>{{ msg }}</p>{% endfor %}</section><button hx-post="/été" hx-target="#avis">Garder</button>', SILENT, at='<section id="avis">'),
    ),
    good=(
        Good('<form id="f"><button>Été</button></form><p id="r" role="alert" hidden></p><script>document.getElementById("f").onsubmit = () => { const r = document.getElementById("r"); r.textContent = "Corrigez la date d’été"; r.hidden = false }</script>'),
        Good('<html lang="fr"><form action="/é" hx-post="/é" hx-target="#état"><button>Vérifier</button></form><div id="état" role="status"></div></html>'),
        Good('<html lang="fr"><div role="status"><p id="état" aria-live="polite" hx-get="/été" hx-swap="outerHTML">En attente</p></div></html>'),
        Good({"page.html": '<html lang="fr"><div id="etat" role="status">Été</div></html>', "views/maj.turbo_stream.erb": '<%= turbo_stream.update "etat", partial: "etat" %>'}),
        Good('{% for message in messages %}<div role="success" class="alert" hx-swap-oob="true">{{ message }}</div>{% endfor %}<p>Été</p>'),
        Good('<button id="g">Garder</button><ul id="l"><li>Été</li></ul><script>document.getElementById("g").addEventListener("click", () => { const li = document.createElement("li"); li.textContent = "Dossier de l’été"; document.getElementById("l").append(li) })</script>'),
        Good('<button id="g">Garder</button><div role="status"><p id="e"></p></div><script>document.getElementById("g").addEventListener("click", () => { document.getElementById("e").textContent = "Brouillon de l’été gardé" })</script>'),
        Good('<button id="g">Plus d’été</button><script>document.getElementById("g").addEventListener("click", (e) => { document.getElementById("g").textContent = "Moins de détails" })</script>'),
        Good('<button id="g">Garder</button><p id="e" tabindex="-1"></p><script>document.getElementById("g").addEventListener("click", () => { e.textContent = "Brouillon de l’été gardé"; document.getElementById("e").focus() })</script>'),
        Good('<p id="e"></p><script>document.getElementById("e").textContent = "Ouvert tout l’été"</script>'),
        Good('<button id="plus">Aide</button><div id="aide" hidden>Un conseil pour l’été.</div><script>document.getElementById("plus").addEventListener("click", () => { document.getElementById("aide").hidden = false })</script>'),
        Good('<ul class="messages">{% for message in messages %}<li>{{ message }}</li>{% endfor %}</ul><p>Été</p>'),
        Good('<div role="status" hx-swap-oob="true">{% for message in messages %}<p>{{ message }}</p>{% endfor %}</div>'),
        Good('{% for message in messages %}<div class="alert" role="alert" hx-swap-oob="true">{{ message }}</div>{% endfor %}<p>Été</p>'),
        Good('<div aria-live="polite" hx-swap-oob="true"><ul>{% for message in messages %}<li>{{ message }}</li>{% endfor %}</ul></div>'),
        Good('{% for message in conversation.messages %}<p>{{ message.texte }}</p>{% endfor %}'),
    ),
)  # fmt: skip
def status_message_silent(block: Element, page: Page) -> Iterator[Hit]:
    """Report the outermost element around or in a loop over messages that come into a page in place, that no role announces."""
    template = block.template
    loops = [one for one in template.branches.blocks if one.name == "for" and _is_messages(template, one)]
    if not loops or page.is_email or page.is_back_office or not is_put_in_place(block, page):
        return
    for loop in loops:
        if loop.start <= block.start < loop.content_end:
            inner = block.above is None or not loop.start <= block.above.start
        else:
            inner = block.start < loop.start < max(block.end, block.open_end) and _is_nearest(block, loop.start)
        if not inner or any(_is_live(one) for one in (block, *block.ancestors, *block.inside())):
            continue
        if loop.start <= block.start and block.above is not None and _is_box(block.above):
            continue
        if block.has_unknown_attributes or is_dynamic(block.attr("role") or "") or _is_misnamed(block):
            continue
        yield Hit(block.span, SILENT)


def _is_misnamed(block: Element) -> bool:
    """Whether a role that does not exist was meant to announce the block: another rule says so."""
    return bool(block.attr("role")) and written_role(block) is None


def _is_messages(template: Template, loop: Block) -> bool:
    token = template.token_at(loop.start)
    return token is not None and bool(_LOOP.match(token.body.strip()))


def _is_nearest(block: Element, at: int) -> bool:
    """Whether no smaller element holds the loop, and the element is about messages rather than the whole page."""
    smaller = [one for one in block.inside() if one.start < at < max(one.end, one.open_end)]
    return not smaller and _is_box(block)


def _is_box(block: Element) -> bool:
    """Whether an element holds the messages and little else."""
    return block.name in {"ul", "ol", "section"} or bool(
        re.search(r"message|alert|flash|toast|notif", f"{block.attr('class')} {block.attr('id')}", re.I)
    )


def _is_live(element: Element) -> bool:
    if "aria-live" in element.attrs or element.name == "output":
        return True
    return (element.attr("role") or "") in {"alert", "status", "log", "alertdialog", "dialog"}
