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


FIRST_PAGES = ["README.md", "README.fr.md", "exercises/README.md"]
MADE_FOR_READERS = {
    "site", "booklet", "kits", "session", "syllabus", "quizzes", "hand-ins", "class-report", "demo", "test",
}  # fmt: skip
CODE = re.compile(r"^```(\w*)\n(.*?)^```|`([^`\n]+)`", re.S | re.M)
SHELLS = ("", "console", "bash", "powershell")


def commands(name: str) -> list[str]:
    """Every command that a page gives, in order, fenced or in a sentence, without its prompt."""
    found = CODE.findall((ROOT / name).read_text(encoding="utf-8"))
    typed = [line for shell, fenced, inline in found if shell in SHELLS for line in (fenced or inline).splitlines()]
    return [line.removeprefix("$ ") for line in typed]


@pytest.mark.parametrize("name", FIRST_PAGES)
def test_commands_need_nothing_but_a_fresh_clone(name: str) -> None:
    """Debian's own Python refuses `pip install`, and has neither `python` nor `pytest`: a command says which it uses.

    Either by its path, or after the line that puts the environment first for this terminal.
    """
    entered = False
    refused = []
    for command in commands(name):
        entered = entered or command == ". .venv/bin/activate"
        bare = re.match(r"(?:\w+=\S+ )?(pip|pytest|python)\b \S", command)
        if (bare and not entered) or re.match(r"(?:sudo )?pip3? install", command):
            refused.append(command)
    assert refused == []


@pytest.mark.parametrize("name", FIRST_PAGES)
def test_paths_are_given_for_windows_too(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert ".venv/bin" in text
    assert "Windows" in text
    assert any(command.startswith(".venv\\Scripts\\") for command in commands(name))


def test_targets_that_pages_name_exist() -> None:
    rules = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("Makefile", "course/course.mk"))
    targets = set(" ".join(re.findall(r"^\.PHONY: (.+)$", rules, re.M)).split())
    assert targets >= MADE_FOR_READERS
    for name in [*FIRST_PAGES, "CONTRIBUTING.md"]:
        named = {word for command in commands(name) for word in re.findall(r"^make ([\w-]+)", command)}
        assert named <= targets, name
        if name in ("README.md", "README.fr.md"):
            assert named >= MADE_FOR_READERS, name


@pytest.mark.parametrize("name", FIRST_PAGES)
def test_no_link_leads_to_a_page_that_only_reads_once_built(name: str) -> None:
    """Outside the site, a page that includes its examples shows the mark `--8<--` in their place."""
    folder = (ROOT / name).parent
    for target in re.findall(r"\]\(([^)#:]+\.md)\)", (ROOT / name).read_text(encoding="utf-8")):
        page = folder / target
        linked = re.findall(r"\]\(([^)#:]+\.md)\)", page.read_text(encoding="utf-8")) if "course" in target else []
        for one in [page, *(page.parent / other for other in linked)]:
            assert "--8<--" not in one.read_text(encoding="utf-8"), f"{target} → {one.name}"


@pytest.mark.parametrize("name", ["README.md", "README.fr.md"])
def test_pages_named_in_the_built_site_are_built(name: str) -> None:
    named = re.findall(r"`build/site/([\w/.-]+)\.html`", (ROOT / name).read_text(encoding="utf-8"))
    assert len(named) >= 3
    for page in named:
        source = page if page.startswith("en/") else f"fr/{page}"
        assert (ROOT / "course" / "docs" / f"{source}.md").is_file(), page


@pytest.mark.parametrize("name", ["README.md", "README.fr.md", "CONTRIBUTING.md"])
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target
