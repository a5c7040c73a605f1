"""The commands about what is accepted: the baseline, the register of decisions."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from guichet.accepted import baseline as baselines
from guichet.accepted.baseline import Entry, Taken
from guichet.core.configuration import Config
from guichet.core.findings import Finding, Lang, Text
from guichet.core.inside import is_inside
from guichet.core.writing import printable
from guichet.hosts.checking import report_of_service
from guichet.hosts.output import write
from guichet.hosts.settings import configured, language, services_of

if TYPE_CHECKING:
    from guichet.engine.services import Service

_GROWS = Text(
    "{place} : {rule} n’est pas dans la référence. Corrigez le défaut, ou écrivez une dérogation.",
    "{place}: {rule} is not in the baseline. Mend the flaw, or write a derogation.",
)
_SHRINKS = Text(
    "{file}, ligne {line} : {rule} n’est plus signalée dans {path}. Relancez « guichet baseline ».",
    '{file}, line {line}: {rule} is no longer reported in {path}. Run "guichet baseline" again.',
)
_HELD = Text("La référence {file} est juste : {number} {places}.", "The baseline {file} is right: {number} {places}.")


@dataclass
class _Part:
    """What a run found for one file of baseline."""

    found: list[tuple[Finding, Entry]] = field(default_factory=list)
    things: int = 0
    """How many findings they are, what stands in several places being one."""
    silent: list[tuple[Service, frozenset[str]]] = field(default_factory=list)
    """The rules that each configuration does not ask."""

    def is_silent(self, entry: Entry, root: str) -> bool:
        """Whether the rule of an entry was not asked about its file: nobody knows what it would say today."""
        path = os.path.join(root, entry.path)
        return any(entry.rule in rules and service.governs(path) for service, rules in self.silent)


def baseline(args: argparse.Namespace, default: Lang) -> int:
    """Accept what exists today; with --check, only say whether that would change what is accepted."""
    config = configured(args, default)
    lang = language(args, config, default)
    from guichet.engine.accepted import accepted_in

    parts = _parts(args, config, lang)
    if args.check:
        return max(_checked(file, part, args.paths, config, lang) for file, part in parts.items())
    for file, part in parts.items():
        old = accepted_in(file, config, whole=False) if file.is_file() else []
        taken = baselines.subtract(part.found, old, str(file.parent))
        entries = _entries(part, taken, args.until, args.owner or "")
        is_narrowed = bool(args.select or args.ignore)
        number, left = baselines.merge(file, entries, args.paths, part.is_silent, is_narrowed)
        entered = len(taken.fresh)
        change = (entered, len(old) + entered - number - left) if old else None
        print(baselines.outcome(file, number, left, part.things, change).of(lang))
    return 0


def _parts(args: argparse.Namespace, config: Config, lang: Lang) -> dict[Path, _Part]:
    """Return what is found today, by the file of baseline that accepts it."""
    from guichet.engine.accepted import unasked
    from guichet.engine.report import NEVER_ACCEPTED

    parts: dict[Path, _Part] = {}
    for service in services_of(args, config, lang):
        named = args.output or args.baseline or service.config.baseline or config.baseline or ".guichet-baseline"
        file = baselines.file_of(named)
        part = parts.setdefault(file, _Part())
        # A flaw may be seen through a file that is not of the places named: all that the baseline speaks of is read.
        whole, places = os.path.relpath(file.parent), tuple(map(os.path.abspath, args.paths))
        is_part = all(is_inside(one, os.path.realpath(file.parent)) for one in places)
        bare = replace(service, config=replace(service.config, baseline=""), within=places if is_part else ())
        asked = argparse.Namespace(**{**vars(args), "paths": [whole] if is_part else args.paths})
        report = report_of_service(asked, bare, lang, each_place=True)
        part.things += report.things - sum(one.rule in NEVER_ACCEPTED for one in report.findings)
        part.found += [
            (one, baselines.entry_of(one, report.project.text(one.path), str(file.parent)))
            for one in report.findings
            if one.rule not in NEVER_ACCEPTED
        ]
        part.silent.append((service, unasked(service.config)))
    return parts


def _entries(part: _Part, taken: Taken, until: date | None, owner: str) -> Iterator[Entry]:
    """Yield an entry for each finding: one that was accepted keeps its line, day and owner, a new one takes those that are given."""
    had = {id(finding): entry for finding, entry in taken.matched}
    for finding, entry in part.found:
        old = had.get(id(finding))
        kept = old or replace(entry, until=until, owner=owner)
        yield replace(entry, digest=kept.digest, until=kept.until, owner=kept.owner)


def _checked(file: Path, part: _Part, places: Sequence[str], config: Config, lang: Lang) -> int:
    """Say what would enter a baseline or could leave it. Returns 1 when something would."""
    from guichet.engine.accepted import accepted_in

    root = str(file.parent)
    entries = accepted_in(file, config)
    taken = baselines.subtract(part.found, entries, root)
    idle = [one for one in taken.idle if not part.is_silent(one, root) and baselines.is_under(one, root, places)]
    for one in taken.fresh:
        print(_GROWS.format(place=f"{printable(one.path)}:{one.position.line}", rule=one.rule).of(lang))
    for entry in idle:
        said = _SHRINKS.format(
            file=printable(str(file)), line=entry.line, rule=printable(entry.rule), path=printable(entry.path)
        )
        print(said.of(lang))
    if taken.fresh or idle:
        return 1
    number = len(entries)
    print(_HELD.format(file=printable(str(file)), number=number, places=baselines.places(number)).of(lang))
    return 0


def register(args: argparse.Namespace, default: Lang) -> int:
    """Show every derogation that is written."""
    from guichet.documents.register import render
    from guichet.engine.run import written_derogations

    config = configured(args, default)
    lang = language(args, config, default)
    written = written_derogations(args.paths, config)
    write(render(args.format, written, lang, date.today(), config), args.output)
    return 0
