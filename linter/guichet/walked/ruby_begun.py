"""The pages of Rails that are of one request because they are about the one thing that it makes: its steps, and what may be done on it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guichet.core.memo import keyed_memo
from guichet.reading.project.project import Project
from guichet.walked.rails import before_action, controllers_of, methods_of
from guichet.walked.ruby_chosen import chosen_pages
from guichet.walked.ruby_next import Shown, next_after, receiving, shown_at


@dataclass(frozen=True)
class Begun:
    """What is known of the pages of Rails of a service: those of each request in order, and those that not everybody goes through."""

    groups: tuple[tuple[str, ...], ...]
    in_some_cases: frozenset[str]


def begun(paths: Sequence[str], project: Project) -> Begun:
    """Return which of some pages of Rails are of one request, by what they save and where they lead then."""
    return _begun(tuple(paths), project)


@keyed_memo
def _begun(paths: tuple[str, ...], project: Project) -> Begun:
    pages = {one.path: one for path in paths if (one := shown_at(path, project)) is not None}
    chosen = tuple(chosen_pages(list(pages.values()), project))
    own = dict(_own(pages, project))
    following = _following(pages, project)
    links = [
        *(one.paths for one in chosen),
        *((one, *others) for held in (own, following) for one, others in held.items()),
    ]
    not_all = frozenset(path for one in chosen if not one.are_steps for path in one.paths)
    first = (*own, *(path for one in chosen for path in one.paths))
    groups, aside = [], set(not_all)
    for group in _joined(links):
        starts = [one for one in first if one in group]
        if not starts:
            starts = [max(sorted(group), key=lambda one: len(list(_from([one], following))))]
        reached = list(_from(starts, following))
        groups.append((*reached, *sorted(group - set(reached))))
        aside |= group - set(reached)
    return Begun(tuple(groups), frozenset(aside))


def _joined(links: Sequence[Sequence[str]]) -> list[set[str]]:
    """The pages that are tied to one another, by whatever ties."""
    found: list[set[str]] = []
    for one in links:
        touched = [each for each in found if not each.isdisjoint(one)]
        found = [*(each for each in found if each not in touched), set(one).union(*touched)]
    return found


def _following(pages: dict[str, Shown], project: Project) -> dict[str, list[str]]:
    """The pages that each leads to once it is saved."""
    shown = {
        (one.root, one.folder, route.action): path
        for path, one in pages.items()
        for route in one.routes
        if route.action not in ("index", "show") or _is_filled_in(one, project)
    }
    found = {
        path: [
            other
            for route in next_after(one, project)
            if (other := shown.get((one.root, route.folder, route.action))) is not None and other != path
        ]
        for path, one in pages.items()
    }
    return {path: list(dict.fromkeys(others)) for path, others in found.items() if others}


def _is_filled_in(page: Shown, project: Project) -> bool:
    """Whether what a page that shows a thing asks is that thing itself, and not something else about it: it is sent where it is shown."""
    return "edit" not in methods_of(page.text) and any(
        one.action in ("update", *(each.action for each in page.routes)) for one, _ in receiving(page, project)
    )


def _from(level: list[str], following: dict[str, list[str]]) -> Iterator[str]:
    seen: dict[str, None] = {}
    while level:
        seen.update(dict.fromkeys(level))
        level = list(dict.fromkeys(one for path in level for one in following.get(path, ()) if one not in seen))
    yield from seen


def _own(pages: dict[str, Shown], project: Project) -> Iterator[tuple[str, list[str]]]:
    """The pages that make something, each with those that are inside it and that find it as one's own: `/works/:work_id/messages`."""
    inside: dict[tuple[str, str], dict[str, Shown]] = defaultdict(dict)
    for path, one in pages.items():
        for route in one.routes:
            for thing in re.finditer(r"/:\w+(?=/)", route.address):
                inside[one.root, route.address[: thing.start()]][path] = one
    for path, one in pages.items():
        for route, body in () if one.is_chosen else receiving(one, project):
            held = inside.get((one.root, route.address), {}) if route.action == "create" else {}
            leaf = re.escape(one.folder.rpartition("/")[2])
            ones_own = re.compile("|".join([rf"\bcurrent_user\.{leaf}\b", *_kept(body)])) if held else None
            own = [each for each, other in held.items() if each != path and ones_own and ones_own.search(_found_before(other, project))]  # fmt: skip
            if own:
                yield path, own


def _kept(body: str) -> list[str]:
    """How what is kept of somebody's visit is read again: `session[:work_id]`."""
    return [re.escape(one) for one in re.findall(r"(?<!http)(?:session|cookies(?:\.\w+)*)\[[^\]]+\](?=\s*=[^=])", body)]


def _found_before(page: Shown, project: Project) -> str:
    """What a controller does before it shows a page."""
    actions = {one.action for one in page.routes}
    own = controllers_of(page.path, project)
    return "\n".join(said for action in sorted(actions) for _, _, _, said in before_action(action, own, project))
