"""What sending a component does: its handler followed through the scripts of the service, to the addresses that these call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.reading.scripts.binding import Binding, Sort
from guichet.reading.scripts.definitions import bindings
from guichet.reading.scripts.files import named, script_at
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.syntax import FUNCTIONS, NAMES, arguments, bare, key_of, name_of, text, walk
from guichet.reading.scripts.syntax import field as part
from guichet.reading.templates.page import Page
from guichet.walked.called import Called, called_by
from guichet.walked.handlers import Handler, handlers_in, handlers_of_uses

_MOST = 400
"""Functions beyond which a sending is too long to be followed."""
_ASKS_OTHERS = re.compile(r"stripe|paypal|payplug|lyra|auth0|next-auth|keycloak|oidc|@apollo|urql|firebase|supabase|graphql|recaptcha|hcaptcha", re.I)  # fmt: skip
"""Libraries that send something by themselves, or ask somebody who they are."""
_EMITS = frozenset({"emit", "$emit", "dispatch"})
_OF_REQUEST = re.compile(r"^\w+\(\s*(?:this\.)?req(?:uest)?\s*\)$")
_TELLS = re.compile(r"\b(?:defineEmits|createEventDispatcher)\b")
"""What makes a component able to tell the one that uses it that something happened."""
_FROM_USERS = re.compile(r"\bdefineProps\b|\$props\(")
"""What holds all that the components that use another give it."""


@dataclass(eq=False)
class Followed:
    """What a sending does: what it calls, and the first thing of it that could not be followed, "" when all of it was."""

    calls: list[Called] = field(default_factory=list)
    lost: str = ""
    is_kept: bool = False
    """Whether it keeps something in the browser, or leads to another page."""


@memo
def followed(page: Page) -> Followed:
    """Return what sending the forms of a component does, as far as the scripts of the service say."""
    found = Followed()
    if not isinstance(page.project, Project):
        return Followed(lost="?")
    handlers = handlers_in(page.path, page.project)
    if not handlers:
        found.lost = "form"
    walker = _Walker(page.project, found)
    for one in handlers:
        walker.follow(one)
    if not found.lost and not found.calls and not found.is_kept:
        found.lost = handlers[0].said
    return found


KEEPS = re.compile(r"\b(?:localStorage|sessionStorage|indexedDB|location\.(?:href|assign|replace)|\$?router\.(?:push|replace)|history\.push)\b|\b(?:navigate|naviguer|push)\(")  # fmt: skip
"""What keeps something in the browser, or leads to another page."""


class _Walker:
    def __init__(self, project: Project, found: Followed) -> None:
        self._project, self._found = project, found
        self._seen: set[tuple[str, int, str]] = set()

    def follow(self, handler: Handler) -> None:
        self._inside(handler.node, handler.script, handler.owner)

    def _lose(self, said: str) -> None:
        self._found.lost = self._found.lost or " ".join(said.split())[:60]

    def _inside(self, node: Any, script: Script, owner: str) -> None:
        """Follow all that some code calls; `owner` is the component whose properties and events it may use."""
        key = (script.path, node.start_byte, text(node))
        if key in self._seen:
            return
        self._seen.add(key)
        if len(self._seen) > _MOST:
            self._lose(text(node))
            return
        if KEEPS.search(text(node)):
            self._found.is_kept = True
        if node.type in NAMES or node.type == "member_expression":
            self._called(node, node, script, owner)  # a function that is handed on by its name
        for one in walk(node):
            if one.type == "call_expression":
                self._call(one, script, owner)
            elif one.type == "new_expression" and text(part(one, "constructor")) == "Request":
                self._sent(called_by(one, script), one)
            elif one.type == "new_expression" and "XMLHttpRequest" in text(part(one, "constructor")):
                self._lose(text(one))

    def _call(self, call: Any, script: Script, owner: str) -> None:
        sent = called_by(call, script)
        if sent is not None:
            self._sent(sent, call)
            return
        function = bare(part(call, "function"))
        if function is not None:
            self._called(function, call, script, owner)

    def _sent(self, sent: Called | None, call: Any) -> None:
        """Keep the address of a call; that of a request made before was read where it was made."""
        if sent is None or not sent.address:
            if not (self._found.calls and _OF_REQUEST.search(text(call))):
                self._lose(text(call))
        elif not sent.is_elsewhere:
            self._found.calls.append(sent)
        elif not sent.only_asks:
            self._lose(sent.address)

    def _called(self, function: Any, call: Any, script: Script, owner: str) -> None:
        if function.type in NAMES:
            known = bindings(function, script)
            if text(function) in _EMITS or any(_TELLS.search(text(one.value)) for one in known):
                self._emitted(call, owner)
                return
            for one in known:
                self._bound(one, text(function), owner)
            for node in () if known else _functions_named(text(function), script):
                self._inside(node, script, owner)  # a method of the component, by its name alone in what it shows
        elif function.type == "member_expression":
            self._member(function, call, script, owner)

    def _bound(self, one: Binding, name: str, owner: str) -> None:
        if one.sort is Sort.PARAMETER and one.keys:
            self._property(one.keys[-1], one)
        elif one.sort is Sort.FUNCTION or (one.value is not None and one.value.type in FUNCTIONS):
            self._inside(one.value if one.value is not None else one.node, one.script, owner)
        elif one.sort is Sort.PARAMETER or _FROM_USERS.search(text(one.value)) or _is_let_in(one):
            self._property(name, one)
        elif one.sort is Sort.IMPORT:
            source = text(one.value)[1:-1]
            if _ASKS_OTHERS.search(source) or _is_of_service(source):
                self._lose(f"{name} ({source})")
        elif one.value is not None and (made := _made_by(one.value)) is not None:
            self._made(made, name, one, owner)

    def _made(self, call: Any, name: str, one: Binding, owner: str) -> None:
        """Follow what a name does that a call made: what the call was given to run, and what its own function gives by that name."""
        for given in arguments(call):
            self._inside(given, one.script, owner)
        key = one.keys[-1] if one.keys else ""
        for method in self._methods(key or name, call, one.script) if key else ():
            self._inside(method[0], method[1], owner)

    def _property(self, name: str, one: Binding) -> None:
        """Follow what the pages that use a component give it by a name."""
        function = one.node
        while function is not None and function.type not in FUNCTIONS:
            function = function.parent
        is_given = _FROM_USERS.search(text(one.value)) is not None or _is_let_in(one)
        if not is_given and (function is None or name_of(function)[:1].islower()):
            return  # what a function of the service is given: its caller was followed
        called = name_of(function) if function is not None and not is_given else ""
        used = list(handlers_of_uses(called or "", one.script.path, name, self._project))
        if not used:
            self._lose(name)
        for handler in used:
            self._inside(handler.node, handler.script, handler.owner)

    def _emitted(self, call: Any, owner: str) -> None:
        given = arguments(call)
        event = (
            text(given[0])[1:-1]
            if given and given[0].type == "string"
            else _OUTPUT.sub("", text(part(call, "function")))
        )
        used = list(handlers_of_uses("", owner, event, self._project)) if event else []
        if not used:
            self._lose(text(call))
        for handler in used:
            self._inside(handler.node, handler.script, handler.owner)

    def _member(self, member: Any, call: Any, script: Script, owner: str) -> None:
        method, holder = key_of(part(member, "property")) or "", bare(part(member, "object"))
        if method in _EMITS:
            self._emitted(call, owner)
            return
        found = list(self._methods(method, holder, script))
        for node, where in found:
            self._inside(node, where, owner)
        for one in bindings(holder, script) if holder is not None and holder.type in NAMES else ():
            if (
                not found
                and method not in _OF_LANGUAGE
                and (_FROM_USERS.search(text(one.value)) or (_is_of_component(one)))
            ):
                self._property(method, one)
                continue
            made = _made_by(one.value) if one.value is not None else None
            if made is not None:
                for given in arguments(made):
                    self._inside(given, one.script, owner)
            if not found and one.sort is Sort.IMPORT and (_is_of_service(source := text(one.value)[1:-1]) or _ASKS_OTHERS.search(source)):  # fmt: skip
                self._lose(text(member))

    def _methods(self, name: str, holder: Any, script: Script) -> Iterator[tuple[Any, Script]]:
        """The functions of that name that something holds: those of the file it comes from, else of those that the script imports."""
        if name in _OF_LANGUAGE:
            return
        files = [script.path, *named(script.path, script.source.text, self._project)]
        for path in files:
            if is_test(path) or name not in self._project.text(path):
                continue
            other = script if path == script.path else script_at(path, self._project)
            found = list(_functions_named(name, other)) if other is not None else []
            yield from ((one, other) for one in found if other is not None)
            if found and holder is not None and path != script.path:
                return


_OF_LANGUAGE = frozenset(
    "then catch finally map filter forEach find findIndex some every reduce push pop includes indexOf join split trim replace "
    "slice splice concat keys values entries toString preventDefault stopPropagation json text parse stringify log error warn "
    "scrollTo focus append set has add delete resolve reject all assign reset format getTime scrollIntoView".split()
)  # fmt: skip
"""What the language, the browser and their promises have by themselves."""


def _functions_named(name: str, script: Script) -> Iterator[Any]:
    for one in script.walk("method_definition", "pair", "variable_declarator", "function_declaration", "public_field_definition"):  # fmt: skip
        key = part(one, "key") if one.type == "pair" else part(one, "name")
        if key is None or (key_of(key) or text(key)) != name:
            continue
        value = one if one.type in FUNCTIONS else bare(part(one, "value"))
        if value is not None and value.type in FUNCTIONS:
            yield value


_OUTPUT = re.compile(r"^(?:this\.)?(?=\w+\.emit$)|\.emit$")
"""What stands around the event in what tells it: `this.saved.emit(form)`."""


def _is_of_component(one: Binding) -> bool:
    """Whether a name holds all that a component is given: its first parameter, by whatever name."""
    function = one.node.parent if one.sort is Sort.PARAMETER and not one.keys else None
    while function is not None and function.type not in FUNCTIONS:
        function = function.parent
    return function is not None and (name_of(function) or "")[:1].isupper()


def _is_let_in(one: Binding) -> bool:
    """Whether a name is left to the components that use another: `export let onSave`."""
    line = one.script.source.text.split("\n")[one.line - 1]
    return one.sort is Sort.VALUE and line.lstrip().startswith("export let ")


def _made_by(value: Any) -> Any:
    value = bare(value)
    return value if value is not None and value.type == "call_expression" else None


def _is_of_service(source: str) -> bool:
    """Whether an import names a file of the service, which is then missing."""
    return source.startswith((".", "@/", "~/", "src/"))
