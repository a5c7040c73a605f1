"""The form that a template shows where no code that was read names the template: the only one of its application that has its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.given.forms import form_made
from guichet.reading.given.functions import read_alone
from guichet.reading.python.module import Modules, PythonModule
from guichet.reading.templates.site import Site
from guichet.reading.templates.template import Template
from guichet.reading.written.values import Value

_ASKED = re.compile(r"(?<![\w.])form\.([A-Za-z_]\w*)")
_OF_ANY_FORM = frozenset(
    "as_div as_p as_table as_ul auto_id cleaned_data data errors fields files helper hidden_fields hidden_tag initial instance "
    "is_bound is_multipart is_valid management_form media model non_field_errors prefix visible_fields".split()
)
"""What every form has beside its fields."""
_HOLDS = re.compile(r"(?:^|/)forms(?:/\w+)?\.py$")
_MOST = 40
"""Modules of forms that are looked at."""


def only_form(template: Template, modules: Modules) -> Mapping[str, Value]:
    """Return the `form` of a template that no module names, where one form alone of its application can have the fields that it asks for."""
    asked = {name for one in template.masked.tokens for name in _ASKED.findall(one.body)} - _OF_ANY_FORM
    if not asked:
        return {}
    paths = forms_around(template.path, modules.project)
    found = [
        (each, module)
        for path in (paths if len(paths) <= _MOST else ())
        if all(modules.project.holds(path, name) for name in asked) and (module := modules.parsed(path)) is not None
        for each in _forms(module)
        if asked <= _names_in(each)
    ]
    if len(found) != 1:
        return {}
    made, module = found[0]
    return {"form": form_made(made.name, module, {}, read_alone)}


def forms_around(path: str, site: Site) -> list[str]:
    """Return the modules of forms of the application that a template is a part of."""
    home, _, _ = path.rpartition("templates/")
    return [one for one in _modules_of_forms(site) if one.startswith(home)]


@memo
def _modules_of_forms(site: Site) -> list[str]:
    return [one for one in site.paths if _HOLDS.search(one)]


def _forms(module: PythonModule) -> Iterator[nodes.ClassDef]:
    yield from (
        one for one in module.walk(nodes.ClassDef) if one.name.endswith("Form") or "Form" in " ".join(one.basenames)
    )


def _names_in(made: nodes.ClassDef) -> set[str]:
    """The names and the texts that the body of a form holds: its fields are among them."""
    names = {one.name for one in made.nodes_of_class(nodes.AssignName)}
    return names | {one.value for one in made.nodes_of_class(nodes.Const) if isinstance(one.value, str)}
