"""Options of commands and parameters of functions that are off unless somebody asks: what is done when nothing of the project does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from guichet.core.findings import Span
from guichet.core.memo import lasting_keyed_memo
from guichet.core.places import Place, place_of_path

_ASKED = re.compile(r"\$?[\w$]+(?:->|\.)(?:option|getOption|opt|flag)\(\s*['\"](?P<name>[\w-]{3,60})['\"]\s*\)?$")
"""What a command asks of its options: `$this->option('notify')`."""
_LAST = re.compile(r"([A-Za-z_][\w-]{2,60})['\"]?\]?\)?$")
_HOLDERS = frozenset({"options", "opts", "args", "argv", "kwargs", "params", "input", "flags", "self", "this"})
"""What holds the options of a command, or what a function is given."""
_IS_ON = re.compile(r"(?<!show_)default\s*(?:=>|=|:)\s*(?:True|true|1)\b|store_false|,\s*true\s*\)")
_SWITCHES = re.compile(
    r"store_true|is_flag\s*=\s*True|/--|VALUE_NONE|boolean|\{--|default\s*(?:=>|=|:)\s*(?:False|false|0)\b"
)
"""What an option is that needs no value: it is there, or it is not."""
_SIGNATURE = re.compile(
    r"(?:\b(?:def|function|fun|func|fn|async|public|private|protected|static|const|perform|handle|execute)\b[^\n;={}]*|=\s*(?:async\s*)?)\(?\{?[^(){}]*$"
)
_TRIED = (Place.TEST, Place.FIXTURE, Place.DOCUMENTATION)


class Optional(NamedTuple):
    """An option or a parameter that is off: what declares it."""

    span: Span
    shown: str


def left_off(asked: str, path: str, project: Any) -> Optional | None:
    """Return the declaration of what a test asks, when that is off by itself and nothing of the project turns it on."""
    found = _ASKED.match(asked)
    named = found or _LAST.search(asked)
    if named is None:
        return None
    holder = asked[: named.start(1)].strip("[]'\".(->$:").rpartition(".")[2].partition("(")[0].partition(".")[0]
    if holder and found is None and holder.rpartition("->")[2] not in _HOLDERS:
        return None
    return _declared(path, named[1], project)


@lasting_keyed_memo
def _declared(path: str, name: str, project: Any) -> Optional | None:
    text = project.text(path)
    declared = list(_options(text, name)) or list(_parameters(text, name))
    if len(declared) != 1 or declared[0] is None:
        return None
    span = declared[0]
    shown = " ".join(text[span.start : span.end].split())
    if any(_turned_on(name, there, project, span if there == path else None) for there in told_of(name, project)):
        return None
    return Optional(span, shown[:_LONGEST])


_LONGEST = 80


@lasting_keyed_memo
def told_of(name: str, project: Any) -> list[str]:
    """Return the files, but those of tests, that say a name."""
    spelled = {name, name.replace("_", "-"), name.replace("-", "_")}
    return [
        one
        for one in project.paths
        if place_of_path(one) not in _TRIED and any(project.holds(one, each) for each in spelled)
    ]


def _options(text: str, name: str) -> Iterator[Span | None]:
    """The declarations of an option under a name; None for one that is on, or takes a value."""
    spelled = re.escape(name).replace("_", "[-_]").replace(r"\-", "[-_]")
    declares = re.compile(
        rf"(?:(?<=[\"'{{])--{spelled}(?![\w-])|\b(?:addOption|option|method_option)\(?\s*[:'\"]{spelled}['\"]?(?=\s*,))[^\n\"'}}:]*"
    )
    for found in declares.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        line = text[start : _end_of_call(text, start)].strip()
        yield Span(found.start(), found.end()) if declares_off(line, spelled) else None


def declares_off(line: str, spelled: str) -> bool:
    """Return whether the declaration of an option, spelled so, says that it is there or not, and not at first."""
    is_switch = _SWITCHES.search(line) is not None or re.search(rf"\{{--{spelled}\s*[:}}]", line) is not None
    return is_switch and not _IS_ON.search(line)


def _end_of_call(text: str, start: int) -> int:
    """Where the call that begins on a line ends, a few lines below at most."""
    depth = 0
    for at in range(start, min(len(text), start + 400)):
        depth += (text[at] in "([") - (text[at] in ")]")
        if depth == 0 and text[at] in ")\n":
            return at + 1
    return min(len(text), start + 400)


def _parameters(text: str, name: str) -> Iterator[Span | None]:
    """The parameters under a name, in what functions are given; None for one that does not begin with no."""
    declares = re.compile(
        rf"\$?\b{re.escape(name)}\b(?:\s*:\s*\??[\w\[\]|. ]{{1,30}}?)?\s*[=:]\s*(?:typer\.Option\(\s*)?(?P<first>\w+)"
    )
    for found in declares.finditer(text):
        before = text[max(0, found.start() - 300) : found.start()]
        if _SIGNATURE.search(before) is not None:
            yield Span(*found.span()) if found["first"] in ("False", "false") else None


def _turned_on(name: str, path: str, project: Any, own: Span | None) -> bool:
    """Whether a file gives it another value than no, or a command names its option."""
    text = project.text(path)
    if own is not None:
        line = text.find("\n", own.end)
        text = f"{text[: own.start]}\n{text[own.end if line < 0 else line :]}"
    spelled = re.escape(name).replace("_", "[-_]").replace(r"\-", "[-_]")
    return (
        re.search(
            rf"(?<![\w-])--{spelled}(?![\w-])"
            rf"|\b{spelled}\s*=\s*(?![=>]|False\b|false\b|None\b|null\b)[\w\"'($\[]"
            rf"|\b{spelled}[\"']?\s*(?:=>|:)\s*[\"']?(?:True|true|yes|on|1|oui)\b",
            text,
        )
        is not None
    )


_NAMES = re.compile(
    r"[\"'{]--([\w-]{3,60})|\b(?:addOption|option|method_option)\(?\s*[:'\"]([\w-]{3,60})|\$?\b(\w{3,60})(?:\s*:\s*\??[\w\[\]|. ]{1,30}?)?\s*[=:]\s*(?:typer\.Option\(\s*)?[Ff]alse\b"
)


def turned_on_in(path: str, project: Any) -> list[str]:
    """Return the files that may turn on what one declares."""
    text = project.text(path)
    tested = {word for line in _TESTS.findall(text) for word in _WORDS.findall(line)}
    declared = dict.fromkeys(next(filter(None, one)) for one in _NAMES.findall(text))
    names = [one for one in declared if one in tested or one.replace("-", "_") in tested]
    return list(dict.fromkeys(there for name in names[:_MOST] for there in told_of(name, project)))


_MOST = 12
_TESTS = re.compile(r"\b(?:if|elif|elsif|unless|when)\b[^\n]{0,200}|[^\n]{0,100}(?:\s\?\s|&&)[^\n]{0,40}")
_WORDS = re.compile(r"[A-Za-z_][\w-]{2,60}")
