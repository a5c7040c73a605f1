"""What an editor shows is what the command says, whatever was typed before."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from guichet.core.findings import Finding
from guichet.core.source import Source
from guichet.core.stopping import Stopped, until
from guichet.engine.catalogue import cards, configuration_at
from guichet.engine.live import Live
from guichet.engine.run import check
from guichet.rulebook.card import Subject

from tests.linter.editor import CODE_POINTS, editing

pytestmark = pytest.mark.turns(3)

PREFECTURE = Path(__file__).parents[2] / "examples" / "prefecture"
LAYOUT = "<!doctype html>\n<html lang='fr'>\n<title>Été</title>\n<main>{% block main %}{% endblock %}</main>\n</html>\n"
MORE = {
    "templates/layout.html": LAYOUT,
    "templates/page.html": "{% extends 'layout.html' %}{% block main %}<h1>Été</h1>\n{% include 'part.html' %}{% endblock %}\n",
    "templates/part.html": "<label for='nom'>Nom</label>\n<input id='nom' name='nom'>\n<p>La CPAM et la MDPH vous écrivent.</p>\n",
    "templates/other.html": "<p>La MDPH (maison départementale des personnes handicapées)</p>\n<img src='é.png'>\n",
    "static/style.css": "p { color: #999; background: #fff }\n",
    "static/app.js": "setTimeout(() => { document.querySelector('form').submit() }, 1000)\n",
    "rules.py": "LIMIT = 3\n\ndef full(request):\n    return LIMIT\n",
}
LINES = [
    "<img src='neuf.png'>\n",
    "<label for='nom'>Nom</label>\n",
    "<a href='/x'>Cliquez ici</a>\n",
    "{% include 'part.html' %}\n",
    "{% extends 'layout.html' %}\n",
    "<p>La CNAF (caisse nationale des allocations familiales) répond à la CNAF et à la CPAM.</p>\n",
    "{# guichet: ignore[img-alt-missing] reason='décrit plus bas' owner='accueil' #}\n",
    "<link rel='stylesheet' href='/static/style.css'>\n",
    "<div style='display:none'>\n",
    "</div>\n",
    "<!--\n",
    "-->\n",
    "from slots import release\n",
    "    return None\n",
    "\n",
]


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one process keeps serves another, even where no home is there to hold the secret that they share."""
    monkeypatch.setenv("GUICHET_SECRET", "de deux processus")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(PREFECTURE, tmp_path, dirs_exist_ok=True)
    for name, text in MORE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.guichet]\nbaseline = "accepted.tsv"\nexclude = ["static/vendor"]\n'
        '[tool.guichet.per-file-ignores]\n"templates/other.html" = ["plain_language"]\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    select = ["--select", "plain_language,img-alt-missing"]
    subprocess.run([sys.executable, "-m", "guichet", "baseline", *select], check=True, capture_output=True)
    return tmp_path


def live() -> Live:
    return Live(configuration_at(Path(".")))


def afresh(texts: dict[str, str]) -> list[Finding]:
    given = [Source(path, text) for path, text in texts.items()]
    return check(["."], configuration_at(Path(".")), jobs=1, use_cache=False, texts=given).findings


def listed(whole: dict[str, Sequence[Finding]] | Any) -> list[Finding]:
    return sorted((one for found in whole.values() for one in found), key=lambda one: one.key)


def altered(text: str, dice: random.Random) -> str:
    """Return a text with some of it gone, moved or added, as typing and pasting do."""
    lines = text.splitlines(keepends=True)
    at = dice.randrange(len(lines) + 1)
    kind = dice.choice(["add", "add", "add", "cut", "move", "key", "key"])
    if kind == "add" or not lines:
        return "".join([*lines[:at], dice.choice(LINES), *lines[at:]])
    if kind == "cut":
        return "".join(lines[:at] + lines[at + dice.randrange(1, 3) :])
    if kind == "move":
        return "".join(lines[at:] + lines[:at])
    where = dice.randrange(len(text) + 1)
    return text[:where] + dice.choice("é<>\"'{} a\r") + text[where + dice.randrange(2) :]


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_stale_after_two_hundred_edits(project: Path, seed: int) -> None:
    dice = random.Random(seed)
    kept, texts = live(), {}
    names = sorted(one for one in kept.project.paths if one != "pyproject.toml")
    for number in range(1, 101):
        name = dice.choice(names)
        if dice.random() < 0.1 and texts:
            texts.pop(dice.choice(sorted(texts)))
        else:
            texts[name] = altered(texts.get(name) or Path(name).read_text("utf-8"), dice)
        if dice.random() < 0.1:
            disk = Path(dice.choice(names))
            disk.write_text(altered(disk.read_text("utf-8"), dice), encoding="utf-8", newline="")
            kept.look()
        kept.take(texts)
        kept.of(name)
        if number % 10 == 0:
            kept.look()
            assert listed(kept.whole()) == afresh(texts)


