"""Execute an answer in another process, within limits, and bring back data: the judge compares, the child runs.

See README.md for what this protects from and what it does not.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import secrets
import signal
import site
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from grading import births, confinement, replies, verdicts
from grading.checks import Overloaded
from grading.confinement import tree
from grading.load import Lost
from grading.removal import removed

MOST_ASKED = 20
"""How often a child may ask the time before it answers, or tell what it uses: once, and its threads with it."""
SHORT = 256
"""Bytes within which a child asks the time, or names what it uses."""
MOST_NOTED, LONGEST_NOTE = 16, 60
"""How many modules are kept of those that it tells, and how many letters of each."""
LOOK, LONGEST = 0.5, 5
"""Seconds between two looks at a child that does not answer, and how many times longer a busy machine is waited for."""


@dataclass(frozen=True)
class Limits:
    """Bounds on one child and all that it starts, and on a page in the browser: seconds, bytes, threads.

    `wall`, `cpu`: the seconds, and those of processor, that one question may take; `life`: those of processor, of all.
    """

    start: float = 30.0
    wall: float = 12.0
    page: float = 20.0
    cpu: float = 5.0
    life: int = 60
    memory: int = 1 << 30
    disk: int = 32 << 20
    folder: int = 64 << 20
    threads: int = 64
    output: int = 1 << 20
    reply: int = 16 << 20


def environment(home: Path, randomness: int = 0) -> dict[str, str]:
    """The only variables a child sees: no token, no proxy, no PYTHONPATH, the same hash seed and machine for
    the same randomness."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "COMSPEC", "PATHEXT") if name in os.environ}
    # Where people put their programs says who they are.
    kept |= {"PATH": "/usr/bin:/bin"} if os.name == "posix" else {}
    home_of_packages = site.getuserbase() if site.ENABLE_USER_SITE else str(home)
    return kept | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "TMPDIR": str(home),
        "TEMP": str(home),
        "TMP": str(home),
        "LANG": "C.UTF-8",
        "TZ": "Europe/Paris",
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": str(randomness),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUSERBASE": home_of_packages,
        **confinement.Machine(randomness).environment(),
    }


