"""Vue single-file components, translated into templates."""

from __future__ import annotations

import re
from html import unescape

from guichet.core.source import Source
from guichet.reading.components.expressions import Expressions, name_of, quoted, unknown
from guichet.reading.components.imports import WHOLE_FILE, components_imported
from guichet.reading.components.markup import Attribute, Markup, read
from guichet.reading.components.out import Out
from guichet.reading.components.vue_script import Script, read_script
from guichet.reading.templates.site import Site
from guichet.reading.written.translation import Component, Translation

_BLOCKS = frozenset({"script", "style", "i18n"})
_PRINTED = re.compile(r"\{\{(.*?)\}\}", re.S)
_FOR = re.compile(r"^\s*(?:\((?P<several>.*)\)|(?P<one>[\w$]+|\{.*\}|\[.*\]))\s+(?:in|of)\s+(?P<items>.+)$", re.S)
_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_TRANSPARENT = frozenset(
    "template transition transition-group keep-alive teleport suspense client-only fragment lazy-teleport".split()
)
_LINKS = frozenset({"router-link", "nuxt-link"})
_HTML = frozenset(
    "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col "
    "colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2 "
    "h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee menu meta "
    "meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search "
    "section select small source span strong style sub summary sup table tbody td textarea tfoot th thead time title tr "
    "track u ul var video wbr svg g path circle rect line polyline polygon ellipse text tspan defs use symbol mask pattern "
    "clippath lineargradient radialgradient stop filter image foreignobject desc title animate marker view math".split()
)


def translate(source: Source, site: Site) -> Translation:
    """Return a Vue component as a template."""
    root = read(source.text, 0, len(source.text), _BLOCKS)
    codes = [
        (source.text[one.open_end : one.content_end], _dialect(one)) for one in root.elements() if one.name == "script"
    ]
    dialect = "ts" if any(kind for _, kind in codes) else ""
    expressions = Expressions(
        {"$attrs": "attrs", "attrs": "attrs", "$slots": "slots", "slots": "slots", "$props": "props"},
        frozenset({"this", "props", "$props"}),
        dialect=dialect,
    )
    script, roots = read_script(codes, expressions)
    imports = {name: owner for one in roots for name, owner in components_imported(one, source.path, site).items()}
    for name, held in script.local.items():
        if held in imports:
            imports[name] = imports[held]
    out = Out(source)
    _Writer(out, script, {_pascal(name): owner for name, owner in imports.items()}).write(root)
    component = Component(WHOLE_FILE, 0, out.length, script.parameters)
    return Translation(
        Source(source.path, out.text, source.digest),
        pieces=tuple(out.pieces),
        components=(component,),
        imports={_pascal(name): owner for name, owner in imports.items()},
    )


def _dialect(script: Markup) -> str:
    lang = script.attribute("lang")
    return {"ts": "ts", "tsx": "tsx"}.get((lang.value or "") if lang else "", "")


