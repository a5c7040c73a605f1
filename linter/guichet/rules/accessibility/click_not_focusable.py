"""Something that only a mouse can press."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.core.memo import keyed_memo, memo
from guichet.heard.answers import Answer, answers, uses_target, words_of
from guichet.heard.focus import in_tab_order, is_focusable
from guichet.heard.keyboard import is_chosen_with_arrows, is_keyed
from guichet.heard.roles import role_facts, written_role
from guichet.heard.skipped import is_skipped
from guichet.reading.scripts.inline import loads_script
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import has_unread, pages_of, scripts_on
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind, Token, is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.rendering import may_hold_markup
from guichet.reading.written.written import Pieced
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.visibility import is_excluded

MOUSE = Text(
    fr="Ce {tag} réagit au clic et le clavier ne l’atteint pas : sans souris, rien n’est possible. Écrivez un <button>.",
    en="This {tag} responds to a click and the keyboard cannot reach it: without a mouse, nothing can be done. Write a <button>.",
)
LISTENER = Text(
    fr="Le clavier n’atteint pas ce {tag} (« {words} »), qui réagit au clic : sans souris, personne ne s’en sert. Mettez-y un <button>.",
    en='The keyboard cannot reach this {tag} ("{words}"), which responds to a click: without a mouse, nobody can use it. Put a <button> in it.',
)
NO_ADDRESS = Text(
    fr="Ces <a> n’ont pas d’adresse : le clavier ne les atteint pas, et sans souris rien n’est possible. Donnez-leur « href », ou écrivez des <button>.",
    en='These <a> have no address: the keyboard cannot reach them, and without a mouse nothing can be done. Give them "href", or write <button>s.',
)
ANNOUNCED = Text(
    fr='role="{role}" annonce une commande que le clavier n’atteint pas : on l’entend, et on ne peut pas s’en servir. Écrivez l’élément HTML, ou ajoutez tabindex="0" et les touches.',
    en='role="{role}" announces a control that the keyboard cannot reach: people hear it, and cannot use it. Write the HTML element, or add tabindex="0" and the keys.',
)

SKIPPED = Text(
    fr='tabindex="-1" retire ce {tag} du chemin du clavier : sans souris, personne ne l’atteint. Ôtez cet attribut.',
    en='tabindex="-1" takes this {tag} out of the keyboard\'s way: without a mouse, nobody reaches it. Remove that attribute.',
)

_NATIVE = frozenset(
    "a button input select textarea summary label option area body html form details video audio dialog svg".split()
)
_MUTE = frozenset(
    "a dt dd li div span td th tr p img h1 h2 h3 h4 h5 h6 article section header figure strong b em i svg".split()
)
"""Elements that say nothing of a click to who cannot see it."""
_CLICKS = ("onclick", "ondblclick", "@click", "v-on:click", "ng-click", "x-on:click", "hx-get")
_HARMLESS = re.compile(
    r"^\s*(?:event|e|\$event)?\.?(?:stopPropagation|preventDefault)|^\s*return\s+(?:false|true);?\s*$|^\s*$",
    re.I,
)
_FILTER = re.compile(r"\[[^\[\]]*\]")
"""The condition of an htmx trigger (`click[ctrlKey]`)."""
_CLOSES = re.compile(r"clos(?:e|ing)|dismiss|ferm|hide|open = false", re.I)
"""What the veil behind a window does; Escape does it too."""
_VEIL = re.compile(r"overlay|backdrop|scrim|voile", re.I)
_MENDS = re.compile(r"tabindex|['\"]role['\"]|\.role\b|inputmode", re.I)
"""What shows that a script makes its elements reachable."""


def _passed_over(control: Element, page: Page) -> Iterator[Hit]:
    """Report a link or a button that the Tab key is told to pass over."""
    if "tabindex" in control.attrs and is_skipped(control, page):
        yield Hit(control.attribute_span("tabindex"), SKIPPED, {"tag": f"<{control.name}>"})


def _in_scripts(script: Script) -> Iterator[Hit]:
    """Report the elements that a script makes answer to a click, out of reach: each where its markup says so, else the first."""
    said: set[tuple[Span, str | None]] = set()
    for one in answers(script):
        if one.event != "click" or one.element is not None or (uses_target(one) and not one.within):
            continue
        for page in pages_of(script, words_of((*one.on, *one.within))):
            mute = [each for each in one.elements(page) if _is_mute(each, page) or _is_mute_own(each, one, page)]
            for found in mute if one.is_called_by_markup else mute[:1]:
                span, path = _written(found, one)
                if (span, path) in said:
                    continue
                said.add((span, path))
                if found.name == "a":
                    yield Hit(span, NO_ADDRESS, path=path, page=page.path)
                else:
                    facts = {"tag": f"<{found.name}>", "words": " ".join(found.text.split()[:4]) or found.name}
                    yield Hit(span, LISTENER, facts, path=path, page=page.path)
            if mute and not one.is_called_by_markup:
                break


def _written(found: Element, one: Answer) -> tuple[Span, str | None]:
    """Return where an element is tied to what answers to a click: in its own markup where that names it, else in the script."""
    if found.template.path == one.script.path:
        return found.span, None
    if not one.is_called_by_markup:
        return one.script.span(one.node), None
    if isinstance(found.template, Pieced):
        path, span, _ = found.template.origin(found.span)
        return span, path
    return found.span, found.template.path


_PARTS = frozenset({"article", "div", "header", "section"})


def _holds_much(element: Element) -> bool:
    """Whether an element is a part of the page rather than something that one presses."""
    return bool(element.inside("form", "table", "main", "nav", "h1")) or len(element.text.split()) > 60


@keyed_memo
def _is_mute(element: Element, page: Page) -> bool:
    """Whether an element that a script makes answer to a click says so to nobody, and no script mends it."""
    if element.name not in _MUTE or not (element.text or element.name in {"img", "svg"}) or _is_veil(element):
        return False
    if (element.name in _PARTS and _holds_much(element)) or element.template.is_quoted(element.start):
        return False
    if any(name in element.attrs for name in _CLICKS) or any(map(_mends, scripts_on(page))):
        return False
    return not is_keyed(element, page) and _is_out_of_reach(element, page) and not _may_hold_a_link(element)


@memo
def _mends(script: Script) -> bool:
    return bool(_MENDS.search(script.text))


def _is_mute_own(element: Element, one: Answer, page: Page) -> bool:
    """Whether an element of the project's own answers to a click by its script, which gives it no focus and makes nothing in it."""
    if element.name not in one.on or "-" not in element.name or _MAKES.search(one.script.text) or not element.text:
        return False
    is_reached = is_focusable(element) or any(is_focusable(each) for each in (*element.inside(), *element.ancestors))
    return not (is_reached or is_excluded(element, page) or is_keyed(element, page))


