"""A message that appears after an action, and that nobody hears."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.answers import says
from guichet.heard.told_by_scripts import Message, messages
from guichet.reading.templates.branches import Block
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

SILENT = Text(
    fr='Ce bloc affiche les messages après une action, et aucun lecteur d’écran ne l’annonce : la personne ne sait pas si sa demande est passée. Ajoutez role="status".',
    en='This block shows messages after an action, and no screen reader announces it: the person cannot tell whether the request went through. Add role="status".',
)

WRITTEN = Text(
    fr='Un script écrit ici « {words} » après une action, et aucun lecteur d’écran ne l’annonce : la personne ne sait pas si sa demande est passée. Ajoutez role="status".',
    en='A script writes "{words}" here after an action, and no screen reader announces it: the person cannot tell whether the request went through. Add role="status".',
)

_LOOP = re.compile(
    r"^\w+ in (?:messages|get_messages\(\)|get_flashed_messages\(.*\))$|^[\w, ()]+ in get_flashed_messages\("
)


_ROLES = ("aria-live", "ariaLive", '"role"', "'role'", ".role =", "alert(", ".focus(", "showModal(")
"""What a script makes its message heard with."""
_LABELS = frozenset({"a", "button", "label", "legend", "option", "summary", "td", "th", "caption", "title"})


def _in_scripts(page: Page) -> Iterator[Hit]:
    """Report where the scripts of a page write an answer to people that nothing announces."""
    if page.is_email or page.is_back_office:
        return
    told: set[int] = set()
    for one in messages(page):
        place = one.elements[0]
        if id(place) in told or says(page, *_ROLES) or not _is_silent(one, page):
            continue
        told.add(id(place))
        yield Hit(
            place.span, WRITTEN, {"words": " ".join(one.words.split())[:80]}, path=place.template.path, page=page.path
        )


def _is_silent(one: Message, page: Page) -> bool:
    """Whether no element written in is announced, tied to a field, or the very thing that was pressed."""
    return all(_is_mute(element, page) and element not in one.answer.elements for element in one.elements)


def _is_mute(element: Element, page: Page) -> bool:
    around = (element, *element.ancestors)
    if any(map(_is_live, around)) or any(one.name in _LABELS for one in around) or element.has_unknown_attributes:
        return False
    if element.name != "body" and (element.text or is_dynamic(element.attr("role") or "")):
        return False
    own = element.attr("id")
    return not own or not any(own in one.token_list(name) for name in _TIES for one in page.find() if name in one.attrs)


_TIES = ("aria-describedby", "aria-errormessage", "aria-labelledby", "for")


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
    also=(Check(Subject.PAGE, (), (), _in_scripts),),
    bad=(
        Bad('{% for message in messages %}<div class="alert alert-success">{{ message }}</div>{% endfor %}<p>Été</p>', SILENT, at='<div class="alert alert-success">'),
        Bad('<ul class="messages">{% for message in messages %}<li>{{ message }}</li>{% endfor %}</ul><p>Été</p>', SILENT, at='<ul class="messages">'),
        Bad('<section class="à-lire">{% for msg in messages %}<p>{{ msg }}</p>{% endfor %}</section>', SILENT, at='<section class="à-lire">'),
        Bad('<button id="b">Réserver</button><p class="retour"></p><script>document.getElementById("b").addEventListener("click", async () => { const r = await fetch("/é"); document.querySelector(".retour").textContent = r.ok ? "Votre place est réservée." : "La réservation a échoué." })</script>', WRITTEN, at='<p class="retour">'),
        Bad({"page.html": '<form id="f"><button>Envoyer</button></form><div id="é"></div><script src="é.js"></script>', "é.js": 'const dire = (mots) => { document.getElementById("é").innerHTML = `<p>${mots}</p>` }; document.getElementById("f").onsubmit = () => dire("Votre demande est partie")'}, WRITTEN, at='<div id="é">', path="page.html"),
        Bad('<body><button class="b">Garder</button><main id="m"><h1>Été</h1></main><script>$(".b").on("click", function () { const p = document.createElement("p"); p.textContent = "Brouillon d’été gardé"; document.body.append(p) })</script></body>', WRITTEN, at="<body>"),
    ),
    good=(
        Good('<div role="status">{% for message in messages %}<p>{{ message }}</p>{% endfor %}</div>'),
        Good('{% for message in messages %}<div class="alert" role="alert">{{ message }}</div>{% endfor %}<p>Été</p>'),
        Good('<div aria-live="polite"><ul>{% for message in messages %}<li>{{ message }}</li>{% endfor %}</ul></div>'),
        Good('<button id="b">É</button><p class="retour" role="status"></p><script>document.getElementById("b").onclick = () => { document.querySelector(".retour").textContent = "Votre place est réservée." }</script>'),
        Good('<button id="b">É</button><p id="é"></p><script>document.getElementById("b").onclick = () => { const é = document.getElementById("é"); é.textContent = "Votre place est réservée."; é.focus() }</script>'),
        Good('<button id="b"><span class="x"></span></button><script>document.getElementById("b").onclick = () => { document.querySelector(".x").textContent = "Tout masquer ici" }</script>'),
        Good('<button id="b">É</button><input aria-label="É" aria-describedby="é"><p id="é"></p><script>document.getElementById("b").onclick = () => { document.getElementById("é").textContent = "Il manque une date" }</script>'),
        Good('<button id="b">É</button><p id="é"></p><script>document.getElementById("b").onclick = () => { document.getElementById("é").textContent = compte }</script>'),
        Good('{% for message in conversation.messages %}<p>{{ message.texte }}</p>{% endfor %}'),
    ),
)  # fmt: skip
def status_message_silent(block: Element, page: Page) -> Iterator[Hit]:
    """Report the outermost element around or in a loop over the framework's messages that no role announces."""
    template = block.template
    loops = [one for one in template.branches.blocks if one.name == "for" and _is_messages(template, one)]
    if not loops or page.is_email or page.is_back_office:
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
        if block.has_unknown_attributes or is_dynamic(block.attr("role") or ""):
            continue
        yield Hit(block.span, SILENT)


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
