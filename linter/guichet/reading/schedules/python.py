"""Schedules written in Python: Celery beat, APScheduler, Huey, django-crontab, Airflow, `schedule`, and their kin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Span
from guichet.core.numbers import count
from guichet.core.words import any_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.durations import seconds_of
from guichet.reading.python.literals import resolved
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import assigned
from guichet.reading.schedules import cron
from guichet.reading.schedules.cron import Cron
from guichet.reading.schedules.entry import SHORT_SPREAD, Schedule

_WORDS = ("crontab(", "crontrigger", "cron=", '"cron"', "'cron'", "cronjobs", "schedule_interval", "from_crontab",
          "scheduler.cron", "cron(", "schedule.every", "schedule=", '"schedule"', "'schedule'", "trigger=")  # fmt: skip
_CRON_CALL = re.compile(r"(?:^|\.)(?:crontab|CronTrigger|cron|CronSchedule|Cron)$")
_JOB_CALL = re.compile(r"(?:^|\.)(?:add_job|scheduled_job|schedule_job|add_cron_job|task)$")
_TEXT_CALL = re.compile(r"(?:^|\.)(?:from_crontab|cron|periodic|Cron|CronTabTimetable|CronTriggerTimetable)$")
_TEXT_KEYWORD = frozenset({"cron", "schedule", "schedule_interval", "crontab", "cron_expression", "cron_string"})
_NAMED = frozenset({"schedule", "trigger", "cron", "crontab"})
"""What a job is given its hours under, when they are written elsewhere and have a name."""
_FIELDS = {"minute": "minute", "hour": "hour", "day_of_week": "weekday", "weekday": "weekday", "day": "day",
           "day_of_month": "day", "month": "month", "month_of_year": "month"}  # fmt: skip
_EVERY = re.compile(rf"schedule\.every\(\)\.({any_of('calendar.en.days')}|day)\.at\(['\"](\d{{1,2}}):(\d\d)")


def may_schedule(text: str) -> bool:
    """Whether a file may schedule something: a cheap test on its text."""
    lower = text.lower()
    return any(word in lower for word in _WORDS)


def read_code(module: PythonModule, zone: str | None) -> Iterator[Schedule]:
    """Yield the schedules of a module; `zone` is that of the project's settings."""
    for node in module.walk(nodes.Call, nodes.Const, nodes.Dict):
        when = _when(node)
        if when is not None and not _is_argument_of_cron(node):
            unit = _unit(node)
            own = _zone(unit) or _zone(node) or zone
            spread = _spread(unit, module) or _spread(node, module)
            yield Schedule(module.path, module.span(node), when, _says(unit, module), own, unit, module, spread=spread)
    yield from _by_name(module, zone)


def _by_name(module: PythonModule, zone: str | None) -> Iterator[Schedule]:
    """Yield the jobs whose hours have a name, where those hours are written: `"schedule": NIGHTLY`."""
    for node in module.walk(nodes.Dict, nodes.Keyword):
        pairs = node.items if isinstance(node, nodes.Dict) else ((None, node.value),)
        for key, value in pairs:
            name = node.arg if isinstance(node, nodes.Keyword) else _text(key)
            if name not in _NAMED or not isinstance(value, nodes.Name | nodes.Attribute):
                continue
            for found in definitions(module.modules).of(value, module):
                hours = assigned(found.node)
                when = _when(hours) if isinstance(hours, nodes.Call) else None
                if when is not None:
                    unit = _unit(value)
                    own = _zone(unit) or _zone(hours) or zone
                    yield Schedule(found.module.path, found.module.span(hours), when, _says(unit, module), own, unit, module)  # fmt: skip


def _when(node: nodes.NodeNG) -> Cron | None:
    if isinstance(node, nodes.Const):
        return _of_text(node)
    if isinstance(node, nodes.Dict):
        fields = {key.value: value for key, value in node.items if isinstance(key, nodes.Const)}
        return _from(fields, monday_first=True) if "trigger" in fields and _text(fields["trigger"]) == "cron" else None
    name = dotted(node.func)
    fields = {keyword.arg: keyword.value for keyword in node.keywords or () if keyword.arg}
    if _CRON_CALL.search(name):
        is_apscheduler = "Trigger" in name
        if name.rpartition(".")[2] == "crontab" and node.args and "minute" not in fields:
            fields["minute"] = node.args[0]
        return _from(fields, monday_first=is_apscheduler)
    if _JOB_CALL.search(name):
        trigger = fields.get("trigger") or next((one for one in node.args if _text(one) == "cron"), None)
        return _from(fields, monday_first=True) if trigger is not None and _text(trigger) == "cron" else None
    if ".at" in name and (match := _EVERY.search(node.as_string())):
        days = "*" if match[1] == "day" else match[1]
        return cron.from_fields(match[3], match[2], weekday=days)
    return None


