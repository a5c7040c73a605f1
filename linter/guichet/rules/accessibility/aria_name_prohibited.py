"""A name on an element that cannot have one: most screen readers never say it."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.dialogs import is_box_of_dialog
from guichet.heard.focus import is_focusable
from guichet.heard.names import accessible_name, folded, gives_its_name, is_empty
from guichet.heard.roles import role_facts, role_of, unnamed_elements
from guichet.reading.language.words import words_of
from guichet.reading.templates.element import IN_LINE, Element
from guichet.reading.templates.masking import is_dynamic, visible
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_aria_hidden, is_excluded, is_hidden

PROHIBITED = Text(
    fr="« {name} » n’est pas lu sur {what} : le texte écrit pour les personnes aveugles ne leur parviendra pas. Écrivez-le dans l’élément, ou donnez-lui un rôle.",
    en='"{name}" is not read out on {what}: the text written for blind people will not reach them. Write it in the element, or give it a role.',
)

AROUND = Text(
    fr='« {name} » n’est pas lu sur {what} : ce qu’il contient est lu sans ce nom. Si le nom dit ce qui les réunit, ajoutez role="group" ; sinon, retirez-le.',
    en='"{name}" is not read out on {what}: what it holds is read without that name. If the name says what ties it together, add role="group"; if not, remove it.',
)
NOWHERE = Text(
    fr="« aria-labelledby » vise « {id} », qui n’existe nulle part : rien n’est lu, et {what} ne prend pas de nom. Retirez-le.",
    en='"aria-labelledby" points at "{id}", which exists nowhere: nothing is read, and {what} takes no name. Remove it.',
)

_OTHERS = ("aria-roledescription", "aria-brailleroledescription")
_NAMES = ("aria-label", "aria-labelledby", "aria-braillelabel")
_NAMERS = frozenset({"caption", "figcaption", "label", "legend"})
"""What names something else: a name of their own becomes that thing's."""


