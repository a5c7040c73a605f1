"""The process from which those that run answers are born: what loads slowly is loaded there once (standard library first).

Nothing of an answer is ever in it: it only reads which pipes and which variables a new process is to have. The new
process is a child of the judge, as if the judge had started it.
"""

import contextlib
import ctypes
import importlib
import json
import os
import socket
import sys
from typing import Any

import below  # type: ignore[import-not-found]
import clock  # type: ignore[import-not-found]
import confinement  # type: ignore[import-not-found]

CLONE = {"x86_64": 56, "aarch64": 220}
"""The number of the call that makes a process, by machine: the C library has none that makes a brother."""
CLONE_PARENT, SIGCHLD = 0x8000, 17
PACKAGES = ("werkzeug.test", "flask")
"""What takes most of the time in which a web application starts."""


def rock(arguments: list[str]) -> None:
    """Return in each new process that is asked for, until the channel closes; in this one, never, where it is a cradle.

    `arguments`: those of the program: in a cradle, its channel and the number of its machine, which nobody reads after.
    """
    if not arguments[1:]:
        return
    channel, number = map(int, arguments[1:])
    del arguments[1:], sys.orig_argv[-2:]
    with socket.socket(fileno=channel) as judge:
        loaded = False
        while True:
            judge.send(b"!")
            order, pipes, _, _ = socket.recv_fds(judge, 1 << 16, 3)
            if not order:
                os._exit(0)
            said = json.loads(order)
            if said["web"] and not loaded:
                _load(confinement.Machine(number))
                loaded = True
            born = ctypes.CDLL(None, use_errno=True).syscall(
                CLONE[confinement.calls.MACHINE], CLONE_PARENT | SIGCHLD, 0, 0, 0, 0
            )
            if born == 0:
                break
            for pipe in pipes:
                os.close(pipe)
            judge.send(str(born).encode())
    for place, pipe in enumerate(pipes):
        os.dup2(pipe, place)
        os.close(pipe)
    os.setsid()
    os.chdir(said["home"])
    os.environ.clear()
    os.environ.update(said["variables"])
    # What is found there is another thing once most of the disk is out of reach.
    importlib.invalidate_caches()


def _load(machine: Any) -> None:
    """Import the packages where an answer would: nothing in them may keep the real clock, nor the real machine."""
    clock.install(lambda: None)
    below.install()
    put_back = machine.install()
    for name in PACKAGES:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    put_back()
