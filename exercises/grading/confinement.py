"""Close off network, file system and other processes around the current process (Linux; standard library only).

This file runs in the child that executes an answer, before the answer is loaded. It is copied next to worker.py and
imports nothing of the grader.
"""

import ctypes
import os
import signal
import sys

NEWNS, NEWIPC, NEWUSER, NEWPID, NEWNET = 0x00020000, 0x08000000, 0x10000000, 0x20000000, 0x40000000
NOSUID, NODEV, NOEXEC, REC, PRIVATE = 2, 4, 8, 0x4000, 0x40000
MOUNT_SETATTR, AT_FDCWD, AT_RECURSIVE, ATTR_RDONLY = 442, -100, 0x8000, 1
PDEATHSIG, CAPBSET_DROP, NO_NEW_PRIVS = 1, 24, 38


class Refused(Exception):
    """The machine does not allow namespaces."""


class MountAttr(ctypes.Structure):
    """The argument of mount_setattr(2)."""

    _fields_ = [(name, ctypes.c_uint64) for name in ("attr_set", "attr_clr", "propagation", "userns_fd")]


def confine(scratch: str, hidden: list[str]) -> None:
    """Leave this process alone in the world: no network, a read-only disk, `hidden` folders empty, `scratch` writable.

    Returns in a new process, inside its own process namespace, while the calling one waits for it and ends with its
    status. Raises Refused, with nothing changed, where namespaces are not allowed.
    """
    if sys.platform != "linux":
        raise Refused(f"{sys.platform}: no namespaces")
    libc = ctypes.CDLL(None, use_errno=True)

    def call(name: str, *arguments: object) -> None:
        if getattr(libc, name)(*arguments) != 0:
            raise Refused(f"{name}: {os.strerror(ctypes.get_errno())}")

    uid, gid = os.getuid(), os.getgid()
    if not _allowed(libc):
        raise Refused("unshare: not permitted on this machine")
    call("unshare", NEWUSER | NEWNS | NEWPID | NEWNET | NEWIPC)
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{uid} {uid} 1")
    _write("/proc/self/gid_map", f"{gid} {gid} 1")
    child = os.fork()
    if child:
        _wait(child)
    libc.prctl(PDEATHSIG, signal.SIGKILL)
    call("mount", b"none", b"/", None, REC | PRIVATE, None)
    attributes = MountAttr(attr_set=ATTR_RDONLY)
    call("syscall", MOUNT_SETATTR, AT_FDCWD, b"/", AT_RECURSIVE, ctypes.byref(attributes), ctypes.sizeof(attributes))
    for folder in (*hidden, scratch):
        call("mount", b"tmpfs", os.fsencode(folder), b"tmpfs", NOSUID | NODEV, b"size=64m,mode=700")
    # A container may refuse a fresh /proc; the old one then shows process numbers, which cannot be reached from here.
    libc.mount(b"proc", b"/proc", b"proc", NOSUID | NODEV | NOEXEC, None)
    _drop_capabilities(libc)
    # Signals do not stop the first process of a namespace: the answer is the second, in a group of its own.
    runner = os.fork()
    if runner:
        _wait(runner)
    os.setsid()


def _allowed(libc: ctypes.CDLL) -> bool:
    """Whether a throw-away child may do what `confine` does: a refusal half-way would leave this process crippled."""
    probe = os.fork()
    if probe == 0:
        attributes = MountAttr(attr_set=ATTR_RDONLY)
        done = (
            libc.unshare(NEWUSER | NEWNS | NEWPID | NEWNET | NEWIPC) == 0
            and libc.mount(b"none", b"/", None, REC | PRIVATE, None) == 0
            and libc.syscall(
                MOUNT_SETATTR, AT_FDCWD, b"/", AT_RECURSIVE, ctypes.byref(attributes), ctypes.sizeof(attributes)
            )
            == 0
        )
        os._exit(0 if done else 1)
    return os.waitstatus_to_exitcode(os.waitpid(probe, 0)[1]) == 0


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="ascii") as file:
        file.write(text)


def _wait(child: int) -> None:
    """Stand for the confined child: pass the order to stop on to it, and end as it ends."""
    signal.signal(signal.SIGTERM, lambda *_: os.kill(child, signal.SIGKILL))
    for descriptor in (0, 1, 2):
        os.close(descriptor)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os._exit(code if code >= 0 else 128 - code)


def _drop_capabilities(libc: ctypes.CDLL) -> None:
    """Give up every privilege over the new namespaces: what was mounted cannot be unmounted."""
    for capability in range(64):
        libc.prctl(CAPBSET_DROP, capability, 0, 0, 0)
    libc.prctl(NO_NEW_PRIVS, 1, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    libc.capset(header, (ctypes.c_uint32 * 6)())
