"""What the files of a repository say has git run nothing, hide nothing and wait for nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from guichet.engine import changes

from tests.limits import no_hang
from tests.linter.conftest import Run

Guichet = Callable[..., Run]
TEXT, IMG = "<p>É</p>\n", '<p>\n<img src="été.png">\n</p>\n'
CHANGED = ("check", "--isolated", "--no-cache", "--changed")
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipe here")


def git(folder: Path, *words: str) -> None:
    own = ("-c", "user.email=a@b.fr", "-c", "user.name=É", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *own, *words], check=True, capture_output=True)


def committed(folder: Path) -> None:
    git(folder, "init", "-q", "-b", "main", ".")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "É")


@pytest.fixture
def service(guichet: Guichet, tmp_path: Path) -> Path:
    guichet("rules", files={"a.html": TEXT, "service/b.html": TEXT, "dedans/c.txt": TEXT})
    return tmp_path


@pytest.mark.parametrize("setting", ["filter.e.clean", "filter.e.process", "core.fsmonitor"])
def test_a_repository_inside_another_runs_nothing(guichet: Guichet, service: Path, setting: str) -> None:
    committed(service / "dedans")
    committed(service)
    git(service / "dedans", "config", setting, f"touch {service / 'run'}; cat")
    (service / "dedans/.git/info").mkdir(exist_ok=True)
    (service / "dedans/.git/info/attributes").write_text("* filter=e\n", encoding="utf-8")
    (service / "dedans/c.txt").write_text(TEXT.replace("É", "È"), encoding="utf-8")
    (service / "a.html").write_text(IMG, encoding="utf-8")
    assert "img-alt-missing" in guichet(*CHANGED, "HEAD").out
    assert not (service / "run").exists()


def test_a_folder_that_looks_like_a_repository_is_not_asked_what_changed(
    guichet: Guichet, service: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed(service)
    git(service, "branch", "base")
    (service / "service/b.html").write_text(IMG, encoding="utf-8")
    fake = tmp_path_factory.mktemp("ailleurs")
    shutil.copy(service / "service/b.html", fake)
    committed(fake)
    git(fake, "branch", "base")
    git(fake, "config", "core.worktree", ".")
    git(fake, "config", "core.bare", "false")
    shutil.copytree(fake / ".git", service / "service", dirs_exist_ok=True)
    git(service, "add", "-f", "service")
    git(service, "commit", "-qm", "neuf")
    monkeypatch.chdir(service / "service")
    assert "img-alt-missing" in guichet(*CHANGED, "base", "b.html").out
    (service / ".git").rename(service / "git")
    shown = guichet(*CHANGED, "base", "b.html")
    assert (shown.status, shown.err.count("\n")) == (2, 1)


@needs_pipes
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_the_order_of_a_comparison_is_not_read(guichet: Guichet, service: Path, kind: str) -> None:
    committed(service)
    if kind == "pipe":
        os.mkfifo(service / "order")
    git(service, "config", "diff.orderFile", str(service / "order") if kind == "pipe" else "/dev/zero")
    (service / "a.html").write_text(IMG, encoding="utf-8")
    with no_hang():
        assert "img-alt-missing" in guichet(*CHANGED, "HEAD", "a.html").out


@needs_pipes
def test_git_that_does_not_end_is_one_sentence(
    guichet: Guichet, service: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed(service)
    (service / ".git/info").mkdir(exist_ok=True)
    (service / ".git/info/exclude").unlink(missing_ok=True)
    os.mkfifo(service / ".git/info/exclude")
    monkeypatch.setattr(changes, "_LONGEST", 1)
    with no_hang():
        shown = guichet(*CHANGED, "HEAD", "a.html")
    assert (shown.status, shown.out, shown.err.count("\n")) == (2, "", 1)
    assert "1 second" in shown.err


@pytest.mark.skipif(not os.path.exists("/proc/self/limits"), reason="no limit of memory here")
def test_git_that_reads_without_end_is_stopped(
    guichet: Guichet, service: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed(service)
    (service / ".git/info").mkdir(exist_ok=True)
    (service / ".git/info/attributes").symlink_to("/dev/zero")
    (service / "a.html").write_text(IMG, encoding="utf-8")
    monkeypatch.setattr(changes, "_LARGEST", 1 << 28)
    with no_hang():
        assert guichet(*CHANGED, "HEAD", "a.html").status == 2
