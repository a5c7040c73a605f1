"""What forms ask of people: fields of Django, WTForms, DRF, pydantic and HTML, read the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from astroid import nodes

from guichet.core.memo import cached_property, keyed_memo
from guichet.core.words import listed
from guichet.done.people.extras import extras_of
from guichet.done.people.field_classes import MIXED_IN, is_field, is_required_unless_told
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import _regexes, choices_of, items_of, resolved, text_of, value_of, words_of
from guichet.reading.python.module import PythonModule, dotted


@dataclass(frozen=True)
class Field:
    """One field of a class: `kind` is the framework's word ("CharField", "str"); `required` what an empty answer meets."""

    name: str
    kind: str
    origin: str
    """model, form, serializer, wtforms, pydantic or marshmallow."""
    required: bool
    label: str
    node: nodes.NodeNG
    call: nodes.Call | None
    options: Mapping[str, nodes.NodeNG]
    owner: nodes.ClassDef
    made_in: PythonModule | None = None
    """The module of the function that makes it, where it is not that of its class."""

    @property
    def is_of_form(self) -> bool:
        """Whether people fill it in a page."""
        return self.origin in ("form", "wtforms")

    @property
    def is_hidden(self) -> bool:
        """Whether its page shows nothing of it: nobody types there."""
        return "widget" in self.options and "HiddenInput" in dotted(self.options["widget"])

    @property
    def target(self) -> nodes.NodeNG:
        """The field's name, where it is written."""
        node = self.node
        return node.targets[0] if isinstance(node, nodes.Assign) else node.target

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the field's name, in lower case, without accents."""
        return words_of(self.name)

    def number(self, option: str) -> int | None:
        """Return a numeric option, through a constant of the module."""
        value = value_of(self.options.get(option))
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    @cached_property
    def choices(self) -> list[tuple[object, str]] | None:
        """The (value, label) pairs offered, through constants and enumerations of the module; None when not known."""
        return choices_of(self.options.get("choices"))

    @cached_property
    def patterns(self) -> list[tuple[str, nodes.NodeNG]]:
        """The regular expressions that the answer must match, with the node that holds each."""
        found: list[tuple[str, nodes.NodeNG]] = []
        for option in ("regex", "pattern"):
            if option in self.options:
                found.extend(_regexes(self.options[option]))
        for validator in self.validators:
            if isinstance(validator, nodes.Call) and dotted(validator).rpartition(".")[2] in (
                "RegexValidator",
                "Regexp",
            ):
                found.extend(_regexes(validator))
        if self.call is not None and self.kind == "RegexField" and self.call.args:
            found.extend(_regexes(self.call.args[0]))
        return found

    @cached_property
    def validators(self) -> list[nodes.NodeNG]:
        """The validators, names resolved in the module."""
        return [resolved(item) for item in items_of(self.options.get("validators"))]


_FORM = re.compile(r"Form$|FormMixin$|^Form\b")
_WTFORMS = frozenset("StringField TextAreaField SelectField RadioField EmailField TelField DateField IntegerField FileField "
                     "PasswordField BooleanField SelectMultipleField DecimalField MultipleFileField URLField SearchField".split())  # fmt: skip
_OF_FORMS = re.compile(r"^(?:django\.)?forms\.\w+Field$")
_DATACLASS = re.compile(r"(?:^|\.)(?:dataclass|define|attrs|s)$")
_COLUMN = re.compile(r"(?:^|\.)(?:mapped_column|Column)$")
_ONLY_READ = frozenset({"SerializerMethodField", "ReadOnlyField", "StringRelatedField", "HyperlinkedIdentityField"})
"""Fields of DRF that answer and never ask, as those of graphene do."""
_WRITES = frozenset({"DataRequired", "InputRequired"})


def fields_of(owner: nodes.ClassDef, module: PythonModule, taken_as: str = "") -> list[Field]:
    """Return the fields that a class declares, in order; none when it is not a form, a model or a schema, nor taken in by one (`taken_as`)."""
    origin = declared_as(owner, module) or (taken_as if taken_as in MIXED_IN else "")
    if not origin:
        return []
    own = [field for statement in owner.body if (field := field_in(statement, owner, origin, of=module)) is not None]
    if origin == "form":
        return [*own, *_made_by_functions(owner, module, origin)]
    return [*own, *_of_extras(owner, {one.name for one in own})] if origin == "serializer" else own


def _of_extras(owner: nodes.ClassDef, known: set[str]) -> Iterator[Field]:
    """The fields that a serializer takes from its model, and of which it says more."""
    for name, line, options in extras_of(owner):
        if name not in known and value_of(options.get("read_only")) is not True:
            required = value_of(options.get("required")) is True
            label = text_of(options.get("label"))
            yield Field(name, "CharField", "serializer", required, label, line, None, options, owner)


