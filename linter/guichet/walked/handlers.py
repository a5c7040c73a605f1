"""What runs when the form of a component is sent: its handler, its buttons, and what the pages that use it give it to run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from guichet.core.memo import keyed_memo
from guichet.reading.project.project import Project
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, text
from guichet.walked.component_users import tags_of, using

_SCRIPT = re.compile(r"<script\b([^<>]*)>((?:[^<]|<(?!/?script\b))*+)</script>")
_FORM = re.compile(r"<form(?=[\s>])")
_TAG = re.compile(r"<([A-Za-z][\w.-]*)(?=[\s/>])")
_JSX = (".tsx", ".jsx")
_ANGULAR = ".component.html"


@dataclass(frozen=True, eq=False)
class Handler:
    """Some code that runs: its node, its script, the component that it stands in."""

    node: Any
    script: Script
    owner: str
    said: str


def script_in(path: str, project: Project) -> Script | None:
    """Return the script of a component, whatever file it is in."""
    if path.endswith((*_JSX, ".js", ".ts")):
        return script_at(path, project)
    if path.endswith(_ANGULAR):
        return script_at(f"{path.removesuffix(_ANGULAR)}.component.ts", project)
    return _of_blocks(path, project)


@keyed_memo
def _of_blocks(path: str, project: Project) -> Script | None:
    source = project.source(path)
    blocks = list(_SCRIPT.finditer(source.text))
    if not blocks:
        return None
    start, end = blocks[0].start(2), blocks[-1].end(2)
    held = list(source.text[start:end])
    for one, following in pairwise(blocks):
        for at in range(one.end(2), following.start(2)):
            held[at - start] = "\n" if held[at - start] == "\n" else " "
    is_typed = any('"ts"' in one[1] or "'ts'" in one[1] for one in blocks)
    return Script(source, "".join(held), start, project, dialect="ts" if is_typed else "")


def handlers_in(path: str, project: Project) -> list[Handler]:
    """Return what runs when the forms of a component are sent, [] when that is not written there."""
    script = script_in(path, project)
    if script is None:
        return []
    if "<form" not in project.text(path):
        return list(_pressed_in(path, script, project))
    return list(_of_jsx(path, script) if path.endswith(_JSX) else _of_markup(path, script, project))


def _pressed_in(path: str, script: Script, project: Project) -> Iterator[Handler]:
    """What the buttons of a page without a form run: it only confirms."""
    if path.endswith(_JSX):
        for one in script.walk("jsx_attribute"):
            held = dict(_attributes(one.parent)).get("onClick") if text(one.named_children[0]) == "onClick" else None
            if held is not None:
                yield Handler(held, script, path, text(held))
        for one in script.walk("pair"):
            if text(field(one, "key")) == "onClick":
                yield Handler(field(one, "value"), script, path, text(one))
        return
    for tag in _tags_of(_SCRIPT.sub("", project.text(path))):
        for said in (one.value for one in tag.given if one.event == "click" and one.value):
            if (found := _expression(said, script, path)) is not None:
                yield found


def _of_jsx(path: str, script: Script) -> Iterator[Handler]:
    for one in script.walk("jsx_element"):
        opening = field(one, "open_tag")
        if text(field(opening, "name")) != "form":
            continue
        given = dict(_attributes(opening))
        if "onSubmit" in given:
            yield Handler(given["onSubmit"], script, path, text(given["onSubmit"]))
        elif "action" in given and given["action"].type != "string":
            yield Handler(given["action"], script, path, text(given["action"]))
        else:
            for inner in _tags(one):
                for name, value in _attributes(inner):
                    if name in ("onClick", "onSubmit"):
                        yield Handler(value, script, path, text(value))


def _tags(node: Any) -> Iterator[Any]:
    stack = [node]
    while stack:
        one = stack.pop()
        if one.type in ("jsx_opening_element", "jsx_self_closing_element"):
            yield one
        stack.extend(one.named_children)


def _attributes(tag: Any) -> Iterator[tuple[str, Any]]:
    for one in tag.named_children:
        if one.type == "jsx_attribute" and len(one.named_children) > 1:
            value = one.named_children[1]
            inner = value.named_children[0] if value.type == "jsx_expression" and value.named_children else value
            yield text(one.named_children[0]), inner


def _of_markup(path: str, script: Script, project: Project) -> Iterator[Handler]:
    written = _SCRIPT.sub(lambda one: " " * len(one[0]), project.text(path))
    for form in _FORM.finditer(written):
        end = written.find("</form>", form.end())
        inside = list(_tags_of(written, form.start(), end if end >= 0 else len(written)))
        sent = [one for tag in inside for one in tag.given if one.event in _SENT and one.value]
        pressed = [
            one for tag in inside for one in tag.given if one.event == "click" or (tag.is_component and one.tells)
        ]
        for one in sent or pressed:
            if one.value and (found := _expression(one.value, script, path)) is not None:
                yield found


_SENT = ("submit", "ngsubmit")
_TYPING = re.compile(r"^(?:update|input|change|blur|focus|key|mouse|touch|hover|error|load)")
"""Events by which a component tells what is being done with it: nothing is sent then."""


@dataclass(frozen=True)
class _Given:
    """What a tag gives some code to: the event, however it is written, and the code, "" when the event is handed on."""

    event: str
    value: str
    is_event: bool

    @property
    def tells(self) -> bool:
        """Whether a component may tell by it that it is done."""
        return self.is_event and _TYPING.match(self.event) is None


@dataclass(frozen=True)
class _Tag:
    name: str
    given: tuple[_Given, ...]

    @property
    def is_component(self) -> bool:
        return "-" in self.name or self.name[:1].isupper()


_MARK = re.compile(
    r"(?P<before>@|v-on:|on:|v-bind:|:|\()?(?P<name>[\w-]+)\)?(?P<more>(?:[.|:][\w-]+)*)(?P<is>\s*=\s*)?"
)


def _tags_of(said: str, start: int = 0, end: int | None = None) -> Iterator[_Tag]:
    """Yield the tags of some markup, with the code that each is given: `@save="keep"`, `on:save={keep}`, `(save)="keep()"`."""
    for tag in _TAG.finditer(said, start, len(said) if end is None else end):
        yield _Tag(tag[1], tuple(_given_to(said, tag.end())))


def _given_to(said: str, at: int) -> Iterator[_Given]:
    while at < len(said) and said[at] != ">":
        mark = _MARK.match(said, at)
        if mark is None:
            at = _end_of_value(said, at) if said[at] in "\"'{" else at + 1
            continue
        at = mark.end()
        value, is_code = "", bool(mark["before"])
        if mark["is"]:
            end = _end_of_value(said, at)
            is_code, value, at = is_code or said[at : at + 1] == "{", said[at:end].strip("\"'"), end
            value = value[1:-1] if value.startswith("{") else value
        if is_code:
            yield _Given(event_of(mark["name"]), value.strip(), mark["before"] in ("@", "v-on:", "on:", "("))


def event_of(name: str) -> str:
    """Return an event as all write it, whatever its dashes and what comes before: `onSave`, `on-save` and `save` are one."""
    return name.replace("-", "").lower().removeprefix("on")


def _end_of_value(said: str, at: int) -> int:
    """Where a value ends: at its other quote, at its other brace."""
    first = said[at : at + 1]
    if first in ("'", '"'):
        return said.find(first, at + 1) + 1 or len(said)
    if first != "{":
        return next((place for place in range(at, len(said)) if said[place] in " \t\n>"), len(said))
    depth = 0
    for place in range(at, len(said)):
        depth += {"{": 1, "}": -1}.get(said[place], 0)
        if not depth:
            return place + 1
    return len(said)


def _expression(said: str, script: Script, path: str) -> Handler | None:
    """Some code of a template, as it would run at the end of the script of its component."""
    whole = Script(script.source, f"{script.text}\n;({said.strip().rstrip(';')});\n", script.start, script.project, dialect=script.dialect)  # fmt: skip
    last = next((one for one in reversed(list(whole.walk("expression_statement"))) if one.parent == whole.root), None)
    if last is None or not last.named_children:
        return None
    inner = last.named_children[0]
    inner = inner.named_children[0] if inner.type == "parenthesized_expression" and inner.named_children else inner
    return Handler(inner, whole, path, said)


def handlers_of_uses(
    name: str, path: str, given: str, project: Project, asked: set[str] | None = None
) -> Iterator[Handler]:
    """Yield what the components that use another give it to run, by the name of a property or of an event; each that hands it on is asked once."""
    asked = {path} if asked is None else asked
    tags = {name} if name else tags_of(path, project)
    for user in using(tags, project):
        script = script_in(user, project)
        if script is None:
            continue
        if user.endswith(_JSX):
            for one in script.walk("jsx_self_closing_element", "jsx_opening_element"):
                value = dict(_attributes(one)).get(given) if text(field(one, "name")) in tags else None
                if value is not None:
                    yield Handler(value, script, user, text(value))
            continue
        for tag in _tags_of(project.text(user)):
            for one in tag.given if tag.name in tags else ():
                if one.event != event_of(given):
                    continue
                if not one.value:
                    if user not in asked:
                        asked.add(user)
                        yield from handlers_of_uses("", user, given, project, asked)
                elif (found := _expression(one.value, script, user)) is not None:
                    yield found
