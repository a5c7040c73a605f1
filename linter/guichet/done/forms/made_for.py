"""Forms of Django that are made for a model: which models one is made for, which ask for one, what they tell people of its fields."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.literals import text_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.parts import assigned

_TOLD = ("labels", "help_texts")
"""What a form that is made for a model tells of the fields of that model, by the names of its tables."""


def models_of(owner: nodes.ClassDef, module: PythonModule) -> list[Defined]:
    """Return the models that a form is made for: `class Meta: model = User`."""
    named = (assigned(one) for meta in _metas(owner) for one in meta.locals.get("model", ()))
    return [one for name in named if name is not None for one in definitions(module.modules).classes(name, module)]


def forms_for(owner: nodes.ClassDef, module: PythonModule) -> tuple[nodes.ClassDef, ...]:
    """Return the forms that are made for a model, wherever they are written."""
    users = (module.modules.parsed(path) for path in definitions(module.modules).users(owner.name, module))
    return tuple(
        form
        for other in users if other is not None
        for form in other.walk(nodes.ClassDef)
        if "Meta" in form.locals and any(one.node is owner for one in models_of(form, other))
    )  # fmt: skip


def told_by(form: nodes.ClassDef) -> Iterator[str]:
    """Yield what a form that is made for a model tells people of its fields."""
    for meta in _metas(form):
        for table in (assigned(one) for name in _TOLD for one in meta.locals.get(name, ())):
            for _, said in table.items if isinstance(table, nodes.Dict) else ():
                yield text_of(said) or ""


def is_told(table: nodes.Dict) -> bool:
    """Whether a table is what a form that is made for a model tells people of its fields: each key is a field, and no way in or out."""
    kept = table.parent
    within = kept.parent if isinstance(kept, nodes.Assign) else None
    return isinstance(within, nodes.ClassDef) and within.name == "Meta" and kept.targets[0].as_string() in _TOLD


def _metas(owner: nodes.ClassDef) -> list[nodes.ClassDef]:
    return [one for one in owner.locals.get("Meta", ()) if isinstance(one, nodes.ClassDef)]
