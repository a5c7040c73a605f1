"""A control whose spoken name is not what is written on it."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.field_labels import LABELABLE, labels_of
from guichet.heard.label_in_name import contains_run, shown_words, spoken_words, uses_icon_font
from guichet.heard.names import NAMED_BY_CONTENT, accessible_name, folded, is_unknown
from guichet.heard.roles import role_of
from guichet.heard.shown import visible_texts
from guichet.heard.written_on import written_on
from guichet.reading.given.script_values import value_in
from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.scripts.settings import Setting, settings
from guichet.reading.scripts.syntax import arguments, bare, field, key_of, text
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import CONTROL
from guichet.reading.templates.page import Page
from guichet.reading.written.values import is_known
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.visibility import is_excluded, is_offscreen, may_be_hidden

MISMATCH = Text(
    fr="On voit « {shown} » et le lecteur d’écran dit « {name} » : la commande vocale ne trouvera pas ce texte. Reprenez dans le nom les mots affichés.",
    en='People see "{shown}" and the screen reader says "{name}": voice control will not find that text. Repeat the shown words in the name.',
)

_PARENTHESIS = re.compile(r"\([^()]{0,80}\)")
_ICON_FONT = re.compile(r"icon|material|glyph|fa-|\bfas?\b|\bfa[brl]\b", re.I)
_BY_WINDOW = re.compile(
    r"(?:d(?:-\w+)?-none|(?:hidden|visible)-\w+(?:-\w+)?|(?:sm|md|lg|xl|2xl):\w+|(?:hide|show)-(?:for|on)-\S+|fr-(?:un)?hidden(?:-\w+)?)$"
)
_LETTERS = re.compile(r"[^\W\d_]")


def _in_script(script: Script) -> Iterator[Hit]:
    """Report a name that a script gives to a control whose words, which no script changes, it does not hold."""
    for one in settings(script):
        if one.name != "aria-label" or len(one.words()) > 1:
            continue
        for page, elements in written_on(one):
            told = ((each, _said_on(one, each)) for each in elements)
            left = next(((shown, name) for each, name in told if name and (shown := _left_out(each, name, page))), None)
            if left is not None:
                shown, name = left
                yield Hit(script.span(one.node), MISMATCH, {"shown": shown, "name": name}, page=page.path)
                break


def _said_on(setting: Setting, element: Element) -> str | None:
    """The text that a script certainly writes on an element, in full: one that is written there, or found in a table by an attribute of the element."""
    found = list(values(setting.value, setting.script))
    if len(found) != 1:
        return None
    words = setting.words()
    if words:
        return words[0]
    node, script = bare(found[0].node), found[0].script
    if node.type in ("subscript_expression", "member_expression"):
        asked = _attribute_asked(node)
        if asked:
            return element.attr(asked)
    asked = _attribute_asked(bare(field(node, "index"))) if node.type == "subscript_expression" else ""
    key = element.attr(asked) if asked else None
    table = value_in(field(node, "object"), script) if key is not None else None
    said = table.get(key) if isinstance(table, dict) and key is not None else None
    return said if isinstance(said, str) and is_known(said) else None


def _attribute_asked(node: Any) -> str:
    """The attribute that an expression asks of an element: `one.dataset.openLabel`, `one.getAttribute("title")`."""
    if node is None:
        return ""
    if node.type == "call_expression":
        called, given = field(node, "function"), arguments(node)
        method = key_of(field(called, "property")) if called.type == "member_expression" else None
        is_named = method == "getAttribute" and len(given) == 1 and given[0].type == "string"
        return text(given[0])[1:-1].lower() if is_named else ""
    owner, key = field(node, "object"), key_of(field(node, "property"))
    if node.type != "member_expression" or key is None or owner is None or owner.type != "member_expression":
        return ""
    is_data = key_of(field(owner, "property")) == "dataset"
    return f"data-{_CAPITAL.sub(lambda match: '-' + match[0].lower(), key)}" if is_data else ""


_CAPITAL = re.compile(r"[A-Z]")


def _left_out(control: Element, name: str, page: Page) -> str:
    """The words that a control always shows and that a name leaves out, "" when there are none."""
    shown = control.text
    if role_of(control) not in NAMED_BY_CONTENT or is_unknown(shown) or not shown or _is_icon(control, shown, page):
        return ""
    if control.inside("span", "svg", "img", "i", "b") or _is_rewritten(page):
        return ""
    wanted, said = shown_words(_PARENTHESIS.sub(" ", shown)), spoken_words(name)
    return shown if wanted and not contains_run(said, wanted) else ""


def _is_rewritten(page: Page) -> bool:
    """Whether some script of the page writes texts: the words shown may change with the name."""
    texts = {"textContent", "innerText", "innerHTML"}
    return any(one.name in texts for script in scripts_on(page) for one in settings(script))


@element_rule(
    "[aria-label]", "[aria-labelledby]",
    name="label-in-name-mismatch",
    code="W9142",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Nom annoncé différent du texte affiché', en='Spoken name differs from the text shown'),
    harms=Text(fr='Les personnes qui commandent à la voix : elles disent ce qui est écrit, et rien ne se passe.', en='People who use voice control: they say what is written, and nothing happens.'),
    instead=Text(fr='Retirez « aria-label », ou faites-le commencer par le texte affiché.', en='Remove "aria-label", or make it begin with the text shown.'),
    wrong_when=Text(fr='Le texte affiché est une icône ou une abréviation.', en='The text shown is an icon or an abbreviation.'),
    refs=("rgaa 6.1", "rgaa 11.9", "rgaa 11.2", "wcag 2.5.3", "act 2ee8b8"),
    lesson="04-accessibility/07-aria",
    also=(Check(Subject.SCRIPT, (), ("aria-label", "arialabel"), _in_script),),
    bad=(
        Bad({"page.html": '<button class="s">Suivre l’été</button><script src="é.js"></script>', "é.js": 'document.querySelector(".s").setAttribute("aria-label", "Action principale")'}, MISMATCH, at='document.querySelector(".s").setAttribute("aria-label", "Action principale")', path="é.js"),
        Bad('<button aria-label="Valider">Envoyer ma demande</button>', MISMATCH, at='aria-label="Valider"'),
        Bad('<input type="submit" value="Payer l’été" aria-label="Continuer">', MISMATCH, at='aria-label="Continuer"'),
        Bad('<a href="/h" aria-label="Page de l’été">Horaires</a>', MISMATCH, at='aria-label="Page de l’été"'),
        Bad('<button aria-label="Suivre l’été">{% if suivi %}Ne plus suivre{% else %}Suivre l’été{% endif %}</button>', MISMATCH, at='aria-label="Suivre l’été"'),
        Bad('<a href="/h" aria-label="Télécharger le guide">Télécharger <span aria-hidden="true">en PDF</span> le guide</a>', MISMATCH, at='aria-label="Télécharger le guide"'),
        Bad('<label for="é">Nom de famille</label><input id="é" aria-label="Patronyme">', MISMATCH, at='aria-label="Patronyme"'),
    ),
    good=(
        Good({"page.html": '<button class="s">Suivre l’été</button><script src="é.js"></script>', "é.js": 'document.querySelector(".s").setAttribute("aria-label", "Suivre l’été, nouvelle fenêtre")'}),
        Good({"page.html": '<button class="s">Suivre</button><script src="é.js"></script>', "é.js": 'const s = document.querySelector(".s"); s.textContent = "Été"; s.setAttribute("aria-label", "Été suivi")'}),
        Good('<input type="submit" value="Envoyer" aria-label="Envoyer ma demande d’été">'),
        Good('<button aria-label="Envoyer ma demande de carte">Envoyer ma demande</button>'),
        Good('<button aria-label="Fermer">X</button>'),
        Good('<a href="/é" aria-label="Juin, mois suivant">Juin &gt;</a><button aria-label="Ajouter une pièce d’été">+ Ajouter une pièce</button>'),
        Good('<a href="/h" aria-label="Horaires d’été">{{ texte }}</a>'),
        Good('<a href="/h" aria-label="Page suivante">Page suivante…</a>'),
        Good('<button{% if vide %} aria-label="Continuer sans payer"{% endif %}>{% if vide %}Continuer{% else %}Aller au règlement{% endif %}</button>'),
        Good('<button aria-label="Ouvrir ou fermer l’été">{% if ouvert %}Fermer l’été{% else %}Ouvrir{% endif %}</button>'),
        Good('<button aria-label="{% if ouvert %}Fermer{% else %}Ouvrir{% endif %}">{% if ouvert %}Fermer{% else %}Ouvrir{% endif %}</button>'),
        Good('<a href="/é" aria-label="Nouvelle demande"><span class="d-md-none">Demande</span><span class="d-none d-md-inline">Nouvelle demande</span></a>'),
        Good('<nav aria-label="Menu d’été">Démarches</nav>'),
        Good('<label for="é">Nom de famille *</label><input id="é" aria-label="Nom de famille, obligatoire">'),
        Good('<label for="é" class="sr-only">Été</label><input id="é" aria-label="Juin">'),
    ),
)  # fmt: skip
def label_in_name_mismatch(control: Element, page: Page) -> Iterator[Hit]:
    """Report a control whose visible words are not, in order, in its accessible name."""
    typed = control.name == "input" and input_type(control) not in {"submit", "button", "reset"}
    if typed or control.name in {"select", "textarea"}:
        yield from _of_field(control, page)
        return
    if role_of(control) not in NAMED_BY_CONTENT or is_excluded(control, page):
        return
    at = "aria-labelledby" if "aria-labelledby" in control.attrs else "aria-label"
    name, span = accessible_name(control, page), control.attribute_span(at)
    if is_unknown(name) or not name or CONTROL in (control.attr(at) or "") or _changes_with_window(control):
        return
    if at == "aria-labelledby" and role_of(control) in _LABELLED_BESIDE and not _is_inside(control, at):
        return
    on_it = [control.template.value_of(control, "value") or ""] if control.name == "input" else None
    for shown in on_it or visible_texts(control, page, span.start):
        if is_unknown(shown) or not shown or _is_icon(control, shown, page):
            continue
        wanted, said = shown_words(_PARENTHESIS.sub(" ", shown)), spoken_words(name)
        if wanted and not contains_run(said, wanted) and not _same_spelling(wanted, said, control):
            yield Hit(span, MISMATCH, {"shown": shown, "name": name})
            return


def _of_field(field: Element, page: Page) -> Iterator[Hit]:
    """Report a field whose ARIA name leaves out the words of the label that people see."""
    labels = labels_of(field, page)
    if len(labels) != 1 or is_excluded(field, page) or page.is_conditional(field, "aria-label"):
        return
    label, name = labels[0], accessible_name(field, page)
    at = "aria-labelledby" if "aria-labelledby" in field.attrs else "aria-label"
    shown = folded(label.text).rstrip(_MARKS)
    if is_unknown(name) or not name or is_unknown(shown) or is_excluded(label, page) or may_be_hidden(label, page):
        return
    if is_offscreen(label, page) or label.inside(*LABELABLE, "svg", "[aria-hidden]") or _is_icon(label, shown, page):
        return
    wanted, said = shown_words(_PARENTHESIS.sub(" ", shown)), spoken_words(name)
    if wanted and not contains_run(said, wanted) and not _same_spelling(wanted, said, label):
        yield Hit(field.attribute_span(at), MISMATCH, {"shown": shown, "name": name})


_MARKS = " *:"
"""What marks a required field, or leads to it, and is no word of its label."""
_LABELLED_BESIDE = frozenset({"switch", "checkbox", "radio"})
"""What says its state, and whose label stands beside it."""


def _is_inside(control: Element, at: str) -> bool:
    """Whether what names a control is a part of it."""
    ids = set((control.attr(at) or "").split())
    return any((one.attr("id") or "") in ids for one in (control, *control.inside()))


def _changes_with_window(control: Element) -> bool:
    """Whether classes of a CSS framework show some words on wide screens and others on narrow ones."""
    return any(_BY_WINDOW.match(word) for one in control.inside() for word in one.token_list("class"))


def _same_spelling(wanted: list[str], said: list[str], control: Element) -> bool:
    """Whether the words agree but for a hyphen, an abbreviation, or letters set in boxes of their own."""
    if "".join(wanted) == "".join(said) and all(len(word) > 1 and not word.isdigit() for word in wanted):
        return True
    if len(wanted) == len(said) and all(b.startswith(a.rstrip(".")) for a, b in zip(wanted, said, strict=True)):
        return any(word.endswith(".") for word in wanted)
    return bool(control.inside()) and "".join(wanted) == "".join(said) and len("".join(said)) > 1


def _is_icon(control: Element, shown: str, page: Page) -> bool:
    letters = _LETTERS.findall(shown)
    if len(shown) == 1 and not shown.isdigit():
        return True
    if not letters and not any(char.isdigit() for char in shown):
        return True
    if " " not in shown and any("font-family" in (one.attr("style") or "") for one in (control, *control.inside())):
        return True
    around = [control, *control.inside()]
    classed = any(_ICON_FONT.search(word) for one in around for word in one.token_list("class"))
    return " " not in shown and (classed or uses_icon_font(control, page))