def _from(fields: dict[str, nodes.NodeNG], *, monday_first: bool) -> Cron | None:
    texts: dict[str, str] = {}
    for name, value in fields.items():
        if name in _FIELDS:
            text = _field(value)
            if text is None:
                return None
            texts[_FIELDS[name]] = text
    if not texts.keys() & {"minute", "hour", "weekday"}:
        return None
    if monday_first:
        texts.setdefault("minute", "0" if "hour" in texts else "*")
        if "hour" not in texts and "weekday" in texts:
            texts["hour"] = "0"
        if "weekday" in texts:
            texts["weekday"] = re.sub(r"(?<![/\d])\d", lambda one: str((count(one[0]) + 1) % 7), texts["weekday"])
    return cron.from_fields(
        texts.get("minute", "*"),
        texts.get("hour", "*"),
        texts.get("day", "*"),
        texts.get("month", "*"),
        texts.get("weekday", "*"),
    )


def _field(node: nodes.NodeNG) -> str | None:
    node = resolved(node)
    if isinstance(node, nodes.Const):
        return str(node.value).replace(" ", "")
    if isinstance(node, nodes.Tuple | nodes.List | nodes.Set):
        parts = [_field(one) for one in node.elts]
        return ",".join(part for part in parts if part) if all(parts) else None
    return None


def _of_text(node: nodes.Const) -> Cron | None:
    if not isinstance(node.value, str) or node.value.count(" ") < 4 or not cron.EXPRESSION.match(node.value):
        return None
    parent = node.parent
    if isinstance(parent, nodes.Keyword):
        known = parent.arg in _TEXT_KEYWORD
    elif isinstance(parent, nodes.Call):
        known = node in parent.args and bool(_TEXT_CALL.search(dotted(parent.func)))
    elif isinstance(parent, nodes.Tuple | nodes.List):
        known = parent.elts[0] is node and "CRONJOBS" in _assigned(parent)
    elif isinstance(parent, nodes.Dict):
        known = any(value is node and _text(key) in _TEXT_KEYWORD for key, value in parent.items)
    else:
        known = False
    return cron.parse(node.value) if known else None


def _assigned(node: nodes.NodeNG) -> str:
    parent: nodes.NodeNG | None = node
    while parent is not None and not isinstance(parent, nodes.Assign):
        parent = parent.parent
    return str(parent.targets[0].as_string()) if parent is not None else ""


def _is_argument_of_cron(node: nodes.NodeNG) -> bool:
    """Whether a job already counted holds this one (`cron("…")`, `add_job(CronTrigger(…))` counts the inner one)."""
    return (
        isinstance(node, nodes.Call)
        and bool(_JOB_CALL.search(dotted(node.func)))
        and any(
            isinstance(one, nodes.Call) and _CRON_CALL.search(dotted(one.func))
            for one in (*node.args, *(keyword.value for keyword in node.keywords or ()))
        )
    )


def _unit(node: nodes.NodeNG) -> nodes.NodeNG:
    """Return what the schedule is written for: an entry of a table, a call, a decorated function."""
    unit, parent = node, node.parent
    while parent is not None:
        if isinstance(parent, nodes.FunctionDef) and isinstance(unit, nodes.Decorators):
            return parent
        if isinstance(parent, nodes.Dict) and isinstance(parent.parent, nodes.Dict | nodes.Assign | nodes.List):
            return parent
        if isinstance(parent, nodes.Tuple | nodes.List) and unit is node and isinstance(node, nodes.Const):
            return parent
        if isinstance(
            parent, nodes.FunctionDef | nodes.ClassDef | nodes.Module | nodes.Assign | nodes.Expr | nodes.With
        ):
            return unit if not isinstance(parent, nodes.With) else parent.items[0][0]
        unit, parent = parent, parent.parent
    return unit


def _says(unit: nodes.NodeNG, module: PythonModule) -> str:
    if isinstance(unit, nodes.FunctionDef):
        return str(unit.name)
    text = module.text(unit)
    if isinstance(unit, nodes.Dict) and isinstance(unit.parent, nodes.Dict):
        key = next((key for key, value in unit.parent.items if value is unit), None)
        text = f"{_text(key)} {text}" if key is not None else text
    return text


def _zone(node: nodes.NodeNG) -> str | None:
    if isinstance(node, nodes.Call):
        for keyword in node.keywords or ():
            if keyword.arg in ("timezone", "tz"):
                found = re.search(r"['\"]([\w/+-]+)['\"]|\b(utc|UTC)\b", keyword.value.as_string())
                return (found[1] or "UTC") if found else None
    return None


def _spread(node: nodes.NodeNG, module: PythonModule) -> Span | None:
    """What has a job wait for a moment drawn at random, minutes away or more: `jitter=36000`."""
    for keyword in (node.keywords or ()) if isinstance(node, nodes.Call) else ():
        if keyword.arg == "jitter" and (seconds_of(keyword.value, module) or 0) > SHORT_SPREAD:
            return module.span(keyword)
    return None


def _text(node: nodes.NodeNG | None) -> str:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""
