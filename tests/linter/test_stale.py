"""Nothing that is kept of a file outlives what it was judged by: the examples of the rules, one of their files changed or gone."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import islice

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Family
from guichet.core.source import Source, digest_of
from guichet.engine.catalogue import all_rules
from guichet.engine.dispatch import check_file
from guichet.engine.examples import files_of
from guichet.engine.fingerprints import Fingerprints
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project
from guichet.rulebook.rule import Rule

from tests.turns import turn

Files = dict[str, str]
Seen = dict[str, tuple[str, list[str]]]
TWINS, WORDS = 2, 2
"""Twins whose text a file takes in turn, and words that are renamed, others at each commit."""
RULES = [one for one in all_rules() if one.family is not Family.GUICHET]


def seen(files: Files, rules: Rules) -> Seen:
    """Return what files would be known by, and what is said of each."""
    sources = {path: Source(path, text, digest_of(text.encode())) for path, text in files.items()}
    prints = Fingerprints(Project(sorted(files), Config(), sources))
    project = Project(sorted(files), Config(), sources)
    said = {path: sorted(map(repr, check_file(path, rules, project))) for path in project.paths}
    return {path: (prints.of(path), found) for path, found in said.items()}


def others_than(files: Files, twins: list[Files], rule: Rule) -> Iterator[tuple[str, Files]]:
    """Yield what files may become, with the one that changes: it holds nothing, goes, takes what a twin's holds, loses a word or a number."""
    for path, text in files.items():
        yield path, {**files, path: "\n"}
        yield path, {one: held for one, held in files.items() if one != path}
        for held in islice(dict.fromkeys(twin[path] for twin in twins if twin.get(path, text) != text), TWINS):
            yield path, {**files, path: held}
        yield (
            path,
            {**files, path: re.sub(r"\d+", lambda one: str(int(one[0]) + 37) if len(one[0]) < 5 else one[0], text)},
        )
        words = sorted(set(re.findall(r"[A-Za-z_]{4,}", text)))
        for word in random.Random(f"{rule.name} {path} {turn()}").sample(words, min(len(words), WORDS)):
            yield path, {**files, path: text.replace(word, "zzz")}


def stale(files: Files, twins: list[Files], rule: Rule) -> set[tuple[str, str]]:
    """Return the files of which more or less is said once another changes, though they are known by the same."""
    rules = Rules([rule])
    whole = seen(files, rules)
    return {
        (path, other)
        for other, less in others_than(files, twins, rule)
        for path, (known_by, found) in seen(less, rules).items()
        if path != other and found != whole[path][1] and known_by == whole[path][0]
    }


@pytest.mark.turns(40)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_changes_what_is_said_of_a_file_changes_what_it_is_known_by(rule: Rule) -> None:
    examples = [files_of(rule, one.code, one.path) for one in (*rule.bad, *rule.good)]
    found = {pair for files in examples if len(files) > 1 for pair in stale(files, examples, rule)}
    assert found == set()
