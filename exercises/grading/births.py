"""How the processes that run answers come to be: started, or, where Linux allows it, born of one that has loaded Python.

The one they are born of, a cradle, never sees anything of an answer; it says the same machine as they do, and one that is
started again is born of another, whose memory is laid out otherwise.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from grading import confinement
from grading.removal import removed

CHILD = {"worker.py": "main.py"} | {
    name: name for name in ("below.py", "clock.py", "cradle.py", "dates.py", "doors.py", "spoken.py")
}
"""The files of the child, each with a name that tells an answer nothing."""
COMPILED = shutil.ignore_patterns("__pycache__")
PACKAGES = {"blinker", "click", "flask", "itsdangerous", "jinja2", "markupsafe", "werkzeug"}
"""What a cradle may have loaded beside the library of Python: an answer may have files of its own under such names."""
STARTED = {"sitecustomize", "usercustomize"}
"""What Python loads as it starts, on systems that have it."""
MOST = 4
"""Cradles that are kept at a time: those of which something was born last."""
SECONDS = 30.0
"""In which a cradle is ready: nothing in it waits for anybody."""
living: set[int] = set()
"""The processes that run answers, and those that they are born of, by their number."""
_cradles: dict[int, Cradle] = {}
_refused: set[int] = set()
"""The machines of which this one lets nothing be born."""


class Child:
    """A process that was born: what a `subprocess.Popen` is of one that was started."""

    def __init__(self, pid: int, stdin: IO[bytes], stdout: IO[bytes], stderr: IO[bytes]) -> None:
        self.pid, self.stdin, self.stdout, self.stderr = pid, stdin, stdout, stderr
        self._status: int | None = None
        self._lock = threading.Lock()
        descriptor = os.pidfd_open(pid)
        weakref.finalize(self, os.close, descriptor)
        self._ends = select.poll()
        self._ends.register(descriptor, select.POLLIN)

    def poll(self) -> int | None:
        """How it ended, as `subprocess` says it; None while it lives."""
        with self._lock:
            if self._status is None:
                ended, status = os.waitpid(self.pid, os.WNOHANG)
                if ended:
                    self._status = os.waitstatus_to_exitcode(status)
            return self._status

    def wait(self, timeout: float | None = None) -> int:
        """How it ended. Raises subprocess.TimeoutExpired when it has not in so many seconds."""
        if self.poll() is None:
            self._ends.poll(None if timeout is None else 1000 * timeout)
        if (status := self.poll()) is None:
            raise subprocess.TimeoutExpired("", timeout or 0.0)
        return status

    def terminate(self) -> None:
        """Ask it to end."""
        self._tell(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self._tell(signal.SIGKILL)

    def _tell(self, what: signal.Signals) -> None:
        if self.poll() is None:
            with contextlib.suppress(OSError):
                os.kill(self.pid, what)


class Cradle:
    """A process from which others are born, on the machine of that number."""

    def __init__(self, variables: Mapping[str, str], number: int) -> None:
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._channel.settimeout(SECONDS)
        home = Path(tempfile.mkdtemp())
        lay(home)
        try:
            with theirs:
                self._process = subprocess.Popen(
                    [*_command(home), str(theirs.fileno()), str(number)],
                    executable=sys.executable,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    cwd=home,
                    env={**variables, **quarters(), "HOME": str(home)},
                    start_new_session=True,
                    pass_fds=[theirs.fileno()],
                )
            living.add(self._process.pid)
            try:
                self._hears()
            except OSError:
                self.close()
                raise
        finally:
            removed(home)

    def bear(self, home: Path, variables: Mapping[str, str], *, web: bool) -> Child:
        """A new process with these variables; `web`: it has loaded what an application is made of. Raises OSError."""
        pipes = [os.pipe() for _ in range(3)]
        theirs, ours = [pipes[0][0], pipes[1][1], pipes[2][1]], [pipes[0][1], pipes[1][0], pipes[2][0]]
        order = json.dumps({"home": str(home), "variables": dict(variables), "web": web})
        try:
            socket.send_fds(self._channel, [order.encode()], theirs)
            born = int(self._hears())
            self._hears()
            if born < 0:
                raise OSError("no process can be born here")
        except BaseException:
            for one in ours:
                os.close(one)
            raise
        finally:
            for one in theirs:
                os.close(one)
        files = (os.fdopen(one, mode) for one, mode in zip(ours, ("wb", "rb", "rb"), strict=True))
        return Child(born, *files)

    def _hears(self) -> bytes:
        if not (said := self._channel.recv(64)):
            raise OSError("no cradle")
        return said

    def close(self) -> None:
        """End it."""
        self._channel.close()
        self._process.kill()
        self._process.wait()
        living.discard(self._process.pid)


def lay(home: Path) -> None:
    """Copy the files of the child into its folder."""
    for name, plain in CHILD.items():
        shutil.copyfile(Path(__file__).with_name(name), home / plain)
    shutil.copytree(Path(confinement.__file__).parent, home / "confinement", ignore=COMPILED)


def birth(
    home: Path, variables: Mapping[str, str], folder: Path, number: int, *, web: bool = False
) -> Child | subprocess.Popen[bytes]:
    """A process that waits for the orders of the judge, on the machine of that number; of its own where none can be born,
    or where a file of the answer bears the name of what would be loaded already."""
    if number not in _refused and _may_be_born(folder):
        try:
            while number not in _cradles and len(_cradles) >= MOST:
                _cradles.pop(next(iter(_cradles))).close()
            # The last in the order is the last of which something was born.
            _cradles[number] = cradle = _cradles.pop(number, None) or Cradle(variables, number)
            return cradle.bear(home, variables, web=web)
        except OSError:
            _refused.add(number)
            if number in _cradles:
                _cradles.pop(number).close()
    lay(home)
    return subprocess.Popen(
        _command(home),
        executable=sys.executable,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=home,
        env={**variables, **quarters()},
        start_new_session=True,
    )


def _command(home: Path) -> list[str]:
    if quarters():
        # Where Python is, it learns from its variables; what is around it, from nobody.
        return ["python3", "-S", "-P", str(home / CHILD["worker.py"])]
    return [sys.executable, "-P", str(home / CHILD["worker.py"])]


def quarters() -> dict[str, str]:
    """The variables by which Python, and its packages, are found where their names say nothing of this machine: links, that a
    world of its own shows as folders. None where Python does not start so, and it is then started where it is."""
    return _quarters() if sys.platform == "linux" else {}


@functools.cache
def _quarters() -> dict[str, str]:
    try:
        variables = _linked()
        trial = ["python3", "-S", "-P", "-c", "import ctypes, json, socket"]
        subprocess.run(
            trial, executable=sys.executable, env=variables, capture_output=True, check=True, timeout=SECONDS
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return {}
    return variables


def _linked() -> dict[str, str]:
    place = Path(tempfile.mkdtemp())
    atexit.register(removed, place)
    libraries = {"lib", Path(sysconfig.get_path("stdlib")).relative_to(sys.base_prefix).parts[0]}
    for name in libraries:
        (place / name).symlink_to(Path(sys.base_prefix, name))
    known = [sysconfig.get_path(one) for one in ("purelib", "platlib")]
    known += [one for one in sys.path if Path(one).name in confinement.PACKAGES]
    found = [one for one in dict.fromkeys(map(os.path.realpath, known)) if os.path.isdir(one)]
    links = [place / str(number) / Path(one).name for number, one in enumerate(found)]
    for link, one in zip(links, found, strict=True):
        link.parent.mkdir()
        link.symlink_to(one)
    # No worker needs what pytest compiles for itself, which says where it was.
    untold = [
        str(link / one.relative_to(real))
        for link, real in zip(links, found, strict=True)
        for one in Path(real).rglob("__pycache__/*-pytest-*.pyc")
    ]
    (place / confinement.UNTOLD).write_text("\n".join(untold), encoding="utf-8")
    variables = {"PYTHONHOME": str(place), "PYTHONPATH": os.pathsep.join(map(str, links))}
    # What its modules of C need may be beside it, under the name that it has here.
    return (
        variables if sys.base_prefix in ("/usr", "/usr/local") else {**variables, "LD_LIBRARY_PATH": str(place / "lib")}
    )


def _may_be_born(folder: Path) -> bool:
    return (
        sys.platform == "linux"
        and bool(confinement.calls.MACHINE)
        and not {one.name.partition(".")[0] for one in folder.iterdir()}
        & (PACKAGES | STARTED | sys.stdlib_module_names)
    )


@atexit.register
def close() -> None:
    """Let all of them end."""
    while _cradles:
        _cradles.popitem()[1].close()
