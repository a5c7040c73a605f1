"""An ARIA attribute with a value that means nothing."""

import re
from collections.abc import Iterator, Mapping

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.core.numbers import count, measured
from guichet.heard.allowed import allowed_attributes, is_withdrawn
from guichet.heard.roles import AttributeFacts, attribute_facts, role_facts, role_of, written_role
from guichet.reading.scripts.inline import loads_script
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import has_unread, scripts_on
from guichet.reading.scripts.settings import settings
from guichet.reading.templates.controls import UNKNOWN
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

INVALID = Text(
    fr='{name}="{value}" n’est pas une valeur prévue : le lecteur d’écran dira le mauvais état, ou rien. Valeurs possibles : {allowed}.',
    en='{name}="{value}" is not a value in the standard: the screen reader will say the wrong state, or nothing. Possible values: {allowed}.',
)

_INTEGER = re.compile(r"^[+-]?\d+$")
_NUMBER = re.compile(r"^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$")
_LEAST = {
    "aria-colcount": -1, "aria-colindex": 1, "aria-colspan": 1, "aria-level": 1, "aria-posinset": 1,
    "aria-rowcount": -1, "aria-rowindex": 1, "aria-rowspan": 0, "aria-setsize": -1,
}  # fmt: skip
"""The least number that WAI-ARIA 1.2 allows; -1 stands for an unknown total."""
_ONE_ID = frozenset({"aria-activedescendant", "aria-errormessage"})

_NUMBERS = {
    "integer": Text("un nombre entier, comme 3", "a whole number, such as 3"),
    "number": Text("un nombre, comme 3 ou 1.5", "a number, such as 3 or 1.5"),
}
AT_LEAST = Text("un nombre entier à partir de {least}", "a whole number from {least}")
IGNORED = Text(
    fr='{name}="{value}" n’est pas une valeur de la norme : l’attribut est ignoré. Valeurs possibles : {allowed}.',
    en='{name}="{value}" is not a value in the standard: the attribute is ignored. Possible values: {allowed}.',
)
_IGNORED = frozenset({"aria-autocomplete", "aria-dropeffect", "aria-haspopup", "aria-relevant"})
"""What says no state: with an unknown value it is as if it were absent (WAI-ARIA 1.2), and a hint alone is lost."""
BEYOND = Text(
    fr='{name}="{value}" sort des bornes, {bound} : le lecteur d’écran dira une valeur fausse. Corrigez l’une ou l’autre.',
    en='{name}="{value}" is out of bounds, {bound}: the screen reader will say a wrong value. Correct one or the other.',
)
_LOWER = {"aria-valuenow": "aria-valuemin"}
_UPPER = {
    "aria-valuenow": "aria-valuemax", "aria-posinset": "aria-setsize",
    "aria-rowindex": "aria-rowcount", "aria-colindex": "aria-colcount",
}  # fmt: skip
"""What a number may not pass (WAI-ARIA 1.2); the total of a table is written on the table."""
SINGLE = Text("un seul identifiant", "a single id")
LOST = Text(
    fr='{name}="{value}" vise un identifiant absent, dont role="{role}" a besoin : le composant ne mène à rien. Corrigez l’identifiant.',
    en='{name}="{value}" points at a missing id, which role="{role}" needs: the component leads nowhere. Correct the id.',
)
OTHERWISE = Text(
    fr='{name}="{value}" annonce « {value} », et ce qui s’ouvre est role="{role}" : à l’oreille, on attend autre chose. Écrivez aria-haspopup="{role}".',
    en='{name}="{value}" announces "{value}", and what opens is role="{role}": by ear, people expect something else. Write aria-haspopup="{role}".',
)
NOT_A_LIST = Text(
    fr='Ce qu’ouvre role="combobox" est un <{tag}> sans rôle de liste : les propositions ne sont pas annoncées. Donnez-lui role="listbox", et role="option" à chacune.',
    en='What role="combobox" opens is a <{tag}> without the role of a list: the suggestions are not announced. Give it role="listbox", and role="option" to each.',
)