_MAKES = re.compile(r"tabindex|innerHTML|createElement|attachShadow|append|<button|render", re.I)


def _may_hold_a_link(element: Element) -> bool:
    """Whether a tag inside an element may print a link or a button, as helpers do: the keyboard would go there."""
    template = element.template
    tokens = template.tokens_between(element.open_end, max(element.end, element.open_end))
    return any(_REACHED.match(token.body.strip()) or _shows_a_part(token) for token in tokens)


def _shows_a_part(token: Token) -> bool:
    return token.name == "include" if token.kind is Kind.TAG else token.kind is Kind.OUTPUT and may_hold_markup(token)


_REACHED = re.compile(r"(?:link_to|button_to|mail_to|render)\w*\b")
"""Helpers of Rails that write what the Tab key reaches, or a part that may."""
_OWN = 'class Bascule extends HTMLElement {{ connectedCallback() {{ {}this.setAttribute("role", "switch"); this.addEventListener("click", () => this.tourner()) }} }}\ncustomElements.define("x-bascule", Bascule) // été'


@element_rule(
    "[onclick]", "[ondblclick]", "[@click]", "[v-on:click]", "[hx-get]", "[ng-click]", "[x-on:click]", "[role]",
    name="click-not-focusable",
    code="W9162",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Clic impossible au clavier', en='Click out of keyboard reach'),
    harms=Text(fr='Les personnes qui ne peuvent pas tenir une souris : cette commande n’existe pas pour elles.', en='People who cannot hold a mouse: this control does not exist for them.'),
    instead=Text(fr='Écrivez un <button> ; ou ajoutez tabindex="0", un rôle et la touche Entrée.', en='Write a <button>; or add tabindex="0", a role and the Enter key.'),
    wrong_when=Text(fr='Le clic double une commande que le clavier atteint déjà.', en='The click doubles a control that the keyboard already reaches.'),
    refs=("rgaa 7.3", "rgaa 7.1", "wcag 2.1.1", "wcag 4.1.2"),
    lesson="04-accessibility/05-keyboard-and-focus",
    also=(Check(Subject.SCRIPT, (), ("click",), _in_scripts), Check(Subject.ELEMENT, ("a", "button"), ("tabindex",), _passed_over)),
    bad=(
        Bad({"p.html.twig": "<twig:Etape href=\"/é\">Votre été</twig:Etape>", "components/Etape.html.twig": "{% props href, rang = '-1' %}<a href=\"{{ href }}\" tabindex=\"{{ rang }}\">{% block content %}{% endblock %}</a>"}, SKIPPED, at='<twig:Etape href="/é">Votre été</twig:Etape>', path="p.html.twig"),
        Bad('<form method="post"><p>Été</p><button type="submit" tabindex="-1">Envoyer</button></form>', SKIPPED, at='tabindex="-1"'),
        Bad('<p><span class="é">{% if a %}Voir l’été{% endif %}</span></p><script>document.querySelector(".é").addEventListener("click", ouvrir)</script>', LISTENER, at='<span class="é">'),
        Bad('<html lang="fr"><body><div role="button">Réserver pour l’été</div></body></html>', ANNOUNCED, at='<div role="button">'),
        Bad('<html lang="fr"><body><div role="listbox" aria-label="Été" aria-activedescendant="o"><div role="option" id="o">Juin</div></div></body></html>', ANNOUNCED, at='<div role="listbox" aria-label="Été" aria-activedescendant="o">'),
        Bad('<html lang="fr"><body><div role="tablist"><div role="tab">Été</div></div></body></html>', ANNOUNCED, at='<div role="tablist">'),
        Bad('<html lang="fr"><body><ul role="menu" aria-label="Été"><li role="menuitem">Juin</li></ul></body></html>', ANNOUNCED, at='<ul role="menu" aria-label="Été">'),
        Bad('<main tabindex="-1"><h3 onclick="ouvrir()">Horaires d’été</h3></main>', MOUSE, at='<h3 onclick="ouvrir()">'),
        Bad('<table><tr><th class="tri">Nom</th><th>Été</th></tr></table><script>for (const t of document.querySelectorAll("th.tri")) t.addEventListener("click", trier)</script>', LISTENER, at='<th class="tri">'),
        Bad('<p><a class="plan">Le plan de l’été</a></p><script>document.querySelector(".plan").addEventListener("click", ouvrir)</script>', NO_ADDRESS, at='<a class="plan">'),
        Bad({"page.html": '<ul><li class="choix" id="lundi">Lundi d’été</li></ul><script src="choix.js"></script>', "choix.js": 'const jours = document.querySelectorAll(".choix");\njours.forEach(function (jour) { jour.onclick = choisir }); // été\n'}, LISTENER, at='jour.onclick = choisir', path="choix.js"),
        Bad('<div onclick="ouvrir()">Horaires d’été</div>', MOUSE, at='<div onclick="ouvrir()">'),
        Bad('<span class="croix" onclick="fermer(\'é\')">×</span>', MOUSE, at='<span class="croix" onclick="fermer(\'é\')">'),
        Bad('<img src="é.png" alt="Été" @click="agrandir">', MOUSE, at='<img src="é.png" alt="Été" @click="agrandir">'),
        Bad('<dl><dt class="q">Été</dt><dd>9 h</dd></dl><script>document.querySelectorAll("dt").forEach(function (d) { d.addEventListener("click", ouvrir) })</script>', LISTENER, at='<dt class="q">'),
        Bad('<ul><li class="créneau choix">Lundi</li></ul><script>document.querySelectorAll(".choix").forEach(li => li.addEventListener("click", choisir))</script>', LISTENER, at='<li class="créneau choix">'),
        Bad('<div id="plus">Voir l’été</div><script>document.getElementById("plus").addEventListener("click", ouvrir)</script>', LISTENER, at='<div id="plus">'),
        Bad({"page.html": "<p><x-bascule>Rappels d’été</x-bascule></p><script src='b.js'></script>", "b.js": _OWN.format("")}, LISTENER, at='this.addEventListener("click", () => this.tourner())', path="b.js"),
    ),
    good=(
        Good('<% é.each do |r| %><% c.each do |d| %><td><a href="<%= été_url(r) %>" tabindex="-1">Été</a></td><% end %><% end %>', path="app/views/a/c.html.erb"),
        Good('<main><a href="/é" tabindex="-1" aria-hidden="true"><img src="é.jpg" alt=""></a><a href="/é">Été</a><a href="/h" tabindex="-1">Hiver</a><h2><a href="/h">Hiver</a></h2></main>'),
        Good('<div role="toolbar"><button type="button" tabindex="-1">Été</button></div><div><input aria-label="É"><button type="button" tabindex="-1">Effacer</button></div>'),
        Good('<li><a href="{{ é }}" tabindex="-1">Été</a><a href="{{ h }}">Hiver</a></li><main id="m" tabindex="-1">É</main>'),
        Good({"page.html": "<p><x-bascule>Rappels d’été</x-bascule></p><script src='b.js'></script>", "b.js": _OWN.format("this.tabIndex = 0; ")}, path="b.js"),
        Good('<table><tr class="é"><td><%= link_to "Été", @demande %></td></tr></table><script>document.querySelectorAll(".é").forEach(r => r.addEventListener("click", ouvrir))</script>', path="app/views/a/b.html.erb"),
        Good('<html lang="fr"><body><div role="button" tabindex="0" onkeydown="agir()">Été</div><a href="/é" role="button">Été</a><div role="button" aria-disabled="true">Été</div><div role="tablist"><div role="tab" tabindex="0">Été</div><div role="tab">À</div></div></body></html>'),
        Good('<html lang="fr"><body><input role="combobox" aria-label="É" aria-expanded="true" aria-controls="l"><ul role="listbox" id="l" aria-label="Été"><li role="option">Juin</li></ul><ul role="listbox" aria-label="É"></ul></body></html>'),
        Good('<div id="plus">Voir l’été</div><script>const plus = document.getElementById("plus"); plus.addEventListener("click", ouvrir); document.addEventListener("keydown", (e) => { if (e.key === "Enter") ouvrir() })</script>'),
        Good('<div id="plus">Voir l’été</div><script>const d = document.getElementById("plus"); d.tabIndex = 0; document.getElementById("plus").addEventListener("click", ouvrir)</script>'),
        Good('<div class="carte"><a href="/é">Été</a></div><script>document.querySelectorAll(".carte").forEach(c => c.addEventListener("click", suivre))</script>'),
        Good('<div id="toile">Été</div><script>document.getElementById("toile").addEventListener("click", e => choisir(e.target))</script>'),
        Good('<button onclick="ouvrir()">Horaires d’été</button>'),
        Good('<div role="button" tabindex="0" onclick="ouvrir()" onkeydown="touche(event)">Été</div>'),
        Good('<label onclick="compter()">Été</label>'),
        Good('<label>Été <input onkeydown="if (event.key === \'ArrowDown\') descendre()"></label><ul>{% for jour in jours %}<li onclick="choisir()">{{ jour }}</li>{% endfor %}</ul>'),
        Good('<div onclick="event.stopPropagation()">Été</div>'),
        Good('<tr onclick="location = \'/é\'"><td><a href="/é">Été</a></td></tr>'),
    ),
)  # fmt: skip
def click_not_focusable(element: Element, page: Page) -> Iterator[Hit]:
    """Report an element with a click handler that Tab cannot reach and that holds nothing reachable."""
    if not _is_out_of_reach(element, page) or is_chosen_with_arrows(element, page):
        return
    name = next((one for one in _CLICKS if one in element.attrs), None)
    if name is None:
        yield from _of_role(element, page)
        return
    if name == "hx-get" and not _waits_for_its_click(element):
        return
    if name == "hx-get" and "hx-trigger" not in element.attrs and "load" in (element.attr("hx-get") or ""):
        return
    action = element.attr(name) or ""
    if not _HARMLESS.search(action) and not (_CLOSES.search(action) and _is_veil(element)):
        yield Hit(element.span, MOUSE, {"tag": f"<{element.name}>"})