def _made_by_functions(owner: nodes.ClassDef, module: PythonModule, origin: str) -> Iterator[Field]:
    """The fields that a function makes, here or in another module: `email = email_field()`."""
    for statement in owner.body:
        call = statement.value if isinstance(statement, nodes.Assign) else None
        if isinstance(call, nodes.Call) and isinstance(call.func, nodes.Name) and not call.func.name.endswith("Field"):
            for one in definitions(module.modules).of(call.func, module):
                returned = (
                    list(one.node.nodes_of_class(nodes.Return)) if isinstance(one.node, nodes.FunctionDef) else []
                )
                made = returned[0].value if len(returned) == 1 else None
                if made is not None and (field := field_in(statement, owner, origin, made)) is not None:
                    told = {each.arg: value_of(each.value) for each in call.keywords}.get("required", field.required)
                    yield replace(field, required=field.required and told is not False, made_in=one.module)


def declared_as(owner: nodes.ClassDef, module: PythonModule) -> str:
    """Return what sort of class it is ("form", "model"), by its bases, then by theirs, in whatever module they are; "" for none."""
    lineage = definitions(module.modules).lineage(owner, module)
    return next((origin for one in lineage if (origin := _origin_of(one.node, one.module))), "")


@keyed_memo
def _origin_of(owner: nodes.ClassDef, module: PythonModule) -> str:
    bases = [dotted(base) for base in owner.bases]
    marks = owner.decorators.nodes if owner.decorators else ()
    if any(_DATACLASS.search(dotted(mark)) for mark in marks):
        return "dataclass"
    names = [base.rpartition(".")[2] for base in bases]
    if any(name.endswith(("Factory", "TestCase")) for name in names):
        return ""
    if any(name.endswith("Schema") for name in names) and "marshmallow" in module.source.text:
        return "marshmallow"
    if any(name in ("BaseModel", "SQLModel", "Schema") for name in names) and not _keeps_in_django(module.source.text):
        return "pydantic"
    if any("Serializer" in name for name in names):
        return "serializer"
    text = module.source.text
    if any(_FORM.search(name) for name in names):
        return "wtforms" if "wtforms" in text else "form"
    if any(
        name.endswith(("Model", "AbstractUser", "AbstractBaseUser", "User", "Mixin")) or "." in base
        for name, base in zip(names, bases, strict=True)
    ):
        return "model" if "models." in text or "django.db" in text else ""
    if names and "django" in text and any(_is_field_of_forms(one) for one in owner.body):
        return "form"
    if "sqlalchemy" in text.lower() and ("mapped_column(" in text or "Column(" in text):
        return "table"
    return "model" if names and "models." in text and "django.db" in text else ""


def _is_field_of_forms(statement: nodes.NodeNG) -> bool:
    """Whether a statement declares a field that only a form has: what it is built on may be called anything."""
    value = getattr(statement, "value", None)
    return isinstance(value, nodes.Call) and bool(_OF_FORMS.match(dotted(value)))


def _keeps_in_django(text: str) -> bool:
    """Whether a module has Django models and nothing of pydantic: its `BaseModel` is one of them."""
    return "django.db" in text and not re.search(r"pydantic|sqlmodel|ninja", text)


def field_in(
    statement: nodes.NodeNG, owner: nodes.ClassDef, origin: str, made: nodes.NodeNG | None = None, put: str = "", of: PythonModule | None = None
) -> Field | None:  # fmt: skip
    """Return the field that a statement of a class declares, or puts in by a name, of a class that module `of` knows; None for none."""
    if isinstance(statement, nodes.AnnAssign) and isinstance(statement.target, nodes.AssignName):
        if isinstance(statement.value, nodes.Call) and _COLUMN.search(dotted(statement.value)):
            return _column(statement, statement.value, owner)
        if origin in ("pydantic", "dataclass"):
            return replace(_annotated(statement, owner), origin=origin)
        target = statement.target
    else:
        target = statement.targets[0] if isinstance(statement, nodes.Assign) else None
    if target is None or not (put or isinstance(target, nodes.AssignName)):
        return None
    call = made if made is not None else statement.value
    if not isinstance(call, nodes.Call):
        return None
    path = dotted(call)
    if _COLUMN.search(path):
        return _column(statement, call, owner)
    kind = path.rpartition(".")[2]
    own = of if origin in ("form", "wtforms") else None
    if not (kind.endswith("Field") or kind in _WTFORMS or origin == "marshmallow" or is_field(call, of, origin)):
        return None
    if kind in _ONLY_READ or path.startswith("graphene."):
        return None
    if path.startswith("models."):
        origin = "model"
    elif path.startswith(("forms.", "serializers.")):
        origin = path.partition(".")[0].rstrip("s")
    options = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    if origin == "wtforms":
        for position, name in enumerate(("label", "validators")):
            if position < len(call.args):
                options.setdefault(name, call.args[position])
    label_node = options.get("label") or options.get("verbose_name")
    if label_node is None and origin == "model" and call.args:
        label_node = call.args[0]
    name = put or target.name
    told = None if {"required", "validators"} & options.keys() else is_required_unless_told(call, own)
    required = _required(origin, options) if told is None else told
    return Field(name, kind, origin, required, text_of(label_node), statement, call, options, owner)


