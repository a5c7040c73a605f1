"""The README shows what the command prints, to the letter, and its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from guichet.hosts.cli import main

ROOT = Path(__file__).parents[2]
PAGES = [("README.md", "en"), ("README.fr.md", "fr")]
OUTPUT = re.compile(
    r"```console\n\$ guichet (check [^\n]+)\n```\n\n<!-- output:begin -->\n```text\n(.*?)```\n<!-- output:end -->", re.S
)


@pytest.mark.parametrize(("name", "lang"), PAGES)
def test_the_output_shown_is_the_output(
    name: str, lang: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    shown = OUTPUT.search((ROOT / name).read_text(encoding="utf-8"))
    assert shown
    main([*shown[1].split(), "--lang", lang, "--isolated", "--no-cache"])
    assert capsys.readouterr().out == shown[2]


@pytest.mark.parametrize("name", ["README.md", "README.fr.md", "CONTRIBUTING.md"])
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target