_WIDGETS = frozenset("button checkbox combobox link searchbox slider spinbutton switch textbox".split())
"""Roles that WAI-ARIA 1.2 wants focusable by themselves; those of a composite share the focus of one of them."""
_COMPOSITES = frozenset("grid listbox menu menubar radiogroup tablist tree treegrid".split())
"""Roles of which WAI-ARIA 1.2 wants one part, or the whole, in the tab order ("Managing Focus and Supporting Keyboard Navigation")."""


def _of_role(element: Element, page: Page) -> Iterator[Hit]:
    """Report what says that it is a control, or points at the one that is current, and takes no focus: a script may give it."""
    role = written_role(element) or ""
    asked = (
        role in _WIDGETS
        or (role in role_facts() and "aria-activedescendant" in element.attrs)
        or (role in _COMPOSITES and _is_worked_here(element, page))
    )
    if not asked or (element.attr("aria-disabled") or "").lower() == "true" or has_unread(page):
        return
    if (
        any(_MENDS.search(script.text) for script in scripts_on(page))
        or not page.is_document
        or page.has_unknown_markup
    ):
        return
    certainty = Certainty.REVIEW if scripts_on(page) or loads_script(page) else Certainty.VIOLATION
    yield Hit(element.span, ANNOUNCED, {"role": role}, certainty)