def _in_script(script: Script) -> Iterator[Hit]:
    """Report an ARIA attribute that a script only gives values which its type does not allow, or one such among words."""
    known = attribute_facts()
    for one in settings(script):
        facts = known.get(one.name)
        if facts is None or facts.type not in {"boolean", "tristate", "token"}:
            continue
        wrong = next((word for word in one.words() if word and not is_allowed(facts, word.lower())), None)
        if wrong is not None:
            allowed = ", ".join(choices(facts))
            yield _said_of(one.name, script.span(one.node), {"name": one.name, "value": wrong, "allowed": allowed})


@element_rule(
    "[aria-*]",
    name="aria-value-invalid",
    code="W9168",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Valeur ARIA impossible', en='Impossible ARIA value'),
    harms=Text(fr='Les personnes aveugles : l’état du composant est faux ou tu.', en="People who are blind: the component's state is wrong or left unsaid."),
    instead=Text(fr='Écrivez une valeur prévue par la norme.', en='Write a value that the standard provides.'),
    wrong_when=Text(fr='Un script remplace la valeur avant l’affichage.', en='A script replaces the value before display.'),
    refs=("rgaa 7.1", "wcag 4.1.2", "act 6a7281"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<button aria-expanded="oui">Menu d’été</button>', INVALID, at='aria-expanded="oui"'),
        Bad('<div role="spinbutton" aria-label="É" aria-valuenow="deux" tabindex="0"></div>', INVALID, at='aria-valuenow="deux"'),
        Bad('<html lang="fr"><body><div role="combobox" aria-label="É" tabindex="0" aria-expanded="false" aria-controls="liste"></div></body></html>', LOST, at='aria-controls="liste"'),
        Bad('<script>let é = cond() ? "ouvert" : "fermé"; bouton.setAttribute("aria-expanded", é)</script>', INVALID, at='bouton.setAttribute("aria-expanded", é)'),
        Bad('<script>case_.ariaChecked = choisi ? "oui" : "non" // été</script>', INVALID, at='case_.ariaChecked = choisi ? "oui" : "non"'),
        Bad('<button aria-haspopup="menu-été">Menu</button>', IGNORED, at='aria-haspopup="menu-été"', severity=Severity.MINOR),
        Bad('<script>bouton.setAttribute("aria-haspopup", "été")</script>', IGNORED, at='bouton.setAttribute("aria-haspopup", "été")', severity=Severity.MINOR),
        Bad('<a href="/é" aria-current="none">Été</a>', INVALID, at='aria-current="none"'),
        Bad('<button aria-haspopup="dialog" aria-controls="m" aria-expanded="false">Été</button><ul role="menu" id="m"><li role="menuitem" tabindex="-1">Juin</li></ul>', OTHERWISE, at='aria-haspopup="dialog"', severity=Severity.MINOR),
        Bad('<input role="combobox" aria-label="É" aria-expanded="false" aria-controls="l"><ul id="l"><li>Été</li></ul>', NOT_A_LIST, at='aria-controls="l"'),
        Bad('<div role="radio" aria-label="É" tabindex="0" aria-checked="mixed"></div>', INVALID, at='aria-checked="mixed"'),
        Bad('<div role="meter" aria-label="Été" aria-valuenow="30" aria-valuemin="0" aria-valuemax="5"></div>', BEYOND, at='aria-valuenow="30"', severity=Severity.MINOR),
        Bad('<ul><li aria-posinset="5" aria-setsize="3">Été</li></ul>', BEYOND, at='aria-posinset="5"', severity=Severity.MINOR),
        Bad('<table aria-rowcount="9"><tr aria-rowindex="12"><td>Été</td></tr></table>', BEYOND, at='aria-rowindex="12"', severity=Severity.MINOR),
        Bad('<div aria-live="vite">Été</div>', INVALID, at='aria-live="vite"'),
        Bad('<div role="heading" aria-level="0">Été</div>', INVALID, at='aria-level="0"'),
        Bad('<li aria-setsize="-3" aria-posinset="1">Été</li>', INVALID, at='aria-setsize="-3"'),
        Bad('<input aria-label="É" aria-invalid="true" aria-errormessage="a b">', INVALID, at='aria-errormessage="a b"'),
    ),
    also=(Check(Subject.SCRIPT, (), ("setattribute", ".attr(", ".aria"), _in_script),),
    good=(
        Good('<button aria-expanded="false">Menu d’été</button>'),
        Good('<div role="meter" aria-label="Été" aria-valuenow="-3" aria-valuemin="-5" aria-valuemax="{{ m }}"></div><table aria-rowcount="-1"><tr aria-rowindex="12"><td>É</td></tr></table><li aria-posinset="5" aria-setsize="-1">É</li>'),
        Good('<div role="note" aria-colcount="é">Été</div>'),
        Good('<button aria-expanded="{{ ouvert }}">Menu</button>'),
        Good('<div aria-live="polite" aria-relevant="text removals">Été</div>'),
        Good('<a href="/" aria-current="page">Été</a>'),
        Good('<div aria-live>Été</div>'),
        Good('<script>bouton.setAttribute("aria-expanded", String(ouvert)); bouton.setAttribute("aria-sort", ordre || "none") // été</script>'),
        Good('<script>bouton.setAttribute("aria-expanded", é ? "true" : "false"); $("#b").attr("aria-current", "page")</script>'),
        Good('<div role="slider" tabindex="0" aria-label="É" aria-valuenow="+1.5" aria-valuemin="-.5"></div>'),
        Good('<button aria-haspopup="true" aria-controls="m" aria-expanded="false">Été</button><ul id="m"><li>Juin</li></ul><button aria-haspopup="menu" aria-controls="n" aria-expanded="false">Été</button><div id="n" role="{{ r }}"></div>'),
        Good('<input role="combobox" aria-label="É" aria-expanded="false" aria-controls="l"><div id="l"><ul role="listbox" aria-label="É"><li role="option">Été</li></ul></div>'),
        Good('<div role="checkbox" tabindex="0" aria-checked="mixed">Été</div><div role="menuitemcheckbox" aria-checked="mixed">É</div>'),
        Good('<li aria-setsize="-1" aria-posinset="+2">Été</li>'),
    ),
)  # fmt: skip
def aria_value_invalid(element: Element, page: Page) -> Iterator[Hit]:
    """Report each ARIA value that the attribute's type does not allow; empty values mean the default."""
    known = attribute_facts()
    for name in element.attrs:
        if name not in known or _is_out_of_place(element, name):
            continue
        value = (element.attr(name) or "").strip()
        if name in _OPENING and (said := _of_what_opens(element, name, value.lower(), page)) is not None:
            yield said
            continue
        if known[name].type in {"id", "idlist"} and _is_lost(element, name, value, page):
            yield Hit(element.attribute_span(name), LOST, {"name": name, "value": value, "role": written_role(element)})
            continue
        if value and not is_dynamic(value):
            allowed = _expected(name, known[name], value.lower(), role_of(element))
            if allowed is not None:
                facts = {"name": name, "value": value, "allowed": allowed}
                yield _said_of(name, element.attribute_span(name), facts)
            elif name in _UPPER and (bound := _passed(element, name, measured(value))):
                facts = {"name": name, "value": value, "bound": bound}
                yield Hit(element.attribute_span(name), BEYOND, facts, severity=Severity.MINOR)


