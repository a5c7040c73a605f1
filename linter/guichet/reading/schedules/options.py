"""What a program is given each time that a clock runs it, where it asks for it by name: `--no-letter`, `NO_MAIL=1`."""

from __future__ import annotations

import re
from typing import Any

from guichet.core.findings import Span
from guichet.core.memo import lasting_keyed_memo
from guichet.reading.data.yes_no import is_no
from guichet.reading.named.optional import declares_off
from guichet.reading.named.switched import Switch, asked_plainly, keys_in, run_together, terms_of
from guichet.reading.schedules.found import schedules_of

_GIVEN = re.compile(
    r"(?<![\w-])--(?P<option>[a-z][\w-]{2,40})(?:=(?P<value>\w{1,12}))?(?![\w-])|(?<![\w-])(?P<variable>[A-Z][A-Z_]{3,40})=(?P<held>\w{1,12})(?=\s)"
)
"""An option of a command, or a variable of the environment that it begins with."""
_PROGRAM = re.compile(r"[\w:./-]+")
_ASKS = re.compile(
    r"(?:getOption|hasOption|option|ENV|getenv|env|environ(?:\.get)?)\s?[(\[]\s?['\"](?P<key>[\w-]{3,40})['\"]\s?[)\]]?$|\[\s?['\":](?P<part>[\w-]{3,40})['\"]?\s?\]$"
)
"""How a program asks for one by its name: `$input->getOption('quiet')`, `options["no_email"]`, `ENV["NO_MAIL"]`."""
_RUNS = frozenset({"index", "main", "run", "cli", "app"})
"""Names that many programs have."""


def option_of(test: str, path: str, project: Any) -> Switch | None:
    """Return what a test comes down to by what a clock gives the program that asks it; None when no schedule gives it that."""
    for term in terms_of(test) if project is not None else ():
        asked, inverted = asked_plainly(term)
        by_key = _ASKS.search(asked)
        name = (by_key["key"] or by_key["part"]) if by_key is not None else next(iter(keys_in(asked)[-1:]), "")
        given = _given(run_together(name), path, project) if len(name) > 2 else None
        if given is not None:
            return Switch(given.path, given.span, given.shown, given.holds ^ inverted)
    return None


@lasting_keyed_memo
def _given(name: str, path: str, project: Any) -> Switch | None:
    """What the schedules that run a program give it under a name, when it declares that name; that they do not, when it may only be there or not."""
    text = project.text(path)
    declared = next((one for one in _TEXT.finditer(text) if run_together(one[1]) == name), None)
    plans = [one for one in schedules_of(project) if _runs(one.says, path, project)] if declared is not None else []
    for plan in plans:
        found = next((one for one in _GIVEN.finditer(plan.says) if run_together(one["option"] or one["variable"]) == name), None)  # fmt: skip
        if found is not None:
            at = project.text(plan.path).find(found[0], plan.span.start)
            span = Span(at, at + len(found[0])) if at >= 0 else plan.span
            return Switch(plan.path, span, found[0], not is_no(found["value"] or found["held"] or "yes"))
    if declared is None or not plans:
        return None
    line = text[text.rfind("\n", 0, declared.start()) + 1 : (text.find("\n", declared.end()) + 1) or len(text)]
    if not declares_off(line, re.escape(declared[1])):
        return None
    return Switch(plans[0].path, plans[0].span, f"{plans[0].says.strip()[-_SHOWN:]} …", holds=False)


_SHOWN = 60
_TEXT = re.compile(r"(?:['\"{]|--)(?:--)?([A-Za-z][\w-]{2,40})(?=['\"=}\s|])")


def _runs(says: str, path: str, project: Any) -> bool:
    """Whether a command runs a program: by the name of its file, or by one that the program gives itself."""
    stem = path.rpartition("/")[2].partition(".")[0]
    words = [one for one in _PROGRAM.findall(says) if not one.startswith("-")]
    ends = {re.split(r"[./]", one.partition(".py")[0].partition(".js")[0].partition(".ts")[0].partition(".rb")[0])[-1] for one in words}  # fmt: skip
    if stem in ends and stem not in _RUNS:
        return True
    text = project.text(path)
    named = [one for one in words if ":" in one and not one.endswith(":")]
    return any(re.search(rf"['\"]{re.escape(one)}\b|{_tasks(one)}", text) is not None for one in named)


def _tasks(command: str) -> str:
    """How Rake names a task of several names: each space, then the task."""
    return r"[\s\S]{0,2000}".join(rf"\b(?:namespace|task) :?['\"]?{re.escape(one)}\b" for one in command.split(":"))


def plans_giving(path: str, project: Any) -> list[str]:
    """Return what schedules give the programs that they run, for one that asks whether it was given something."""
    return [f"{one.path} {one.says}" for one in schedules_of(project) if _GIVEN.search(one.says) and _runs(one.says, path, project)]  # fmt: skip
