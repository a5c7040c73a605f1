"""A name or a description that points at nothing."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Related, Severity, Text
from guichet.heard.lost_ids import are_lost, completed_and_lost
from guichet.heard.names import is_empty, name_of_region
from guichet.heard.respelt_ids import is_misspelt, is_reordered, written
from guichet.heard.roles import role_facts, role_of, written_role
from guichet.reading.project.project import Project
from guichet.reading.project.tied import dangling, may_be_made, shown
from guichet.reading.scripts.inline import inline_scripts, is_scripted, loads_script
from guichet.reading.templates.controls import UNKNOWN
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import makes_markup
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.visibility import is_aria_hidden, is_excluded, is_hidden

BROKEN = Text(
    fr="« {name} » vise « {id} », qui n’existe pas dans la page : ce texte ne sera jamais lu. Corrigez l’identifiant.",
    en='"{name}" points at "{id}", which does not exist on the page: that text will never be read. Correct the id.',
)

IN_PART = Text(
    fr="« {name} » vise aussi « {id} », qui n’existe pas dans la page : une partie du texte n’est pas lue. Si rien ne l’écrit plus tard, corrigez l’identifiant, ou retirez-le.",
    en='"{name}" also points at "{id}", which does not exist on the page: a part of the text is not read. If nothing writes it later, correct the id, or remove it.',
)
LEADS_NOWHERE = Text(
    fr="« {name} » vise « {id} », qui n’existe pas dans la page : le lien entre les deux est perdu à l’oreille. Corrigez l’identifiant, ou retirez l’attribut.",
    en='"{name}" points at "{id}", which does not exist on the page: the tie between the two is lost by ear. Correct the id, or remove the attribute.',
)
MESSAGE_HIDDEN = Text(
    fr="« aria-errormessage » vise « {id} », caché quand le champ est faux : le message ne sera lu à personne. Montrez-le.",
    en='"aria-errormessage" points at "{id}", hidden while the field is wrong: nobody will be read that message. Show it.',
)
MESSAGE_EMPTY = Text(
    fr="« aria-errormessage » vise « {id} », vide quand le champ est faux : on entend « invalide », et jamais pourquoi. Écrivez-y le message.",
    en='"aria-errormessage" points at "{id}", empty while the field is wrong: one hears "invalid", and never why. Write the message in it.',
)
ELSEWHERE = Text(
    fr="« aria-activedescendant » vise « {id} », qui n’est pas dans le composant : un lecteur d’écran n’y va pas. Mettez-le dedans, ou reliez-le par « aria-owns ».",
    en='"aria-activedescendant" points at "{id}", which is not in the component: a screen reader does not go there. Put it inside, or tie it with "aria-owns".',
)
RESPELT = Text(
    fr="« {name} » vise « {id} », que rien ne fait ; ce qui s’écrit est « {made} ». Ce texte ne sera jamais lu. Écrivez l’identifiant d’une seule façon.",
    en='"{name}" points at "{id}", which nothing makes; what is written is "{made}". That text will never be read. Write the id in one way.',
)
MADE = Text("L’identifiant est fait ici, autrement.", "The id is made here, otherwise.")
_LIVE = frozenset({UNKNOWN, "alert", "log", "status"})
"""What a message is written in once there is one."""
_TEXTS = ("aria-labelledby", "aria-describedby")
_TIES = ("aria-controls", "aria-owns", "aria-flowto", "aria-activedescendant", "aria-details", "aria-errormessage")


def _between_files(project: Project) -> Iterator[Hit]:
    """Report the references to an id that another file makes otherwise, where no page shows it already."""
    seen: dict[tuple[str, str], bool] = {}
    for one in dangling(project):
        wanted, made = one.wanted, one.made
        place = (wanted.path, wanted.name)
        if place not in seen:
            seen[place] = _is_seen(*place, project)
        if not seen[place]:
            facts = {"name": wanted.name, "id": shown(wanted), "made": shown(made)}
            where = (Related(made.path, made.span, MADE),)
            yield Hit(wanted.span, RESPELT, facts, path=wanted.path, related=where, is_placed=True)


def _is_seen(path: str, name: str, project: Project) -> bool:
    """Whether the page of a file shows already that a reference which is written there leads nowhere."""
    page = project.page_written(path) if makes_markup(path) else None
    if page is None or name not in _TEXTS:
        return False
    pointing = (one for one in page.template.elements if name in one.attrs)
    return any(any(aria_reference_broken.check(one, page)) for one in pointing)


@element_rule(
    "[aria-labelledby]", "[aria-describedby]", "[aria-controls]", "[aria-owns]", "[aria-flowto]",
    "[aria-activedescendant]", "[aria-details]", "[aria-errormessage]",
    name="aria-reference-broken",
    code="W9191",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Référence ARIA vers rien', en='ARIA reference to nothing'),
    harms=Text(fr='Les personnes aveugles : le nom ou l’aide promis n’est jamais lu.', en='People who are blind: the promised name or help is never read.'),
    instead=Text(fr='Citez l’identifiant exact d’un élément de la page.', en='Name the exact id of an element of the page.'),
    wrong_when=Text(fr='L’élément est créé par un script.', en='The element is created by a script.'),
    refs=("rgaa 7.1", "rgaa 11.1", "wcag 1.3.1", "wcag 4.1.2"),
    lesson="04-accessibility/07-aria",
    also=(Check(Subject.PROJECT, (), (), _between_files),),
    bad=(
        Bad('<html lang="fr"><body><input aria-label="É" aria-describedby="aide"></body></html>', BROKEN, at='aria-describedby="aide"'),
        Bad('<html lang="fr"><body><nav aria-labelledby="titre-é">Été</nav></body></html>', BROKEN, at='aria-labelledby="titre-é"'),
        Bad('<html lang="fr"><body><p id="a">Été</p><section aria-labelledby="b">Juin</section></body></html>', BROKEN, at='aria-labelledby="b"'),
        Bad('<html lang="fr"><body><ul aria-owns="suite"><li>Été</li></ul></body></html>', LEADS_NOWHERE, at='aria-owns="suite"'),
        Bad('<html lang="fr"><body><div role="listbox" aria-label="É" tabindex="0" aria-activedescendant="é"><p role="option">Juin</p></div><p id="é">Été</p></body></html>', ELSEWHERE, at='aria-activedescendant="é"'),
        Bad('<html lang="fr"><body><button aria-controls="é">Été</button></body></html>', LEADS_NOWHERE, at='aria-controls="é"'),
        Bad('<html lang="fr"><head><script src="a.js"></script></head><body><p aria-details="é">Été</p></body></html>', LEADS_NOWHERE, at='aria-details="é"', review=True),
        Bad('<html lang="fr"><body><input aria-label="É" aria-invalid="true" aria-errormessage="e"><p id="e" hidden>Été</p></body></html>', MESSAGE_HIDDEN, at='aria-errormessage="e"'),
        Bad('<html lang="fr"><body><input aria-label="É" aria-invalid="true" aria-errormessage="e"><p id="e"></p></body></html>', MESSAGE_EMPTY, at='aria-errormessage="e"'),
        Bad('<input id="{{ é }}" aria-label="É" aria-describedby="{{ é }}-erreur"><p id="erreur-{{é}}">Été</p>', BROKEN, at='aria-describedby="{{ é }}-erreur"'),
        Bad('<p id="erreur-été">Été</p><input id="été" aria-label="É" aria-describedby="été-erreur">', BROKEN, at='aria-describedby="été-erreur"'),
        Bad({"É.vue": "<template><p :id='`erreur-${champ}`'>Été</p></template><script setup>defineProps(['champ'])</script>", "C.vue": "<template>\n<É :champ='nom' /><input :id='nom' aria-label='É' :aria-describedby=\"nom + '-erreur'\">\n</template><script setup>import É from './É.vue'; defineProps(['nom'])</script>"}, RESPELT, at="aria-describedby=\"nom + '-erreur'", path="C.vue"),
        Bad({"t/champ.html": '{% include "erreur.html" %}<input id="{{ é }}" aria-label="É" aria-describedby="{{ é }}-erreur">', "t/erreur.html": '<p id="erreur-{{ é }}">Été</p>'}, RESPELT, at='aria-describedby="{{ é }}-erreur"', path="t/champ.html"),
        Bad({"templates/page.html": '<html lang="fr"><body><h1>Été</h1>{% include "modale.html" %}</body></html>', "templates/modale.html": '<dialog aria-labelledby="modale-titre"><h2 id="titre-modale">Retirer</h2></dialog>'}, BROKEN, at='aria-labelledby="modale-titre"', path="templates/modale.html"),
        Bad('<html lang="fr"><body>{% for é in étés %}<h2 id="mois-{{ é.id }}">Été</h2><button aria-labelledby="retirer-{{ é.id }} saison-{{ é.id }}"></button>{% endfor %}</body></html>', BROKEN, at='aria-labelledby="retirer-{{ é.id }} saison-{{ é.id }}"'),
        Bad('<html lang="fr"><body><h2 id="mois-{{ é.id }}">Été</h2><input aria-label="É" aria-describedby="aide"></body></html>', BROKEN, at='aria-describedby="aide"'),
        Bad('<html lang="fr"><body><p id="é">Été</p><input aria-label="É" aria-describedby="é à"></body></html>', IN_PART, at='aria-describedby="é à"', review=True),
    ),
    good=(
        Good({"p/Erreur.jsx": "export const Erreur = ({ nom, texte }) => <p id={`${nom}-erreur`}>{texte} été</p>;", "p/Champ.jsx": 'import { Erreur } from "./Erreur";\nexport const Champ = ({ e }) => <><Erreur nom="rue" texte={e} /><input id="rue" aria-label="Rue" aria-describedby="rue-erreur" /></>;'}),
        Good({"été.html": '<html lang="fr"><head><script src="é.js"></script></head><body><input id="rue" aria-label="Rue" aria-describedby="rue-erreur"></body></html>', "é.js": "const p = document.createElement('p');\np.id = champ.id + '-erreur';\nchamp.before(p);\n"}),
        Good('<html lang="fr"><body><p id="a">Été</p><section aria-labelledby="a">Juin</section></body></html>'),
        Good('<html lang="fr"><body>{% if e %}<p id="é">Erreur</p>{% endif %}<input aria-label="É" aria-describedby="é"></body></html>'),
        Good('<input id="{{ é }}" aria-label="É" aria-describedby="{{ é }}-aide"><p id="erreur-{{ é }}">Été</p><p id="{{é}}-titre">É</p>'),
        Good('<input id="{{ é }}" aria-label="É" aria-describedby="{{ é }}-erreur"><p id="{{é}}-erreur">Été</p><p id="erreur-{{ é }}">É</p>'),
        Good('<p id="erreur-été">Été</p><input id="é" aria-label="É" aria-describedby="erreur-été"><input aria-label="É" aria-describedby="été-erreur">'),
        Good('<p id="erreur-hiver">É</p><input id="été" aria-label="É" aria-describedby="été-erreur">'),
        Good('<html lang="fr"><body><div role="listbox" aria-label="É" tabindex="0" aria-owns="é" aria-activedescendant="é"></div><p role="option" id="é">Été</p><input role="combobox" aria-label="É" aria-expanded="true" aria-controls="l" aria-activedescendant="o"><ul role="listbox" aria-label="É" id="l"><li role="option" id="o">Été</li></ul></body></html>'),
        Good('<html lang="fr"><body><div aria-activedescendant="é">Juin</div><p id="é">Été</p></body></html>'),
        Good('<section aria-labelledby="ailleurs">Fragment d’été</section>'),
        Good('<html lang="fr"><body><button aria-expanded="false" aria-controls="é">Été</button></body></html>'),
        Good('<html lang="fr"><body><button aria-controls="é">É</button><script>create("é")</script></body></html>'),
        Good('<html lang="fr"><body><input aria-label="É" aria-invalid="true" aria-errormessage="e"><p id="e">{{ é }}</p></body></html>'),
        Good('<html lang="fr"><head><script src="a.js"></script></head><body><input aria-label="É" aria-invalid="true" aria-errormessage="e"><p id="e"></p></body></html>'),
        Good('<html lang="fr"><body><input aria-label="É" aria-invalid="false" aria-errormessage="e"><p id="e" hidden>Été</p></body></html>'),
        Good('<html lang="fr"><body>{% for é in étés %}<h2 id="mois-{{ é.id }}">Été</h2><button aria-labelledby="retirer-{{ é.id }} mois-{{ é.id }}"></button><p id="{{ é.nom }}-aide">É</p><input aria-label="É" aria-describedby="aide-{{ é.id }}-aide">{% endfor %}</body></html>'),
        Good('<html lang="fr"><body><section aria-labelledby="{{ id }}">Juin</section>{{ é|safe }}</body></html>'),
        Good('<html lang="fr"><body><p id="é">Été</p><input aria-label="É" aria-describedby="é {% if x %}à{% endif %}">{% if x %}<p id="à">Août</p>{% endif %}</body></html>'),
        Good('<html lang="fr"><body><p id="é">Été</p><input aria-label="É" aria-describedby="é à">{{ form.erreurs }}</body></html>'),
    ),
)  # fmt: skip
def aria_reference_broken(element: Element, page: Page) -> Iterator[Hit]:
    """Report a reference none of whose ids can be in the page, and an error message that is hidden."""
    if is_excluded(element, page):
        return
    for name in (*_TEXTS, *_TIES):
        value = element.attr(name)
        if value and name in _TEXTS and is_dynamic(value) and is_misspelt(element, name):
            yield Hit(element.attribute_span(name), BROKEN, {"name": name, "id": written(element, name)})
        elif value and name in _TEXTS and is_dynamic(value) and (unmade := completed_and_lost(element, name, page)):
            yield Hit(element.attribute_span(name), BROKEN, {"name": name, "id": unmade})
        if not value or not value.strip() or is_dynamic(value):
            continue
        words = element.token_list(name)
        targets = [page.by_id(word, element) for word in words]
        span, values = element.attribute_span(name), {"name": name, "id": " ".join(words)}
        if name == "aria-errormessage" and len(words) == 1 and targets[0] is not None:
            if _is_in_error(element, page) and (is_hidden(targets[0], page) or is_aria_hidden(targets[0])):
                yield Hit(span, MESSAGE_HIDDEN, values)
            elif _is_in_error(element, page) and _is_mute(targets[0], page):
                yield Hit(span, MESSAGE_EMPTY, values)
        elif name == "aria-activedescendant" and len(words) == 1 and targets[0] is not None:
            if not _may_be_active(targets[0], element, page):
                yield Hit(span, ELSEWHERE, values)
        elif name in _TEXTS and not any(targets) and len(words) == 1 and is_reordered(words[0], element):
            yield Hit(span, BROKEN, values)
        elif name in _TEXTS and any(targets) and not all(targets):
            lost = [word for word, target in zip(words, targets, strict=True) if target is None]
            if are_lost(lost, page) and not loads_script(page) and not is_scripted(element, page):
                yield Hit(span, IN_PART, {"name": name, "id": " ".join(lost)}, Certainty.REVIEW)
        elif any(targets) or "/" in value or not are_lost(words, page) or _is_made_later(words, page):
            continue
        elif name in _TEXTS:
            if not (is_scripted(element, page) and _may_be_made(name, words, page)):
                yield Hit(span, BROKEN, values)
        elif not _comes_later(element, name, words, page):
            certainty = Certainty.REVIEW if loads_script(page) else Certainty.VIOLATION
            yield Hit(span, LEADS_NOWHERE, values, certainty)


def _may_be_active(target: Element, element: Element, page: Page) -> bool:
    """Whether an element may be the current part of another: inside it, owned by it, or in the list that a field opens (WAI-ARIA 1.2)."""
    opened = element.token_list("aria-controls") if role_of(element) in _TYPED_IN else []
    holders = [element, *(one for word in opened if (one := page.by_id(word, element)) is not None)]
    owned = [word for one in holders for word in one.token_list("aria-owns")]
    holders += [one for word in owned if (one := page.by_id(word, element)) is not None]
    if is_dynamic(" ".join((element.attr("aria-controls") or "", *owned))) or role_of(element) in _MEANINGLESS:
        return True
    return any(one is target or one in target.ancestors for one in holders)


_MEANINGLESS = frozenset({"", "generic", UNKNOWN})
"""Roles of what has no parts of its own: another rule says so."""
_TYPED_IN = frozenset({"combobox", "searchbox", "textbox"})


def _is_made_later(words: list[str], page: Page) -> bool:
    """Whether a script makes ids of pieces, one of which may be wanted."""
    return any(may_be_made(word, page.project) for word in words)


def _is_in_error(field: Element, page: Page) -> bool:
    return field.attr("aria-invalid") == "true" and not page.is_conditional(field, "aria-invalid")


def _is_mute(message: Element, page: Page) -> bool:
    """Whether a message says nothing, and no script of the page may fill it."""
    return (
        not message.has_unknown_attributes
        and written_role(message) not in _LIVE
        and "aria-live" not in message.attrs
        and not loads_script(page)
        and not is_scripted(message, page)
        and is_empty(name_of_region(message, page))
    )


_MAKES = ("innerHTML", "createElement", "insertAdjacent", ".append", "cloneNode", ".html(", ".id")


def _may_be_made(name: str, words: list[str], page: Page) -> bool:
    """Whether scripts may make what is pointed at, or point elsewhere: more than open the element or close it."""
    scripts = inline_scripts(page)
    return not scripts or any(one in scripts for one in (*words, name, *_MAKES))


def _comes_later(element: Element, name: str, words: list[str], page: Page) -> bool:
    """Whether what a tie points at may be made by a script, opens later, or is another rule's to report."""
    facts = role_facts().get(written_role(element) or "")
    if facts is not None and name in facts.required:
        return True
    if (
        name == "aria-controls"
        and (element.attr("aria-expanded") or element.attr("aria-haspopup") or "false") != "false"
    ):
        return True
    if element.attr("aria-expanded") == "false" or element.attr("aria-selected") == "false":
        return True
    if name == "aria-errormessage" and not _is_in_error(element, page):
        return True
    return is_scripted(element, page) or any(word in inline_scripts(page) for word in words)
