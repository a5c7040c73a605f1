"""What is kept between runs of the command is what would have been made again: expressions, tables; libraries come late."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from guichet.core import late
from guichet.core.keeping import expressions, kept, tables

from tests.turns import one_by_turns

MODULE = r"""
import re
PLAIN = re.compile("été|hiver")
NAMED = re.compile(r"(?P<jour>\d+)/(?P<mois>\d+)|(x)(?:y)?", re.I | re.M)
VERBOSE = re.compile(r" a b  # c'est une remarque", re.VERBOSE)
INLINE = re.compile("(?i)é[à-ÿœ]+")
BYTES = re.compile(b"a+")
SEVERAL = tuple(re.compile(one) for one in ("a[bc]", "d|e"))

def asked(word):
    return re.compile(re.escape(word))
"""


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Callable[[], None]]:
    """Start a run: what it returns ends it."""
    monkeypatch.setattr(kept, "PACKAGE", tmp_path / "paquet")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(kept, "state", lambda: "of a package that is not there")  # what is worked out of it would stay
    plain = re.compile

    def start() -> Callable[[], None]:
        monkeypatch.setattr(re, "compile", plain)
        return expressions.remember()

    return start


def module() -> dict[str, re.Pattern[str]]:
    names: dict[str, re.Pattern[str]] = {}
    exec(compile(MODULE, "module.py", "exec"), names)
    return names


def test_an_expression_that_was_kept_is_the_one_that_would_be_compiled(
    started: Callable[[], Callable[[], None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = module()
    started()
    first = module()
    save = started()
    module()["asked"]("à 9 h")  # type: ignore[operator]
    save()
    started()
    made = sys.modules["re._compiler"]
    monkeypatch.setattr(made, "_code", lambda *_: pytest.fail("it was kept"))
    again = module()
    for name in ("PLAIN", "NAMED", "VERBOSE", "INLINE", "SEVERAL"):
        assert again[name] == first[name] == plain[name], name
    assert again["NAMED"].groupindex == plain["NAMED"].groupindex
    match = again["NAMED"].search("le 12/03")
    assert match is not None
    assert (match.lastgroup, match.groupdict()) == ("mois", {"jour": "12", "mois": "03"})
    assert again["BYTES"].match(b"aa")


def test_what_may_hold_a_checked_text_is_not_kept(started: Callable[[], Callable[[], None]]) -> None:
    save = started()
    module()["asked"]("dossier de Mme Durand")  # type: ignore[operator]
    expressions.lasting("guichets?|accueil")
    save()
    files = list(kept.PACKAGE.parent.rglob("*.kept"))
    assert len(files) == 1
    data = files[0].read_bytes()
    assert b"Durand" not in data
    assert b"guichets?" in data


def test_all_that_the_package_compiles_is_kept_together() -> None:
    """One more than are kept, and each run would drop what the others compiled: seconds at each start."""
    written = (file.read_text(encoding="utf-8") for file in kept.PACKAGE.rglob("*.py"))
    assert 2 * sum(text.count("re.compile(") + text.count("lasting(") for text in written) < expressions._MOST


def test_a_python_that_compiles_otherwise_is_left_as_it_is(
    started: Callable[[], Callable[[], None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(sys.modules["re._compiler"], "_code")
    before = re.compile
    started()()
    assert re.compile is before


def test_a_table_is_what_its_file_says() -> None:
    for file in kept.PACKAGE.rglob("*.toml"):
        read = tomllib.loads(file.read_text(encoding="utf-8"))
        assert tables.table(file.relative_to(kept.PACKAGE).as_posix()) == tables._plain(read)
    assert tables._plain({"on": [date(2026, 11, 26)]}) == {"on": ["2026-11-26"]}


def test_a_library_that_is_postponed_runs_when_something_is_asked_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tardif").mkdir()
    (tmp_path / "tardif" / "__init__.py").write_text("from tardif.a import x\ny = x + 1\n", encoding="utf-8")
    (tmp_path / "tardif" / "a.py").write_text("x = 1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    late.postpone("tardif", "absent_de_partout")
    tardif = sys.modules["tardif"]
    import tardif as again  # type: ignore[import-not-found]

    assert again is tardif
    assert "y" not in vars(tardif)
    assert tardif.y == 2
    assert tardif.x == 1
    with pytest.raises(AttributeError):
        tardif.z  # noqa: B018
    with pytest.raises(ModuleNotFoundError):
        import absent_de_partout  # type: ignore[import-not-found]  # noqa: F401
    for name in ("tardif", "tardif.a"):
        del sys.modules[name]


PLACED = """
import sys
from pathlib import Path
from guichet.core.keeping import kept
PLACE = sys.argv.pop(1)
kept._places = lambda name, writing=False: iter([Path(PLACE, name)])
from guichet.hosts.cli import run
run()
"""


@pytest.mark.parametrize(("more", "is_kept"), one_by_turns([([], True), (["--no-cache"], False), (["--no-ca"], False)]))
def test_without_a_cache_nothing_is_kept_at_all(tmp_path: Path, more: list[str], is_kept: bool) -> None:
    (tmp_path / "a.html").write_text("<p>a</p>", encoding="utf-8")
    words = [sys.executable, "-c", PLACED, str(tmp_path / "user"), "check", "--isolated", *more, "a.html"]
    subprocess.run(words, cwd=tmp_path, check=False, capture_output=True)
    assert (tmp_path / "user").exists() is is_kept
