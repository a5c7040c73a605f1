"""Texts that views give to a template one by one, under a name that the page does not read beside one that nothing gives."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from astroid import nodes

from guichet.core.findings import Span
from guichet.reading.given.answers import Said, shown_with
from guichet.reading.given.view_tables import showing
from guichet.reading.python.literals import text_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.templates.library import Library
from guichet.reading.templates.masking import Kind
from guichet.reading.templates.template import Template
from guichet.reading.written.lost import Lost, akin
from guichet.reading.written.names import names_in
from guichet.reading.written.naming import names_set

Texts = dict[str, Said]
_SHOWS = re.compile(r"render|template", re.I)
_ROOT = re.compile(r"(?:if\s+|not\s+)*([A-Za-z_]\w*)")
_LANGUAGE = re.compile(r"(?:^|_)(?:lang|langue|language|locale)(?:_|$)", re.I)
_TAG = re.compile(r"[a-z]{2}(?:[-_][A-Z]{2})?")


def texts_given(path: str, module: PythonModule, library: Library) -> Iterator[Texts | None]:
    """Yield what each call of a module that shows a template gives it by name; None for what is not written there."""
    for call in showing(path, module, library):
        if _SHOWS.search(dotted(call.func).rpartition(".")[2]):
            yield _given(call, module)


def _given(call: nodes.Call, module: PythonModule) -> Texts | None:
    found: Texts = {}
    for word in call.keywords:
        if word.arg is None:
            return None
        if word.arg != "context":
            found[word.arg] = Said(word.arg, text_of(word.value), module.path, module.span(word))
    tables = [one for one in call.args if not isinstance(one, nodes.Const)]
    tables += [word.value for word in call.keywords if word.arg == "context"]
    for one in tables:
        table = _written(one, call)
        if table is None and not (isinstance(one, nodes.Name | nodes.Attribute) and dotted(one).endswith("request")):
            return None
        for key, value in table.items if table is not None else ():
            if not isinstance(key, nodes.Const):
                return None
            found[str(key.value)] = Said(str(key.value), text_of(value), module.path, module.span(key))
    return found


def _written(value: nodes.NodeNG, call: nodes.Call) -> nodes.Dict | None:
    """The table that an expression is, or that its name is given once in the function, and nothing adds to."""
    if isinstance(value, nodes.Dict):
        return value
    frame = call.frame()
    if not isinstance(value, nodes.Name) or not isinstance(frame, nodes.FunctionDef):
        return None
    uses = [one for one in frame.nodes_of_class((nodes.Name, nodes.AssignName)) if one.name == value.name]
    made = [one.parent for one in uses if isinstance(one, nodes.AssignName) and isinstance(one.parent, nodes.Assign)]
    is_alone = len(uses) == 2 and len(made) == 1 and isinstance(made[0].value, nodes.Dict)
    return made[0].value if is_alone else None


def never_read(
    template: Template, given: Sequence[Texts | None], library: Library, known: Container[str]
) -> Iterator[Lost]:
    """Yield the texts that no part of a page reads, where it shows a name nearly theirs that nothing gives."""
    contexts = [one for one in given if one is not None]
    if not contexts or len(contexts) < len(given):
        return
    shown = list(shown_with(template, library))
    read = {name for one in shown for name in names_in(one)}
    own = {name for one in shown for name in names_set(one)}
    names = {name for one in contexts for name in one}
    unmet: dict[str, tuple[Template, Span]] = {}
    for owner, name, span in _roots(shown):
        if name not in names and name not in own and name not in known:
            unmet.setdefault(name, (owner, span))
    for said in (one for context in contexts for one in context.values()):
        if said.key in read or not _is_for_people(said):
            continue
        for name in akin(said.key, unmet)[:1]:
            owner, span = unmet[name]
            yield Lost(said.path, said.span, said.key, said.text, name, owner.path, span, is_sure=True)


def _is_for_people(said: Said) -> bool:
    """Whether a text is one of several words, or the language of the page."""
    return len(said.text.split()) > 1 or bool(_LANGUAGE.search(said.key) and _TAG.fullmatch(said.text))


def _roots(shown: Sequence[Template]) -> Iterator[tuple[Template, str, Span]]:
    """Yield the names that the parts of a page print or ask about."""
    for one in shown:
        for token in one.masked.tokens:
            match = _ROOT.match(token.body) if token.kind is Kind.OUTPUT or token.name == "if" else None
            if match is not None:
                yield one, match[1], Span(token.start, token.end)
