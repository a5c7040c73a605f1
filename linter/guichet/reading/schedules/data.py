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
_RUNS = ("class", "task", "job", "command", "run", "script", "args", "description")
_DEEPEST = 4
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
            yield from _table(document, source)


def _workflow(document: yaml.MappingNode, on: yaml.Node, source: Source) -> Iterator[Schedule]:
    says = " ; ".join(_words(document))
    entries = _get(on, "schedule") if isinstance(on, yaml.MappingNode) else None
    for entry in entries.value if isinstance(entries, yaml.SequenceNode) else ():
        node = _get(entry, "cron")
        when = cron.parse(_scalar(node))
        if node is not None and when is not None:
            yield Schedule(source.path, _span(node), when, says, _scalar(_get(entry, "timezone")) or "UTC")


def _cron_job(document: yaml.MappingNode, source: Source) -> Iterator[Schedule]:
    spec = _get(document, "spec")
    node = _get(spec, "schedule")
    when = cron.parse(_scalar(node))
    if node is not None and when is not None:
        yield Schedule(
            source.path, _span(node), when, " ; ".join(_words(document)), _scalar(_get(spec, "timeZone")) or "UTC"
        )


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


def _named(table: yaml.MappingNode, source: Source, depth: int) -> Iterator[Schedule]:
    """Yield the jobs of a table that names each, as schedulers of queues have it: `open_slots: {cron: "0 3 * * 1", class: …}`."""
    for name, entry in table.value if depth < _DEEPEST else ():
        if not isinstance(entry, yaml.MappingNode):
            continue
        node = _get(entry, "cron") or _get(entry, "schedule") or _get(entry, "crontab")
        when = cron.parse(_scalar(node)) if isinstance(node, yaml.ScalarNode) else None
        if node is not None and when is not None:
            said = [_scalar(name), *(_scalar(_get(entry, key)) for key in _RUNS)]
            zone = _scalar(_get(entry, "timezone")) or _scalar(_get(entry, "tz")) or "UTC"
            yield Schedule(source.path, _span(node), when, " ; ".join(filter(None, said)), zone)
        else:
            yield from _named(entry, source, depth + 1)


def _words(top: yaml.Node) -> Iterator[str]:
    """Yield what names or runs something, in order; an alias that holds itself is read once."""
    stack: list[tuple[yaml.Node, str]] = [(top, "")]
    seen: set[int] = set()
    while stack:
        node, key = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            if key in _COMMAND_KEYS:
                yield _scalar(node)
        elif id(node) not in seen:
            seen.add(id(node))
            if isinstance(node, yaml.MappingNode):
                stack.extend((value, _scalar(name)) for name, value in reversed(node.value))
            elif key in _COMMAND_KEYS and all(isinstance(one, yaml.ScalarNode) for one in node.value):
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