def test_what_is_said_at_once_of_a_file_is_what_is_said_in_the_end(project: Path) -> None:
    kept = live()
    kept.whole()
    name = "templates/part.html"
    kept.take({name: MORE[name] + "<img src='neuf.png'>\n<p>Écrivez à la DASES.</p>\n"})
    at_once, in_the_end = kept.of(name), kept.whole()[name]
    # Whether a word that is new is explained elsewhere takes a look at every file: it is not said before.
    assert at_once == [one for one in in_the_end if one.once != "DASES"] != in_the_end
    assert "img-alt-missing" in {one.rule for one in at_once}


def test_only_what_a_change_reaches_is_asked_again(project: Path) -> None:
    kept = live()
    kept.whole()
    before = kept.analyses
    kept.take({"templates/other.html": MORE["templates/other.html"] + "<p>Bonjour</p>\n"})
    kept.of("templates/other.html")
    kept.whole()
    assert kept.analyses - before <= 4  # the file, the project as a whole, and the contact page that all pages lead to
    before = kept.analyses
    kept.whole()
    assert kept.analyses == before


def test_work_that_is_over_is_left_off_and_taken_up_again(project: Path) -> None:
    kept, looks = live(), iter(range(30))
    with pytest.raises(Stopped), until(lambda: next(looks, None) is None):
        kept.whole()
    assert kept.analyses < len(kept.project.paths)
    assert listed(kept.whole()) == afresh({})


EDITOR = """
import json, pathlib
from guichet.engine.catalogue import configuration_at
from guichet.engine.live import Live
kept = Live(configuration_at(pathlib.Path(".")))
found = sorted(repr(one.key) for said in kept.whole().values() for one in said)
print(json.dumps({"analyses": kept.analyses, "found": found}))
"""


def test_what_the_command_kept_is_where_an_editor_begins(project: Path) -> None:
    subprocess.run([sys.executable, "-m", "guichet", "check", "."], check=False, capture_output=True)
    run = subprocess.run([sys.executable, "-c", EDITOR], check=True, capture_output=True, text=True)
    assert json.loads(run.stdout) == {"analyses": 0, "found": sorted(repr(one.key) for one in afresh({}))}
    assert not [one for one in os.listdir(".") if one.startswith(".guichet-")]


# One list of findings in the editor, the hook, continuous integration and the command


Row = tuple[str, int, int, int, int, str]


def command(*words: str) -> Iterator[Row]:
    run = subprocess.run(
        [sys.executable, "-m", "guichet", "check", "--no-cache", *words], capture_output=True, check=False
    )
    for one in json.loads(run.stdout)["findings"]:
        yield one["path"], one["line"], one["column"], one["end_line"], one["end_column"], one["rule"]


def integration() -> Iterator[Row]:
    words = [sys.executable, "-m", "guichet", "check", "--format", "sarif", "--output", "out.sarif", "."]
    subprocess.run(words, capture_output=True, check=False)
    for one in json.loads(Path("out.sarif").read_text("utf-8"))["runs"][0]["results"]:
        where = one["locations"][0]["physicalLocation"]
        at = where["region"]
        yield (
            where["artifactLocation"]["uri"], at["startLine"], at["startColumn"], at["endLine"], at["endColumn"], one["ruleId"]
        )  # fmt: skip


def shown_by_an_editor(root: Path, names: Sequence[str]) -> Iterator[Row]:
    with editing(root, capabilities=CODE_POINTS) as editor:
        for name in names:
            editor.open(name)
        editor.at_rest()
        for name in names:
            for one in editor.shown[editor.uri(name)]:
                start, end = one["range"]["start"], one["range"]["end"]
                yield (
                    name, start["line"] + 1, start["character"] + 1, end["line"] + 1, end["character"] + 1, one["code"]
                )  # fmt: skip


