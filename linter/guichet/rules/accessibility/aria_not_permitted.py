"""An ARIA attribute on an element that has no use for it."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.allowed import (
    DEFAULT_FALSE,
    allowed_attributes,
    allowed_roles,
    is_contradicted,
    is_dead_reference,
    is_named_image_role,
    is_withdrawn,
)
from guichet.heard.focus import in_tab_order, is_focusable
from guichet.heard.roles import attribute_facts, implicit_role, role_facts, role_of, written_role
from guichet.heard.written_on import written_on
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.scripts.settings import settings
from guichet.reading.templates.controls import UNKNOWN
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.visibility import is_aria_hidden, is_hidden

FORBIDDEN = Text(
    fr="« {name} » n’a pas de sens sur {what} : les lecteurs d’écran l’ignorent ou disent n’importe quoi. Retirez-le.",
    en='"{name}" makes no sense on {what}: screen readers ignore it or say nonsense. Remove it.',
)

CURRENT = Text(
    fr="« {name} » n’a pas de sens sur un lien : les lecteurs d’écran l’ignorent. Si ce lien est celui de la page, de l’onglet ou du filtre en cours, dites-le par aria-current ; sinon, retirez l’attribut.",
    en='"{name}" makes no sense on a link: screen readers ignore it. If this link is that of the current page, tab or filter, say so with aria-current; if not, remove the attribute.',
)
TAB = Text(
    fr='« {name} » n’a de sens que sur un onglet. Ce que ceci ouvre est un panneau d’onglet : donnez-lui role="tab", et role="tablist" à ce qui réunit les onglets ; le panneau prend alors le nom de l’onglet par aria-labelledby.',
    en='"{name}" only makes sense on a tab. What this opens is a tab panel: give it role="tab", and role="tablist" to what holds the tabs; the panel then takes its name from the tab with aria-labelledby.',
)

ELSEWHERE = Text(
    fr='HTML n’admet pas role="{role}" sur <{tag}> (ARIA in HTML) : chaque lecteur d’écran en fera autre chose. {todo}',
    en='HTML does not allow role="{role}" on <{tag}> (ARIA in HTML): each screen reader will make something else of it. {todo}',
)
TAKE = Text("Mettez-le sur un <div> ou un <span>, ou retirez-le.", "Put it on a <div> or a <span>, or remove it.")
OF_LABEL = Text(
    "Retirez-le, et ne cachez son champ qu’à la vue : c’est sur lui que le clavier s’arrête.",
    "Remove it, and hide its field from sight alone: that is where the keyboard stops.",
)
LINK = Text(
    'C’est un lien pour qui écoute, et rien ne s’ouvre : mettez-le sur <a href="…">.',
    'To those who listen it is a link, and nothing opens: put it on <a href="…">.',
)
NAME_FIRST = Text(
    "Sans texte de remplacement, une image n’est qu’une image : nommez-la.",
    "Without a text alternative an image is just an image: name it.",
)
DECORATION = Text(
    'Retirez-le : avec alt="", l’image est une décoration, que personne n’a à entendre. Si elle apprend quelque chose, dites-le dans « alt ».',
    'Remove it: with alt="" the picture is decoration, which nobody needs to hear. If it tells something, say it in "alt".',
)
OF_SUMMARY = Text(
    "Retirez-le : le navigateur annonce déjà ce qui ouvre et ferme, et dans quel état c’est.",
    "Remove it: the browser already announces what opens and closes, and its state.",
)
CONFLICT = Text(
    fr='{name}="{value}" contredit l’état de <{tag}>, que le navigateur annonce déjà : l’oreille et l’œil n’apprennent pas la même chose. Retirez-le.',
    en='{name}="{value}" contradicts the state of <{tag}>, which the browser already announces: ear and eye are not told the same. Remove it.',
)
OF_OPENER = Text(
    fr="« aria-expanded » est ignoré sur {what} : ce qui s’ouvre ne dit pas s’il est ouvert. Mettez-le sur le bouton qui l’ouvre.",
    en='"aria-expanded" is ignored on {what}: what opens does not say whether it is open. Put it on the button that opens it.',
)
WITHDRAWN = Text(
    fr="« {name} » n’est plus prévu sur {what} depuis WAI-ARIA 1.2. Il l’est sur ce qui ouvre et ferme : est-ce le bon élément ?",
    en='"{name}" is no longer provided for on {what} since WAI-ARIA 1.2. It is on what opens and closes: is it the right element?',
)


def _in_script(script: Script) -> Iterator[Hit]:
    """Report an ARIA attribute that a script writes on elements none of which has a use for it."""
    for one in settings(script):
        if one.name not in attribute_facts() or one.words() == ["false"]:
            continue
        for page, elements in written_on(one):
            if all(_refuses(each, one.name) for each in elements) and not _gives_roles(page):
                role = role_of(elements[0])
                facts = {"name": one.name, "what": _named(elements[0], role)}
                message = OF_OPENER if _is_what_opens(elements[0], one.name, role) else FORBIDDEN
                yield Hit(script.span(one.node), message, facts, page=page.path)
                break


def _refuses(element: Element, name: str) -> bool:
    role = role_of(element)
    if element.has_unknown_attributes or role == UNKNOWN or (role == "" and "-" in element.name):
        return False
    return name not in allowed_attributes(element, role) and not is_withdrawn(name, role)


def _gives_roles(page: Page) -> bool:
    return any(one.name == "role" for script in scripts_on(page) for one in settings(script))


@element_rule(
    "[aria-*]", "[role]",
    name="aria-not-permitted",
    code="W9170",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Attribut ARIA hors de propos', en='ARIA attribute out of place'),
    harms=Text(fr='Les personnes aveugles : certains lecteurs d’écran annoncent un état qui n’a pas de sens.', en='People who are blind: some screen readers announce a state that makes no sense.'),
    instead=Text(fr='Retirez l’attribut, ou donnez à l’élément le rôle qui le prévoit.', en='Remove the attribute, or give the element the role that provides it.'),
    wrong_when=Text(fr='Un script change le rôle de l’élément.', en="A script changes the element's role."),
    refs=("rgaa 7.1", "wcag 4.1.2", "act 5c01ea"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<img src="été.png" alt="" role="img">', ELSEWHERE, at='role="img"'),
        Bad('<p>Été</p><img src="é.png" alt="" role="figure" width="9">', ELSEWHERE, at='role="figure"'),
        Bad('<a href="/été"><img src="é.png" alt="" role="img"></a>', ELSEWHERE, at='role="img"'),
        Bad('<details><summary role="button">Été</summary><p>Fermé</p></details>', ELSEWHERE, at='role="button"', review=True),
        Bad('<details><summary role="link">Été</summary><p>Fermé</p></details>', ELSEWHERE, at='role="link"'),
        Bad('<button aria-sort="">Trier par année</button>', FORBIDDEN, at='aria-sort=""'),
        Bad('<a href="/" aria-checked="true">Été</a>', CURRENT, at='aria-checked="true"'),
        Bad('<a href="?tri=été" aria-selected="{{ choisi }}">Été</a>', CURRENT, at='aria-selected="{{ choisi }}"'),
        Bad('<button aria-selected="true" aria-controls="é">Été</button><div id="é" role="tabpanel">Juin</div>', TAB, at='aria-selected="true"'),
        Bad('<a href="#é" aria-selected="true">Été</a><div id="é" role="tabpanel">Juin</div>', TAB, at='aria-selected="true"'),
        Bad('<h2 aria-required="true">Prénom</h2>', FORBIDDEN, at='aria-required="true"'),
        Bad('<dd role="button" tabindex="0">Été</dd>', ELSEWHERE, at='role="button"'),
        Bad('<span role="doc-noteref">1</span><p id="é">Été</p>', ELSEWHERE, at='role="doc-noteref"'),
        Bad('<label role="tab" for="é">Été</label>', ELSEWHERE, at='role="tab"'),
        Bad('<img src="é.png" role="button">', ELSEWHERE, at='role="button"'),
        Bad('<input type="checkbox" aria-checked="true" aria-label="É">', CONFLICT, at='aria-checked="true"'),
        Bad('<button disabled aria-disabled="false">Envoyé</button>', CONFLICT, at='aria-disabled="false"'),
        Bad('<table><tr aria-expanded="false"><td>Été</td></tr></table>', FORBIDDEN, at='aria-expanded="false"'),
        Bad('<div class="collapse" aria-expanded="false" id="é">Été</div>', FORBIDDEN, at='aria-expanded="false"'),
        Bad('<div class="panneau" aria-expanded="false">Été</div>', OF_OPENER, at='aria-expanded="false"'),
        Bad('<br aria-busy="true">', FORBIDDEN, at='aria-busy="true"'),
        Bad({"page.html": '<button data-mois="juin">Juin</button><script src="mois.js"></script>', "mois.js": 'document.querySelectorAll("[data-mois]").forEach((é) => { é.setAttribute("aria-selected", "true") })'}, FORBIDDEN, at='é.setAttribute("aria-selected", "true")', path="mois.js"),
        Bad('<nav aria-expanded="false">Été</nav>', WITHDRAWN, at='aria-expanded="false"', review=True),
        Bad('<dl><div role="group"><dt>Été</dt><dd>9 h</dd></div></dl>', ELSEWHERE, at='role="group"'),
        Bad('<select multiple role="menu" aria-label="É"><option>Juin</option></select>', ELSEWHERE, at='role="menu"'),
        Bad('<input type="range" aria-valuemax="9" aria-label="É">', CONFLICT, at='aria-valuemax="9"'),
        Bad('<button aria-checked="true">Été</button>', FORBIDDEN, at='aria-checked="true"'),
        Bad('<input list="é" aria-label="É" aria-haspopup="listbox"><datalist id="é"><option value="Juin"></option></datalist>', FORBIDDEN, at='aria-haspopup="listbox"'),
        Bad('<div role="textbox" contenteditable="true" aria-label="É" aria-readonly="true">Été</div>', CONFLICT, at='aria-readonly="true"'),
    ),
    also=(Check(Subject.SCRIPT, (), ("setattribute", ".attr(", ".aria"), _in_script),),
    good=(
        Good({"page.html": '<button data-mois="juin" role="tab">Juin</button><script src="mois.js"></script>', "mois.js": 'document.querySelectorAll("[data-mois]").forEach((é) => { é.setAttribute("aria-selected", "true") })'}),
        Good({"page.html": '<button data-mois="juin">Juin</button><script src="mois.js"></script>', "mois.js": 'document.querySelectorAll("[data-mois]").forEach((é) => { é.setAttribute("role", "tab"); é.setAttribute("aria-selected", "true") })'}),
        Good('<button aria-pressed="false">Été</button><a href="#é" role="doc-noteref">1</a><p id="é">Été</p>'),
        Good('<th aria-sort="ascending">Année</th>'),
        Good('<input type="password" aria-required="true" aria-label="É">'),
        Good('<div role="{{ r }}" aria-checked="true">Été</div>'),
        Good('<tr aria-selected="true"><td>Été</td></tr>'),
        Good('<ul role="tablist"><li role="tab">Été</li></ul><a role="banner">Été</a>'),
        Good('<table role="none"><tr><td role="button">Été</td></tr></table>'),
        Good('<label for="é" role="{{ r }}">Été</label><img src="é.png" alt="Été" role="button">'),
        Good('<input type="checkbox" {% if é %}checked{% endif %} aria-checked="false" aria-label="É">'),
        Good('<table role="treegrid"><tr aria-expanded="false" aria-level="1"><td>Été</td></tr></table>'),
        Good('<button aria-required="false">Envoyé</button><div role="textbox" contenteditable="false" aria-label="É" aria-readonly="true">Été</div>'),
        Good('<dl><div role="presentation"><dt>Été</dt><dd>9 h</dd></div></dl><input type="range" max="9" aria-valuemax="9" aria-label="É">'),
    ),
)  # fmt: skip
def aria_not_permitted(element: Element, page: Page) -> Iterator[Hit]:
    """Report a role that the element may not have, else each ARIA attribute that is not one of its role's."""
    if element.has_unknown_attributes or is_hidden(element, page) or is_aria_hidden(element):
        return
    misplaced = _misplaced_role(element)
    if misplaced is not None:
        yield misplaced
        return
    role = role_of(element)
    if role == UNKNOWN or (role == "" and "-" in element.name):
        return
    allowed = allowed_attributes(element, role)
    for name in element.attrs:
        if name not in attribute_facts():
            continue
        value = (element.attr(name) or "").strip().lower()
        span, what = element.attribute_span(name), _named(element, role)
        if is_contradicted(element, name, value):
            yield Hit(span, CONFLICT, {"name": name, "value": value, "tag": element.name})
        elif name in allowed or (name in DEFAULT_FALSE and value == "false"):
            continue
        elif is_withdrawn(name, role):
            yield Hit(span, WITHDRAWN, {"name": name, "what": what}, Certainty.REVIEW)
        else:
            yield Hit(span, _advice(element, name, role, page), {"name": name, "what": what})


