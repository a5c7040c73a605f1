"""All that a form which a class declares asks for: its own fields, those of its bases, and those of its model that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from astroid import nodes

from guichet.core.memo import memo
from guichet.done.forms.classes import asked_of
from guichet.done.forms.demands import demanded, freed, sometimes
from guichet.done.forms.form import Asked
from guichet.done.people.fields import fields_of
from guichet.done.people.put_in import fields_put_in, puts_in_unnamed
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.literals import items_of, value_of
from guichet.reading.python.module import Modules, dotted
from guichet.reading.python.parts import assigned

_NO_FIELD = re.compile(
    r"^(?:\w*Base)?(?:Model|Flask|Dsfr|WT|Better)?Form$|Mixin$|^(?:object|Serializer|BaseModel|ModelSerializer)$"
)
"""Bases that bring no field of their own."""
_TO_GET_IN = frozenset(
    "UserCreationForm AuthenticationForm SetPasswordForm PasswordChangeForm AdminPasswordChangeForm".split()
)
"""Forms of Django that only ask for a name to sign in by and for passwords, which one chooses."""


_ACCOUNTS = re.compile(r"""AUTH_USER_MODEL\s*=\s*["']\w+\.(\w+)["']""")


def filled_in(owner: Defined) -> list[Asked]:
    """Return every field that people fill in of a form or of a view that makes one, each required as the class in the end says."""
    lineage = definitions(owner.module.modules).lineage(owner.node, owner.module)
    found: dict[str, Asked | None] = {}
    for one in lineage:
        own = {field.name: field for field in (*fields_of(one.node, one.module), *fields_put_in(one.node))}
        for name, field in own.items():
            found.setdefault(name, asked_of(field, one.module, one is not lineage[0]))
        for name in one.node.locals:
            found.setdefault(name, None)
    for asked in _of_model(lineage):
        if found.get(asked.name) is None and asked.name not in owner.node.locals:
            found[asked.name] = asked
    must = {name for one in lineage for name in demanded(one.node)}
    depends = {name for one in lineage for name in sometimes(one.node)}
    free = {name for one in lineage for name in freed(one.node)} - must - depends
    return [
        replace(
            one,
            required=(one.required or one.name in must | depends) and one.name not in free,
            sometimes=one.name in depends,
        )
        for one in found.values()
        if one is not None
    ]


def brings_more(owner: Defined) -> bool:
    """Whether a form has fields that are not known: one that it is built on is written elsewhere, or it puts in some by other names."""
    known = definitions(owner.module.modules)
    if any(puts_in_unnamed(one.node) or _is_set_later(one) for one in known.lineage(owner.node, owner.module)):
        return True
    return any(
        not known.classes(base, one.module)
        and not _NO_FIELD.search(name := dotted(base).rpartition(".")[2])
        and name not in _TO_GET_IN
        for one in known.lineage(owner.node, owner.module)
        for base in one.node.bases
    )


def _is_set_later(form: Defined) -> bool:
    """Whether a program puts fields in a class of forms once it is declared: `setattr(AideForm, one.key, one.field())`."""
    name, project = form.node.name, form.module.project
    later = re.compile(rf"\bsetattr\(\s*{re.escape(name)}\s*,\s*[A-Za-z_]")
    return any(
        later.search(project.text(one))
        for one in project.paths
        if one.endswith(".py") and project.holds(one, "setattr")
    )


def links_of(owner: Defined) -> set[str]:
    """Return the fields of the model of a form by which one chooses among what the service keeps."""
    lineage = definitions(owner.module.modules).lineage(owner.node, owner.module)
    rows = [each for one in _models(lineage) for each in definitions(one.module.modules).lineage(one.node, one.module)]
    return {
        name
        for row in rows
        for name, held in row.node.locals.items()
        if isinstance(made := assigned(held[0]), nodes.Call) and dotted(made).rpartition(".")[2] == "ForeignKey"
    }


def _of_model(lineage: Sequence[Defined]) -> Iterator[Asked]:
    """The fields of a model that a form, or a view that makes one, names: `Meta.fields`, or all but `exclude`."""
    said, spared = _given(lineage, "fields"), _given(lineage, "exclude")
    if said is None and spared is None:
        return
    wanted = {value_of(item) for item in items_of(said)} if said is not None else set()
    left = {value_of(item) for item in items_of(spared)}
    every = said is None or value_of(said) == "__all__"
    for model in _models(lineage):
        for each in definitions(model.module.modules).lineage(model.node, model.module):
            for field in fields_of(each.node, each.module):
                if (every and field.name not in left) or field.name in wanted:
                    asked = asked_of(field, each.module, False)
                    if asked is not None:
                        yield asked


def _given(lineage: Sequence[Defined], name: str) -> nodes.NodeNG | None:
    """What a class, its `Meta` or that of a base says under a name."""
    for one in lineage:
        for holder in (*one.node.locals.get("Meta", ()), one.node):
            if isinstance(holder, nodes.ClassDef):
                for held in holder.locals.get(name, ()):
                    if (value := assigned(held)) is not None:
                        return value
    return None


def _models(lineage: Sequence[Defined]) -> list[Defined]:
    named = _given(lineage, "model")
    if isinstance(named, nodes.Call) and dotted(named.func).endswith("get_user_model"):
        return _accounts(lineage[0].module.modules)[:1]
    for one in lineage:
        found = definitions(one.module.modules).classes(named, one.module) if named is not None else []
        if found:
            return found[:1]
    return []


@memo
def _accounts(modules: Modules) -> list[Defined]:
    """The models that Django is told to keep the accounts of people in."""
    project = modules.project
    named = {name for path in project.paths if path.endswith(".py") and project.holds(path, "AUTH_USER_MODEL")
             for name in _ACCOUNTS.findall(project.text(path))}  # fmt: skip
    files = (path for path in project.paths if path.endswith(".py") and "models" in path and named)
    found = (modules.parsed(path) for path in files if any(project.holds(path, name) for name in named))
    return [
        Defined(one, module) for module in found if module is not None
        for one in module.walk(nodes.ClassDef) if one.name in named
    ]  # fmt: skip
