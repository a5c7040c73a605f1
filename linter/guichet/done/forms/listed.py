"""Forms of which a class lists the fields, and those that must be filled: `fields = {…}`, `required_fields = {…}`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.core.findings import Certainty
from guichet.core.memo import cached_property
from guichet.done.forms.form import Asked, Form, Sort, is_of_no_person
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import apart, speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import items_of, text_of, value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import assigned


@dataclass(eq=False)
class ListedForm(Form):
    """A form whose class only names its fields."""

    @property
    def certainty(self) -> Certainty:
        """A question: what its fields say to people is written elsewhere."""
        return Certainty.REVIEW

    @cached_property
    def is_persons(self) -> bool:
        """Whether none of its names tells of a company, a place or a setting."""
        return not any(is_of_no_person(one) for one in (self.name, *(field.name for field in self.fields)))


def acts_in(module: PythonModule) -> Iterator[Form]:
    """Yield, of the forms that a module lists one after the other, the one that wants most: it speaks for the others."""
    found = [one for owner in module.walk(nodes.ClassDef) if (one := _form(owner, module)) is not None]
    if found:
        yield max(found, key=lambda one: len(one.required))


def _form(owner: nodes.ClassDef, module: PythonModule) -> Form | None:
    lists = {target.name: one.value for one in owner.body if isinstance(one, nodes.Assign) for target in one.targets if isinstance(target, nodes.AssignName)}  # fmt: skip
    wanted = next((value for name, value in lists.items() if _is_list_of(name, "fields.must")), None)
    asked = next((value for name, value in lists.items() if _is_list_of(name, "fields.listed") and value is not wanted), None)  # fmt: skip
    must = dict(_named(wanted))
    if asked is None or len(must) < 2:
        return None
    free = {name: node for name, node in _named(asked) if name not in must}
    fields = tuple(
        Asked(name, _label(node, module), Sort.TEXT, name in must, module.path, module.span(node))
        for name, node in (*must.items(), *free.items())
    )
    title = f"{apart(owner.name)} {module.path}"
    return ListedForm(Kind.ASK, module.path, module.header_span(owner), place_of(owner, module), name=owner.name, fields=fields, title=title)  # fmt: skip


def _label(field: nodes.NodeNG, module: PythonModule) -> str:
    """What a field says to people, where its class is known: `label = _("Where can you get mail?")`."""
    classes = (one for one in definitions(module.modules).of(field, module) if isinstance(one.node, nodes.ClassDef))
    held = next((value for one in classes for value in one.node.locals.get("label", ())), None)
    return text_of(assigned(held)) if held is not None else ""


def _is_list_of(name: str, idea: str) -> bool:
    """Whether a list of a class is one of fields, and of which; what a framework wants to make an account is in capitals."""
    return not name.isupper() and speaks_of(name, "fields.listed") and (
        speaks_of(name, idea) and not (idea != "fields.must" and speaks_of(name, "fields.must")) and not speaks_of(name, "fields.may")
    )  # fmt: skip


def _named(listed: nodes.NodeNG | None) -> Iterator[tuple[str, nodes.NodeNG]]:
    """The fields of a list, each by its name or by that of its class."""
    for one in items_of(listed):
        said = value_of(one)
        name = said if isinstance(said, str) else dotted(one).rpartition(".")[2]
        if name and name.isidentifier():
            yield name, one
