"""What a stranger commits leads nowhere outside the project, and its names break no report."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from guichet.core import config_file
from guichet.core.keeping.kept import digest_of
from guichet.core.markdown import cell_code
from guichet.core.source import text_beside
from guichet.core.writing import cell
from guichet.engine.secret import seal
from guichet.engine.services import MOST

from tests.limits import no_hang
from tests.linter.conftest import Run

Guichet = Callable[..., Run]
IMG = '<p>\n<img src="été.png">\n</p>\n'
SECRET = "MOT-DE-PASSE"
NAMES = [
    "a\nb.html", "a\rb.html", "a\tb.html", "=1+1.html", "+x.html", "-y.html", "@z.html", " s.html", "a\x1b[31m.html", "a\\nb.html",
    "a\"b'<&>.html", "::error file=x::y.html", "a,b.html", "b\u2028c.html", "fin\\.html",
]  # fmt: skip


@pytest.fixture
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("ailleurs") / "secret.html"
    file.write_text(f'<img src="{SECRET}">\n', encoding="utf-8")
    return file


def test_a_link_that_leads_outside_is_said_and_not_read(guichet: Guichet, tmp_path: Path, secret: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t/lien.html").symlink_to(secret)
    for form in ("text", "json", "sarif", "junit", "github", "gitlab"):
        run = guichet("check", "--format", form, files={"a.html": IMG})
        assert SECRET not in run.out + run.err
        assert "a.html" in run.out
    run = guichet("check", "--format", "json")
    assert [(one["path"], one["rule"]) for one in run.json["findings"]] == [
        ("a.html", "img-alt-missing"),
        ("t/lien.html", "file-unreadable"),
    ]
    assert "out of the project" in run.out


def test_a_link_inside_the_project_is_judged_once(guichet: Guichet, tmp_path: Path) -> None:
    (tmp_path / "lien.html").symlink_to("b/a.html")
    run = guichet("check", "--format", "json", "--select", "img-alt-missing", files={"b/a.html": IMG})
    assert {one["path"] for one in run.json["findings"]} == {"b/a.html"}
    (tmp_path / ".git").mkdir()
    (tmp_path / "t").mkdir()
    (tmp_path / "t/lien.html").symlink_to("../b/a.html")
    assert guichet("check", "t", "--format", "json", "--select", "img-alt-missing").rules == ["img-alt-missing"]


@pytest.fixture
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of settings of somebody else."""
    file = tmp_path_factory.mktemp("ailleurs") / "settings.toml"
    file.write_text(f'{SECRET} = "x"\n', encoding="utf-8")
    return file


@pytest.mark.parametrize("holder", ["guichet.toml", "pyproject.toml"])
@pytest.mark.parametrize("place", ["", "app/"])
@pytest.mark.parametrize("way", ["absolute", "relative", "through a link", "around a link"])
def test_a_configuration_extends_nothing_outside(
    guichet: Guichet, tmp_path: Path, settings: Path, holder: str, place: str, way: str
) -> None:
    above = "../" * (len(tmp_path.parts) - 1 + bool(place))
    named = {
        "absolute": str(settings),
        "relative": f"{above}{str(settings)[1:]}",
        "through a link": "lien.toml",
        "around a link": f"a/b/{above}../{str(settings)[1:]}",
    }[way]
    files = {f"{place}{holder}": _extending(holder, named), f"{place}x.html": IMG}
    (tmp_path / place / "b/c").mkdir(parents=True)
    (tmp_path / place / "a").symlink_to("b", target_is_directory=True)
    (tmp_path / place / "lien.toml").symlink_to(settings)
    there = guichet("check", ".", files=files)
    settings.unlink()
    absent = guichet("check", ".")
    assert (there.status, there.out, there.err.count("\n")) == (2, "", 1)
    assert "out of the project" in there.err
    assert (absent.status, absent.err) == (there.status, there.err)


def _extending(holder: str, named: str) -> str:
    return f'{"[tool.guichet]" if holder == "pyproject.toml" else ""}\nextend = "{named}"\n'


