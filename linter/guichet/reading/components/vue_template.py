"""The template of a Vue component, written in the language of templates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.markup import unescape
from guichet.core.numbers import count
from guichet.reading.components.expressions import name_of, part_taken, quoted, unknown
from guichet.reading.components.markup import Attribute, Markup
from guichet.reading.components.names import HTML, kebab, pascal
from guichet.reading.components.vue_attributes import LINKS, AttributeWriter
from guichet.reading.templates.html_context import VOID

_PRINTED = re.compile(r"\{\{((?:[^{]|\{(?!\{))*?)\}\}", re.S)
_FOR = re.compile(r"^\s*(?:\((?P<several>.*)\)|(?P<one>[\w$]+|\{.*\}|\[.*\]))\s+(?:in|of)\s+(?P<items>.+)$", re.S)
_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_NUMBER = re.compile(r"\s*([0-9]{1,2})\s*")
_TRANSPARENT = frozenset(
    "template transition transition-group keep-alive teleport suspense client-only fragment lazy-teleport".split()
)
_TESTS = {"v-if": "if", "v-else-if": "elif", "v-else": "else"}


class TemplateWriter(AttributeWriter):
    """Writes the template of one component."""

    def write(self, template: Markup) -> None:
        """Write what a template shows; its one root takes what the component is given and does not name."""
        roots = [one for one in template.elements() if not one.attribute("v-else", "v-else-if")]
        alone = roots[0] if len(roots) == 1 and self.script.inherits else None
        self.has_heir = alone is not None
        self.is_plain = alone is None or all(self._is_element(one) for one in template.elements())
        self._children(template, alone)

    # What holds

    def _children(self, around: Markup, heir: Markup | None = None) -> None:
        is_open = False
        for one in around.children:
            test = one.attribute(*_TESTS)
            goes_on = test is not None and test.name != "v-if"
            if is_open and not goes_on and not self._is_between(one, around):
                self.out.put("{% endif %}", one.start, one.start)
                is_open = False
            if not one.name:
                if not is_open:
                    self._text(one)
                continue
            if test is not None and (is_open or not goes_on):
                self._test(test)
                is_open = True
            self._repeated(one, is_heir=heir is not None and (one is heir or goes_on))
        if is_open:
            self.out.put("{% endif %}", around.content_end, around.content_end)

    def _is_between(self, one: Markup, around: Markup) -> bool:
        """Whether it is white space between an element and the one that is shown otherwise."""
        if one.name or self.text[one.start : one.end].strip():
            return False
        after = next((other for other in around.elements() if other.start >= one.end), None)
        return after is not None and after.attribute("v-else", "v-else-if") is not None

    def _test(self, test: Attribute) -> None:
        tag = _TESTS[test.name]
        condition = f" {self.expression(test)}" if tag != "else" else ""
        self.out.put(f"{{% {tag}{condition} %}}", test.start, test.end)

    def _text(self, one: Markup) -> None:
        pos = one.start
        for found in _PRINTED.finditer(self.text, one.start, one.end):
            self.out.copy(pos, found.start())
            self.out.put(f"{{{{ ({self.expressions.written(found[1])})|e }}}}", found.start(), found.end())
            pos = found.end()
        self.out.copy(pos, one.end)

    def _repeated(self, one: Markup, *, is_heir: bool) -> None:
        turns = one.attribute("v-for")
        match = _FOR.match(unescape(turns.value or "")) if turns is not None else None
        if turns is None or match is None:
            self._element(one, is_heir=is_heir)
            return
        self.out.put("".join(self._turns(match)), turns.start, turns.end)
        self._element(one, is_heir=is_heir)
        self.out.put("{% endfor %}", one.end, one.end)

    def _turns(self, match: re.Match[str]) -> Iterator[str]:
        number = _NUMBER.fullmatch(match["items"])
        items = str(list(range(1, count(number[1]) + 1))) if number else self.expressions.written(match["items"])
        taken = (match["several"] or match["one"]).strip()
        held = _WORD.findall(taken[: taken.find("}") + 1]) if taken[:1] == "{" else []
        rest = taken[taken.find("}") + 1 :] if held else taken
        names = _WORD.findall(rest)
        item = unknown(taken) if held or taken[:1] == "[" else name_of(names.pop(0)) if names else unknown(taken)
        yield f"{{% for {item} in {items} %}}"
        for name in held:
            yield f"{{% set {name_of(name)} = {part_taken(name, item, taken, held)} %}}"
        for name in names[:-1] if len(names) > 1 else ():
            yield f"{{% set {name_of(name)} = unknown %}}"
        if names:
            yield f"{{% set {name_of(names[-1])} = loop.index0 %}}"

    # Elements

    def _element(self, one: Markup, *, is_heir: bool) -> None:
        name, written = one.name, kebab(one.name)
        if written == "slot":
            self._slot(one)
        elif written in _TRANSPARENT or (written in LINKS and one.attribute("custom")):
            self._children(one)
        elif pascal(name) in self.imports or self._is_registered(name):
            self._use(one, pascal(name), is_heir=is_heir)
        elif name in HTML or (name.islower() and "-" not in name and name != "component"):
            self._native(one, name, is_heir=is_heir)
        elif written in LINKS:
            self._native(one, "a", is_heir=is_heir)
        elif written == "component":
            self._named_later(one, is_heir=is_heir)
        else:
            self._use(one, pascal(name), is_heir=is_heir)

    def _is_element(self, one: Markup) -> bool:
        """Whether it is an element of HTML: a component would tell more than its own."""
        return one.name in HTML and pascal(one.name) not in self.imports

    def _is_registered(self, name: str) -> bool:
        """Whether a component that nobody imports bears a name: what is found is an import from here on."""
        owner = self.registered(pascal(name)) if name not in HTML else None
        if owner is not None:
            self.imports[pascal(name)] = owner
        return owner is not None

    def _named_later(self, one: Markup, *, is_heir: bool) -> None:
        named = one.attribute(":is", "v-bind:is", "is")
        component = pascal((named.value or "").strip("'\"")) if named is not None else "Unknown"
        if named is None or component in self.imports:
            self._use(one, component, is_heir=is_heir)
        elif named.name == "is" or re.fullmatch(r"'[a-z][a-z0-9]*'", named.value or ""):
            self._native(one, (named.value or "div").strip("'"), is_heir=is_heir)
        else:
            self._native(one, f"{{{{ {self.expression(named)} }}}}", is_heir=is_heir)

    def _native(self, one: Markup, name: str, *, is_heir: bool) -> None:
        self.out.put(f"<{name}", one.start, one.start + 1 + len(one.name))
        self.class_of(one, ' {{ attrs["class"] }}' if is_heir else "")
        if is_heir:
            is_merged = one.attribute("class", ":class", "v-bind:class") is not None
            given = '**attrs, "class": none' if is_merged else "**attrs"
            self.out.put(f" {{{{ attributes({{{given} }}) }}}}", one.start, one.open_end)
        for attribute in one.attributes:
            self.attribute(attribute, one)
        self.out.put(f" {self.mark}>" if self.mark else ">", one.open_end - 1, one.open_end)
        if name in VOID:
            return
        filled = one.attribute("v-html", "v-text", ":innerHTML", ":textContent")
        if filled is not None:
            ending = "safe" if "html" in filled.name.lower() else "e"
            self.out.put(f"{{{{ ({self.expression(filled)})|{ending} }}}}", filled.start, filled.end)
        elif one.name == "textarea" and (model := one.attribute("v-model")) is not None:
            self.out.put(f"{{{{ ({self.expression(model)})|e }}}}", model.start, model.end)
        else:
            self._children(one)
        if one.end > one.content_end or one.children or filled is not None or self.text[one.open_end - 2] == "/":
            self.out.put(f"</{name}>", one.content_end, one.end)

    # Components

    def _use(self, one: Markup, name: str, *, is_heir: bool) -> None:
        given = ["**attrs"] if is_heir else []
        given += [written for attribute in one.attributes if (written := self.given(attribute, one))]
        given += self.class_given(one, is_heir=is_heir)
        self.out.put(f"{{% call {name}({{{', '.join(given)} }}) %}}", one.start, one.open_end)
        filled = _slot_filled(one)
        if filled is not None:
            self._fill(one, filled)
        else:
            fills = [child for child in one.children if child.name == "template" and _slot_filled(child)]
            for child in fills:
                self._fill(child, _slot_filled(child))
            older = [child for child in one.elements() if child.attribute("slot")]
            for child in older:
                self._fill_as_before(child, child.attribute("slot"))
            fills += older
            rest = Markup("", one.start, one.open_end, one.content_end, one.end)
            rest.children = [child for child in one.children if all(child is not other for other in fills)]
            self._children(rest)
        self.out.put("{% endcall %}", one.content_end, one.end)

    def _fill(self, one: Markup, filled: Attribute | None) -> None:
        assert filled is not None
        name = filled.name.removeprefix("v-slot").lstrip("#:") or "default"
        test = one.attribute("v-if", "v-else-if") if one.name == "template" else None
        names = " ".join(name_of(word) for word in _WORD.findall(filled.value or ""))
        self.out.put(f"{{% fill {quoted(name)} {names} %}}", one.start, one.open_end)
        if test is not None:
            self.out.put(f"{{% if {self.expression(test)} %}}", test.start, test.end)
        self._children(one)
        self.out.put(f"{'{% endif %}' if test is not None else ''}{{% endfill %}}", one.content_end, one.end)

    def _fill_as_before(self, one: Markup, named: Attribute | None) -> None:
        """What Vue 2 puts in a slot: an element that names it."""
        assert named is not None
        scope = one.attribute("slot-scope", "scope")
        names = " ".join(name_of(word) for word in _WORD.findall(scope.value or "")) if scope is not None else ""
        self.out.put(f"{{% fill {quoted(named.value or 'default')} {names} %}}", one.start, one.start)
        self._repeated(one, is_heir=False)
        self.out.put("{% endfill %}", one.end, one.end)

    def _slot(self, one: Markup) -> None:
        named = one.attribute("name")
        name = (named.value or "default") if named is not None else "default"
        if one.attribute(":name", "v-bind:name"):
            self.out.put("{{ slots.any() }}", one.start, one.end)
            return
        self.out.put(f"{{% if slots[{quoted(name)}] %}}{{{{ slot({quoted(name)}) }}}}", one.start, one.open_end)
        if one.children:
            self.out.put("{% else %}", one.open_end, one.open_end)
            self._children(one)
        self.out.put("{% endif %}", one.content_end, one.end)


def _slot_filled(one: Markup) -> Attribute | None:
    return next((each for each in one.attributes if each.name.startswith(("#", "v-slot"))), None)
