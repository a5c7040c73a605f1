"""Where a service of Rails leads once a page is sent: to the page that is handed what was saved, or that is inside the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.memo import keyed_memo, memo
from guichet.reading.project.project import Project
from guichet.walked.rails import action_of, controllers_of, methods_of, written_in
from guichet.walked.ruby_routes import Route, routes_of
from guichet.walked.ruby_texts import ruby_texts

_CALLED = re.compile(r"(?<![\w.:@])[a-z_]\w*[?!]?")
_HOPS = 3


@dataclass(frozen=True)
class Shown:
    """A page of Rails: the controller that shows it, by its folder and its text, and the action that does."""

    path: str
    root: str
    folder: str
    action: str
    text: str
    routes: tuple[Route, ...]
    """The addresses that lead to it."""

    @property
    def is_chosen(self) -> bool:
        """Whether its controller has no action of its name: it is shown by a name that is put together."""
        return not self.routes and self.action not in methods_of(self.text)


@keyed_memo
def shown_at(path: str, project: Project) -> Shown | None:
    """Return a page of Rails as its controller shows it; None for another page."""
    own = next(iter(controllers_of(path, project)), "")
    return _shown(path, own, project) if own else None


def _shown(path: str, own: str, project: Project) -> Shown:
    root, _, rest = own.partition("app/controllers/")
    folder, action, text = rest.removesuffix("_controller.rb"), action_of(path, project), project.text_beside(own)
    found = _leading_to(folder, {action}, root, project)
    if not found and not action.startswith("_"):
        said = re.compile(rf"(?<![\w.:@]){re.escape(action)}(?!\w)")
        callers = {name for name, one in methods_of(text).items() if name != action and said.search(one.body)}
        found = _leading_to(folder, callers, root, project) if action in methods_of(text) else ()
    return Shown(path, root, folder, action, text, found)


def _leading_to(folder: str, actions: set[str], root: str, project: Project) -> tuple[Route, ...]:
    every = _by_folder(root, project).get(folder, ())
    return tuple(one for one in every if one.verb in ("get", "match") and one.action in actions)


@keyed_memo
def _by_folder(root: str, project: Project) -> dict[str, list[Route]]:
    found: dict[str, list[Route]] = {}
    for one in routes_of(root, project):
        found.setdefault(one.folder, []).append(one)
    return found


def receiving(page: Shown, project: Project) -> Iterator[tuple[Route, str]]:
    """Yield the addresses that a page of Rails is sent to when nothing else is said, each with what its action does."""
    own = {re.sub(r"/(?:new|edit)$", "", one.address) for one in page.routes}
    for one in _by_folder(page.root, project).get(page.folder, ()):
        if one.verb not in ("get", "delete") and (page.is_chosen or one.address in own):
            body = written_in(page.text, one.action)
            if body:
                yield one, "\n".join([body, *_called_by(body, page.text)])


def _called_by(body: str, text: str) -> Iterator[str]:
    """The methods of the same controller that one calls, from the one to the next."""
    known, seen, level = methods_of(text), set[str](), [body]
    for _ in range(_HOPS):
        names = {name for one in level for name in _CALLED.findall(one)} & known.keys() - seen
        seen |= names
        level = [known[name].body for name in sorted(names)]
        yield from level


_LEADS = re.compile(r"\bredirect_to[\s(]+(\w+)_(?:path|url)\b")
_TURNED_DOWN = re.compile(r"\b(?:alert|error|danger)\b")
_GIVEN = re.compile(r"@\w+|^\(?\s*(?!current_|params\b|root\b|anchor\b|notice\b)[a-z]\w*(?=\s*(?:[,).]|$))")


def next_after(page: Shown, project: Project) -> Iterator[Route]:
    """Yield the addresses that a page leads to once it is saved: they are handed what was saved, or are inside the same thing."""
    for received, body in receiving(page, project):
        for one in _LEADS.finditer(body):
            given = _given(body, one.end())
            line = body[one.end() : body.find("\n", one.end() + len(given)) + 1 or len(body)]
            for route in _named(one[1], page.root, project) if not _TURNED_DOWN.search(line) else ():
                if _GIVEN.search(given) or _inside(route.address) & _inside(received.address):
                    yield route


def _given(body: str, at: int) -> str:
    """What an address is given: up to the end of its brackets, or of its line."""
    if not body.startswith("(", at):
        return body[at : body.find("\n", at) + 1 or len(body)].strip()
    depth = 0
    for place in range(at, len(body)):
        depth += (body[place] == "(") - (body[place] == ")")
        if depth == 0:
            return body[at : place + 1]
    return ""


def _inside(address: str) -> set[str]:
    """The things that an address is inside of: `/works/:work_id/owner` is inside `/works/:work_id`."""
    return {address[: one.end()] for one in re.finditer(r"/:\w+_id(?=/)", address)}


@keyed_memo
def _by_name(root: str, project: Project) -> dict[str, list[Route]]:
    found: dict[str, list[Route]] = {}
    for one in routes_of(root, project):
        if one.verb in ("get", "match"):
            found.setdefault(one.name, []).append(one)
    return found


def _named(name: str, root: str, project: Project) -> list[Route]:
    """The addresses of a name, or those that a name is put together for by the service itself: `:work_or_file_owner_path`."""
    named = _by_name(root, project)
    if name in named or name not in _put_together(project):
        return named.get(name, [])
    words = name.split("_")
    return next((named[end] for at in range(1, len(words)) if (end := "_".join(words[at:])) in named), [])


_SYMBOL = re.compile(r":(\w+)_(?:path|url)\b")


@memo
def _put_together(project: Project) -> frozenset[str]:
    """The names of addresses that programs write as such, to make one of them out of others."""
    return frozenset(name for text in ruby_texts(project).values() for name in _SYMBOL.findall(text))
