"""What stands on the way, in a sentence that a meeting can repeat: the words first, the code after, and no sense that is not certain."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import eq, ge, gt, le, lt, ne

from astroid import nodes

from guichet.core.findings import Finding, Text
from guichet.core.words import listed
from guichet.reading.project.project import Project
from guichet.reading.python.views import refuses

_LED = re.compile(r'^(?:"(?P<en>.+?)"|«\s(?P<fr>.+?)\s») (?=[a-zà-ÿ])', re.S)
_IS_CODE = re.compile(r"[()=_{}<>$]| --?\w|\w/\w")
"""What shows that words are those of a program, and not a name that people read on a page."""
_NAMED = re.compile(r"""\b(?:name|id)=["']([\w.:\[\]-]+)["']""")
_LONGEST = 80
_WEEK = [(day, hour, minute) for day in range(7) for hour in range(24) for minute in range(60)]
Moment = tuple[int, int, int]
_COMPARED: dict[str, Callable[[int, int], bool]] = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_DAYS = tuple(
    Text(french, english.capitalize())
    for french, english in zip(listed("calendar.fr.days"), listed("calendar.en.days"), strict=True)
)


def in_words(finding: Finding, project: Project) -> Text:
    """Return what a finding says to whoever reads no code: a test of the clock says when one gets in, or asks that it be read."""
    if finding.rule == "office-hours-gate" and finding.path.endswith(".py"):
        return _hours(finding, project)
    if finding.rule == "field-label-missing" and (name := _NAMED.search(_written(finding, project))) is not None:
        return Text(
            finding.message.fr.replace("Ce champ", f"Le champ « {name[1]} »", 1),
            finding.message.en.replace("This field", f'The field "{name[1]}"', 1),
        )
    return Text(_words_first(finding.message.fr, "fr"), _words_first(finding.message.en, "en"))


def _written(finding: Finding, project: Project) -> str:
    """What stands where a finding points, on one line."""
    return " ".join(project.text(finding.path)[finding.span.start : finding.span.end].split())


def _words_first(message: str, lang: str) -> str:
    led = _LED.match(message)
    code = (led[lang] or "") if led is not None else ""
    if led is None or not _IS_CODE.search(code):
        return message
    subject, quoted = ("Cette ligne", f"(« {code} »)") if lang == "fr" else ("This line", f'("{code}")')
    return f"{subject} {message[led.end() :]} {quoted}"


def _hours(finding: Finding, project: Project) -> Text:
    text = _written(finding, project)
    code = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    place = f"{finding.path}:{finding.position.line}"
    when = _when(_open(finding, project))
    if when is None:
        return Text(
            f"{place} regarde le jour ou l’heure avant de répondre : lisez cette ligne. Elle peut fermer la démarche à qui n’est pas libre alors. Recevez la demande à toute heure. (« {code} »)",
            f'{place} tests the day or the hour before it answers: read it. It may shut out whoever is not free then. Accept requests at any hour. ("{code}")',
        )
    return Text(
        f"On n’entre que {when.fr} : qui n’est pas libre alors reste dehors. Recevez la demande à toute heure ; si une loi impose cet horaire, écrivez une dérogation avec son responsable et sa raison. (« {code} »)",
        f'People only get in {when.en}: whoever is not free then is left outside. Accept requests at any hour; if a law imposes these hours, write a derogation with an owner and a reason. ("{code}")',
    )


def _open(finding: Finding, project: Project) -> list[Moment]:
    """The minutes of a week at which a test lets people in; none when its sense is not certain."""
    module = project.modules.parsed(finding.path)
    line = finding.position.line
    tests = [one for one in module.walk(nodes.If) if one.test.lineno == line] if module is not None else []
    if len(tests) != 1 or not refuses(tests[0].body):
        return []
    held = [(moment, _holds(tests[0].test, moment)) for moment in _WEEK]
    return [] if any(one is None for _, one in held) else [moment for moment, one in held if not one]


def _holds(test: nodes.NodeNG, at: Moment) -> bool | None:
    """Whether a test of the clock is true at a moment; None when it also asks something else."""
    if isinstance(test, nodes.UnaryOp) and test.op == "not":
        held = _holds(test.operand, at)
        return None if held is None else not held
    if isinstance(test, nodes.BoolOp):
        parts = [_holds(one, at) for one in test.values]
        return None if None in parts else (all if test.op == "and" else any)(parts)
    if not isinstance(test, nodes.Compare):
        return None
    values = [_value(one, at) for one in (test.left, *(each for _, each in test.ops))]
    results = [
        _COMPARED[op](left, right)
        for (op, _), left, right in zip(test.ops, values, values[1:], strict=False)
        if op in _COMPARED and left is not None and right is not None
    ]
    return all(results) if len(results) == len(test.ops) else None


def _value(node: nodes.NodeNG, at: Moment) -> int | None:
    day, hour, minute = at
    if isinstance(node, nodes.Const):
        return node.value if isinstance(node.value, int) and not isinstance(node.value, bool) else None
    if isinstance(node, nodes.Call) and isinstance(node.func, nodes.Attribute) and not node.args:
        return {"weekday": day, "isoweekday": day + 1}.get(node.func.attrname)
    return {"hour": hour, "minute": minute}.get(node.attrname) if isinstance(node, nodes.Attribute) else None


def _when(moments: list[Moment]) -> Text | None:
    """The days and the hours of some moments, when they are the same stretch on each of some days that follow."""
    days = sorted({day for day, _, _ in moments})
    stretches = {day: [60 * hour + minute for one, hour, minute in moments if one == day] for day in days}
    first = next(iter(stretches.values()), [])
    is_plain = (
        bool(first)
        and all(one == first for one in stretches.values())
        and first == list(range(first[0], first[-1] + 1))
        and days == list(range(days[0], days[-1] + 1))
    )
    if not is_plain:
        return None
    begin, end = ((one // 60, one % 60) for one in (first[0], first[-1]))
    names = [_DAYS[day] for day in days]
    if len(days) == 1:
        on = Text(f"le {names[0].fr}", f"on {names[0].en}")
    elif len(days) == len(_DAYS):
        on = Text("chaque jour", "every day")
    else:
        on = Text(f"du {names[0].fr} au {names[-1].fr}", f"from {names[0].en} to {names[-1].en}")
    if len(first) == 24 * 60:
        return on
    said = [(f"{hour} h {minute:02}", f"{hour:02}:{minute:02}") for hour, minute in (begin, end)]
    return Text(f"{on.fr} de {said[0][0]} à {said[1][0]}", f"{on.en} from {said[0][1]} to {said[1][1]}")
