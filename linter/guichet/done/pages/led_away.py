"""The page by which people are reached, when its address only leads to pages that nobody answers."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.core.places import place_of_path
from guichet.done.acts.closed import REDIRECT
from guichet.done.offered.channels import gives_a_number
from guichet.done.words import speaks_of
from guichet.reading.python.literals import text_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.paths import own_nodes

_ROUTES = frozenset({"path", "re_path", "url", "add_url_rule"})
_MARKS = frozenset({"route", "get"})


def contacts_led_away(module: PythonModule) -> Iterator[tuple[nodes.NodeNG, str, str]]:
    """Yield each address of a contact that redirects to answers written in advance: where, the address, what it leads to.

    A project that gives a telephone number in a page is let be: there is someone to call.
    """
    if place_of_path(module.path) is not None:
        return
    found = [*_in_routes(module), *_in_views(module)]
    if found and not gives_a_number(module.project):
        yield from found


def _in_routes(module: PythonModule) -> Iterator[tuple[nodes.NodeNG, str, str]]:
    """`path("contact/", RedirectView.as_view(pattern_name="faq"))`."""
    for call in module.walk(nodes.Call):
        if dotted(call.func).rpartition(".")[2] not in _ROUTES or len(call.args) < 2:
            continue
        address, view = text_of(call.args[0]), call.args[1]
        if isinstance(view, nodes.Call) and dotted(view.func).endswith("RedirectView.as_view"):
            target = next((text_of(word.value) for word in view.keywords if word.arg in ("pattern_name", "url")), "")
            if _leads_away(address, target):
                yield call, address, target


def _in_views(module: PythonModule) -> Iterator[tuple[nodes.NodeNG, str, str]]:
    """`@app.get("/contact")` above a function that only redirects."""
    for function in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef):
        marks = function.decorators.nodes if function.decorators else ()
        addresses = [
            text_of(mark.args[0]) for mark in marks
            if isinstance(mark, nodes.Call) and mark.args and dotted(mark.func).rpartition(".")[2] in _MARKS
        ]  # fmt: skip
        answers = [one.value for one in own_nodes(function, nodes.Return)]
        targets = [
            " ".join(text_of(one) for one in answer.nodes_of_class(nodes.Const))
            for answer in answers
            if _redirects(answer)
        ]
        if addresses and targets and len(targets) == len(answers) and _leads_away(addresses[0], targets[0]):
            yield answers[0], addresses[0], targets[0]


def _redirects(answer: nodes.NodeNG | None) -> bool:
    return isinstance(answer, nodes.Call) and bool(REDIRECT.search(dotted(answer.func)))


def _leads_away(address: str, target: str) -> bool:
    """Whether an address is where people are reached, and what it leads to is not."""
    return (
        speaks_of(address, "ways.reaching")
        and speaks_of(target, "ways.written_answers")
        and not speaks_of(target, "ways.reaching")
    )