def _is_out_of_place(element: Element, name: str) -> bool:
    """Whether the role that an author wrote has no use for an attribute, whatever its value: another rule says to remove it."""
    role = written_role(element)
    if role is None or role not in role_facts() or element.has_unknown_attributes:
        return False
    return name not in allowed_attributes(element, role) and not is_withdrawn(name, role)


def _said_of(name: str, span: Span, facts: Mapping[str, object]) -> Hit:
    """Return what is said of an impossible value: the state that it gets wrong, or the hint that it loses."""
    if name in _IGNORED:
        return Hit(span, IGNORED, facts, severity=Severity.MINOR)
    return Hit(span, INVALID, facts)


def _expected(name: str, facts: AttributeFacts, value: str, role: str) -> str | Text | None:
    """Return what an attribute should have said, None when its value is one of the standard's."""
    if name in _ONE_ID:
        return SINGLE if len(value.split()) > 1 else None
    if not is_allowed(facts, value):
        return _NUMBERS.get(facts.type, ", ".join(choices(facts)))
    if name == "aria-checked" and value == "mixed" and role in _TWO_STATES:
        return "true, false"
    least = _LEAST.get(name)
    if least is None or count(value) >= least:
        return None
    return Text(AT_LEAST.fr.format(least=least), AT_LEAST.en.format(least=least))