@element_rule(
    "[aria-label]", "[aria-labelledby]", "[aria-braillelabel]", "[aria-roledescription]", "[aria-brailleroledescription]",
    name="aria-name-prohibited",
    code="W9171",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Nom ARIA sur un élément qui n’en a pas', en='ARIA name on an element that takes none'),
    harms=Text(fr='Les personnes aveugles : le texte écrit pour elles ne leur est pas lu.', en='People who are blind: the text written for them is not read to them.'),
    instead=Text(fr='Écrivez le texte dans l’élément (caché à l’écran au besoin), ou donnez-lui un rôle.', en='Write the text in the element (hidden on screen if need be), or give it a role.'),
    wrong_when=Text(fr='Un script donne un rôle à l’élément.', en='A script gives the element a role.'),
    refs=("rgaa 7.1", "wcag 4.1.2", "act kb1m8s"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad({"src/P.jsx": 'import { Boite } from "kit"\nexport const P = () => <Boite><div aria-label="Choix de l’été"><p>Été ?</p></div></Boite>\n'}, AROUND, at='aria-label="Choix de l’été"', path="src/P.jsx"),
        Bad({"src/Icone.jsx": "export const Icone = ({ nom }) => <span aria-label={nom}>⋮</span>\n", "src/P.jsx": 'import { Icone } from "./Icone"\nexport const P = () => <div><p>Été</p><Icone nom="Ouvrir l’été" /></div>\n'}, PROHIBITED, at='<Icone nom="Ouvrir l’été" />', path="src/P.jsx"),
        Bad({"src/P.jsx": 'import { Carte } from "kit"\nexport const P = () => <Carte><h2>Été</h2><span aria-label="4 étoiles">****</span></Carte>\n'}, PROHIBITED, at='aria-label="4 étoiles"', path="src/P.jsx"),
        Bad('<div aria-labelledby="a b">Été</div>', NOWHERE, at='aria-labelledby="a b"'),
        Bad('<p aria-label="Le guichet est fermé l’été">Fermé</p>', PROHIBITED, at='aria-label="Le guichet est fermé l’été"'),
        Bad('<div><span class="é" aria-label="4 étoiles"></span><nav aria-label="Été">Juin</nav></div>', PROHIBITED, at='aria-label="4 étoiles"'),
        Bad('<span class="étoile" aria-label="Obligatoire">*</span>', PROHIBITED, at='aria-label="Obligatoire"'),
        Bad('<div aria-label="Choisir l’été"><p>Voulez-vous venir cet été ?</p><button>Oui</button></div>', AROUND, at='aria-label="Choisir l’été"'),
        Bad('<html lang="fr"><body><mon-aide aria-label="Été">9 h</mon-aide></body></html>', PROHIBITED, at='aria-label="Été"'),
        Bad('<abbr aria-label="Préfecture du Morbihan l’été">Préf.</abbr>', PROHIBITED, at='aria-label="Préfecture du Morbihan l’été"'),
        Bad('<div aria-label="Pages de l’été">{{ macros.pagination(pages) }}</div>', PROHIBITED, at='aria-label="Pages de l’été"', review=True),
        Bad('<div aria-labelledby="é">Été</div><h2 id="é">Saison</h2>', PROHIBITED, at='aria-labelledby="é"', review=True),
        Bad('<div aria-labelledby="é">Été</div><h2 id="é" hidden>Saison</h2>', PROHIBITED, at='aria-labelledby="é"'),
    ),
    good=(
        Good({"src/Icone.jsx": "export const Icone = ({ nom }) => <span aria-label={nom}>⋮</span>\n", "src/P.jsx": 'import { Icone } from "./Icone"\nexport const P = () => <button><Icone nom="Ouvrir l’été" /></button>\n'}, path="src/Icone.jsx"),
        Good({"src/Icone.vue": '<template><span :aria-label="nom">⋮</span></template>\n<script setup>\ndefineProps({ nom: String })\n</script>', "src/P.vue": "<template><button type='button'><Icone nom='Ouvrir l’été' /></button></template>\n<script setup>\nimport Icone from './Icone.vue'\n</script>"}, path="src/Icone.vue"),
        Good({"src/Icone.svelte": '<script>export let nom</script><span aria-label={nom}>⋮</span>', "src/P.svelte": "<script>import Icone from './Icone.svelte'</script><button><Icone nom='Ouvrir l’été' /></button>"}, path="src/Icone.svelte"),
        Good({"src/P.jsx": 'import { Bouton } from "kit"\nconst Ouvrir = ({ children }) => <Bouton>{children}</Bouton>\nexport const P = () => <Ouvrir><span aria-label="Ouvrir l’été">more_vert</span></Ouvrir>\n'}, path="src/P.jsx"),
        Good('<sl-button><span aria-label="Ouvrir l’été">⋮</span></sl-button>'),
        Good({"src/P.vue": '<template><KitMenu><i aria-label="Ouvrir l’été">⋮</i></KitMenu></template>\n<script setup>\nimport { KitMenu } from "kit"\n</script>'}, path="src/P.vue"),
        Good('<div role="group" aria-label="Été">Juin</div>'),
        Good('<mon-aide aria-label="Été">9 h</mon-aide><mon-aide role="note" aria-label="Été">9 h</mon-aide>'),
        Good('<nav aria-label="Été">Juin</nav>'),
        Good('<div><div class="liens" aria-label="Été"></div><nav aria-label="Été"><a href="/é">Juin</a></nav></div>'),
        Good('<div aria-label="Pages de l’été"><nav aria-label="Pages de l’été"><a href="/2">2</a></nav></div><div aria-label="Pages de l’été"><nav aria-label="Pages"><a href="/2">2</a></nav></div>'),
        Good('<span aria-label="{{ x }}" {{ attrs }}>*</span>'),
        Good('<div aria-label="Été" hidden></div>'),
        Good('<div tabindex="0" aria-label="Été">Juin</div>'),
    ),
)  # fmt: skip
def aria_name_prohibited(element: Element, page: Page) -> Iterator[Hit]:
    """Report a name on an element whose role may not have one."""
    role = role_of(element)
    if element.has_unknown_attributes or role == "presentation" or not _is_nameless(element, role):
        return
    if (
        is_focusable(element)
        or gives_its_name(element, page)
        or _is_all_of_an_unread_part(element)
        or _is_named_by_users(element, page)
        or is_hidden(element, page)
        or is_aria_hidden(element)
        or _may_be_defined(element, page)
        or element.name == "body"
        or _is_said_inside(element, page)
        or _is_empty_copy(element, page)
        or is_box_of_dialog(element)
    ):
        return
    if any(name.startswith(("x-", "@", "hx-", "data-controller", "data-toggle", "data-bs")) for name in element.attrs):
        return
    for name in (*_NAMES, *(_OTHERS if role == "generic" else ())):
        if (element.attr(name) or "").strip() and not page.is_conditional(element, name):
            what = f"<{element.name}>" if element.attr("role") is None else f'role="{role}"'
            is_less_sure = _is_written_elsewhere(element) or (
                name == "aria-labelledby" and _is_read_anyway(element, page)
            )
            certainty = Certainty.REVIEW if is_less_sure else Certainty.VIOLATION
            if name == "aria-labelledby" and _are_nowhere(element, page):
                values = {"id": " ".join(element.token_list(name)), "what": what}
                yield Hit(element.attribute_span(name), NOWHERE, values, certainty)
            else:
                message = AROUND if name in _NAMES and _is_a_box(element) else PROHIBITED
                yield Hit(element.attribute_span(name), message, {"name": name, "what": what}, certainty)
            return


