"""A run that sees the disk as the last one did reads nothing, and says the same; whatever changed is seen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from guichet.core import source
from guichet.engine import cache, run, sightings
from guichet.engine.sightings import Sighting, content_of, state_of
from guichet.reading.templates import site

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
IMG = '<p>\n<img src="été.png">\n</p>\n'
RSA = '<html lang="fr"><body><p>Votre dossier de CMNOC est complet.</p></body></html>\n'
FILES = {
    "t/a.html": '{% extends "layout.html" %}{% block main %}' + IMG + "{% endblock %}",
    "t/b.html": '{% include "absent.html" %}' + IMG,
    "t/c.html": RSA,
    "templates/layout.html": '<html lang="fr"><title>Été</title><body>{% block main %}{% endblock %}</body></html>\n',
    "pyproject.toml": '[tool.guichet]\ntemplate-roots = ["templates"]\n',
}
ARGV = ("check", "--format", "json", "t")
ALL = ("check", "--format", "json", ".")


@pytest.fixture(autouse=True)
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read. Those of a test are believed though they were just written."""
    found: list[str] = []

    def noted(path: str) -> source.Source:
        found.append(path)
        return source.read_source(path)

    monkeypatch.setattr(sightings, "_TICK_NS", -(10**18))
    monkeypatch.setattr(site, "read_source", noted)
    monkeypatch.setattr(sightings, "read_source", noted)
    return found


def test_nothing_is_read_twice(guichet: Guichet, read: list[str]) -> None:
    first = guichet(*ARGV, files=FILES)
    assert {Path(path).name for path in read} >= {"a.html", "b.html", "c.html", "layout.html"}
    read.clear()
    again = guichet(*ARGV)
    assert (again.status, again.out, read) == (first.status, first.out, [])
    assert first.rules


def edit(folder: Path) -> None:
    (folder / "t" / "a.html").write_text(FILES["t/a.html"].replace("<img", "<img alt='Plan'"), encoding="utf-8")


