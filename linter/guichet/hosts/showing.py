"""What a run would read, and under which configuration, without a run."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from guichet.core.config_file import KEYS
from guichet.core.findings import COLON, Lang, Text
from guichet.core.writing import printable, shown_path
from guichet.hosts.output import note, write

if TYPE_CHECKING:
    from guichet.engine.services import Service

_HERE = Text("partout où aucune autre ne vaut", "wherever no other one holds")
_BELOW = Text("dans {folder}", "in {folder}")
_RULES = Text("{number} règles choisies", "{number} rules chosen")


def show(args: argparse.Namespace, found: Sequence[Service], lang: Lang) -> int:
    """Show the files that would be checked, or the settings that would hold."""
    lines = _files(args, found, lang) if args.show_files else _settings(found, lang)
    write("".join(f"{printable(line)}\n" for line in lines), args.output)
    return 0


def _files(args: argparse.Namespace, found: Sequence[Service], lang: Lang) -> Iterator[str]:
    from guichet.reading.project.discovery import search
    from guichet.reporters.remarks import of_kinds, of_unjudged

    judged: set[str] = set()
    for service in found:
        there = search(args.paths, service.config)
        judged.update(filter(service.governs, there.judged))
        left = {path: place for path, place in there.unjudged.items() if service.governs(path)}
        for remark in (*of_unjudged(left), *(of_kinds(there.half, there.silent) if service is found[0] else ())):
            note(remark, lang)
    yield from map(shown_path, sorted(judged))


def _settings(found: Sequence[Service], lang: Lang) -> Iterator[str]:
    from guichet.engine.catalogue import selected

    for service in found:
        where = (
            _BELOW.format(folder=service.config.root).of(lang) if service.root or len(found) == 1 else _HERE.of(lang)
        )
        yield f"# {where}{COLON.of(lang)} {_RULES.format(number=len(selected(service.config))).of(lang)}"
        yield "[tool.guichet]"
        values = {name: getattr(service.config, field) for name, (field, _) in KEYS.items()}
        for name, value in sorted(values.items()):
            if not isinstance(value, dict) and value not in (None, ""):
                yield f"{name} = {_toml(value)}"
        for name, value in sorted(values.items()):
            if isinstance(value, dict) and value:
                yield from (
                    "",
                    f"[tool.guichet.{name}]",
                    *(f"{_toml(key)} = {_toml(one)}" for key, one in value.items()),
                )
        for rule, options in service.config.options.items():
            yield from ("", f"[tool.guichet.rules.{rule}]", *(f"{key} = {_toml(one)}" for key, one in options.items()))
        yield ""


def _toml(value: Any) -> str:
    """Return a value as TOML writes it: for texts, numbers, lists and switches, as JSON does."""
    return json.dumps(list(value) if isinstance(value, tuple) else value or "", ensure_ascii=False)
