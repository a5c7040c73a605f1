"""The attributes of Angular's templates: what an element has, what a component is given, what stays on its element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from guichet.core.markup import unescape
from guichet.reading.components.angular_class import Definition
from guichet.reading.components.angular_expressions import AngularExpressions
from guichet.reading.components.classes import classes, style
from guichet.reading.components.events import Handlers, event_attribute
from guichet.reading.components.expressions import parsed_expression, quoted
from guichet.reading.components.markup import Attribute, Markup
from guichet.reading.components.out import Out
from guichet.reading.templates.bindings import BOOLEANS

_BOUND = re.compile(r"\[\(?(?:attr\.)?([\w.-]+)\)?\]|bind-([\w.-]+)")
_ARIA = re.compile(r"aria(?=[A-Z])")
_PROPERTIES = {
    "htmlfor": "for",
    "classname": "class",
    "innerhtml": "",
    "innertext": "",
    "textcontent": "",
    "routerlink": "href",
}
_FORMS = frozenset(
    "formcontrol formgroup formarray formcontrolname formgroupname ngmodel ngmodeloptions ngform".split()
)
"""What Angular's forms are told: left as it is written."""
_DIRECTIVES = re.compile(
    r"ng(?:If|For\w*|Switch\w*|Class|Style|TemplateOutlet\w*|Content\w*|ComponentOutlet\w*)|cdk\w+|mat\w+|routerLink\w+|queryParams|fragment"
)
CONTENT = ("[innerHTML]", "[innerHtml]", "[textContent]", "[innerText]")


