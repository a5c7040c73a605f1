"""The fields of a project's form types (`$builder->add('name', SearchType::class, […])`), and what a page prints of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from guichet.core.memo import cached_property
from guichet.core.numbers import count
from guichet.reading.given.form_fields import as_markup, control
from guichet.reading.php.field_kinds import built_on
from guichet.reading.templates.site import Site
from guichet.reading.written.values import UNKNOWN, Expression, Mixed, Safe, Value, is_known, listed

PRINTS = frozenset({"form_row", "form_label", "form_widget", "form_help"})
"""The functions of templates that print a field, or a part of one."""
_ADD = re.compile(r"->add\(\s*'(\w+)'\s*(?:,\s*(?:\w+\\)*(\w+)Type::class\s*)?(?:,\s*(?=\[))?")
_MADE, _NAMED = re.compile(r"createForm\((\w+)::class"), re.compile(r"\b(\w+)::class")
_TYPES = {
    "Text": "text", "Search": "search", "Email": "email", "Password": "password", "Tel": "tel", "Url": "url",
    "Integer": "number", "Number": "text", "File": "file", "Checkbox": "checkbox", "Hidden": "hidden", "": "text",
    "Textarea": "textarea",
}  # fmt: skip
_DEFAULTS = re.compile(r"->setDefault(?:s\(\s*(?=\[)|\(\s*['\"](\w+)['\"]\s*,)")
_OPTION = re.compile(r"\[\s*['\"](\w+)['\"]\s*\]")
_TOKEN = re.compile(
    r"""\s*(?:(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\$]|\\.)*")|(?P<arrow>=>)|(?P<number>-?\d+)|(?P<word>[\\\w:>$-]+)|(?P<sign>[\[\](),.]))"""
)


@dataclass(frozen=True)
class Field:
    """One field of a form: what it is, and its options as far as they are written out."""

    name: str
    kind: str
    options: Mapping[str, Value] = field(default_factory=dict)
    form: Value = UNKNOWN
    """What the ids of the form's fields begin with."""


class FormTypes:
    """The form types of a project, each field by its name."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def sources(self) -> Sequence[str]:
        """The files that hold form types."""
        return [path for path in self._site.paths if path.endswith("Type.php") or self._makes_forms(path)]

    def _makes_forms(self, path: str) -> bool:
        return path.endswith(".php") and "->createForm(" in self._site.text(path)

    @cached_property
    def _fields(self) -> Mapping[str, Sequence[Field]]:
        found: dict[str, list[Field]] = defaultdict(list)
        for path in self.sources:
            text = self._site.text(path) if path.endswith("Type.php") else ""
            for match in _ADD.finditer(text):
                has_options = text.startswith("[", match.end())
                options = table_in(text, match.end(), partial(self._constant, path)) if has_options else {}
                kind, defaults = self._kind(match[2] or "")
                known = {**defaults, **options} if isinstance(options, dict) else {"": UNKNOWN}
                found[match[1]].append(Field(match[1], kind, known, self._prefix(path)))
        return found

    def _kind(self, named: str) -> tuple[str, Mapping[str, Value]]:
        """What a kind of field is, and the options that the project's own class gives to all fields of its kind."""
        if named in _TYPES or not named:
            return _TYPES.get(named, ""), {}
        kind, classes = built_on(f"{named}Type", self._site)
        defaults: dict[str, Value] = {}
        for own in classes:
            for start in _DEFAULTS.finditer(own.text):
                said = table_in(own.text, start.end(), partial(self._constant, own.path))
                if start[1] or isinstance(said, dict):
                    defaults = {**({start[1]: said} if start[1] else said), **defaults}
        return _TYPES.get(kind.removesuffix("Type"), ""), defaults

    def _prefix(self, path: str) -> Value:
        """What the ids of a form begin with: the name of its type, where controllers make it by its type alone."""
        name = path.rpartition("/")[2].removesuffix(".php")
        made, named = self._classes
        is_alone = made[name] and made[name] == named[name]
        if not is_alone or "getBlockPrefix" in self._site.text(path):
            return UNKNOWN
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.removesuffix("Type")).lower()

    @cached_property
    def _classes(self) -> tuple[Counter[str], Counter[str]]:
        """How often code makes a form of each class, and how often it names each at all."""
        code = [self._site.text(one) for one in self._site.paths if one.endswith(".php")]
        made, named = (Counter(name for one in code for name in asked.findall(one)) for asked in (_MADE, _NAMED))
        return made, named

    def _constant(self, path: str, word: str) -> Value:
        """What a constant of a class holds, or an option of the form by default: `Autofill::EMAIL`, `self::EMAIL`, `$options['news']`."""
        if word.startswith("$"):
            return self._by_default(path, word.partition("[")[2])
        owner, _, name = word.rpartition("\\")[2].partition("::")
        known = self._site.by_name.get(f"{owner}.php", ())
        home = path if owner in ("self", "static") else next(iter(known), None)
        written = rf"\bconst\s+(?:string\s+)?{re.escape(name)}\s*=\s*(?:'([^'\\]*)'|\"([^\"\\$]*)\"|(true|false))\s*;"
        found = re.search(written, self._site.text(home)) if home is not None else None
        if found is None:
            return UNKNOWN
        return found[3] == "true" if found[3] else found[1] or found[2] or ""

    def _by_default(self, path: str, option: str) -> Value:
        """What an option of a form is when nothing that makes the form gives it."""
        text, name = self._site.text(path), path.rpartition("/")[2].removesuffix(".php")
        written = rf"['\"]{re.escape(option)}['\"]\s*(?:=>|,)\s*(?:'([^'\\]*)'|(true|false))\s*[,)\]]"
        start = text.find("setDefault")
        found = re.compile(written).search(text, start) if start >= 0 else None
        if found is None or any(self._gives(one, name, option) for one in self._site.paths if one != path):
            return UNKNOWN
        return found[2] == "true" if found[2] else found[1]

    def _gives(self, path: str, name: str, option: str) -> bool:
        """Whether a file may make the form with an option of its own."""
        text = self._site.text(path) if path.endswith(".php") and self._site.holds(path, name) else ""
        return f"{name}::class" in text and bool(re.search(rf"['\"]{re.escape(option)}['\"]", text))

    @cached_property
    def _has_theme(self) -> bool:
        """Whether the project prints its fields in a way of its own."""
        return any(
            path.endswith(".twig")
            and re.search(r"\{%-?\s*block\s+\w*(?:form_row|form_label|_widget|_row)\b", self._site.text(path))
            for path in self._site.paths
        )

    def printed(self, function: str, places: Sequence[Value]) -> Value:
        """Return what a page prints of a field, UNKNOWN when the project has several of its name or that is not written out."""
        asked = re.fullmatch(r"[\w.]*\.(\w+)", places[0]) if places and isinstance(places[0], Expression) else None
        fields = self._fields.get(asked[1], ()) if asked else ()
        if len(fields) != 1 or self._has_theme or not fields[0].kind or "" in fields[0].options:
            return UNKNOWN
        more = places[1] if len(places) > 1 else {}
        return _shown(function, fields[0], more) if isinstance(more, dict) else UNKNOWN


