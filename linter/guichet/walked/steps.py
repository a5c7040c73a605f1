"""Which pages are the steps of one request: by their numbers, by a name for steps in one folder, by the view that shows them all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from astroid import nodes

from guichet.done.offered.steps import step_groups
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.templates.site import is_component
from guichet.walked.addresses import addresses_of
from guichet.walked.before import components_around
from guichet.walked.behind import views_at
from guichet.walked.component_fields import holds_fields
from guichet.walked.flows import flows_of, view_folders
from guichet.walked.handed_on import handed_on
from guichet.walked.rails import controllers_of
from guichet.walked.route_steps import steps_of_routes
from guichet.walked.ruby_begun import begun
from guichet.walked.ruby_steps import by_address_sent, by_sending

_NAMED = re.compile(r"^(.*?)(?:[ée]tape|step|wizard)s?[-_](?=[^\W\d])", re.I)
_CALLED, _RANKED = re.compile(r"^(?:Step|Etape)(?=[A-Z])"), re.compile(r"^\d{1,2}[-_.](?=[^\W\d])")
"""How components are called that are the steps of one request: `StepIncome.tsx`, or `2-income.tsx`."""
_MOST = 15
"""Pages beyond which a view shows anything, and not the steps of one request."""


def one_request_each(paths: Sequence[str], project: Project) -> list[list[str]]:
    """Return the pages of each request, in the order in which they are met: a stop at one step stops all."""
    groups: list[list[str]] = []
    for group in (
        *_in_a_row(paths, project), *map(list, begun(paths, project).groups), *_by_view(paths, project), *_by_table(paths, project),
        *_by_next(paths, project), *_by_redirect(paths, project), *by_sending(paths, project), *handed_on(paths, project), *by_address_sent(paths, project), *_by_use(paths, project), *_by_address(paths, project), *steps_of_routes(paths, project),
        *([path] for path in paths),
    ):  # fmt: skip
        wanted = [path for path in group if path in paths]
        touched = [one for one in groups if not set(one).isdisjoint(wanted)]
        if touched:
            touched[0].extend(path for one in [*touched[1:], wanted] for path in one if path not in touched[0])
            groups = [one for one in groups if one not in touched[1:]]
        elif wanted:
            groups.append(wanted)
    return groups


def shown_to_some(paths: Sequence[str], project: Project) -> frozenset[str]:
    """Return the pages that somebody may never be shown, and finish: no number and no list puts them in a row."""
    in_row = {path for group in _in_a_row(paths, project) if len(group) > 1 for path in group}
    return begun(paths, project).in_some_cases - in_row


def _in_a_row(paths: Sequence[str], project: Project) -> Iterator[Sequence[str]]:
    yield from (*_by_flow(paths, project), *step_groups(project), *_by_name(paths))


def _by_name(paths: Sequence[str]) -> Iterator[list[str]]:
    found: dict[str, list[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        if match := _NAMED.match(name):
            found.setdefault(f"{folder}/{match[0]}", []).append(path)
        elif is_component(path) and (ranked := [bool(one.match(name)) for one in (_CALLED, _RANKED)]) and any(ranked):
            found.setdefault(f"{folder}/{ranked}", []).append(path)
    yield from (group for group in found.values() if len(group) > 1)


def _by_view(paths: Sequence[str], project: Project) -> Iterator[list[str]]:
    """The pages that one view shows, in the order in which it names them."""
    found: dict[int, list[str]] = {}
    texts: dict[int, str] = {}
    for path in paths:
        for view in views_at(path, project):
            found.setdefault(id(view.node), []).append(path)
            texts[id(view.node)] = view.module.text(view.node)
    for key, group in found.items():
        if 1 < len(set(group)) <= _MOST:
            places = {path: texts[key].find(path.rpartition("/")[2]) for path in group}
            yield sorted(dict.fromkeys(group), key=lambda path: (places[path] < 0, places[path]))


_STEP = re.compile(r"\b\w*(?:Step|Etape)\(([^()]*)\)")
_QUOTED = re.compile(r"""["'](\w+)["']""")


def _by_table(paths: Sequence[str], project: Project) -> Iterator[list[str]]:
    """The pages of the views that one module lists as steps: `Step(classname="Owner"), Step(classname="Homes")`."""
    shown = {name: path for path in paths for view in _classes(path, project) for name in [view.node.name]}
    for file in project.paths if shown else ():
        if file.endswith(".py") and ("Step(" in (text := project.text(file)) or "Etape(" in text):
            group = [shown[name] for said in _STEP.findall(text) for name in _QUOTED.findall(said) if name in shown]
            if len(set(group)) > 1:
                yield list(dict.fromkeys(group))


def _by_next(paths: Sequence[str], project: Project) -> Iterator[list[str]]:
    """The pages of views built on one class of the service, one of which leads to the other once it is filled in."""
    views = [(path, view, _bases(view)) for path in paths for view in _classes(path, project)]
    addresses = {id(view.node): addresses_of(view, project) for _, view, bases in views if bases}
    for path, view, own in views:
        text = _going_on(view) if own else ""
        for other, following, bases in views if text else ():
            if other != path and own & bases and any(f"{one}'" in text or f'{one}"' in text for one in addresses[id(following.node)]):  # fmt: skip
                yield [path, other]


_METHOD = re.compile(r"^[ \t]*def\s+\w+", re.M)
_RENDERS, _LEADS = re.compile(r"\brender\s+(?::|[\"'])(\w+)"), re.compile(r"\bredirect_to\(?\s*(?:action:\s*:)?(\w+)")


def _by_redirect(paths: Sequence[str], project: Project) -> Iterator[list[str]]:
    """The pages of one controller of Rails of which a method shows the one again when it is filled in badly, and leads to the other."""
    shown: dict[str, dict[str, str]] = defaultdict(dict)
    for path in paths:
        for controller in controllers_of(path, project)[:1]:
            shown[controller][path.rpartition("/")[2].partition(".")[0]] = path
    for controller, pages in shown.items():
        text = project.text_beside(controller) if len(pages) > 1 else ""
        starts = [*(one.start() for one in _METHOD.finditer(text)), len(text)]
        for start, end in pairwise(starts):
            leads = [re.sub(r"_(?:path|url)$", "", one) for one in _LEADS.findall(text, start, end)]
            following = [name for name in pages if any(f"_{one}".endswith(f"_{name}") for one in leads)]
            for name in _RENDERS.findall(text, start, end):
                yield from ([pages[name], pages[other]] for other in following if name in pages and other != name)


def _classes(path: str, project: Project) -> list[Defined]:
    return [one for one in views_at(path, project) if isinstance(one.node, nodes.ClassDef)]


def _bases(view: Defined) -> set[int]:
    """The classes of the service that a view is built on, but those of elsewhere that are only mixed in."""
    lineage = definitions(view.module.modules).lineage(view.node, view.module)[1:]
    return {
        id(one.node) for one in lineage if not one.node.name.endswith("Mixin") or one.module.path == view.module.path
    }


def _going_on(view: Defined) -> str:
    """What a view says of where one goes next."""
    own = view.node.locals
    kept = [held for name in ("success_url", "get_success_url", "form_valid") for held in own.get(name, ())]
    return " ".join((one.parent if isinstance(one, nodes.AssignName) else one).as_string() for one in kept)


def _by_flow(paths: Sequence[str], project: Project) -> Iterator[list[str]]:
    """The pages of the controllers that one list puts in a row: each is a question, and the list says which comes next."""
    shown: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        for folder in view_folders(path):
            shown[folder].append(path)
    for flow in flows_of(project) if shown else ():
        yield [path for folder in flow for path in shown.get(folder, ())]


def _by_use(paths: Sequence[str], project: Project) -> Iterator[list[str]]:
    """A component with a form, and the one with a form that shows it: a window of a step is no request of its own."""
    for path in paths:
        for around in components_around(path, project):
            if around in paths and around != path:
                yield [around, path]


_LEADING = re.compile(r"""["'`](?:[\w./$-]*/)([\w.-]+)["'`]""")


def _by_address(paths: Sequence[str], project: Project) -> Iterator[list[str]]:
    """A page of a folder of addresses, and the one beside it that it leads to, whichever component each shows."""
    shown: dict[str, str] = {}
    for path in paths:
        for one in (path, *components_around(path, project)):
            if is_component(one):
                shown[one.rpartition(".")[0]] = path
    for place, path in shown.items():
        if place == path.rpartition(".")[0]:
            yield from ([path, shown[one]] for one in _leads_to(path, project) if one in shown and shown[one] != path)


def _leads_to(path: str, project: Project) -> list[str]:
    """The pages of the folder of addresses of a component that it leads to, without the ends of their names."""
    folder = path.rpartition("/")[0]
    is_of_addresses = "outes/" in f"{folder}/" or "ages/" in f"{folder}/"
    text = project.text(path) if is_of_addresses else ""
    led = (
        one[1] for one in _LEADING.finditer(text) if "redirect" not in text[max(0, one.start() - _BEFORE) : one.start()]
    )
    return [f"{folder}/{one}" for one in dict.fromkeys(led)]


_BEFORE = 140
"""Characters between a turning away and where it leads: whoever is turned away does not go on."""


def confirmed_on(paths: Sequence[str], project: Project) -> list[str]:
    """Return the pages that some lead to, beside them, and that only show what was answered with a button to press: the last step."""
    led = dict.fromkeys(one for path in paths if is_component(path) for one in _leads_to(path, project))
    files = {path.rpartition(".")[0]: path for path in project.paths if is_component(path)}
    beside = [files[one] for one in led if one in files and files[one] not in paths]
    return [
        one
        for one in beside
        if "<form" not in (text := project.text(one)) and _PRESSED.search(text) and not holds_fields(text)
    ]


_PRESSED = re.compile(r"\bonClick\b|@click\b|v-on:click|on:click|\(click\)")
