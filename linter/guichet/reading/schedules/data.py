"""Schedules written as data: GitHub Actions, Kubernetes CronJob, cron.json; read as YAML nodes, never constructed."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.reading.data.documents import composed
from guichet.reading.schedules import cron
from guichet.reading.schedules.entry import Schedule, read_line

_COMMAND_KEYS = frozenset({"run", "command", "args", "name", "script", "image", "entrypoint", "exec", "uses", "id"})
_RUNS = ("class", "task", "job", "command", "run", "script", "args", "description", "handler", "name")
_WHERE = frozenset({"namespace", "environment", "env", "stage", "cluster", "context"})
"""What names where a job runs."""
_SETTINGS = frozenset({"configMapRef", "configMapKeyRef"})
_DEEPEST = 8
"""Tables in a row that are looked into for jobs."""


def read_data(source: Source) -> Iterator[Schedule]:
    """Yield the schedules of a YAML or JSON file; nothing when it cannot be read."""
    for document in composed(source.text):
        if isinstance(document, yaml.MappingNode):
            kind = _scalar(_get(document, "kind"))
            if kind == "CronJob":
                yield from _cron_job(document, source)
            elif _get(document, "jobs") is not None and (on := _get(document, "on")) is not None:
                yield from _workflow(document, on, source)
            elif isinstance(jobs := _get(document, "jobs"), yaml.SequenceNode):
                yield from _table(jobs, source)
            else:
                yield from _named(document, source, 0)
        elif isinstance(document, yaml.SequenceNode):
            found = list(_table(document, source))
            yield from found or _named(document, source, 0)


def _workflow(document: yaml.MappingNode, on: yaml.Node, source: Source) -> Iterator[Schedule]:
    says = " ; ".join(_words(document))
    entries = _get(on, "schedule") if isinstance(on, yaml.MappingNode) else None
    for entry in entries.value if isinstance(entries, yaml.SequenceNode) else ():
        node = _get(entry, "cron")
        when = cron.parse(_scalar(node))
        if node is not None and when is not None:
            zone = _scalar(_get(entry, "timezone")) or "UTC"
            yield Schedule(source.path, _span(node), when, says, zone, where=_where(document))


def _cron_job(document: yaml.MappingNode, source: Source) -> Iterator[Schedule]:
    spec = _get(document, "spec")
    node = _get(spec, "schedule")
    when = cron.parse(_scalar(node))
    if node is not None and when is not None:
        zone, says = _scalar(_get(spec, "timeZone")) or "UTC", " ; ".join(_words(document))
        yield Schedule(
            source.path, _span(node), when, says, zone, where=_where(document), taken_from=tuple(_settings(document))
        )


def _settings(top: yaml.Node) -> Iterator[str]:
    """Yield the names of the tables that a job takes its variables from."""
    stack, seen = [top], set()
    while stack:
        node = stack.pop()
        if id(node) in seen or isinstance(node, yaml.ScalarNode):
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            named = (_scalar(_get(value, "name")) for key, value in node.value if _scalar(key) in _SETTINGS)
            yield from filter(None, named)
            stack.extend(value for _, value in node.value)
        else:
            stack.extend(node.value)


def _table(entries: yaml.SequenceNode, source: Source) -> Iterator[Schedule]:
    for entry in entries.value:
        node = entry if isinstance(entry, yaml.ScalarNode) else _get(entry, "command")
        line = read_line(_scalar(node))
        if node is not None and line is not None:
            yield Schedule(source.path, _span(node), line[0], line[1], "UTC")
            continue
        when_node = _get(entry, "schedule") or _get(entry, "cron")
        when = cron.parse(_scalar(when_node))
        if when_node is not None and when is not None:
            zone = _scalar(_get(entry, "timezone")) or "UTC"
            yield Schedule(source.path, _span(when_node), when, " ; ".join(_words(entry)), zone)


def _named(node: yaml.Node, source: Source, depth: int, said: str = "") -> Iterator[Schedule]:
    """Yield the jobs of any table that plans them: `open_slots: {cron: "0 3 * * 1", class: …}`, fields of Ansible, labels."""
    if depth > _DEEPEST:
        return
    if isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _named(one, source, depth + 1, said)
    elif isinstance(node, yaml.MappingNode):
        words = " ; ".join(filter(None, (said, *(_scalar(_get(node, key)) for key in _RUNS))))
        planned = _planned(node)
        if planned is not None:
            zone = (
                _scalar(_get(node, "timezone"))
                or _scalar(_get(node, "tz"))
                or cron.zone_of(_scalar(planned[0]))
                or "UTC"
            )
            yield Schedule(source.path, _span(planned[0]), planned[1], words, zone)
        for name, entry in node.value:
            yield from _named(entry, source, depth + 1, f"{words} ; {_scalar(name)}"[-300:])


def _planned(node: yaml.MappingNode) -> tuple[yaml.Node, cron.Cron] | None:
    """When the job of a table runs, and where that is written."""
    for key, entry in node.value:
        if isinstance(entry, yaml.ScalarNode) and _scalar(key).rpartition(".")[2] in ("cron", "schedule", "crontab"):
            written = _scalar(entry)
            fields = (written[5:-1] if written.startswith("cron(") else written).replace("?", "*").split()
            if cron.zone_of(written) is not None:
                fields = fields[:-1]
            if written.startswith("cron(") and len(fields) == 6:
                fields = fields[:5]
            elif len(fields) == 6:
                fields = fields[1:]  # seconds first
            when = cron.parse(" ".join(fields))
            if when is not None:
                return entry, when
    hour = _get(node, "hour")
    if hour is not None and (_get(node, "job") is not None or _get(node, "command") is not None):
        day = _scalar(_get(node, "day")) or "*"
        when = cron.from_fields(
            _scalar(_get(node, "minute")) or "0", _scalar(hour), day, weekday=_scalar(_get(node, "weekday")) or "*"
        )
        return (hour, when) if when is not None else None
    return None


def _where(document: yaml.Node) -> str:
    return " ".join(_words(document, _WHERE))


def _words(top: yaml.Node, keys: frozenset[str] = _COMMAND_KEYS) -> Iterator[str]:
    """Yield what stands under some keys, those that name or run something, in order; an alias that holds itself is read once."""
    stack: list[tuple[yaml.Node, str]] = [(top, "")]
    seen: set[int] = set()
    while stack:
        node, key = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            if key in keys:
                yield _scalar(node)
        elif id(node) not in seen:
            seen.add(id(node))
            if isinstance(node, yaml.MappingNode):
                stack.extend((value, _scalar(name)) for name, value in reversed(node.value))
            elif key in keys and all(isinstance(one, yaml.ScalarNode) for one in node.value):
                yield " ".join(_scalar(one) for one in node.value)
            else:
                stack.extend((one, key) for one in reversed(node.value))


def _get(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if _scalar(name) == key), None)
    return None


def _scalar(node: yaml.Node | None) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _span(node: yaml.Node) -> Span:
    return Span(node.start_mark.index, node.end_mark.index)