class Worker:
    """One child process that executes one copy of an answer; close it when done."""

    def __init__(
        self,
        folder: Path,
        *,
        randomness: int = 0,
        limits: Limits | None = None,
        means: Sequence[str] = confinement.MEANS,
        web: bool = False,
    ) -> None:
        self.limits = limits or Limits()
        self.home = Path(tempfile.mkdtemp())
        scratch = self.home / "home"
        scratch.mkdir()
        self._nonce = secrets.token_hex(16)
        self._number = 0
        self._reason: str | None = None
        self.ended = False
        self._now: object = None
        self.clock_was_read = False
        """Whether the answer has asked what time it is: what it does may then change with the hour."""
        self.noted: set[str] = set()
        """By what the answer may have read the real time: names of modules, as it told them."""
        self._replies: queue.Queue[bytes | None] = queue.Queue()
        self._process = births.birth(self.home, environment(scratch, randomness), folder, randomness, web=web)
        births.living.add(self._process.pid)
        self._first: tuple[float, float] | None = None
        """What it had lost, and worked, when a question was first seen to last."""
        self._lost = Lost(self._process.pid, alone=True)
        assert self._process.stdout
        assert self._process.stderr
        for target, stream in ((self._read_replies, self._process.stdout), (self._read_output, self._process.stderr)):
            threading.Thread(target=target, args=(stream,), daemon=True).start()
        self._send(
            {
                "nonce": self._nonce,
                "folder": str(folder),
                "scratch": str(scratch),
                "means": list(means),
                "randomness": randomness,
                "memory": self.limits.memory,
                "life": self.limits.life,
                "disk": self.limits.disk,
                "folder_size": self.limits.folder,
                "threads": self.limits.threads,
            }
        )
        self.unkept: list[str] = self._receive("", 0, self.limits.start)
        """The promises of confinement that this machine does not allow to keep."""

    def ask(self, file: str, operation: str, /, **parameters: object) -> Any:
        """What the child answers; `file` is the one named to the learner when it breaks. Raises Broken.

        The child is not told the time of its clock: who wants it must ask, which no answer can hide.
        """
        if operation == "clock":
            self._now = parameters.pop("now")
        self._number += 1
        self._send({"id": self._number, "op": operation, **parameters})
        value = self._receive(file, self._number, self.limits.wall)
        if not replies.fits(operation, value, parameters):
            self._stop()
            raise verdicts.forged(file)
        return value

    def close(self) -> None:
        """Stop the child, whatever it is doing, and remove what it left."""
        self._stop()
        births.living.discard(self._process.pid)
        tree.end_orphans(births.living)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()
        removed(self.home)

    def _send(self, message: dict[str, object]) -> None:
        assert self._process.stdin
        with contextlib.suppress(OSError):
            self._process.stdin.write((json.dumps(message) + "\n").encode())
            self._process.stdin.flush()

    def _receive(self, file: str, number: int, seconds: float) -> Any:
        message = self._heard(file, seconds)
        if message.get("id") != number or ("error" in message and not replies.is_error(message["error"])):
            self._stop()
            raise verdicts.forged(file)
        if "error" in message:
            raise verdicts.of_error(file, message["error"])
        return message.get("value")

    def _heard(self, file: str, seconds: float) -> dict[str, Any]:
        """What the child says next but to ask the time, which it is told."""
        begun, self._first = time.monotonic(), None
        for _ in range(MOST_ASKED):
            line = None
            try:
                line = self._next(begun, seconds)
            except queue.Empty:
                self._reason = self._reason or "time"
                self._stop()
            if line is None:
                raise self._verdict(file)
            try:
                message = replies.read(line)
                if message["nonce"] != self._nonce:
                    break
            except (ValueError, TypeError, KeyError, RecursionError):
                break
            if "notes" in message:
                name = str(message["notes"])[:LONGEST_NOTE]
                if len(self.noted) < MOST_NOTED and name.replace(".", "_").isidentifier():
                    self.noted.add(name)
            elif "asks" not in message:
                return dict(message)
            else:
                self.clock_was_read = True
                self._send({"now": self._now})
        self._stop()
        raise verdicts.forged(file)

    def _worked(self) -> float:
        """The seconds of processor that the child and all that it started have taken."""
        return tree.use([self._process.pid, *tree.descendants(self._process.pid)]).seconds

    def _next(self, begun: float, seconds: float) -> bytes | None:
        """Its next line, within so many seconds in which there was a processor for it, and so many of processor.

        Raises queue.Empty, or Overloaded.
        """
        while True:
            with contextlib.suppress(queue.Empty):
                return self._replies.get(timeout=min(LOOK, seconds))
            passed = time.monotonic() - begun
            seen = self._lost.look(), self._worked()
            # Most questions are answered before anybody looks: what was lost and worked before this one is none of its own.
            self._first = self._first or seen
            lost, worked = seen[0] - self._first[0], seen[1] - self._first[1]
            if passed - lost >= seconds or worked >= self.limits.cpu:
                raise queue.Empty
            if passed > LONGEST * seconds:
                self._stop()
                raise Overloaded

    def _verdict(self, file: str) -> Exception:
        code = self._stop(patience=0.0 if self._reason else 0.5)
        if self._reason == "output":
            return verdicts.too_much_output(file)
        if code == confinement.HOARDED:
            return verdicts.out_of_memory(file)
        if code == confinement.LITTERED:
            return verdicts.too_much_on_disk(file)
        cpu = getattr(signal, "SIGXCPU", None)
        if self._reason == "time" or (cpu is not None and code in (-cpu, 128 + cpu)):
            return verdicts.out_of_time(file)
        return verdicts.vanished(file)

    def _stop(self, patience: float = 0.0) -> int:
        self.ended = True
        process = self._process
        with contextlib.suppress(subprocess.TimeoutExpired):
            # A child that has closed its pipe is about to end by itself: its status says why.
            process.wait(timeout=patience)
        if process.poll() is None:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.5)
        if process.poll() is None:
            tree.end(process.pid)  # before the one that watches over them
        if hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
        elif process.poll() is None:
            process.kill()
        return process.wait()

    def _read_replies(self, stream: IO[bytes]) -> None:
        while True:
            try:
                line = stream.readline(self.limits.reply)
            except (OSError, ValueError):
                line = b""
            if len(line) >= self.limits.reply:
                self._reason = "output"
                self._process.terminate()
                line = b""
            if self._replies.qsize() > (MOST_ASKED if len(line) <= SHORT else 1):
                # One reply is asked for at a time: the code of an answer fills the memory of the judge. What it uses is
                # told at once, in a few words each.
                self._process.terminate()
                line = b""
            self._replies.put(line or None)
            if not line:
                return

    def _read_output(self, stream: IO[bytes]) -> None:
        written = 0
        while True:
            try:
                block = os.read(stream.fileno(), 65536)
            except (OSError, ValueError):
                return
            if not block:
                return
            written += len(block)
            if written > self.limits.output:
                self._reason = "output"
                self._process.terminate()
                return