def _is_worked_here(element: Element, page: Page) -> bool:
    """Whether people choose in a composite itself, and something is there to choose: a list that opens under a field is worked from the field."""
    if not any(written_role(one) for one in element.inside()):
        return False
    inside = {one.attr("id") for one in (element, *element.inside())}
    return not any(word in inside or is_dynamic(word) for word in _worked_from_elsewhere(page))


@memo
def _worked_from_elsewhere(page: Page) -> frozenset[str]:
    """Return the ids of what other elements of the page control, own or point at."""
    names = [one for one in ("aria-controls", "aria-owns", "aria-activedescendant") if page.mentions((one,))]
    return frozenset(word for one in (page.find() if names else ()) for name in names for word in one.token_list(name))


def _waits_for_its_click(element: Element) -> bool:
    """Whether htmx acts when this very element is clicked: not on another event, nor on a click elsewhere."""
    written = element.attr("hx-trigger") or element.attr("data-hx-trigger") or "click"
    triggers = [one.split() for one in _FILTER.sub("", written).split(",")]
    return any(
        words[:1] == ["click"] and all(word == "from:this" or not word.startswith("from:") for word in words)
        for words in triggers
    )


def _is_veil(element: Element) -> bool:
    """Whether an element shows nothing that one would press: neither words nor an icon."""
    if element.text or "title" in element.attrs or element.inside("i", "svg", "img"):
        return False
    return element.name == "div" or bool(_VEIL.search(element.attr("class") or ""))


def _is_out_of_reach(element: Element, page: Page) -> bool:
    """Whether Tab reaches neither an element, nor anything inside it, nor a control around it."""
    bare = element.name == "a" and "href" not in element.attrs
    if (element.name in _NATIVE and not bare) or element.has_unknown_attributes or page.is_email or "-" in element.name:
        return False
    if is_focusable(element) or is_excluded(element, page) or any(is_focusable(one) for one in element.inside()):
        return False
    return not any(
        one.name in {"a", "button", "label", "summary"} or in_tab_order(one)
        for one in element.ancestors
        if one.name != "body"
    )