def _column(statement: nodes.NodeNG, call: nodes.Call, owner: nodes.ClassDef) -> Field:
    """A column of SQLAlchemy: what a table wants is not yet asked of anyone."""
    target = statement.targets[0] if isinstance(statement, nodes.Assign) else statement.target
    kind = next((dotted(one).rpartition(".")[2] for one in call.args), "")
    options = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    return Field(target.as_string(), kind, "table", False, "", statement, call, options, owner)


def _required(origin: str, options: Mapping[str, nodes.NodeNG]) -> bool:
    if origin == "wtforms":
        names = {dotted(item).rpartition(".")[2] for item in items_of(options.get("validators"))}
        return bool(names & _WRITES)
    if origin == "model":
        return value_of(options.get("blank")) is not True and "default" not in options and not (
            {"auto_now", "auto_now_add"} & options.keys() or value_of(options.get("editable")) is False
        )  # fmt: skip
    if origin == "marshmallow":
        return value_of(options.get("required")) is True
    if value_of(options.get("required")) is False or value_of(options.get("disabled")) is True:
        return False
    if origin == "serializer":
        return not ({"default", "read_only"} & options.keys()) and value_of(options.get("allow_blank")) is not True
    return "widget" not in options or "HiddenInput" not in dotted(options["widget"])


def _annotated(statement: nodes.AnnAssign, owner: nodes.ClassDef) -> Field:
    annotation = statement.annotation.as_string()
    value = statement.value
    call = (
        value
        if isinstance(value, nodes.Call) and dotted(value).rpartition(".")[2] in ("Field", "Form", "Query")
        else None
    )
    options = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg} if call is not None else {}
    for node in statement.annotation.nodes_of_class(nodes.Call):
        if dotted(node).rpartition(".")[2] in ("Field", "StringConstraints", "constr"):
            options.update({keyword.arg: keyword.value for keyword in node.keywords if keyword.arg})
    optional = "Optional" in annotation or "None" in annotation
    default = value is not None and call is None
    if call is not None:
        first = call.args[0] if call.args else options.get("default")
        default = "default_factory" in options or (first is not None and getattr(first, "value", None) is not Ellipsis)
    label = text_of(options.get("title")) or text_of(options.get("description"))
    required = not optional and not default
    return Field(statement.target.name, annotation, "pydantic", required, label, statement, call, options, owner)


_OTHERS = "|".join(
    word.capitalize() for idea in ("any", "partners", "deliveries") for word in listed(f"organisations.{idea}")
)
_OTHER_OWNERS = re.compile(
    rf"{_OTHERS}|Organi[sz]|Association|Club|Federation|Mairie|Lieu|Venue|Place|Site|Compan|Partner|Partenaire|Agent|Staff|Admin|Employ|Bureau|Warehouse|Event|"
    r"Config|Setting|Reglage|Parametre|Conseiller|Guichet|Antenne|Smtp|Mailer|Newsletter|Server|Device|"
    r"Mailbox|^Contact$|Login|Connexion|Auth|Password|Invit|Speaker|Submission|Product|Store|Shop|Import|Filter|Search"
)


ACCOUNT = re.compile(r"^(?:Abstract|Base|Custom)?(?:User|Utilisateur|Account|Compte)(?:Model|Table|s)?$")
"""The names of the models that keep accounts."""


def is_persons(owner: nodes.ClassDef) -> bool:
    """Whether a form or model is about someone who uses the service for themselves, by its name and by what accounts hold."""
    return not _OTHER_OWNERS.search(owner.name) and not is_account_at_work(owner)


def is_account_at_work(owner: nodes.ClassDef) -> bool:
    """Whether a model keeps the accounts of people who come for their trade: it says for whom they work, or what they do."""
    return bool(ACCOUNT.search(owner.name)) and any(speaks_of(name, "fields.at_work") for name in owner.locals)
