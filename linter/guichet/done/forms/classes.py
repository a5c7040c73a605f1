"""Forms that a class declares: Django, WTForms, DRF, pydantic, marshmallow; models as far as people fill them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from astroid import nodes

from guichet.core.memo import cached_property, keyed_memo
from guichet.done.forms.beside import docs_beside, is_abstract
from guichet.done.forms.demands import demanded, freed
from guichet.done.forms.form import Asked, Form, Pattern, Sort, Use, places_of
from guichet.done.forms.judged import lengths_wanted, patterns_judged, room_of
from guichet.done.forms.known_beforehand import OPENS, is_by_invitation
from guichet.done.forms.made_for import forms_for, models_of, told_by
from guichet.done.forms.ticked import must_be_ticked
from guichet.done.forms.used_inside import is_used_inside
from guichet.done.forms.written import offered, patterns_in
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.people.field_classes import judges_of
from guichet.done.people.fields import Field, declared_as, fields_of, is_account_at_work, is_persons
from guichet.done.people.put_in import fields_put_in
from guichet.done.words import apart
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.literals import text_of, value_of
from guichet.reading.python.module import Modules, PythonModule, dotted
from guichet.reading.python.parts import assigned

_KINDS = (
    (Sort.DATE, re.compile(r"^(?:DateField|date|datetime\.date|PastDate)\b|\bdate\b(?!time)")),
    (Sort.FILE, re.compile(r"(?:File|Image)Field$|UploadFile|FileStorage")),
    (Sort.PASSWORD, re.compile(r"^PasswordField$|SecretStr")),
    (Sort.TICK, re.compile(r"^(?:Nullable)?Boolean(?:Field)?$|^bool\b|Literal\[True\]")),
    (Sort.LINK, re.compile(r"^(?:ForeignKey|OneToOneField|ManyToManyField|ModelChoiceField|PrimaryKeyRelatedField|\w*RelatedField)$")),
    (Sort.CHOICE, re.compile(r"Choice|^(?:Select|Radio)\w*Field$|Literal\[")),
)  # fmt: skip
_NOT_TYPED = frozenset({"GenericIPAddressField", "IPAddressField", "SubmitField", "HiddenField", "UUIDField"})
_ANSWERS = re.compile(r"(?:Out|Output|Response|Read|Receipt|Result|Public|Detail|Settings|Config|Event|Row|Record|View|Stats)$")  # fmt: skip
_BASE = re.compile(r"^(?:Avec|With|Base|Abstract)|(?:Base|Mixin)$")
_PLACE = re.compile(
    r"\b(?:lieu|structure|établissement|bureau|partenaire|entreprise|company|(?:an?|the|our) venue|venues|place where)\b",
    re.I,
)
_USES = {
    "pydantic": (r"(?<![\"'\w]):\s*(?:[\w.]+\[)*\s*[\"']?NAME\b", r"(?:response_model\s*=|->)\s*[\w.\[ |]*\bNAME\b"),
    "dataclass": (
        r"\bNAME\(\s*\*\*|(?s:\A(?=.*(?:fastapi|APIRouter|litestar|esmerald)).*?:\s*NAME\b[^\n]*\)\s*(?:->[^\n]*)?:[^\n]*\n)",
        r"$^",
    ),
    "table": (r"$^", r"$^"),
    "serializer": (
        r"\bNAME\([^)]{0,500}\bdata\s*=|serializer_class\s*=\s*NAME\b(?=[\s\S]*)|request\s*=\s*NAME\b",
        r"$^",
    ),
    "model": (r"\bmodel\s*=\s*(?:\w+\.)?NAME\b", r"$^"),
}
_WRITES = re.compile(r"Create\w*View|Create\w*Mixin|Update\w*View|ModelViewSet|UpdateModelMixin|def (?:post|create|put|patch)\b|\.save\(|ModelForm|modelform")  # fmt: skip


@lru_cache(maxsize=32)
def _writes(text: str) -> bool:
    """Whether a module keeps what it is sent: asked for each of the classes that it uses."""
    return _WRITES.search(text) is not None


@dataclass(eq=False)
class ClassForm(Form):
    """A form that a class declares: `origin` is the sort of class."""

    owner: nodes.ClassDef
    module: PythonModule
    origin: str

    @cached_property
    def use(self) -> Use:
        """Whether people fill it: known for forms; by who uses it for the rest."""
        if self.origin not in _USES:
            return Use.ASKED
        built = (self.owner.name, *_heirs(self.owner, self.module).split())
        named = f"(?:{'|'.join(map(re.escape, built))})"
        asks, prints = (re.compile(one.replace("NAME", named) if one != "$^" else one) for one in _USES[self.origin])
        users = [text for name in built for text in _users(name, self.module.modules)]
        free = self.origin in ("pydantic", "dataclass")
        if any((free or _writes(text)) and asks.search(text) for text in users):
            return Use.ASKED
        if self.origin == "serializer":
            own = set(self.owner.locals)
            writes = {"create", "update", "validate", "save"} & own or any(one.startswith("validate_") for one in own)
            return Use.ASKED if writes or self._judges_answers else Use.PRINTED
        if self.origin == "pydantic":
            gives = any(prints.search(text) for text in users) or _ANSWERS.search(self.owner.name)
            return Use.PRINTED if gives else Use.ASKED
        return Use.PRINTED if self.origin in ("dataclass", "table") else Use.UNKNOWN

    @cached_property
    def reaches_people(self) -> bool:
        """Whether someone of the public fills it in about themselves: it is not made by those alone who work there."""
        reaches = self.place.is_public and self.use is not Use.PRINTED and self.is_persons
        return reaches and not (self.origin == "form" and is_used_inside(self.owner, self.module))

    @cached_property
    def told(self) -> str:
        """What the class, those built on it and the functions that are given it say of themselves."""
        return "\n\n".join(docs_beside(self.owner, _heirs(self.owner, self.module).split(), self.module))

    @property
    def is_only_kept(self) -> bool:
        """Whether it is a model that no form is seen to be made for."""
        return self.origin == "model" and self.use is Use.UNKNOWN

    def shows(self, name: str) -> bool:
        """Whether a form that is made for a model asks for one of its fields; any other form asks for its own."""
        if self.origin != "model":
            return True
        made = re.compile(_USES["model"][0].replace("NAME", self.owner.name))
        quoted = re.compile(rf"[\"']{re.escape(name)}[\"']")
        forms = [text for text in _users(self.owner.name, self.module.modules) if made.search(text)]
        return any(
            ("exclude" in text and not quoted.search(text))
            or "__all__" in text
            or ("fields" in text and quoted.search(text))
            for text in forms
        )

    @property
    def opens_account(self) -> bool:
        """Whether it asks for a password, or is built on what frameworks and packages open accounts with."""
        return super().opens_account or any(OPENS.search(dotted(base)) for base in self.owner.bases)

    @property
    def _judges_answers(self) -> bool:
        """Whether a pattern judges what is written in one of its fields: what is only printed needs none."""
        return any(one.patterns or "RegexField" in one.kind for one in self.own)

    @cached_property
    def is_persons(self) -> bool:
        """Whether nothing tells of a company, a place or a setting, nor of those whom the service invites: its name, its fields, its own words."""
        return (
            (is_persons(self.owner) or any(one.speaks_of("identity.documents") for one in self.own if one.offered))
            and not (self.is_of_account and is_by_invitation(self.module.modules))
            and not any(is_account_at_work(one.node) for one in models_of(self.owner, self.module))
            and next(places_of(self.fields), None) is None
            and not _PLACE.search(_doc(self.owner)[:120])
        )


@keyed_memo
def _users(name: str, modules: Modules) -> list[str]:
    """The texts of the checked modules that bear a name."""
    project = modules.project
    users = (path for path in project.paths if path.endswith(".py") and project.holds(path, name))
    return [project.text(path) for path in users]


def acts_in(module: PythonModule) -> Iterator[Form]:
    """Yield the forms that the classes of a module declare."""
    for owner in module.walk(nodes.ClassDef):
        if fields_of(owner, module) and not is_abstract(owner):
            yield form_of(owner, module)


def form_of(owner: nodes.ClassDef, module: PythonModule) -> ClassForm:
    """Return the form that a class declares, by its own fields and those of its bases."""
    own = fields_of(owner, module)
    fields = [one for field in own if (one := asked_of(field, module, False)) is not None]
    made = forms_for(owner, module) if own and own[0].origin == "model" else ()
    wanted = {name for one in made for name in demanded(one)}
    fields = [replace(one, required=True) if one.name in wanted else one for one in fields]
    fields.extend(_put_in(owner, module) if own and own[0].origin == "form" else ())
    told = apart(" ".join(text for one in made for text in told_by(one)))
    return ClassForm(
        Kind.ASK, module.path, module.header_span(owner), place_of(owner, module), owner, module, own[0].origin if own else declared_as(owner, module),
        name=owner.name, fields=(*fields, *_inherited(owner, module)), around=f"{_around(owner, own)} {told}".strip(), title=f"{_doc(owner)} {module.path} {_heirs(owner, module)}",
    )  # fmt: skip


def _heirs(owner: nodes.ClassDef, module: PythonModule) -> str:
    """The names of the classes that are built on a class made to be built on."""
    if not _BASE.search(owner.name):
        return ""
    built = re.compile(rf"^class\s+(\w+)\([^)]*\b{re.escape(owner.name)}\b", re.M)
    return " ".join(name for text in _users(owner.name, module.modules) for name in built.findall(text))


def _inherited(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Asked]:
    origin = declared_as(owner, module)
    for one in definitions(module.modules).lineage(owner, module)[1:]:
        declared = fields_of(one.node, one.module, origin)
        speaks = bool(declared_as(one.node, one.module)) and not is_abstract(one.node)
        for field in declared:
            if field.name not in owner.locals:
                asked = asked_of(field, one.module, speaks)
                yield from () if asked is None else (asked,)
        yield from _put_in(one.node, one.module) if origin == "form" and not declared else ()


def _put_in(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Asked]:
    """What a form always puts in itself once it is made, besides what it declares."""
    for field in fields_put_in(owner) if ".fields[" in module.source.text else ():
        if isinstance(field.node.parent, nodes.FunctionDef):
            asked = asked_of(field, module, False)
            yield from () if asked is None else (asked,)


def asked_of(field: Field, module: PythonModule, inherited: bool) -> Asked | None:
    """Return what a field of a class asks; None when it is not typed in by people."""
    if field.kind in _NOT_TYPED:
        return None
    kind = next((sort for sort, pattern in _KINDS if pattern.search(field.kind)), Sort.TEXT)
    wanted = must_be_ticked(field, module, is_box=kind is Sort.TICK)
    kind = Sort.TICK if wanted else kind
    said_no = kind is Sort.TICK and not wanted and _may_say_no(field)
    required = wanted or (field.required and not said_no) or field.name in demanded(field.owner)
    required = required and field.name not in freed(field.owner)
    annotation = field.node.annotation if isinstance(field.node, nodes.AnnAssign) else None
    required = required and not _may_stay_empty(annotation, module)
    chosen = offered(field.options.get("choices") or annotation, field.made_in or module)
    if chosen is None and kind is Sort.CHOICE and field.call is not None and "choices" not in field.options:
        chosen = offered(field.call.args[0] if field.call.args else None, module)
    return Asked(
        field.name, field.label or _named_label(field, module), Sort.CHOICE if chosen and kind is Sort.TEXT else kind, required, module.path,
        module.span(field.target), chosen, tuple(_patterns(field, annotation, module)), inherited=inherited,
        kind=field.call.as_string().partition("label")[0] if field.call is not None else field.kind, room=room_of(field, module),
    )  # fmt: skip


def _may_say_no(field: Field) -> bool:
    """Whether what must be sent may be a no: `newsletter: bool`, and not `Literal[True]`."""
    return field.origin in ("pydantic", "dataclass", "serializer") and "True" not in field.kind


def _may_stay_empty(annotation: nodes.NodeNG | None, module: PythonModule) -> bool:
    """Whether a field holds a form of its own, which no text must be written in: `home: Home`, where all of it is optional."""
    if not isinstance(annotation, nodes.Name | nodes.Attribute):
        return False
    for one in definitions(module.modules).classes(annotation, module):
        held = [asked for field in fields_of(one.node, one.module) if (asked := asked_of(field, one.module, False))]
        if held:
            return not any(asked.required and asked.sort is Sort.TEXT for asked in held)
    return False


def _patterns(field: Field, annotation: nodes.NodeNG | None, module: PythonModule) -> Iterator[Pattern]:
    judges = [field.options[name] for name in ("validators", "regex", "pattern", "validate") if name in field.options]
    if field.call is not None and field.kind == "RegexField" and field.call.args:
        judges.append(field.call.args[0])
    home = field.made_in or module
    own = [Defined(node, home) for node in (*judges, *([annotation] if annotation is not None else ()))]
    for one in (*own, *judges_of(field.call, home)):
        for found in patterns_in(one.node, one.module):
            yield Pattern(found.node.value, found.module.path, found.module.span(found.node))
    yield from lengths_wanted(field, annotation, module)
    given = [field.options[name] for name in ("validators", "validate") if name in field.options]
    yield from patterns_judged(field, [*given, *([annotation] if annotation is not None else ())], module)


def _around(owner: nodes.ClassDef, fields: list[Field]) -> str:
    """What the class says of itself and what its fields say of themselves, the patterns that judge left out."""
    said = [_doc(owner)]
    for field in fields:
        for name, option in field.options.items():
            if name not in ("validators", "regex", "pattern"):
                said += [one.value for one in option.nodes_of_class(nodes.Const) if isinstance(one.value, str)]
    return apart(" ".join(said))


def _doc(owner: nodes.ClassDef) -> str:
    return str(owner.doc_node.value) if owner.doc_node is not None else ""


_LABELS = ("label", "verbose_name", "title", "description")


def _named_label(field: Field, module: PythonModule) -> str:
    """The label of a field when it is kept under a name, here or in a module of texts: `BooleanField(label=TERMS)`."""
    given = (field.options[name] for name in _LABELS if name in field.options)
    for one in given:
        for found in (
            definitions(module.modules).of(one, module) if isinstance(one, nodes.Name | nodes.Attribute) else ()
        ):
            if said := text_of(assigned(found.node)):
                return said
    return _told_of(field, module) if "Literal[True]" in field.node.as_string() else ""


def _told_of(field: Field, module: PythonModule) -> str:
    """What people are told of a field that they must tick, in a table of messages of a module that uses its class."""
    for path in (module.path, *definitions(module.modules).users(field.owner.name, module)):
        other = module.modules.parsed(path)
        for table in other.walk(nodes.Dict) if other is not None else ():
            for key, value in table.items:
                if value_of(key) == field.name and " " in (said := text_of(value)):
                    return said
    return ""