def edit_by_one_letter_at_the_same_time(folder: Path) -> None:
    file = folder / "t" / "a.html"
    before = file.stat()
    file.write_text(FILES["t/a.html"].replace("<img", "<omg"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_another_in_its_place(folder: Path) -> None:
    edit(folder)
    (folder / "t" / "a.html").rename(folder / "t" / "d.html")


def add(folder: Path) -> None:
    (folder / "t" / "d.html").write_text(IMG, encoding="utf-8")


def remove(folder: Path) -> None:
    (folder / "t" / "a.html").unlink()


def edit_the_layout_that_stands_elsewhere(folder: Path) -> None:
    (folder / "templates" / "layout.html").write_text("<title></title>{% block main %}{% endblock %}", encoding="utf-8")


def add_what_was_absent(folder: Path) -> None:
    (folder / "templates" / "absent.html").write_text(IMG, encoding="utf-8")


def remove_the_layout(folder: Path) -> None:
    (folder / "templates" / "layout.html").unlink()


def derogate(folder: Path) -> None:
    text = '{# guichet: ignore[img-alt-missing] reason="décor" owner="accueil" #}' + IMG.replace("\n", "")
    (folder / "t" / "b.html").write_text(text, encoding="utf-8")


def explain_an_acronym(folder: Path) -> None:
    (folder / "t" / "glossaire.html").write_text(
        '<p lang="fr">Caisse mutuelle nationale ouverte à chacun (CMNOC)</p>\n', encoding="utf-8"
    )


def add_an_option(folder: Path) -> None:
    text = FILES["pyproject.toml"] + '[tool.guichet.rules.acronym-unexplained]\nknown = ["CMNOC"]\n'
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")


CHANGES = [
    edit, edit_by_one_letter_at_the_same_time, put_another_in_its_place, add, remove, edit_the_layout_that_stands_elsewhere,
    add_what_was_absent, remove_the_layout, derogate, explain_an_acronym, add_an_option,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(guichet: Guichet, tmp_path: Path, read: list[str], change: Callable[[Path], None]) -> None:
    argv = ("check", "--format", "json", "--select", "accessibility,plain_language,guichet", "t")
    guichet(*argv, files=FILES)
    change(tmp_path)
    read.clear()
    after = guichet(*argv)
    assert read
    assert after.out == guichet(*argv, "--no-cache").out
    read.clear()
    assert guichet(*argv).out == after.out
    assert [path for path in read if path != "t/b.html" or change is not derogate] == []


def test_other_files_are_another_run(guichet: Guichet) -> None:
    guichet(*ARGV, files=FILES)
    assert (
        guichet("check", "--format", "json", "t/a.html").out
        == guichet("check", "--format", "json", "--no-cache", "t/a.html").out
    )


def test_a_family_after_the_whole_reads_nothing_even_for_its_demanding_rules(guichet: Guichet, read: list[str]) -> None:
    guichet(*ARGV, files=FILES)
    read.clear()
    run = guichet(*ARGV, "--select", "accessibility")
    assert (run.rules != [], read) == (True, [])
    assert guichet(*ARGV, "--select", "accessibility", "--no-cache").out == run.out


def test_a_part_and_the_whole_take_turns_and_read_nothing(guichet: Guichet, read: list[str]) -> None:
    whole = guichet(*ARGV, files={**FILES, "u/d.html": IMG})
    part = guichet("check", "--format", "json", "u")
    read.clear()
    assert guichet(*ARGV).out == whole.out
    assert guichet("check", "--format", "json", "u").out == part.out
    assert read == []


def test_derogations_are_still_answered(guichet: Guichet, tmp_path: Path, read: list[str]) -> None:
    derogate((guichet(*ARGV, files=FILES), tmp_path)[1])
    first = guichet(*ARGV)
    read.clear()
    again = guichet(*ARGV)
    assert again.out == first.out
    assert again.json["summary"]["suppressed"] == 1
    assert read == ["t/b.html"]


def test_what_changes_during_a_run_is_not_kept(
    guichet: Guichet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guichet(*ARGV, "--select", "img-alt-missing", files=FILES)
    check_all = run.check_all
    with monkeypatch.context() as patch:
        patch.setattr(run, "check_all", lambda *given: (edit(tmp_path), check_all(*given))[1])
        guichet(*ARGV, "--select", "accessibility")
    (tmp_path / "t" / "a.html").write_text(FILES["t/a.html"], encoding="utf-8")
    assert (
        guichet(*ARGV, "--select", "accessibility").out == guichet(*ARGV, "--select", "accessibility", "--no-cache").out
    )


def test_the_content_tells_of_a_file_that_was_just_written(
    guichet: Guichet, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sightings, "_TICK_NS", 2_000_000_000)
    first = guichet(*ALL, files=FILES)
    read.clear()
    assert guichet(*ALL).out == first.out
    assert len(read) == len(set(read)) == 4
    monkeypatch.setattr(sightings, "_TICK_NS", -(10**18))
    guichet(*ALL)
    read.clear()
    assert guichet(*ALL).out == first.out
    assert read == []


def test_a_file_that_is_written_again_at_the_same_time_is_read_again(
    guichet: Guichet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sightings, "_TICK_NS", 2_000_000_000)
    states = {path: state_of(path) for path in ("t/a.html",)}
    first = guichet(*ARGV, files=FILES)
    states["t/a.html"] = state_of("t/a.html")
    with monkeypatch.context() as patch:
        patch.setattr(sightings, "state_of", lambda path: states.get(path) or state_of(path))
        same = guichet(*ARGV).out
        (tmp_path / "t" / "a.html").write_text(FILES["t/a.html"].replace("<img", "<omg"), encoding="utf-8")
        changed = guichet(*ARGV).out
    assert same == first.out != changed == guichet(*ARGV, "--no-cache").out


def test_times_alone_are_believed_when_nothing_changed_shortly_before_nor_during_a_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sightings, "_TICK_NS", 10)
    began = 1000

    def is_old(written: int, touched: int) -> bool:
        state = [1, written, touched, 7]
        inside = Sighting(["a"], [state], {}, {}, {}, young={"a": "held"})
        assert inside.is_sure(began)
        assert Sighting([], [], {"a": state}, {}, {}).is_sure(began) == (not inside.young)
        return not inside.young

    assert is_old(989, 989)
    assert not is_old(990, 5)
    assert not is_old(5, 995)
    assert not is_old(1005, 5)
    assert Sighting(["gone"], [None], {}, {}, {}, young={"gone": "missing"}).is_sure(began)


def test_a_folder_beside_that_was_so_before_a_run_is_known_by_its_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sightings, "_TICK_NS", 10)
    folder = str(tmp_path)
    (tmp_path / "été.html").write_text("", encoding="utf-8")

    def seen(written: int) -> Sighting:
        return Sighting([], [], {folder: [1, written, 5, 7]}, {}, {}, young={folder: content_of(folder)})

    assert seen(995).is_sure(1000)
    assert not seen(1005).is_sure(1000), "written during the run"
    assert not seen(1_000_000_000).is_sure(1_000_000_005), "told in whole seconds"
    monkeypatch.setattr(sightings, "state_of", lambda path: [1, 995, 5, 7])
    sighting = seen(995)
    sighting.grown(1000)
    assert sighting.holds([])
    (tmp_path / "hiver.html").write_text("", encoding="utf-8")
    assert not sighting.holds([]), "a name more, at a moment that no clock tells from the other"


def test_a_state_tells_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "a"
    assert state_of(str(file)) is None
    file.write_bytes(b"1")
    first = state_of(str(file))
    (tmp_path / "b").write_bytes(b"2")
    os.utime(tmp_path / "b", ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    os.replace(tmp_path / "b", file)
    assert state_of(str(file)) != first


def test_a_cache_that_cannot_be_written_hides_nothing(guichet: Guichet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "opened", lambda *_, **__: (_ for _ in ()).throw(OSError()))
    assert guichet(*ARGV, files=FILES).out == guichet(*ARGV, "--no-cache").out


PRINTED = """
from guichet.core.configuration import Config
from guichet.core.source import Source, digest_of
from guichet.engine.catalogue import all_rules
from guichet.engine.examples import files_of
from guichet.engine.fingerprints import Fingerprints
from guichet.reading.project.project import Project

rules = (rule for rule in all_rules() if rule.family.value != "guichet")
drop = "; ".join(f"function {name}() {{ localStorage.removeItem('draft') }}" for name in ("clear", "drop", "empty", "wipe"))
away = {"a.js": drop, "b.js": "if (sessionExpired) { clear(); drop(); empty(); wipe() } // draft, session expired"}
examples = [away] + [files_of(rule, one.code, one.path) for rule in rules for one in rule.bad]
texts = {f"{at}/{name}": text for at, files in enumerate(examples) for name, text in files.items()}
sources = {path: Source(path, text, digest_of(text.encode())) for path, text in texts.items()}
prints = Fingerprints(Project(sorted(sources), Config(), sources))
for path in sorted(sources):
    print(path, prints.of(path))
"""


@pytest.mark.turns(3)
def test_a_fingerprint_is_the_same_in_every_run(tmp_path: Path) -> None:
    """Python orders sets otherwise in each run: what is told of one is told in order, or nothing that is kept serves."""
    said = {
        subprocess.run(
            [sys.executable, "-c", PRINTED],
            cwd=tmp_path, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in "12"
    }  # fmt: skip
    assert len(said) == 1
