"""What is said of a file through others changes with them, in each idiom of several files: what it is known by must change too."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named

from tests.linter.done import test_files_of_each, test_followed_and_told, test_kept_and_carried, test_picked_by_names
from tests.linter.done import test_wherever_it_stands as stands
from tests.linter.test_stale import stale

TOLD = [(rule, files) for rule, files in (*stands.FLAWED.values(), *stands.BENIGN.values())]
for module in (test_files_of_each, test_followed_and_told, test_kept_and_carried, test_picked_by_names):
    TOLD += [(rule, files) for cases in (module.SEEN, module.SILENT) for (rule, _), files in cases.items()]
SEVERAL = [(rule, files) for rule, files in TOLD if len(files) > 1]


@pytest.mark.parametrize(("rule", "files"), SEVERAL, ids=[f"{rule}-{at}" for at, (rule, _) in enumerate(SEVERAL)])
def test_what_another_file_changes_is_not_kept(rule: str, files: dict[str, str]) -> None:
    assert stale(files, [], rule_named(rule)) == set()
