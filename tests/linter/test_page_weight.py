"""The weight of a page is what its own scripts and styles come to, held against the configured limit."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.engine.run import check

PAGE = """<!DOCTYPE html>
<html lang="fr"><head><title>Demander une aide</title>
<script src="{% static 'js/lourd.js' %}"></script></head><body><h1>Demander une aide</h1></body></html>
"""


def dense(kilobytes: int) -> str:
    """A script that does not get smaller: as large as it is sent."""
    draw = random.Random(1)
    letters = [chr(one) for one in range(48, 123) if chr(one).isalnum()]
    return "".join(f"a = '{''.join(draw.choices(letters, k=90))}';\n" for _ in range(kilobytes * 15))


def weights(folder: Path, script: str, limit: int | None = None) -> list[str]:
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / "aide.html").write_text(PAGE, encoding="utf-8")
    (folder / "lourd.js").write_text(script, encoding="utf-8")
    options = {} if limit is None else {"page-weight-excessive": {"kilobytes": limit}}
    config = Config(select=("page-weight-excessive",), options=options)
    found = check([str(folder)], config, jobs=1, use_cache=False).findings
    return [one.message.en for one in found if one.rule == "page-weight-excessive"]


@pytest.mark.turns(2)
@pytest.mark.parametrize(
    ("kilobytes", "limit", "found"), [(600, None, 1), (300, None, 0), (300, 200, 1)], ids=["heavy", "light", "stricter"]
)
def test_local_scripts_are_weighed(tmp_path: Path, kilobytes: int, limit: int | None, found: int) -> None:
    messages = weights(tmp_path, dense(kilobytes), limit)
    assert len(messages) == found
    assert all(re.search(rf"at least {kilobytes // 100}\d\d kB", message) for message in messages)


def test_what_gets_smaller_on_its_way_is_weighed_as_sent(tmp_path: Path) -> None:
    assert weights(tmp_path, "a = 1;\n" * 100_000) == []