def _shown(function: str, one: Field, more: Mapping[str, Value]) -> Value:
    options = {**one.options, **more}
    attr = options.get("attr", {})
    if not isinstance(attr, dict):
        return UNKNOWN
    own = attr.get("id", listed([_form(one), "_", one.name]))
    help_text = options.get("help")
    hint = (
        listed([Safe('<div class="help-text" id="'), own, '_help">', _said(help_text), "</div>"]) if help_text else ""
    )
    if function == "form_row" and help_text:
        attr = {"aria-describedby": listed([own, "_help"]), **attr}
    label = options.get("label")
    text: Value = one.name.replace("_", " ").capitalize() if label is None else label
    shown = (
        ""
        if label is False or one.kind == "hidden"
        else listed([Safe('<label for="'), own, '">', _said(text), "</label> "])
    )
    if one.kind == "checkbox" and options.get("data") is True:
        attr = {**attr, "checked": True}
    widget = control(one.kind, {"id": own, "name": listed([_form(one), f"[{one.name}]"]), **attr})
    alone = {"form_label": [shown], "form_widget": [widget], "form_help": [hint]}
    parts = alone.get(function, [shown, widget, hint])
    return as_markup(
        listed([piece for part in parts for piece in (part.parts if isinstance(part, Mixed) else (part,))])
    )


def _form(one: Field) -> Value:
    return Expression("form") if one.form is UNKNOWN else one.form


def _said(value: Value) -> Value:
    return Expression("label") if value is UNKNOWN or not is_known(value) or not isinstance(value, str) else value


def _nothing(_: str) -> Value:
    return UNKNOWN


def table_in(text: str, at: int, constant: Callable[[str], Value] = _nothing) -> Value:
    """Return the value that begins at a place of a text of PHP: a table, a list, a text, a number, true or false."""
    try:
        return _Values(text, at, constant).value()
    except RecursionError:
        return UNKNOWN


_WORDS = {"true": True, "false": False, "null": None}


class _Values:
    def __init__(self, text: str, at: int, constant: Callable[[str], Value]) -> None:
        self.text = text
        self.at = at
        self._constant = constant

    def next(self) -> re.Match[str] | None:
        match = _TOKEN.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
        return match

    def value(self) -> Value:
        match = self.next()
        if match is None:
            return UNKNOWN
        if match["sign"] == "[":
            return self._table()
        if match["text"]:
            return match["text"][1:-1].replace("\\'", "'").replace('\\"', '"')
        if match["number"]:
            return count(match["number"])
        word = match["word"] or ""
        option = _OPTION.match(self.text, self.at) if word.startswith("$") else None
        if option is not None:
            self.at = option.end()
            return self._constant(f"{word}[{option[1]}")
        is_constant = "::" in word and not word.endswith("::class")
        return self._constant(word) if is_constant else _WORDS.get(word.lower(), UNKNOWN)

    def _table(self) -> Value:
        keys: dict[str, Value] = {}
        items: list[Value] = []
        while True:
            before = self.at
            match = self.next()
            if match is None:
                return UNKNOWN
            if match["sign"] == "]":
                return keys if keys or not items else items
            self.at = before
            value = self.value()
            after = self.at
            match = self.next()
            if match is not None and match["arrow"]:
                keys[value if isinstance(value, str) else ""] = self._alone()
            elif match is not None and match["sign"] in (",", "]"):
                items.append(value)
                self.at = after
                self._skip_comma()
                continue
            else:
                return UNKNOWN
            self._skip_comma()

    def _alone(self) -> Value:
        """A value, unknown when more than it stands before the next comma."""
        value = self.value()
        depth = 0
        while (match := _TOKEN.match(self.text, self.at)) is not None:
            if not depth and match["sign"] in (",", "]"):
                return value
            depth += (match["sign"] in ("[", "(")) - (match["sign"] in ("]", ")"))
            value = UNKNOWN
            self.at = match.end()
        return UNKNOWN

    def _skip_comma(self) -> None:
        match = _TOKEN.match(self.text, self.at)
        if match is not None and match["sign"] == ",":
            self.at = match.end()
