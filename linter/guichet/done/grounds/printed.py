"""What decides what a template prints or tests: the programs that give it, in any language, by the name that it writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import lasting_memo
from guichet.done.grounds.script_chance import chance_in
from guichet.done.grounds.script_hour import hour_in
from guichet.done.grounds.written_reads import READS, read_in
from guichet.done.nouns.act import Ground, Reason
from guichet.reading.given.expressed import given_to, programs_of
from guichet.reading.given.handed import handed, scripts_giving
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import RUBY_SUFFIXES, SCRIPT_SUFFIXES, Site

NAME = re.compile(r"\(?\s*\$?([A-Za-z_]\w{0,80}(?:\.[A-Za-z_]\w{0,80}){0,4})")
_IN_SCRIPT = {
    Reason.HOUR: re.compile(r"\.get(?:Hours|Day)\(|\b(?:dayjs|moment)\("),
    Reason.CHANCE: re.compile(r"\bMath\.random\(|getRandomValues|randomInt\("),
}


def grounds_printed(token: str, reason: Reason, page: Page) -> Iterator[Ground]:
    """Yield what decides what a token of a template stands for, of one sort, by the programs of PHP, Ruby and JavaScript."""
    if not may_be_read(reason, page):
        return
    if _ending(page.path) is not None:
        for one in given_to(token, page.path, page.project):
            found = read_in(one.text, one.source.path, reason)
            if found is not None:
                yield Ground(reason, one.source.path, one.span, one.text)
        return
    named = NAME.match(token)
    for node, script in handed(named[1], page.path, page.project) if named is not None else ():
        ground = hour_in(node, script) if reason is Reason.HOUR else chance_in(node, script)
        if ground is not None:
            yield ground


def may_be_read(reason: Reason, page: Page) -> bool:
    """Whether some program that gives to such a template reads the clock, or draws: a cheap test, on texts."""
    return bool(readers(page.project).get((reason, _ending(page.path) or ".js")))


def told_by_programs(path: str, project: Site) -> list[str]:
    """Return what the answers about a template come from in programs: they change when those may."""
    text = project.lowered(path)
    ending = _ending(path) or ".js"
    asks = "<script" in text or "<img" in text or "<iframe" in text
    if not asks and not any(one == ending for _, one in readers(project)):
        return []
    return (
        programs_of(path, project)
        if ending != ".js"
        else [project.source(one).digest for one in scripts_giving(project)]
    )


def _ending(path: str) -> str | None:
    """How the programs end that give to a template by its ending; None for those of scripts and of Python."""
    if path.endswith(RUBY_SUFFIXES):
        return ".rb"
    return ".php" if path.endswith((".twig", ".php")) else None


@lasting_memo
def readers(project: Site) -> dict[tuple[Reason, str], list[str]]:
    """The programs that read the clock, or draw, by the reason and the ending of their language."""
    found: dict[tuple[Reason, str], list[str]] = {}
    for path in by_hand(project):
        is_script = path.endswith(SCRIPT_SUFFIXES)
        for reason in (Reason.HOUR, Reason.CHANCE):
            end = ".js" if is_script else path[path.rfind(".") :]
            pattern = _IN_SCRIPT[reason] if is_script else READS.get((reason, end))
            if pattern is not None and pattern.search(project.text(path)):
                found.setdefault((reason, end), []).append(path)
    return found