def test_editor_hook_integration_and_command_say_the_same(project: Path) -> None:
    names = sorted({*live().project.paths})
    said = sorted(command("--format", "json", "."))
    of_the_whole = {one.name for one in cards() if Subject.PROJECT in one.subjects}
    assert of_the_whole & {row[5] for row in said}
    assert sorted(command("--format", "json", *names)) == said
    assert sorted(integration()) == said
    assert sorted(shown_by_an_editor(project, names)) == said


SEEN_THROUGH_OTHERS = {
    "templates/steps.html": "{% extends 'layout.html' %}{% block main %}<h1>Étapes</h1>\n"
    "<label for='tel'>Téléphone</label>\n{% include 'step.html' %}{% endblock %}\n",
    "templates/step.html": "<input id='tel' name='tel' type='tel' autocomplete='tel'>\n",
}
"""A second page of a layout that gives all of them one title, and a field that its page labels."""


def test_a_hook_says_of_the_files_of_a_commit_what_the_command_says_of_them(project: Path) -> None:
    for name, text in SEEN_THROUGH_OTHERS.items():
        Path(name).write_text(text, encoding="utf-8")
    words = ("--ignore", "plain_language", "--format", "json")  # a word is said once, where the project first holds it
    said = sorted(command(*words, "."))
    title, field = ("templates/layout.html", "page-title-uninformative"), ("templates/step.html", "field-label-missing")
    assert title in {(row[0], row[5]) for row in said}
    assert field not in {(row[0], row[5]) for row in said}
    for names in (["templates/step.html"], ["./templates/layout.html", "rules.py"]):
        own = {os.path.normpath(name) for name in names}
        assert sorted(command(*words, *names)) == [row for row in said if row[0] in own]
    layout = str(project / "templates" / "layout.html")
    assert (layout, title[1]) in {(row[0], row[5]) for row in command(*words, layout)}
    alone = {(row[0], row[5]) for row in command(*words, "--isolated", "templates/layout.html", "templates/step.html")}
    assert field in alone
    assert title not in alone


def test_what_a_run_has_kept_answers_a_hook(project: Path) -> None:
    check(["."], configuration_at(Path(".")))
    names = ["templates/part.html", "rules.py"]
    afresh, config = check(names, configuration_at(Path(".")), use_cache=False, place="."), configuration_at(Path("."))
    counted: list[int] = []
    kept = check(names, config, place=".", progress=lambda done, total: counted.append(done))
    assert kept.findings == afresh.findings
    assert kept.files == len(names)
    assert counted == []
    Path("rules.py").write_text(MORE["rules.py"] + "\n", encoding="utf-8")
    assert check(names, config, place=".").findings == afresh.findings


def test_what_other_files_explain_is_neither_refused_by_a_hook_nor_accepted(project: Path) -> None:
    """A hook names the files that changed, and the glossary of the service is not among them."""
    subprocess.run(["git", "init", "-q"], check=True)
    words = ("--select", "acronym-unexplained", "--no-baseline", "--format", "json")
    names = sorted({*live().project.paths})
    said = sorted(command(*words, "."))
    acronyms = {Path(row[0]).read_text("utf-8").splitlines()[row[1] - 1][row[2] - 1 : row[4] - 1] for row in said}
    assert "CPAM" in acronyms
    assert "MDPH" not in acronyms
    alone = {row for name in names for row in command(*words, name)}
    assert {row[:2] for row in alone} >= {row[:2] for row in said}
    shown = {Path(row[0]).read_text("utf-8").splitlines()[row[1] - 1][row[2] - 1 : row[4] - 1] for row in alone}
    assert shown == acronyms
    mdph = "<p>La MDPH vous écrira.</p>\n"
    Path("templates/new.html").write_text(mdph, encoding="utf-8")
    assert not [*command(*words, "templates/new.html"), *command("--format", "json", "templates/new.html")]
    ratchet = [sys.executable, "-m", "guichet", "baseline", "--select", "acronym-unexplained", "--check", "."]
    assert subprocess.run(ratchet, capture_output=True, check=False).returncode == 0
    assert not list(shown_by_an_editor(project, ["templates/new.html"]))
