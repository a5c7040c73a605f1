"""No outline on focus: who uses a keyboard no longer knows where they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.heard.focus import in_tab_order
from guichet.reading.project.project import Project
from guichet.reading.styles.media import DESKTOP, applies
from guichet.reading.styles.selectors import Selector, matches
from guichet.reading.styles.sheets import loose_sheets
from guichet.reading.styles.syntax import Declaration, Sheet, StyleRule, parse_declarations
from guichet.reading.styles.unset import meant_instead
from guichet.reading.styles.utilities import UTILITIES
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page, Pages
from guichet.rulebook.rule import Bad, Check, Good, Subject, template_rule
from guichet.seen.cascade import Styles, styles_in, styles_of
from guichet.seen.focus import FOCUS, focused_by, is_given_back, marks, marks_focus, shows

REMOVED = Text(
    fr="« {value} » efface le contour du focus et rien ne le remplace : au clavier, on ne sait plus où l’on est. Gardez-le, ou dessinez un contour bien visible sur :focus-visible.",
    en='"{value}" removes the focus outline and nothing replaces it: keyboard users no longer know where they are. Keep it, or draw a clear outline on :focus-visible.',
)

_KEYBOARD = frozenset({"focus", "focus-visible"})
"""The states of what the keyboard reaches."""
_REACHED = frozenset({"a", "button", "input", "select", "textarea", "summary", "*"})
_CONTROLS = re.compile(
    r"(?:^|[-_])(?:btn|button|bouton|link|lien|form-control|input|field|champ|select)(?:$|[-_])", re.I
)
_NO_OUTLINE = frozenset({"none", "0", "0px"})


def _loose(project: Project) -> Iterator[Hit]:
    """Ask about an outline taken from a field, link or button by a stylesheet that gives nothing back."""
    for sheet in loose_sheets(project):
        drawing, known = _drawing(sheet), dict[str, bool]()
        for rule in sheet.rules if len(drawing) <= _MANY else ():
            gone = _removes(rule.declarations)
            if gone is None or shows(rule.declarations):
                continue
            if any(
                one.own_states & {"focus", "focus-visible"}
                and not one.own_states - FOCUS
                and not one.pseudo_element
                and ":not(" not in one.text
                and (one.compounds[0].tag in _REACHED or any(map(_CONTROLS.search, one.compounds[0].classes)))
                and not _is_given_back(one, drawing, known)
                for one in rule.selectors
                if one.is_valid
            ):
                yield Hit(
                    gone.span, REMOVED, {"value": f"{gone.name}: {gone.value}"}, Certainty.REVIEW, path=sheet.path
                )


_MANY = 400
"""Selectors that show the focus, past which nobody compares all that a sheet takes away with all that it gives back."""


def _drawing(sheet: Sheet) -> list[Selector]:
    """The selectors by which a sheet shows the focus of something."""
    showing = [(rule, shows(rule.declarations)) for rule in sheet.rules if marks_focus(rule.declarations)]
    return [
        one
        for rule, is_drawn in showing
        for one in rule.selectors
        if one.is_valid and marks(one) and (is_drawn or one.pseudo_element)
    ]


def _is_given_back(selector: Selector, drawing: Sequence[Selector], known: dict[str, bool]) -> bool:
    """Whether a sheet shows the focus of the same thing, of what holds it, or of all things; `known` keeps what was found."""
    if selector.text not in known:
        known[selector.text] = any(is_given_back(selector, one) for one in drawing)
    return known[selector.text]


_GONE_CLASS = re.compile(r"(?:focus(?:-visible)?:)?outline-(?:none|hidden|0)$")
_KEPT_CLASS = re.compile(r"(?:focus(?:-visible|-within)?|group-focus(?:-within)?):")
"""What Tailwind and its like call the absence of an outline, and what is drawn on focus."""


@template_rule(
    name="focus-outline-removed",
    code="W9607",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr="Contour du focus effacé", en="Focus outline removed"),
    harms=Text(
        fr="Les personnes qui n’utilisent pas de souris : elles ne voient plus quel lien ou quel champ est actif.",
        en="People who use no mouse: they cannot see which link or field is active.",
    ),
    instead=Text(
        fr="Laissez le contour du navigateur, ou remplacez-le par un contour d’au moins 2 pixels bien contrasté.",
        en="Leave the browser’s outline, or replace it with a clear one of at least 2 pixels.",
    ),
    wrong_when=Text(fr="Un script dessine l’indication du focus.", en="A script draws the focus indication."),
    refs=("rgaa 10.7", "wcag 2.4.7", "act oj04fd"),
    also=(Check(Subject.PROJECT, (), (), _loose),),
    lesson="04-accessibility/05-keyboard-and-focus",
    bad=(
        Bad('<html lang="fr"><a class="underline focus:outline-none" href="/">Été</a></html>', REMOVED, at='<a class="underline focus:outline-none" href="/">'),
        Bad('<html lang="fr"><style>.a:focus { outline-color: transparent }</style><a class="a" href="/">Été</a></html>', REMOVED, at="outline-color: transparent"),
        Bad('<html lang="fr"><style>a:focus-visible { outline: 3px solid var(--repère) } :root { --repère: transparent }</style><a href="/">Été</a></html>', REMOVED, at="outline: 3px solid var(--repère)"),
        Bad('<html lang="fr"><style>a:focus { outline: none }</style><a href="/été">Horaires d’été</a></html>', REMOVED, at="outline: none"),
        Bad('<html lang="fr"><style>input:focus { outline: 0 } .b::before { content: ""; background: #333; height: 2px; width: 9px } input:focus ~ .b::before { width: 0 }</style><label>Été <input><span class="b"></span></label></html>', REMOVED, at="outline: 0"),
        Bad('<html lang="fr"><a href="/" style="outline: 0">Accueil d’été</a></html>', REMOVED, at="outline: 0"),
        Bad(
            '<style>.nu { outline: none }</style><button class="nu">Déposer l’été</button>',
            REMOVED,
            at="outline: none",
            review=True,
        ),
        Bad('<html lang="fr"><style>.a:focus-visible { outline: 3px solid }\nmain :focus-visible.a { outline: none }</style><main><a class="a" href="/">Été</a></main></html>', REMOVED, at="outline: none"),
        Bad({"é.css": "/* été */ a:focus, input:focus { outline: 0 }"}, REMOVED, at="outline: 0", review=True),
        Bad('<html lang="fr"><style>.r a:focus { outline: 0 }\n.r input:focus + label { outline: 3px solid }</style><div class="r"><a href="/">Été</a><input id="é" type="radio"><label for="é">Été</label></div></html>', REMOVED, at="outline: 0"),
        Bad({"é.css": "/* été */ button:focus { outline: 0 } .pill:has(a:focus-visible) { outline: 3px solid }"}, REMOVED, at="outline: 0", review=True),
        Bad({"é.css": "/* été */ .btn:focus-visible { outline: none; box-shadow: none }"}, REMOVED, at="outline: none", review=True),
    ),
    good=(
        Good('<html lang="fr"><style>a:focus-visible { outline: 3px solid var(--repère) } :root { --repère: #000 }</style><a href="/">Été</a></html>'),
        Good('<html lang="fr"><a class="focus:outline-none focus:ring-4" href="/">Été</a></html>'),
        Good('<html lang="fr"><style>.a:focus { outline: 3px solid transparent; box-shadow: 0 0 0 3px #000 }</style><a class="a" href="/">Été</a></html>'),
        Good({"é.css": "/* été */ a:focus { outline: 0 } a:focus-visible { outline: 3px solid }"}),
        Good({"é.css": "/* été */ main:focus { outline: 0 }"}),
        Good('<html lang="fr"><style>a:focus { outline: none; box-shadow: 0 0 0 3px #000 }</style><a href="/">Été</a></html>'),
        Good('<html lang="fr"><style>a { outline: none } a:focus-visible { outline: 3px solid }</style><a href="/">Été</a></html>'),
        Good('<html lang="fr"><style>#m .a:focus-visible { outline: 3px solid }\n:focus { outline: none }</style><main id="m"><a class="a" href="/">Été</a></main></html>'),
        Good('<html lang="fr"><style>main:focus { outline: none }</style><main tabindex="-1">Été</main></html>'),
        Good('<html lang="fr"><style>a:focus:not(:focus-visible) { outline: 0 }</style><a href="/">Été</a></html>'),
        Good('<html lang="fr"><style>.r input:focus { outline: 0 }\n.r input:focus + label::before { box-shadow: 0 0 0 3px }</style><div class="r"><input id="é" type="radio"><label for="é">Été</label></div></html>'),
        Good('<html lang="fr"><style>.js .focused input:focus { outline: 0 }\n.js label.focused { outline: 3px solid }</style><div class="js"><label class="focused"><input type="radio"> Été</label></div></html>'),
        Good({"é.scss": "// été\n.pill {\n  &:has(button:focus-visible) { outline: 3px solid; }\n  button:focus { outline: 0; }\n}\n"}),
        Good({"é.css": "/* été */ button:focus { outline: 0 } .pill:has(button:focus-visible) { outline: 3px solid }"}),
        Good({"é.css": "/* été */ .box input:focus { outline: 0 } .box:focus-within { outline: 3px solid }"}),
        Good({"é.css": "/* été */ input:focus { outline: 0 } input:focus + label::before { outline: 3px solid }"}),
        Good('<html lang="fr"><style>div { outline: none }</style><div>Été</div></html>'),
        Good('<html lang="fr"><style>input:focus { outline: 0 } .b::before { content: ""; background: #333; height: 2px; width: 0 } input:focus ~ .b::before { width: 50% }</style><label>Été <input><span class="b"></span></label></html>'),
    ),
)  # fmt: skip
def focus_outline_removed(page: Page) -> Iterator[Hit]:
    """Report a declaration that takes the outline away from something in the tab order, when none brings it back."""
    styles = styles_of(page)
    certainty = Certainty.VIOLATION if styles.is_complete else Certainty.REVIEW
    drawing = [
        (one.sheet.path, rule)
        for one in styles.sheets
        if one.sheet.path != UTILITIES  # asked below, of each element
        for rule in one.sheet.rules
        if _removes(rule.declarations) or any(_hangs(each) for each in rule.declarations)
    ]
    focusable = [one for one in page.find() if in_tab_order(one)] if drawing else []
    for path, written in drawing:
        rule = _given(written, focusable, styles)
        unset = _unset(rule, page.project)
        gone = unset or _removes(rule.declarations)
        if gone is None:
            continue
        if not all(applies(query, DESKTOP) for query in rule.media):
            continue
        for selector in rule.selectors:
            if selector.pseudo_element or ":not(:focus-visible" in selector.text or selector.states - FOCUS:
                continue
            if selector.states and shows(tuple(one for one in rule.declarations if one is not unset)):
                continue
            reached = next(
                (
                    one
                    for one in focusable
                    if matches(selector, one, styles.parent) and not _is_shown(one, written, styles)
                ),
                None,
            )
            if reached is not None:
                yield Hit(
                    gone.span,
                    REMOVED,
                    {"value": gone.value and f"{gone.name}: {gone.value}"},
                    Certainty.VIOLATION if styles.governs(selector) else Certainty.REVIEW,
                    path,
                    page.path,
                )
                break
    if page.mentions(("outline-none", "outline-hidden", "outline-0")):
        for element in page.template.elements:
            word = _taken_by_class(element) if in_tab_order(element) else ""
            if word and not _is_shown(element, None, styles):
                yield Hit(element.span, REMOVED, {"value": word})
    for element in page.template.elements:
        inline = element.attr("style")
        if inline and "outline" in inline and in_tab_order(element):
            gone_inline = _removes(parse_declarations(inline))
            if gone_inline and not _is_shown(element, None, styles):
                at = element.value_span("style").start
                span = Span(at + gone_inline.span.start, at + gone_inline.span.end)
                yield Hit(span, REMOVED, {"value": f"{gone_inline.name}: {gone_inline.value}"}, certainty)


def _hangs(declaration: Declaration) -> bool:
    """Whether what an outline is made of stands in a custom property."""
    return declaration.name.startswith("outline") and "var(" in declaration.value


def _unset(rule: StyleRule, project: Pages) -> Declaration | None:
    """Return the outline of a rule that stands in a property which nothing sets: it is not drawn."""
    return next((one for one in rule.declarations if one.name == "outline" and meant_instead(one.value, project)), None)


def _given(rule: StyleRule, focusable: list[Element], styles: Styles) -> StyleRule:
    """Return a rule with what custom properties are worth on the first thing that it draws: a theme may give them nothing."""
    if not any(map(_hangs, rule.declarations)):
        return rule
    drawn = next((one for each in rule.selectors for one in focusable if matches(each, one, styles.parent)), None)
    if drawn is None:
        return rule
    return replace(rule, declarations=tuple(replace(one, value=styles.value(one, drawn)) for one in rule.declarations))


def _removes(declarations: tuple[Declaration, ...]) -> Declaration | None:
    for one in declarations:
        words = one.value.split()
        if one.name in {"outline", "outline-style", "outline-width"} and (
            one.value in {"none", "0", "0px"} or "none" in words or one.value.startswith("0 ")
        ):
            return one
        if one.name in {"outline", "outline-color"} and "transparent" in words:
            return one
    return None


def _taken_by_class(element: Element) -> str:
    """Return the utility class that takes the outline away, "" when another one draws something on focus."""
    words = element.token_list("class")
    gone = next((word for word in words if _GONE_CLASS.match(word)), "")
    kept = any(_KEPT_CLASS.match(word) and not _GONE_CLASS.match(word) for word in words)
    return "" if kept or element.has_unknown_attributes or "peer" in words else gone


def _is_shown(element: Element, but: StyleRule | None, styles: Styles) -> bool:
    """Whether another rule marks the focus of the element, around it or beside it, and is not overridden, or may do so."""
    marking = [
        (holder, one.rule)
        for holder in styles.chain(element)
        for one in styles.matching(holder)
        if marks(one.selector) and one.rule is not but and shows(one.rule.declarations)
    ]
    return (
        styles.is_dim(element)
        or any(
            holder is not element or not _is_outline(rule) or not _is_overridden(element, styles)
            for holder, rule in marking
        )
        or _is_drawn_beside(element, styles)
    )


def _is_drawn_beside(element: Element, styles: Styles) -> bool:
    """Whether the focus of an element is drawn on what follows it, or on what it holds."""
    return any(
        matches(wanted, element, styles.parent)
        for one in styles.sheets
        for rule in one.sheet.rules
        if marks_focus(rule.declarations)
        for selector in rule.selectors
        if selector.pseudo_element or shows(rule.declarations)
        for wanted in focused_by(selector)
    )


def _is_outline(rule: StyleRule) -> bool:
    """Whether an outline is all that a rule draws."""
    return not shows(tuple(one for one in rule.declarations if not one.name.startswith("outline")))


def _is_overridden(element: Element, styles: Styles) -> bool:
    """Whether the outline that an element is given on focus certainly loses to a rule that takes it away."""
    outline = styles_in(styles.page, _KEYBOARD).of(element).get("outline")
    return outline is not None and outline.certain and outline.value in _NO_OUTLINE
