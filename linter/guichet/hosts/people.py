"""The command that says who can finish: the requests of a service, walked by each profile."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from guichet.core.configuration import Config
from guichet.core.findings import Lang, Text
from guichet.core.writing import printable
from guichet.hosts.output import note, progress, write

_KEPT = Text(
    "{file} garde {number} réponses : gardez-le avec le code. « guichet people . » les montre, « --baseline {file} » dit qui ne va plus au bout.",
    '{file} keeps {number} answers: commit it. "guichet people ." shows them, "--baseline {file}" says who no longer finishes.',
)

_LOST = Text("Ne vont plus au bout : {who}.", "No longer finish: {who}.")
_GONE = Text(
    "Ces démarches de {file} ne sont plus lues : {names}. Qui va au bout n’est plus connu. Nommez-les dans guichet-people.toml ou, si elles sont parties, refaites {file} avec --write-baseline.",
    "These requests of {file} are not read any more: {names}. Who finishes them is no longer known. Name them in guichet-people.toml or, if they are gone, write {file} again with --write-baseline.",
)
_NOBODY_LOST = Text(
    "Aucune personne qui allait au bout, selon {file}, n’est laissée dehors.",
    "Nobody who finished, by {file}, is left outside.",
)
_NOTHING_TO_FINISH = Text(
    "Aucune démarche n’est lue : rien ne dit que ces personnes vont au bout. Nommez-en dans guichet-people.toml.",
    "No request is read: nothing says that these people finish. Name some in guichet-people.toml.",
)
_HELD = Text("Devaient aller au bout, et n’y vont pas : {who}.", "Had to finish, and do not: {who}.")

if TYPE_CHECKING:
    from guichet.reporters.people.about import About
    from guichet.walked.profiles import Profile
    from guichet.walked.walk import Walk, Walks


def show(args: argparse.Namespace, lang: Lang) -> int:
    """Write who can finish. Returns 1 when somebody who had to finish, or could before, no longer can; 2 on bad usage."""
    from guichet.reporters import people as reporters
    from guichet.walked.kept import gone_since, kept_in, lost_since, write_kept
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
    gone = gone_since(walks, since) if since is not None else []
    must = chosen(args.must_finish.split(","), walks.profiles) if args.must_finish else []
    verdicts = (
        [*_verdict_since(args.baseline, lost, gone), *_verdict_of(must, walks)] if since is not None or must else []
    )
    for verdict in verdicts:
        note(verdict.said, lang)
    return int(any(verdict.fails for verdict in verdicts))


class _Verdict(NamedTuple):
    """What a gate says of a run, and whether it stays shut."""

    said: Text
    fails: bool


def _verdict_since(file: str | None, lost: Sequence[Walk], gone: Sequence[str]) -> Iterator[_Verdict]:
    """Say who finished and no longer does, and which requests are not read any more."""
    if file is None:
        return
    shown = printable(file)
    if lost:
        yield _Verdict(_LOST.format(who=_named(lost)), fails=True)
    if gone:
        yield _Verdict(_GONE.format(names=", ".join(map(printable, gone)), file=shown), fails=True)
    if not lost and not gone:
        yield _Verdict(_NOBODY_LOST.format(file=shown), fails=False)


def _verdict_of(must: Sequence[Profile], walks: Walks) -> Iterator[_Verdict]:
    """Say who must finish and does not."""
    if must and not walks.journeys:
        yield _Verdict(_NOTHING_TO_FINISH, fails=True)
    held = [one for one in walks.walks if one.profile in must and not one.can_finish]
    if held:
        yield _Verdict(_HELD.format(who=_named(held)), fails=True)


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


def _named(walks: Sequence[Walk]) -> Text:
    """The profiles of some walks, each with its requests."""
    found: dict[Text, list[Text]] = {}
    for one in walks:
        found.setdefault(one.profile.label, []).append(one.journey.label)
    french = [f"{who.fr} ({', '.join(one.fr for one in names)})" for who, names in found.items()]
    english = [f"{who.en} ({', '.join(one.en for one in names)})" for who, names in found.items()]
    return Text(" ; ".join(french), "; ".join(english))