def _passed(element: Element, name: str, value: float) -> str:
    """Return the bound that a number passes, "" when it passes none that is written."""
    for bounds, sign in ((_LOWER, 1), (_UPPER, -1)):
        bound = bounds.get(name, "")
        holder = (
            element if name in _OWN_BOUNDS else next((one for one in element.ancestors if bound in one.attrs), element)
        )
        written = (holder.attr(bound) or "").strip() if bound else ""
        if (
            _NUMBER.match(written)
            and (measured(written) >= 0 or name == "aria-valuenow")
            and sign * value < sign * measured(written)
        ):
            return f'{bound}="{written}"'
    return ""


_OWN_BOUNDS = frozenset({"aria-valuenow", "aria-posinset"})


def _is_lost(element: Element, name: str, value: str, page: Page) -> bool:
    """Whether a reference that the role requires points at nothing in the page."""
    facts = role_facts().get(written_role(element) or "")
    if facts is None or name not in facts.required or not value or is_dynamic(value) or not page.has_every_id:
        return False
    return page.is_document and all(page.by_id(word, element) is None for word in value.split())


_TWO_STATES = frozenset({"menuitemradio", "radio", "switch"})
"""What is on or off, and nothing between (WAI-ARIA 1.2, `aria-checked`)."""
_POPUPS = frozenset({"dialog", "grid", "listbox", "menu", "tree"})
_OF_COMBOBOX = _POPUPS - {"menu"}
_OPENING = frozenset({"aria-controls", "aria-haspopup"})


def _of_what_opens(element: Element, name: str, value: str, page: Page) -> Hit | None:
    """Say that what opens is not what is announced (WAI-ARIA 1.2, `aria-haspopup`), or that a combobox opens no list."""
    opened = [page.by_id(word, element) for word in element.token_list("aria-controls")]
    target = opened[0] if len(opened) == 1 else None
    if target is None or target.has_unknown_attributes or has_unread(page):
        return None
    role, span = role_of(target), element.attribute_span(name)
    if name == "aria-haspopup":
        if value in _POPUPS and role in _POPUPS and value != role:
            return Hit(span, OTHERWISE, {"name": name, "value": value, "role": role}, severity=Severity.MINOR)
        return None
    if written_role(element) != "combobox" or role in {*_POPUPS, UNKNOWN} or "-" in target.name:
        return None
    if any(role_of(one) in {*_OF_COMBOBOX, UNKNOWN} for one in (*target.inside(), *target.ancestors)):
        return None
    certainty = Certainty.REVIEW if scripts_on(page) or loads_script(page) else Certainty.VIOLATION
    return Hit(span, NOT_A_LIST, {"tag": target.name}, certainty)


def choices(facts: AttributeFacts) -> list[str]:
    """Return the words that an attribute may take, [] when it takes any text."""
    words = {"boolean": ["true", "false"], "tristate": ["true", "false", "mixed"]}.get(facts.type, sorted(facts.values))
    return words + (["undefined"] if facts.undefined else [])


def is_allowed(facts: AttributeFacts, value: str) -> bool:
    """Whether a value fits an attribute's type."""
    if facts.type == "integer":
        return bool(_INTEGER.match(value))
    if facts.type == "number":
        return bool(_NUMBER.match(value))
    if facts.type in {"boolean", "tristate", "token"}:
        return value in choices(facts)
    if facts.type == "tokenlist":
        return all(word in facts.values for word in value.split())
    return True
