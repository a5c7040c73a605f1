"""The weight of a page is what its own scripts and styles come to, held against the configured limit."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.engine.run import check

PAGE = """<!DOCTYPE html>
<html lang="fr"><head><title>Demander une aide</title>
<script src="{% static 'js/lourd.js' %}"></script></head><body><h1>Demander une aide</h1></body></html>
"""


def weights(folder: Path, kilobytes: int, limit: int | None = None) -> list[str]:
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / "aide.html").write_text(PAGE, encoding="utf-8")
    (folder / "lourd.js").write_text("a = 1;\n" * (kilobytes * 1000 // 7 + 1), encoding="utf-8")
    options = {} if limit is None else {"page-weight-excessive": {"kilobytes": limit}}
    config = Config(select=("page-weight-excessive",), options=options)
    return [finding.message.en for finding in check([str(folder)], config, jobs=1, use_cache=False).findings]


@pytest.mark.parametrize(
    ("kilobytes", "limit", "found"), [(600, None, 1), (300, None, 0), (300, 200, 1)], ids=["heavy", "light", "stricter"]
)
def test_local_scripts_are_weighed(tmp_path: Path, kilobytes: int, limit: int | None, found: int) -> None:
    messages = weights(tmp_path, kilobytes, limit)
    assert len(messages) == found
    assert all(f"{kilobytes} kB" in message for message in messages)