@pytest.mark.parametrize("name", ["guichet.toml", "pyproject.toml"])
@pytest.mark.parametrize("checked", [".", "app"])
def test_a_configuration_that_is_a_link_outside_is_not_read(
    guichet: Guichet, tmp_path: Path, settings: Path, name: str, checked: str
) -> None:
    (tmp_path / name).symlink_to(settings)
    there = guichet("check", checked, files={"app/x.html": IMG})
    settings.unlink()
    absent = guichet("check", checked)
    assert (there.status, there.out, there.err.count("\n")) == (2, "", 1)
    assert SECRET not in there.err
    assert (absent.status, absent.err) == (there.status, there.err)
    assert guichet("check", "--isolated", checked).status == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipe here")
@pytest.mark.parametrize("name", ["guichet.toml", "pyproject.toml", "app/guichet.toml", "app/pyproject.toml"])
def test_a_configuration_that_is_a_pipe_is_not_waited_for(guichet: Guichet, tmp_path: Path, name: str) -> None:
    (tmp_path / "app").mkdir()
    os.mkfifo(tmp_path / name)
    with no_hang():
        assert guichet("check", ".", files={"app/x.html": IMG}).status == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipe here")
def test_a_pipe_is_not_extended(guichet: Guichet, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    with no_hang():
        assert guichet("check", files={"guichet.toml": 'extend = "pipe.toml"\n', "x.html": IMG}).status == 2


@pytest.mark.parametrize(
    "text",
    ["#" * 600_000, f"a = {'[' * 100_000}", f"{'a.' * 12_000}b = 1", f"a = {{ {'b . ' * 12_000}c = 1 }}"],
    ids=["large", "deep", "key in keys", "key in keys of a table"],
)
def test_a_configuration_that_nobody_wrote_is_one_sentence(guichet: Guichet, text: str) -> None:
    with no_hang():
        run = guichet("check", files={"guichet.toml": text, "x.html": IMG})
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert "--isolated" in run.err


@pytest.mark.parametrize(
    "text",
    [
        "[" * 30_000,
        f"{'a.' * 12_000}b = 1",
        "[profiles.a]\nlacks = 1\n",
        "[profiles.a]\nlacks = [[]]\n",
        '[profiles.a]\nlacks = ["screen"]\nbeware = ["a", "b", "c"]\n',
        '[[journey]]\nname = "a"\nfiles = ["*"]\nen = []\n',
        '[[door]]\nkind = "phone"\nfr = 1\n',
        '[[door]]\nkind = "phone"\nasks = 1\n',
        '[[journey]]\nname = "a"\nfiles = ["*"]\n' * 201,
        '[[door]]\nkind = "phone"\n' * 201,
        "".join(f"[profiles.p{i}]\n" for i in range(201)),
        '[[door]]\nkind = "phone"\ncan = [' + '"a*", ' * 201 + "]\n",
    ],
)
def test_what_a_service_declares_and_nobody_would_write_is_one_sentence(guichet: Guichet, text: str) -> None:
    with no_hang():
        run = guichet("people", "--isolated", files={"guichet-people.toml": text, "x.html": IMG})
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert "guichet-people.toml" in run.err


def test_what_a_service_declares_is_not_read_through_a_link_that_leads_outside(
    guichet: Guichet, tmp_path: Path
) -> None:
    (tmp_path / "outside.toml").write_text('[[door]]\nkind = "phone"\nvalue = "01 99 00 11 22"\n', encoding="utf-8")
    (tmp_path / "app" / ".git").mkdir(parents=True)
    (tmp_path / "app" / "guichet-people.toml").symlink_to("../outside.toml")
    run = guichet("people", "app", "--isolated", files={"app/x.html": IMG})
    assert run.status == 2
    assert "01 99" not in run.out + run.err


def test_a_pattern_of_brackets_that_nothing_closes_is_no_work(guichet: Guichet) -> None:
    with no_hang():
        run = guichet(
            "check",
            files={"guichet.toml": f"exclude = ['{'[a-' * 8_000}', '[b]/[x']\n", "b/[x/x.html": IMG, "x.html": IMG},
        )
    assert "b/[x" not in run.out
    assert "x.html" in run.out


def test_outside_a_checkout_a_configuration_extends_the_one_above(guichet: Guichet) -> None:
    files = {"guichet.toml": 'ignore = ["img-alt-missing"]\n', "app/guichet.toml": 'extend = "../guichet.toml"\n'}
    assert guichet("check", "app", "--select", "img-alt-missing", files={**files, "app/x.html": IMG}).status == 0


@pytest.mark.parametrize(
    "name", ["../../secret.html", "../../../../../../etc/passwd", "../../ailleurs/secret.html", "./../../secret.html"]
)
def test_a_template_that_is_called_from_outside_is_said(
    guichet: Guichet, tmp_path: Path, secret: Path, name: str
) -> None:
    (tmp_path.parent / "secret.html").write_text(secret.read_text("utf-8"), encoding="utf-8")
    page = f'{{% include "{name}" %}}<p>Été</p>'
    run = guichet("check", "--format", "json", files={"templates/a.html": page})
    assert run.rules == ["file-partly-read"]
    assert "leads out of the project" in run.out
    assert SECRET not in guichet("check", "--select", "ALL").out


def test_a_checkout_that_is_checked_from_the_folder_around_it_is_a_project(
    guichet: Guichet, tmp_path: Path, secret: Path
) -> None:
    (tmp_path / "beside").mkdir()
    (tmp_path / "beside/secret.html").write_text(secret.read_text("utf-8"), encoding="utf-8")
    (tmp_path / "app" / ".git").mkdir(parents=True)
    (tmp_path / "app/link.html").symlink_to("../beside/secret.html")
    page = '{% include "../../beside/secret.html" %}<p>Été</p>'
    run = guichet("check", "app", "--isolated", "--select", "ALL", files={"app/templates/a.html": page})
    assert {"file-partly-read", "file-unreadable"} <= set(re.findall(r"(?:minor|serious) ([\w-]+)", run.out))
    assert SECRET not in run.out


def test_a_linked_folder_of_templates_is_not_gone_through(guichet: Guichet, tmp_path: Path, secret: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/x").symlink_to(secret.parent)
    files = {
        "templates/a.html": '{% include "x/secret.html" %}{% include "./x/secret.html" %}<p>Été</p>',
        "b.html": "<link rel=stylesheet href=templates/x/secret.css>{% include 'templates/x/secret.html' %}",
    }
    assert SECRET not in guichet("check", "--select", "ALL", files=files).out


def test_names_break_no_report(guichet: Guichet) -> None:
    files = {f"t/{name}": IMG for name in NAMES}
    select = ("--select", "img-alt-missing", "--isolated")
    run = guichet("check", *select, "--format", "json", files=files)
    assert {one["path"] for one in run.json["findings"]} == set(files)
    sarif = json.loads(guichet("check", *select, "--format", "sarif").out)
    assert len(sarif["runs"][0]["results"]) == len(NAMES)
    junit = ElementTree.fromstring(guichet("check", *select, "--format", "junit").out)
    assert len(list(junit.iter("failure"))) == len(NAMES)
    assert len(json.loads(guichet("check", *select, "--format", "gitlab").out)) == len(NAMES)
    told = guichet("check", *select, "--format", "github").out.splitlines()
    assert len(told) == len(NAMES)
    assert all(line.startswith("::error file=t/") and line.count("::") == 2 for line in told)


def test_names_break_no_baseline(guichet: Guichet, tmp_path: Path) -> None:
    guichet("baseline", "--select", "img-alt-missing", files={f"t/{name}": IMG for name in NAMES})
    lines = (tmp_path / ".guichet-baseline").read_bytes().decode().split("\n")
    assert len([line for line in lines if line and not line.startswith("#")]) == len(NAMES)
    run = guichet("check", "--select", "img-alt-missing", "--baseline", ".guichet-baseline", "--format", "json")
    assert (run.status, run.json["findings"]) == (0, [])


@pytest.mark.parametrize("is_there", [True, False])
def test_nothing_is_written_through_a_link_that_leads_outside(
    guichet: Guichet, tmp_path: Path, secret: Path, is_there: bool
) -> None:
    before = secret.read_bytes()
    if not is_there:
        secret.unlink()
    for name in (".guichet-baseline", "report.json"):
        (tmp_path / name).symlink_to(secret)
    commands = (
        ("baseline",),
        ("baseline", "--baseline", ".guichet-baseline"),
        ("baseline", "--check"),
        ("check", "--baseline", ".guichet-baseline"),
        ("check", "--output", "report.json"),
    )
    for words in commands:
        run = guichet(*words, "--select", "img-alt-missing", files={"a.html": IMG})
        assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
        assert "a link that leads out of the project" in run.err
    assert secret.read_bytes() == before if is_there else not secret.exists()


_WRITERS = {
    "a report": ("check", "--output", "sortie/new.json"),
    "a baseline": ("baseline", "--output", "sortie/new"),
    "a baseline of a configuration": ("baseline",),
    "who finishes": ("people", ".", "--write-baseline", "sortie/new.json"),
    "a page of many services": ("portfolio", ".", "--output", "sortie/new.html"),
    "a reading": ("read", "a.html", "--output", "sortie/new.txt"),
    "an audit": ("audit", ".", "--output", "sortie/new.html"),
    "a plugin": ("new", "dark_patterns", "refusal-hidden", "--plugin", "sortie"),
}
_SENTENCE = '<html lang="fr"><p>Envoyez la lettre avant mardi.</p>'


@pytest.mark.parametrize("is_checkout", [True, False], ids=["in a checkout", "in a folder"])
@pytest.mark.parametrize("words", _WRITERS.values(), ids=_WRITERS)
def test_nothing_is_written_below_a_folder_that_is_a_link_outside(
    guichet: Guichet, tmp_path: Path, secret: Path, words: tuple[str, ...], is_checkout: bool
) -> None:
    (tmp_path / "sortie").symlink_to(secret.parent)
    if is_checkout:
        (tmp_path / ".git").mkdir()
    files = {"a.html": _SENTENCE, "guichet.toml": "plugins = []\n", "r.json": '{"version": "1", "findings": []}'}
    if words == ("baseline",):
        files["guichet.toml"] = 'baseline = "sortie/new"\n'
    run = guichet(*words, files=files)
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert "out of the project" in run.err
    assert list(secret.parent.iterdir()) == [secret]


@pytest.mark.parametrize("history", [".git", ".hg", ".svn"])
def test_what_keeps_the_versions_of_a_project_is_neither_read_nor_written_through_a_link(
    guichet: Guichet, tmp_path: Path, history: str
) -> None:
    (tmp_path / history).mkdir()
    kept = tmp_path / history / "HEAD"
    kept.write_text(f'<img src="{SECRET}">\n', encoding="utf-8")
    (tmp_path / "r.html").symlink_to(f"{history}/HEAD")
    (tmp_path / "build").symlink_to(history)
    (tmp_path / "twice").symlink_to("build/HEAD")
    for file in ("r.html", "build/HEAD", "twice"):
        run = guichet("check", "--output", file, files={"a.html": IMG})
        assert (run.status, run.err.count("\n")) == (2, 1)
        assert "out of the project" in run.err
    run = guichet("baseline", files={"guichet.toml": f'baseline = "{history}/HEAD"\n'})
    assert (run.status, run.err.count("\n")) == (2, 1)
    assert SECRET in kept.read_text(encoding="utf-8")
    said = guichet("check", "--isolated", "--format", "json", "--select", "ALL")
    assert SECRET not in said.out
    assert ("r.html", "file-unreadable") in [(one["path"], one["rule"]) for one in said.json["findings"]]


def test_code_beside_is_not_read_through_a_folder_that_is_a_link_outside(tmp_path: Path, secret: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "app").symlink_to(secret.parent)
    assert text_beside(tmp_path / "app" / secret.name) == ""
    assert text_beside(secret) != ""


def test_a_link_inside_the_project_is_written_through(guichet: Guichet, tmp_path: Path) -> None:
    (tmp_path / ".guichet-baseline").symlink_to("accepted")
    assert guichet("baseline", "--select", "img-alt-missing", files={"a.html": IMG}).status == 0
    assert "img-alt-missing" in (tmp_path / "accepted").read_text(encoding="utf-8")
    assert guichet("check", "--output", "/dev/null", files={"a.html": IMG}).status == 1


@pytest.mark.parametrize("form", ["text", "concise", "github", "markdown", "json", "jsonl", "sarif", "gitlab", "junit"])
@pytest.mark.parametrize("order", ["##[error]", "##vso[task.setvariable]"])
def test_no_line_of_a_report_is_obeyed_in_a_log(guichet: Guichet, form: str, order: str) -> None:
    page = f'<p>\n<img src="{order}.png"> {order}\n<a href="{order}">{order}ici</a></p>\n'
    run = guichet(
        "check", "--select", "ALL", "--format", form, files={f"a{order}.html": page, f"b/{order}/c.html": page}
    )
    assert run.status == 1
    assert order not in run.out + run.err
    if form == "json":
        assert {one["path"] for one in run.json["findings"]} == {f"a{order}.html", f"b/{order}/c.html"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", " ", "\r", "\n", "\xa0", "＝"])
def test_a_cell_is_never_a_formula(start: str) -> None:
    assert cell(f"{start}1+1").startswith("'")
    assert cell("été") == "été"


def test_spreadsheets_open_whatever_names_say(guichet: Guichet, tmp_path: Path) -> None:
    guichet("audit", "--format", "csv", "--output", "a.csv", files=dict.fromkeys(NAMES, IMG))
    rows = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {7}
    assert not any(one[:1] in "=+-@\t " for row in rows for one in row if one)
    guichet("audit", "--format", "ods", "--output", "a.ods")
    with zipfile.ZipFile(tmp_path / "a.ods") as archive:
        ElementTree.fromstring(archive.read("content.xml"))


def spoil(kept: Path, body: bytes) -> None:
    """Write a cache that says that it is whole and ours."""
    mark = seal(f"{kept.name}\n".encode() + body, kept.parents[1])
    kept.write_bytes(f"{digest_of(body)} {mark}\n".encode() + body)


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"null", b"[[],{},[1]]", b"[[],{},[[],[],[],{},{},[],{}]]", b'[[["x"]],{"a.html":3},null]', b"\xff\xfe",
        b'[[["x"]],{"a.html":["d",7,[["x"]]]},null]', b"[" * 5000, b'{"a":1}',
    ],
)  # fmt: skip
def test_a_cache_that_somebody_wrote_counts_as_empty(guichet: Guichet, tmp_path: Path, body: bytes) -> None:
    argv = ("check", "--select", "img-alt-missing", "--format", "json")
    before = guichet(*argv, files={"a.html": IMG})
    (kept,) = (tmp_path / ".guichet_cache").glob("*.cache")
    spoil(kept, body)
    assert guichet(*argv).json["findings"] == before.json["findings"]


def test_rows_that_somebody_wrote_count_as_none(guichet: Guichet, tmp_path: Path) -> None:
    argv = ("check", "--select", "img-alt-missing", "--format", "json")
    before = guichet(*argv, files={"a.html": IMG})
    (kept,) = (tmp_path / ".guichet_cache").glob("*.cache")
    sets, entries, seen = json.loads(kept.read_bytes().partition(b"\n")[2])
    for spoilt in (
        [sets, {path: [entry[0], 99, entry[2]] for path, entry in entries.items()}, seen],
        [sets, {path: [entry[0], entry[1], [["a"]]] for path, entry in entries.items()}, seen],
        [sets, dict.fromkeys(entries), seen],
        [3, entries, seen],
        [sets, entries, [[*row[:6], {"a": 3}, *row[7:]] for row in seen]],
        [sets, entries, [1]],
    ):
        spoil(kept, json.dumps(spoilt).encode())
        assert guichet(*argv).json["findings"] == before.json["findings"], spoilt


def git(*words: str) -> None:
    subprocess.run(["git", "-c", "user.email=a@b.fr", "-c", "user.name=É", *words], check=True, capture_output=True)


def test_no_program_of_a_repository_is_run_to_know_what_changed(
    guichet: Guichet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guichet("rules", files={"a.html": "<p>É</p>\n"})
    git("init", "-q", ".")
    git("add", ".")
    git("commit", "-qm", "É")
    (tmp_path / ".git/info").mkdir(exist_ok=True)
    (tmp_path / ".git/info/attributes").write_text("*.html filter=été.un\n", encoding="utf-8")
    git("config", "filter.été.un.clean", f"touch {tmp_path / 'run'}; cat")
    git("config", "filter.été.un.required", "true")
    (tmp_path / "a.html").write_text(IMG, encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "safe.directory")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(tmp_path))
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert "img-alt-missing" in guichet("check", "--changed", "HEAD", "--isolated", "--no-cache").out
    assert not (tmp_path / "run").exists()


def test_a_file_named_like_an_option_is_not_obeyed(guichet: Guichet, tmp_path: Path) -> None:
    name = "--output=vol.html"
    shown = guichet("check", "a.html", name, files={"a.html": IMG, name: IMG})
    assert (shown.status, shown.err.count(name)) == (2, 2)
    assert not (tmp_path / "vol.html").exists()
    assert "img-alt-missing" in guichet("check", "--", "a.html", name).out


def test_a_configuration_above_a_checkout_is_not_its_own(
    guichet: Guichet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guichet("rules", files={"guichet.toml": 'ignore = ["img-alt-missing"]\n', "a/b/é.html": IMG})
    monkeypatch.chdir(tmp_path / "a")
    assert "img-alt-missing" not in guichet("check", "b", "--no-cache").out
    (tmp_path / "a/.git").mkdir()
    assert "img-alt-missing" in guichet("check", "b", "--no-cache").out


def test_outside_a_checkout_what_somebody_else_wrote_above_counts_for_nothing(
    guichet: Guichet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guichet("rules", files={"guichet.toml": "", "a/é.html": IMG})
    own = (tmp_path / "a").stat()
    monkeypatch.setattr(config_file, "_owner", lambda path: own.st_uid + (path.name == "guichet.toml"))
    assert list(config_file.configuration_files(tmp_path / "a")) == []
    assert list(config_file.configuration_files(tmp_path)) == [tmp_path / "guichet.toml"]


def test_outside_a_checkout_a_folder_that_is_not_there_yet_has_the_configuration_above(
    guichet: Guichet, tmp_path: Path
) -> None:
    guichet("rules", files={"guichet.toml": ""})
    assert next(config_file.configuration_files(tmp_path / "neuf/é")) == tmp_path / "guichet.toml"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipe here")
def test_a_baseline_that_is_a_pipe_is_not_waited_for(guichet: Guichet, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / ".guichet-baseline")
    with no_hang():
        shown = guichet("baseline", files={"guichet.toml": 'baseline = ".guichet-baseline"\n', "a.html": IMG})
    assert shown.status == 2


def test_more_configurations_than_a_person_writes_are_refused_in_a_sentence(guichet: Guichet) -> None:
    files = {f"a{at}/guichet.toml": "" for at in range(MOST + 1)} | {"é.html": IMG}
    shown = guichet("check", "--no-cache", files=files)
    assert (shown.status, shown.err.count(str(MOST + 1))) == (2, 1)


def test_names_are_nothing_but_names_in_the_grid_of_an_audit(guichet: Guichet, tmp_path: Path) -> None:
    name = "![x](http:a.example)x.html"
    guichet("audit", "--format", "markdown", "--output", "a.md", files={name: IMG})
    assert "![x]" not in (tmp_path / "a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("exclude", ["*", "*.html", "[!z]*", "../*"])
def test_a_configuration_leaves_out_nothing_of_another_folder(guichet: Guichet, exclude: str) -> None:
    files = {"a/é.html": IMG, "docs/y.html": IMG, "docs/guichet.toml": f'exclude = ["{exclude}"]\n'}
    shown = guichet("check", "--no-cache", "--select", "img-alt-missing", "--format", "json", files=files)
    assert shown.status == 1
    assert [one["path"] for one in shown.json["findings"]][:1] == ["a/é.html"]
    assert ('"docs" leaves out all' in shown.err) == (exclude != "../*")


def test_a_name_closes_no_cell_of_a_table() -> None:
    assert cell_code("a.html") == "`a.html`"
    told = cell_code("a`) | yes | yes (`.html")
    assert not {*"|`"} & {*told}


def test_what_a_page_says_makes_no_link_of_a_report(guichet: Guichet) -> None:
    page = '<html lang="fr"><body><p lang="[Connectez-vous](https://a.example) \\ \u202e">a</p></body></html>'
    shown = guichet("check", "--format", "sarif", "--select", "part-lang-invalid", files={"a.html": page})
    texts = [one["message"]["text"] for one in json.loads(shown.out)["runs"][0]["results"]]
    assert len(texts) == 1
    assert "\\[Connectez-vous\\](https://a.example) \\\\ \ufffd" in texts[0]


def test_a_configuration_that_asks_no_rule_is_said(guichet: Guichet) -> None:
    files = {
        "a.html": "<p>Été</p>",
        "docs/b.html": "<img src=été.png>",
        "docs/guichet.toml": 'ignore = ["ALL"]\n',
    }
    shown = guichet("check", "--lang", "en", files=files)
    assert shown.status == 0
    assert 'The configuration of "docs" asks no rule: nothing was judged in it.' in shown.err
    assert "asks no rule" not in guichet("check", "--lang", "en", files={"docs/guichet.toml": ""}).err
