"""The lines at fault in the files that lessons show: never typed by hand, always what the linter says of them."""

import re
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from guichet.core.configuration import Config
from guichet.core.findings import Text, flaw_of, typeset
from guichet.engine.run import check

from course.tools.pages import DOCS, front_matter
from course.tools.show.snippets import Snippet

TOLD_ELSEWHERE: dict[str, set[str]] = {"09-data-and-scores/04-explaining/bad.py": {"score-adverse-threshold"}}
"""Code whose flaw the rule of another lesson tells, which is more precise: it is said once."""


@cache
def rules_of(lesson: str) -> frozenset[str]:
    """The rules of a lesson, as its French page lists them."""
    return frozenset(front_matter((DOCS / "fr" / f"{lesson}.md").read_text("utf-8"))["rules"])


@dataclass(frozen=True, order=True)
class Flaw:
    """What a rule found in a file: the first and last line, the rule, the flaw in a few words of both languages."""

    first: int
    last: int
    rule: str
    told: Text = field(compare=False)


QUOTED = r"(?:«[^»]*»|\"[^\"]*\"|`[^`]*`)"
ONLY_QUOTED = re.compile(rf"{QUOTED}(?:, {QUOTED})*[\s\u00a0]?: .*?(?=[.?!](?:\s|$))")
"""A message whose flaw is what it quotes: the sentence that follows says what is wrong with it."""


def told(message: Text) -> Text:
    """The flaw that a message tells, with a verb."""
    whole = [ONLY_QUOTED.match(one) for one in (message.fr, message.en)]
    flaw = flaw_of(message)
    return typeset(*(match[0] if match else short for match, short in zip(whole, (flaw.fr, flaw.en), strict=True)))


@cache
def guilty(snippet: Snippet) -> list[Flaw]:
    """What the rules of the lesson find in a bad file, from top to bottom."""
    wanted = rules_of(snippet.lesson) | TOLD_ELSEWHERE.get(snippet.path, set())
    if snippet.kind != "bad" or not wanted:
        return []
    with tempfile.TemporaryDirectory() as folder:
        name = "crontab" if snippet.file.suffix == ".crontab" else snippet.name
        shutil.copy(snippet.file, Path(folder) / name)
        report = check([folder], Config(select=("ALL",)), use_cache=False, jobs=1)
    return sorted(
        Flaw(one.position.line, one.position.end_line, one.rule, told(one.message))
        for one in report.findings
        if one.rule in wanted
    )