class AttributeWriter:
    """Writes the attributes of the elements of one template."""

    def __init__(
        self, out: Out, expressions: AngularExpressions, definition: Definition | None, handlers: Handlers
    ) -> None:
        self.out = out
        self.text = out.source.text
        self.expressions = expressions
        self.definition = definition
        self.handlers = handlers

    def attributes(self, one: Markup, component: Definition | None) -> None:
        """Write what an element has, that of a component included."""
        host = component.host if component is not None else {}
        removed = {_plain(name) for name, value in host.items() if value.strip() in ("null", "undefined")}
        self._classes(one, host)
        for attribute in one.attributes:
            if _plain(attribute.name) not in removed:
                self._attribute(attribute, one, component)
        own = {_plain(attribute.name) for attribute in one.attributes}
        for name, value in host.items():
            if name != "class" and _plain(name) not in own | removed:
                self._of_host(name, value, one)

    def _classes(self, one: Markup, host: dict[str, str]) -> None:
        written = one.attribute("class")
        bound = [
            each for each in one.attributes if each.name in ("[class]", "[ngClass]") or each.name.startswith("[class.")
        ]
        at = written or next(iter(bound), None)
        more = f" {host['class']}" if "class" in host else ""
        if at is None and not more:
            return
        if written is not None and not bound and not more:
            self.out.put(" ", written.start, written.start)
            self.out.copy(written.start, written.end)
            return
        start, end = (at.start, at.end) if at is not None else (one.start, one.open_end)
        words = (written.value or "") if written is not None else ""
        self.out.put(f' class="{words}{more}{"".join(map(self._class, bound))}"', start, end)

    def _class(self, bound: Attribute) -> str:
        if bound.name.startswith("[class."):
            return f"{{% if {self.expression(bound)} %}} {bound.name[7:-1]}{{% endif %}}"
        node = parsed_expression(unescape(bound.value or ""), "ts")
        return classes(node, self.expressions) if node is not None else " {{ unknown }}"

    def _attribute(self, attribute: Attribute, one: Markup, component: Definition | None) -> None:
        name, start, end = attribute.name, attribute.start, attribute.end
        if name == "class" or name.startswith(("#", "*", "[class", "i18n", "@", "[@", "(@")) or name == "[ngClass]":
            return
        if name.startswith(("(", "on-")):
            self._event(attribute)
        elif (match := _BOUND.fullmatch(name)) is not None:
            is_taken = component is not None and not name.startswith("[attr.") and match[1] in component.inputs
            if not is_taken:
                self._bound(match[1] or match[2], attribute, one, component)
        elif name == "routerLink":
            self.out.put(f' href="{attribute.value or ""}"', start, end)
        elif "{{" in (attribute.value or ""):
            self.out.put(f" {name}=", start, attribute.value_start)
            self.out.put(f'"{self._mixed(attribute.value or "")}"', attribute.value_start, end)
        elif not _DIRECTIVES.fullmatch(name):
            self.out.put(" ", start, start)
            self.out.copy(start, end)
            if name == "formControlName":
                self._first_of_form(attribute, one)

    def _mixed(self, value: str) -> str:
        return re.sub(
            r"\{\{((?:(?!\{\{).)*?)\}\}",
            lambda found: f"{{{{ {self.expressions.written(unescape(found[1]))} }}}}",
            value,
            flags=re.S,
        )

    def _bound(self, name: str, attribute: Attribute, one: Markup, component: Definition | None) -> None:
        start, end = attribute.start, attribute.end
        if _DIRECTIVES.fullmatch(name) or attribute.name in CONTENT:
            return
        if name.lower() in _FORMS:
            self.out.put(" ", start, start)
            self.out.copy(start, end)
            self._first(attribute, one)
        elif name.startswith("style"):
            self._style(name, attribute)
        elif name == "checked":
            held = self._at_first(attribute.value or "")
            self.out.put(f' {{{{ attributes({{"checked": {held or self.expression(attribute)} }}) }}}}', start, end)
        else:
            html = _ARIA.sub("aria-", _PROPERTIES.get(name.lower(), name)).lower()
            is_property = component is not None or "-" in one.name
            if html and (attribute.name.startswith("[attr.") or not is_property or html == "id"):
                self.out.put(f" {{{{ attributes({{{quoted(html)}: {self.expression(attribute)} }}) }}}}", start, end)

    def _style(self, name: str, attribute: Attribute) -> None:
        if name.startswith("style."):
            word, _, unit = name[6:].partition(".")
            written = f'"{word}: " ~ {self.expression(attribute)} ~ "{unit};"'
        else:
            written = style(parsed_expression(unescape(attribute.value or ""), "ts"), self.expressions)
        self.out.put(f' {{{{ attributes({{"style": {written} }}) }}}}', attribute.start, attribute.end)

    def _event(self, attribute: Attribute) -> None:
        event, *modifiers = attribute.name.removeprefix("on-").strip("()").split(".")
        code = unescape(attribute.value or "").replace("$event", "event")
        if event == "ngSubmit":
            event, modifiers = "submit", ["prevent"]
        written = self.handlers.code_of(event.lower(), code, tuple(modifiers))
        self.out.put(event_attribute(event.lower(), written), attribute.start, attribute.end)

    def _first(self, attribute: Attribute, one: Markup) -> None:
        """What a field of a form holds at first: a ticked box, a chosen button."""
        self._shown_at_first(self._at_first(attribute.value or ""), attribute, one)

    def _first_of_form(self, attribute: Attribute, one: Markup) -> None:
        held = (self.definition.states if self.definition is not None else {}).get(f"form.{attribute.value}")
        self._shown_at_first(self.expressions.of(held) if held is not None else None, attribute, one)

    def _shown_at_first(self, held: str | None, attribute: Attribute, one: Markup) -> None:
        kind = one.attribute("type")
        if (
            held is None
            or kind is None
            or kind.value not in ("checkbox", "radio")
            or one.attribute("checked", "[checked]")
        ):
            return
        if kind.value == "radio":
            value = one.attribute("value")
            held = f"({held} == {quoted(value.value or '')})" if value is not None else "none"
        self.out.put(f' {{{{ attributes({{"checked": {held} }}) }}}}', attribute.start, attribute.end)

    def _at_first(self, code: str) -> str | None:
        name = code.strip().removesuffix("()").removeprefix("this.")
        held = (self.definition.states if self.definition is not None else {}).get(name)
        return self.expressions.of(held) if held is not None else None

    def _of_host(self, name: str, value: str, one: Markup) -> None:
        """Write what a component puts on its element, whose names are its own: only what is written there is known."""
        match = _BOUND.fullmatch(name)
        if name.startswith("("):
            self.out.put(
                event_attribute(name.strip("()").partition(".")[0].lower(), value.replace("$event", "event")),
                one.start,
                one.open_end,
            )
        elif match is None:
            self.out.put(f' {name}="{value}"', one.start, one.open_end)
        elif not match[1].startswith(("class", "style")):
            held = value[1:-1] if re.fullmatch(r"'[^'\"]*'", value) else "{{ unknown }}"
            html = _ARIA.sub("aria-", match[1]).lower()
            boolean = f" {{% if unknown %}}{html}{{% endif %}}"
            self.out.put(boolean if html in BOOLEANS else f' {html}="{held}"', one.start, one.open_end)

    def given(self, one: Markup, component: Definition) -> Iterator[str]:
        """Yield what a component is given, as items of a table."""
        for attribute in one.attributes:
            if (asked := _OWN_EVENT.fullmatch(attribute.name)) is not None:
                yield f"{quoted('on' + asked[1])}: true"
            match = _BOUND.fullmatch(attribute.name)
            name = match[1] or match[2] if match is not None else attribute.name
            if attribute.name.startswith("[attr.") or not (
                name in component.inputs or _is_misspelt(name, one, component)
            ):
                continue
            value = attribute.value
            if match is not None:
                yield f"{quoted(name)}: {self.expression(attribute)}"
            elif value is not None and "{{" in value:
                yield f"{quoted(name)}: unknown"
            else:
                yield f"{quoted(name)}: {quoted(unescape(value or ''))}"

    def expression(self, attribute: Attribute) -> str:
        """Return the expression that is the value of an attribute."""
        return self.expressions.written(unescape(attribute.value or ""))


_OWN_EVENT = re.compile(r"(?:\(|on-)(?!ng|cdk|mat)([A-Za-z]\w*)\)?")
"""An event, but for those that directives of libraries tell."""


def _is_misspelt(name: str, one: Markup, component: Definition) -> bool:
    """Whether an attribute is nearly the name of what a component takes and is not given."""
    left = [each for each in component.inputs if one.attribute(each, f"[{each}]") is None]
    return name.isalpha() and bool(get_close_matches(name, left, 1, 0.8))


def _plain(name: str) -> str:
    """The name of an attribute of HTML, however it is bound."""
    match = _BOUND.fullmatch(name)
    return (match[1] or match[2]).lower() if match is not None else name