_CHOSEN = frozenset({"aria-selected", "aria-checked", "aria-pressed"})
"""What says, on a link, which of several is shown now: people who listen would lose it with the attribute."""


def _advice(element: Element, name: str, role: str, page: Page) -> Text:
    """Return what to say of an attribute that has no use here: what its author meant by it is not to be lost."""
    if _is_what_opens(element, name, role):
        return OF_OPENER
    if name == "aria-selected" and any(one.attr("role") == "tabpanel" for one in _opened(element, page)):
        return TAB
    return CURRENT if name in _CHOSEN and role == "link" else FORBIDDEN


def _opened(element: Element, page: Page) -> Iterator[Element]:
    """The elements of a page that a control names as what it opens."""
    targets = [element.attr(name) or "" for name in ("href", "data-target", "data-bs-target")]
    ids = [*element.token_list("aria-controls"), *(one[1:] for one in targets if one.startswith("#"))]
    yield from (found for one in ids if (found := page.by_id(one, element)) is not None)


def _is_what_opens(element: Element, name: str, role: str) -> bool:
    """Whether the state of a control is written on what it opens: a box that nobody can press, and that no known script opens."""
    is_known = not _OPENED_BY_SCRIPT.isdisjoint(element.token_list("class"))
    return name == "aria-expanded" and role == "generic" and not is_focusable(element) and not is_known