def _is_a_box(element: Element) -> bool:
    """Whether an element holds parts that are read by themselves: paragraphs, titles, fields, commands."""
    return bool(element.inside(*_PARTS)) and bool(words_of(visible(element.text)))


_PARTS = ("a", "button", "form", "h2", "h3", "h4", "h5", "h6", "input", "p", "select", "table", "textarea", "ul")


def _are_nowhere(element: Element, page: Page) -> bool:
    """Whether nothing that the project holds bears one of the ids that an element names."""
    words = element.token_list("aria-labelledby")
    if any(is_dynamic(word) or page.by_id(word, element) is not None for word in words):
        return False
    project = page.project
    return not any(
        re.search(rf"""\bid\W{{1,5}}{re.escape(word)}(?![\w-])""", project.text(path))
        for word in words
        for path in project.paths
        if project.holds(path, word)
    )


def _is_read_anyway(element: Element, page: Page) -> bool:
    """Whether the words that would name an element are read where they stand: losing the name loses none of them."""
    named = [page.by_id(word, element) for word in element.token_list("aria-labelledby")]
    return bool(named) and all(one is not None and not is_excluded(one, page) and one.text.strip() for one in named)


def _is_all_of_an_unread_part(element: Element) -> bool:
    """Whether an element is all that a component holds which nobody here has read: if it is a control, that is its name."""
    if element.name not in IN_LINE or element.inside():
        return False  # a control holds no boxes
    around = (one for one in element.ancestors if "-" in one.name)
    return any(one.text.strip() == element.text.strip() and not _holds_else(one, element) for one in around)


def _holds_else(around: Element, element: Element) -> bool:
    within = {id(one) for one in (element, *element.ancestors, *element.inside())}
    return any(id(one) not in within for one in around.inside())


def _is_named_by_users(element: Element, page: Page) -> bool:
    """Whether an element is what a component comes down to, named by those who show it: it is weighed where each does."""
    if element.above is not None or not page.is_rendered or page.project.is_entry(page.path):
        return False
    return all(is_dynamic(element.attr(name) or "") for name in (*_NAMES, *_OTHERS) if name in element.attrs)


def _is_said_inside(element: Element, page: Page) -> bool:
    """Whether what the element holds bears the same name, or is all of it a landmark with its own: a `<nav>` in its box."""
    name = folded(element.attr("aria-label") or "")
    alone = [one for one in element.children if isinstance(one, Element)]
    if len(alone) == 1 and alone[0].name in {"nav", "section"} and not is_empty(accessible_name(alone[0], page)):
        return True
    return bool(name) and any(
        accessible_name(one, page) == name for one in element.inside("nav", "section", "ul", "[role]")
    )


def _is_empty_copy(element: Element, page: Page) -> bool:
    """Whether an element holds nothing, and something beside it bears the same name: what a script fills with a copy."""
    name = element.attr("aria-label")
    if not name or "role" in element.attrs or element.text.strip() or element.inside() or element.above is None:
        return False
    beside = (one for one in element.above.inside() if one is not element and one.attr("aria-label") == name)
    return any(one.inside() and not _is_nameless(one, role_of(one)) for one in beside)


def _is_written_elsewhere(element: Element) -> bool:
    """Whether what an element holds is all written by calls, which may bear its name themselves."""
    return is_dynamic(element.text) and not element.inside() and not words_of(visible(element.text))


def _may_be_defined(element: Element, page: Page) -> bool:
    """Whether a script may make a custom element what it likes: without one, it is a `<span>` (HTML, custom elements)."""
    return "-" in element.name and (not page.is_document or not page.is_complete or bool(page.find("script")))


def _is_nameless(element: Element, role: str) -> bool:
    """Whether WAI-ARIA forbids a name to the role, or HTML to an element that has none."""
    if "-" in element.name and element.attr("role") is None:
        return True
    if role == "":
        return element.name in unnamed_elements() and element.name not in _NAMERS
    return role in role_facts() and "aria-label" in role_facts()[role].prohibited
