"""What runs when the form of a component is sent: its handler, its buttons, and what the pages that use it give it to run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, text
from guichet.reading.templates.site import is_component

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.S)
_FORM = re.compile(r"<form\b(?P<marks>(?:[^<>\"']|\"[^\"]*\"|'[^']*'|=>)*)>(?P<inside>.*?)</form>", re.S)
_SENT = re.compile(
    r"(?:@|v-on:|on:)submit(?:\.\w+)*\s*=\s*(?:\"([^\"]*)\"|\{([^}]*)\})|\(ngSubmit\)\s*=\s*\"([^\"]*)\""
)
_PRESSED = re.compile(r"(?:@click|v-on:click|on:click|\(click\))(?:\.\w+)*\s*=\s*(?:\"([^\"]*)\"|\{([^}]*)\})")
_JSX = (".tsx", ".jsx")


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
    return _scripts(project).setdefault(path, _of_blocks(path, project))


@memo
def _scripts(_: Project) -> dict[str, Script | None]:
    return {}


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
    for said in (each for one in _PRESSED.findall(_SCRIPT.sub("", project.text(path))) for each in one if each.strip()):
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
                pressed = dict(_attributes(inner)).get("onClick")
                if pressed is not None:
                    yield Handler(pressed, script, path, text(pressed))


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
        sent = [said for one in _SENT.findall(form["marks"]) for said in one if said.strip()]
        pressed = [said for one in _PRESSED.findall(form["inside"]) for said in one if said.strip()]
        for said in sent or pressed:
            if (found := _expression(said, script, path)) is not None:
                yield found


def _expression(said: str, script: Script, path: str) -> Handler | None:
    """Some code of a template, as it would run at the end of the script of its component."""
    whole = Script(script.source, f"{script.text}\n;({said.strip().rstrip(';')});\n", script.start, script.project, dialect=script.dialect)  # fmt: skip
    last = next((one for one in reversed(list(whole.walk("expression_statement"))) if one.parent == whole.root), None)
    if last is None or not last.named_children:
        return None
    inner = last.named_children[0]
    inner = inner.named_children[0] if inner.type == "parenthesized_expression" and inner.named_children else inner
    return Handler(inner, whole, path, said)


@memo
def _users(project: Project) -> dict[str, str]:
    return {path: project.text(path) for path in project.paths if is_component(path)}


def users_of(path: str, project: Project) -> tuple[str, ...]:
    """Return the components that show another one, by its name."""
    called = path.rpartition("/")[2].partition(".")[0]
    tag = re.compile(rf"<{re.escape(called)}(?=[\s/>])")
    if not called[:1].isupper():
        return ()
    return tuple(one for one, said in _users(project).items() if called in said and one != path and tag.search(said))


def handlers_of_uses(name: str, path: str, given: str, project: Project) -> Iterator[Handler]:
    """Yield what the components that use another give it to run, by the name of a property or of an event."""
    called = name or path.rpartition("/")[2].partition(".")[0]
    dashed = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", called).lower()
    tag = re.compile(rf"<(?:{re.escape(called)}|{re.escape(dashed)})(?=[\s/>])")
    event = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", given).lower()
    bound = re.compile(
        rf"(?:@|v-on:|on:|:)(?:{re.escape(given)}|{re.escape(event)}|on{re.escape(given[:1].upper() + given[1:])})(?:\.\w+)*\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
    )
    for user, said in _users(project).items():
        if called not in said and dashed not in said:
            continue
        script = script_in(user, project)
        if script is None:
            continue
        if user.endswith(_JSX):
            for one in script.walk("jsx_self_closing_element", "jsx_opening_element"):
                value = dict(_attributes(one)).get(given) if text(field(one, "name")) == called else None
                if value is not None:
                    yield Handler(value, script, user, text(value))
            continue
        for use in tag.finditer(said):
            end = _end_of_tag(said, use.end())
            for one in bound.finditer(said, use.end(), end):
                if (found := _expression(one[1] or one[2], script, user)) is not None:
                    yield found


def _end_of_tag(said: str, at: int) -> int:
    quote = ""
    for place in range(at, len(said)):
        sign = said[place]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign == ">":
            return place
    return len(said)