_OPENED_BY_SCRIPT = frozenset({"collapse", "fr-collapse"})
"""What the scripts of Bootstrap and of the DSFR open: they keep the state on the button themselves."""


def _named(element: Element, role: str) -> str:
    return f"<{element.name}>" if element.attr("role") is None else f'role="{role}"'


def _stands_for_field(element: Element) -> bool:
    """Whether a label is made a control in place of its field, which is not shown."""
    return element.name == "label" and (in_tab_order(element) or written_role(element) == "button")


def _misplaced_role(element: Element) -> Hit | None:
    role = written_role(element)
    if role in (None, UNKNOWN) or role == implicit_role(element) or role_facts()[role].deprecated:
        return None
    if is_dead_reference(element):
        return Hit(element.attribute_span("role"), ELSEWHERE, {"role": role, "tag": element.name, "todo": LINK})
    allowed = allowed_roles(element)
    if allowed is None or role in allowed:
        return None
    facts = {"role": role, "tag": element.name, "todo": _mend_of(element, role)}
    is_said_anyway = (
        element.name == "summary" and role == "button"
    )  # what the role says is what browsers say without it
    certainty = Certainty.REVIEW if is_said_anyway else Certainty.VIOLATION
    return Hit(element.attribute_span("role"), ELSEWHERE, facts, certainty)


def _mend_of(element: Element, role: str) -> Text:
    if element.name == "summary" and role == "button":
        return OF_SUMMARY
    if not is_named_image_role(element, role):
        return OF_LABEL if _stands_for_field(element) else TAKE
    return DECORATION if element.attr("alt") == "" and not _names_a_control(element) else NAME_FIRST


def _names_a_control(image: Element) -> bool:
    """Whether an image is all that a link or a button holds: it has to say what that does."""
    control = image.closest("a", "button")
    return control is not None and not control.text.strip()
