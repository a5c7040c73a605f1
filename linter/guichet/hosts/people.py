"""The command that says who can finish: the requests of a service, walked by each profile."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from guichet.core.configuration import Config
from guichet.core.findings import Lang, Text
from guichet.core.writing import printable
from guichet.hosts.output import note, progress, write

_KEPT = Text(
    "{file} garde {number} réponses : gardez-le avec le code. « guichet people . » les montre, « --baseline {file} » dit qui ne va plus au bout.",
    '{file} keeps {number} answers: commit it. "guichet people ." shows them, "--baseline {file}" says who no longer finishes.',
)

if TYPE_CHECKING:
    from guichet.reporters.people.about import About
    from guichet.walked.walk import Walks


def show(args: argparse.Namespace, lang: Lang) -> int:
    """Write who can finish. Returns 1 when somebody who had to finish, or could before, no longer can; 2 on bad usage."""
    from guichet.reporters import people as reporters
    from guichet.walked.kept import kept_in, lost_since, write_kept
    from guichet.walked.profiles import chosen

    asked: Lang | None = args.lang or (None if args.isolated else _language(Path(args.path)))
    lang = asked or lang
    if args.list:
        write(reporters.listed(lang), args.output)
        return 0
    walks = _walks(args, lang)
    if args.write_baseline:
        write_kept(walks, Path(args.write_baseline))
    for remark in walks.remarks if args.format == "markdown" or not walks.journeys else ():
        note(remark, lang)
    since = kept_in(Path(args.baseline)) if args.baseline else None
    lost = lost_since(walks, since) if since is not None else []
    if args.format == "html" and not asked:
        lang = _spoken(walks) or lang
    if args.write_baseline and args.format == "text" and not (args.output or args.baseline):
        note(_KEPT.format(number=len(walks.walks), file=printable(args.write_baseline)), lang)
    else:
        write(reporters.written(walks, lost, args.format, lang, _about(Path(args.path))), args.output)
    must = chosen(args.must_finish.split(","), walks.profiles) if args.must_finish else []
    return int(bool(lost) or any(not one.can_finish for one in walks.walks if one.profile in must))


def _language(folder: Path) -> Lang | None:
    """The language that the configuration of a folder asks for."""
    from guichet.engine.catalogue import configuration_at

    return configuration_at(folder).lang if folder.is_dir() else None


def _spoken(walks: Walks) -> Lang | None:
    """The language of most requests of a service, when the page can be in it."""
    said = Counter(one.lang for one in walks.journeys)
    known: tuple[Lang, ...] = ("fr", "en")
    return max((one for one in known if said[one]), key=lambda one: said[one], default=None)


def _about(folder: Path) -> About:
    from guichet.hosts.revision import commit_of
    from guichet.reporters.people.about import About

    folder = folder.resolve()
    return About(folder.name, commit_of(folder), date.today())


def _rules() -> tuple[str, ...]:
    """The rules whose flaws stop or slow somebody: no other is asked."""
    from guichet.walked.profiles import obstacles

    return tuple(sorted({rule for one in obstacles().values() for rule in one.stops | one.slows}))


def _walks(args: argparse.Namespace, lang: Lang) -> Walks:
    from guichet.engine.catalogue import configuration_at, settled
    from guichet.engine.run import check
    from guichet.walked.declared import declared_in
    from guichet.walked.profiles import chosen, known_profiles
    from guichet.walked.walk import walked

    folder = Path(args.path)
    declared = declared_in(folder)
    known = [*known_profiles(), *declared.profiles]
    profiles = known
    if args.profiles:
        profiles = chosen(args.profiles.split(","), known)
    if args.must_finish:
        profiles = [*profiles, *(one for one in chosen(args.must_finish.split(","), known) if one not in profiles)]
    config = settled(Config() if args.isolated else configuration_at(folder))
    config = replace(config, select=_rules(), baseline="")
    here = os.getcwd()
    os.chdir(folder)
    try:
        report = check(["."], config, jobs=args.jobs, use_cache=not args.no_cache, progress=progress(lang))
        return walked(report, declared, profiles)
    finally:
        os.chdir(here)
