"""What the files of a repository say has git run nothing, hide nothing and wait for nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from guichet.engine import changes
from guichet.hosts.revision import commit_of

from tests.limits import no_hang
from tests.linter.conftest import Run

Guichet = Callable[..., Run]
TEXT, IMG = "<p>É</p>\n", '<p>\n<img src="été.png">\n</p>\n'
COMMIT = "a" * 40
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
    git(service / "dedans", "-c", f"{setting}=", "commit", "-q", "--allow-empty", "-m", "È")
    (service / "run").unlink(missing_ok=True)
    for shown in ("log", "diff"):
        git(service, "config", "diff.submodule", shown)
        assert "img-alt-missing" in guichet(*CHANGED, "HEAD").out
    assert not (service / "run").exists(), "nor where the one inside has moved, however it is to be shown"


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


@contextmanager
def pipe(file: Path, said: str) -> Iterator[None]:
    """A pipe in the place of a file, in which somebody waits to say something to whoever opens it."""

    def say() -> None:
        with suppress(BrokenPipeError), file.open("w", encoding="utf-8") as end:
            end.write(said)

    file.unlink(missing_ok=True)
    os.mkfifo(file)
    waiting = threading.Thread(target=say, daemon=True)
    waiting.start()
    yield
    with open(os.open(file, os.O_RDONLY | os.O_NONBLOCK), "rb"):
        waiting.join(10)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git/refs/heads").mkdir(parents=True)
    (tmp_path / ".git/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    return tmp_path


@needs_pipes
@pytest.mark.parametrize(
    ("name", "said"),
    [("HEAD", COMMIT), ("refs/heads/main", COMMIT), ("packed-refs", f"{COMMIT} refs/heads/main\n")],
)
def test_a_commit_is_read_in_no_pipe(repository: Path, name: str, said: str) -> None:
    with pipe(repository / ".git" / name, said), no_hang():
        assert commit_of(repository) == ""


@needs_pipes
@pytest.mark.parametrize("name", ["HEAD", "refs/heads/main", "packed-refs"])
def test_a_commit_is_read_in_no_device_nor_in_more_than_a_name(repository: Path, name: str) -> None:
    file = repository / ".git" / name
    file.unlink(missing_ok=True)
    file.write_text("a" * 2_000_000, encoding="utf-8")
    assert commit_of(repository) == ""
    file.unlink()
    file.symlink_to("/dev/zero")
    with no_hang():
        assert commit_of(repository) == ""


@needs_pipes
def test_a_tree_beside_the_first_leads_to_no_pipe(tmp_path: Path) -> None:
    for name in ("own", "first"):
        (tmp_path / name).mkdir()
    (tmp_path / ".git").write_text("gitdir: own\n", encoding="utf-8")
    (tmp_path / "own/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (tmp_path / "first/packed-refs").write_text(f"{COMMIT} refs/heads/main\n", encoding="utf-8")
    with pipe(tmp_path / "own/commondir", "../first"), no_hang():
        assert commit_of(tmp_path) == ""
    (tmp_path / "own/commondir").unlink()
    (tmp_path / "own/commondir").write_text("../first", encoding="utf-8")
    assert commit_of(tmp_path) == COMMIT