def _pascal(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[-_.]", name) if part)


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


class _Writer:
    def __init__(self, out: Out, script: Script, imports: dict[str, tuple[str, str]]) -> None:
        self.out = out
        self.text = out.source.text
        self.script = script
        self.imports = imports
        self.expressions = script.expressions

    def write(self, root: Markup) -> None:
        for name, value in self.script.constants:
            self.out.put(f"{{% set {name} = {value} %}}", 0, 0)
        for one in root.elements():
            if one.name == "template" and not one.attribute("lang"):
                roots = [child for child in one.elements() if not child.attribute("v-else", "v-else-if")]
                alone = roots[0] if len(roots) == 1 and self.script.inherits else None
                self._children(one, alone)
            elif one.name == "style" and not one.attribute("lang", "module"):
                self.out.copy(one.start, one.end)

    # What holds

    def _children(self, around: Markup, heir: Markup | None = None) -> None:
        opened = False
        heirs = {id(heir)} if heir is not None else set()
        elements = [one for one in around.children if one.name]
        for one in around.children:
            if not one.name:
                if not (opened and self._follows(one, around) and not self.text[one.start : one.end].strip()):
                    if opened:
                        self._end_if(one.start)
                        opened = False
                    self._text(one)
                continue
            test = one.attribute("v-if", "v-else-if", "v-else")
            if opened and (test is None or test.name == "v-if"):
                self._end_if(one.start)
                opened = False
            if test is not None and (opened or test.name == "v-if"):
                tag = {"v-if": "if", "v-else-if": "elif", "v-else": "else"}[test.name]
                written = f" {self._expression(test)}" if tag != "else" else ""
                self.out.put(f"{{% {tag}{written} %}}", test.start, test.end)
                opened = True
            if heir is not None and test is not None and test.name != "v-if" and elements[0] is heir:
                heirs.add(id(one))
            self._repeated(one, is_heir=id(one) in heirs)
        if opened:
            self._end_if(around.content_end)

    def _end_if(self, at: int) -> None:
        self.out.put("{% endif %}", at, at)

    @staticmethod
    def _follows(text: Markup, around: Markup) -> bool:
        after = next((one for one in around.children if one.start >= text.end and one.name), None)
        return after is not None and after.attribute("v-else", "v-else-if") is not None

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
        names = _WORD.findall(match["several"] or match["one"])
        item = name_of(names[0]) if names and "{" not in match[0] and "[" not in match[0] else unknown(match[0])
        self.out.put(f"{{% for {item} in {self.expressions.written(match['items'])} %}}", turns.start, turns.end)
        for name in names[1:] if item == name_of(names[0]) else names:
            self.out.put(f"{{% set {name_of(name)} = unknown %}}", turns.start, turns.end)
        self._element(one, is_heir=is_heir)
        self.out.put("{% endfor %}", one.end, one.end)

    def _expression(self, attribute: Attribute) -> str:
        return self.expressions.written(unescape(attribute.value or ""))

    # Elements

    def _element(self, one: Markup, *, is_heir: bool) -> None:
        name = one.name
        kebab = _kebab(name)
        if kebab == "slot":
            self._slot(one)
        elif kebab in _TRANSPARENT:
            self._children(one)
        elif name in _HTML or (name.islower() and "-" not in name and _pascal(name) not in self.imports):
            self._native(one, name, is_heir=is_heir)
        elif kebab in _LINKS:
            self._native(one, "a", is_heir=is_heir)
        elif kebab == "component":
            self._named_later(one, is_heir=is_heir)
        else:
            self._use(one, _pascal(name), is_heir=is_heir)

    def _named_later(self, one: Markup, *, is_heir: bool) -> None:
        named = one.attribute(":is", "v-bind:is", "is")
        if named is None:
            self._use(one, "Unknown", is_heir=is_heir)
        elif named.name == "is":
            self._native(one, named.value or "div", is_heir=is_heir)
        elif _pascal(named.value or "") in self.imports:
            self._use(one, _pascal(named.value or ""), is_heir=is_heir)
        else:
            self._native(one, f"{{{{ {self._expression(named)} }}}}", is_heir=is_heir)

    def _native(self, one: Markup, name: str, *, is_heir: bool) -> None:
        self.out.put(f"<{name}", one.start, one.start + 1 + len(one.name))
        if is_heir:
            self._attributes_of_caller(one)
        else:
            self._class_of(one, "")
        for attribute in one.attributes:
            self._attribute(attribute, one)
        self.out.put(">", one.open_end - 1, one.open_end)
        filled = one.attribute("v-html", "v-text")
        if filled is not None:
            ending = "safe" if filled.name == "v-html" else "e"
            self.out.put(f"{{{{ ({self._expression(filled)})|{ending} }}}}", filled.start, filled.end)
        else:
            self._children(one)
        if one.end > one.content_end or one.children or filled is not None or self.text[one.open_end - 2] == "/":
            self.out.put(f"</{name}>", one.content_end, one.end)

    def _attributes_of_caller(self, one: Markup) -> None:
        self._class_of(one, " {{ attrs.class }}")
        self.out.put(" {{ attributes({**attrs}) }}", one.start, one.open_end)

    def _class_of(self, one: Markup, more: str) -> None:
        written = one.attribute("class")
        bound = one.attribute(":class", "v-bind:class")
        if written is None and bound is None:
            return
        dynamic = f" {{{{ {unknown(bound.value or '')} }}}}" if bound is not None else ""
        at = written or bound
        assert at is not None
        if written is not None and not dynamic and not more:
            self.out.put(" ", at.start, at.start)
            self.out.copy(at.start, at.end)
            return
        words = written.value if written is not None and written.value else ""
        self.out.put(f' class="{words}{dynamic}{more}"', at.start, at.end)

    def _attribute(self, attribute: Attribute, one: Markup) -> None:
        name, start, end = attribute.name, attribute.start, attribute.end
        if name in ("class", ":class", "v-bind:class"):
            return
        if name == "v-bind":
            self.out.put(f" {{{{ attributes({{**{self._expression(attribute)}}}) }}}}", start, end)
        elif name.startswith(("@", "v-on:")):
            self.out.put(f' {_event(name)}=""', start, end)
        elif name.startswith((":", "v-bind:")):
            bound = name.partition(":")[2].partition(".")[0]
            if bound in ("key", "is", "style"):
                return
            value = self._expression(attribute) if attribute.value is not None else name_of(bound)
            if bound.startswith("["):
                self.out.put(" {{ attributes() }}", start, end)
            else:
                self.out.put(f" {{{{ attributes({{{quoted(_kebab_attribute(bound))}: {value}}}) }}}}", start, end)
        elif not name.startswith(("v-", "#")) and name not in ("key", "ref", "is"):
            self.out.put(" ", start, start)
            self.out.copy(start, end)

    # Components

    def _use(self, one: Markup, name: str, *, is_heir: bool) -> None:
        given = ["**attrs"] if is_heir else []
        given += [written for attribute in one.attributes if (written := self._given(attribute))]
        self.out.put(f"{{% call {name}({{{', '.join(given)}}}) %}}", one.start, one.open_end)
        filled = one.attribute("v-slot") or next(
            (a for a in one.attributes if a.name.startswith(("#", "v-slot:"))), None
        )
        if filled is not None:
            self._fill(one, filled)
        else:
            self._slotted(one)
        self.out.put("{% endcall %}", one.content_end, one.end)

    def _slotted(self, one: Markup) -> None:
        for child in one.children:
            filled = next((a for a in child.attributes if a.name.startswith(("#", "v-slot"))), None)
            if child.name == "template" and filled is not None:
                self._fill(child, filled)
        rest = Markup("", one.start, one.open_end, one.content_end, one.end)
        rest.children = [
            child
            for child in one.children
            if not (child.name == "template" and any(a.name.startswith(("#", "v-slot")) for a in child.attributes))
        ]
        self._children(rest)

    def _fill(self, one: Markup, filled: Attribute) -> None:
        name = filled.name.removeprefix("v-slot").lstrip("#:") or "default"
        names = " ".join(name_of(word) for word in _WORD.findall(filled.value or ""))
        self.out.put(f"{{% fill {quoted(name)} {names} %}}", one.start, one.open_end)
        self._children(one)
        self.out.put("{% endfill %}", one.content_end, one.end)

    def _given(self, attribute: Attribute) -> str:
        name = attribute.name
        if name == "v-bind":
            return f"**{self._expression(attribute)}"
        if name.startswith(("@", "v-on:")):
            return f'{quoted(_event(name))}: ""'
        if name.startswith((":", "v-bind:")):
            bound = name.partition(":")[2].partition(".")[0]
            value = self._expression(attribute) if attribute.value is not None else name_of(bound)
            return f"{quoted(bound)}: {value}" if bound not in ("key", "is", "style", "ref") else ""
        if name == "v-model" or name.startswith(("v-model:", "v-model.")):
            return f"{quoted(name.partition(':')[2].partition('.')[0] or 'modelValue')}: {self._expression(attribute)}"
        if name.startswith(("v-", "#")) or name in ("key", "ref", "is"):
            return ""
        return f"{quoted(name)}: {quoted(unescape(attribute.value)) if attribute.value is not None else 'true'}"

    def _slot(self, one: Markup) -> None:
        named = one.attribute("name")
        name = named.value or "default" if named is not None else "default"
        if one.attribute(":name", "v-bind:name"):
            self.out.put('{{ slot("?") }}', one.start, one.end)
            return
        self.out.put(f"{{% if slots[{quoted(name)}] %}}{{{{ slot({quoted(name)}) }}}}", one.start, one.open_end)
        if one.children:
            self.out.put("{% else %}", one.open_end, one.open_end)
            self._children(one)
        self.out.put("{% endif %}", one.content_end, one.end)


def _event(name: str) -> str:
    return "on" + name.partition(":" if name.startswith("v-on:") else "@")[2].partition(".")[0].lower()


def _kebab_attribute(name: str) -> str:
    return {"htmlFor": "for", "className": "class", "innerHTML": "inner-html"}.get(name, name)
