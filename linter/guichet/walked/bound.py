"""Which forms the views of a page fill: those that they name, through what they are built on and what they call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from astroid import nodes

from guichet.done.people.fields import declared_as
from guichet.reading.python.calling import calls_by_name
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.module import dotted
from guichet.reading.python.parts import assigned
from guichet.walked.behind import WHOLE, named_by

_HOPS, _MOST = 3, 200
_FORMS = ("form", "wtforms")
"""What a template can print the fields of."""


def bound_to(views: Sequence[Defined]) -> list[list[Defined]]:
    """Return the classes of forms that some views name, the nearest first: by how many hops they are away.

    What a form names is its own business: the model that it keeps, the rows that it offers to choose among.
    """
    found: list[list[Defined]] = []
    seen: set[nodes.NodeNG] = {one.node for one in views}
    level = [*views, *(each for one in views for each in [*_bases(one), *_at_its_address(one)])]
    for _ in range(_HOPS):
        forms: list[Defined] = []
        following: list[Defined] = []
        for named in (named for one in level for named in named_by(one)):
            if named.node in seen or not (isinstance(named.node, WHOLE) or _makes_forms(named.node)):
                continue
            seen.add(named.node)
            sort = declared_as(named.node, named.module) if isinstance(named.node, nodes.ClassDef) else ""
            if sort in _FORMS:
                forms.append(named)
            elif sort != "model" and len(seen) < _MOST:
                following.extend([named, *_bases(named)])
        found.append(forms)
        level = following
    return [forms for forms in found if forms]


_FACTORY = re.compile(r"form(?:set)?_factory$|form_class$")


def _makes_forms(node: nodes.NodeNG) -> bool:
    """Whether a constant of a module is a class of forms made of others: `Links = formset_factory(LinkForm)`."""
    value = getattr(node, "value", None)
    return isinstance(value, nodes.Call) and _FACTORY.search(dotted(value.func)) is not None


def _bases(one: Defined) -> list[Defined]:
    return (
        definitions(one.module.modules).lineage(one.node, one.module)[1:]
        if isinstance(one.node, nodes.ClassDef)
        else []
    )


def _at_its_address(view: Defined) -> Iterator[Defined]:
    """What an address gives to a class of view: `Registration.as_view(form_class=…)`."""
    if not isinstance(view.node, nodes.ClassDef):
        return
    known = definitions(view.module.modules)
    for path in (view.module.path, *known.users(view.node.name, view.module)):
        module = view.module.modules.parsed(path)
        if module is None:
            continue
        for call in calls_by_name(module).get("as_view", ()):
            if call.keywords and any(one.node is view.node for one in known.of(call.func.expr, module)):
                yield Defined(call, module)


def is_settled(views: Sequence[Defined]) -> bool:
    """Whether the classes of forms that some views are given are written by their names, and not made or chosen as they run."""
    return all(_names_its_form(one) for one in views if isinstance(one.node, nodes.ClassDef))


def _names_its_form(view: Defined) -> bool:
    known = definitions(view.module.modules)
    for one in known.lineage(view.node, view.module):
        said = [value for held in one.node.locals.get("form_class", ()) if (value := assigned(held)) is not None]
        chosen = [
            given.value
            for method in one.node.locals.get("get_form_class", ())
            if isinstance(method, nodes.FunctionDef)
            for given in method.nodes_of_class(nodes.Return)
        ]
        if said or chosen:
            return all(
                isinstance(value, nodes.Name | nodes.Attribute) and bool(known.classes(value, one.module))
                for value in (*said, *chosen)
            )
    return True
