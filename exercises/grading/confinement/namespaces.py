"""A world of its own: no network, no other process, and a disk that holds the packages and nothing else."""

import ctypes
import os
import signal
import threading

from .calls import DEATH_SIGNAL, MACHINE, Refused, call, gain_nothing
from .machine import Machine

NEWNS, NEWCGROUP, NEWUTS, NEWIPC = 0x00020000, 0x02000000, 0x04000000, 0x08000000
NEWUSER, NEWPID, NEWNET = 0x10000000, 0x20000000, 0x40000000
NOSUID, NODEV, NOEXEC, BIND, REC, PRIVATE, DETACH = 2, 4, 8, 0x1000, 0x4000, 0x40000, 2
PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
MOUNT_SETATTR, AT_FDCWD, AT_RECURSIVE, READ_ONLY = 442, -100, 0x8000, 1 | NOSUID
EMPTY = ".none"
"""The file that is seen instead of those that say where the project is."""
SCRATCH = b"size=64m,nr_inodes=4096,mode=700"


class MountAttributes(ctypes.Structure):
    """The argument of mount_setattr(2)."""

    _fields_ = [(name, ctypes.c_uint64) for name in ("attr_set", "attr_clr", "propagation", "userns_fd")]


def unshare(kinds: int, user: int | None = None) -> None:
    """Leave those namespaces for new ones, under the same name of user, or that one."""
    uid, gid = os.getuid(), os.getgid()
    new_uid, new_gid = (uid, gid) if user is None else (user, user)
    call("unshare", NEWUSER | kinds)
    for name, text in (("setgroups", "deny"), ("uid_map", f"{new_uid} {uid} 1"), ("gid_map", f"{new_gid} {gid} 1")):
        with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
            file.write(text)


def enter(scratch: str, readable: list[str], packages: list[str], untold: list[str], machine: Machine) -> None:
    """Leave the world for one that holds `readable`, which cannot be written, and an empty `scratch`, which can.

    A link to `packages` becomes what it leads to; the files that are `untold` are seen empty.

    Returns in a new process, alone in its own world but for the first; those in between wait for it and end as it ends.
    Raises Refused or OSError where the machine does not allow it: the process is then good for nothing but to say so.
    """
    unshare(NEWNS | NEWPID | NEWNET | NEWIPC | NEWUTS | NEWCGROUP, machine.user)
    die_with_parent()
    child = os.fork()
    if child:
        stand_for(child)
    die_with_parent()
    call("sethostname", machine.name.encode(), len(machine.name))
    _change_root(scratch, readable, packages, untold)
    gain_nothing()
    _count(machine.rank)
    # Signals do not stop the first process of a namespace: the answer is another, in a group of its own.
    runner = os.fork()
    if runner:
        stand_for(runner)
    die_with_parent()
    os.setsid()


def die_with_parent() -> None:
    """Let no process outlive the one that started it."""
    call("prctl", DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)


def stand_for(child: int) -> None:
    """End as that child ends, and hold nothing open meanwhile."""
    os.closerange(0, 1024)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os._exit(code if code >= 0 else 128 - code)


def _count(processes: int) -> None:
    """Use up as many numbers of processes as that machine has: threads, which are quick to start, take one each."""
    for _ in range(processes):
        ended = threading.Thread(target=int)
        ended.start()
        ended.join()


def _change_root(scratch: str, readable: list[str], packages: list[str], untold: list[str]) -> None:
    if MACHINE not in PIVOT_ROOT:
        raise Refused("unknown machine")
    call("mount", b"none", b"/", None, REC | PRIVATE, None)
    # The new world is laid out on the scratch folder of the old one; folders that lead somewhere cannot be listed.
    os.umask(0o666)
    root = os.path.realpath(scratch)
    call("mount", b"tmpfs", os.fsencode(root), b"tmpfs", NOSUID | NODEV, b"size=1m,nr_inodes=4096,mode=111")
    for path in readable:
        _show(path, root + path, followed=path in packages)
    with open(empty := os.path.join(root, EMPTY), "wb") as file:
        os.fchmod(file.fileno(), 0o444)
    for path in filter(os.path.isfile, untold):
        call("mount", os.fsencode(empty), os.fsencode(root + path), None, BIND, None)
    os.makedirs(root + scratch, exist_ok=True)
    attributes = MountAttributes(attr_set=READ_ONLY)
    size = ctypes.sizeof(attributes)
    call("syscall", MOUNT_SETATTR, AT_FDCWD, os.fsencode(root), AT_RECURSIVE, ctypes.byref(attributes), size)
    call("mount", b"tmpfs", os.fsencode(root + scratch), b"tmpfs", NOSUID | NODEV, SCRATCH)
    os.umask(0o077)
    os.chdir(root)
    call("syscall", PIVOT_ROOT[MACHINE], b".", b".")
    # The old root lies over the new one, and goes with all that hangs from it.
    call("umount2", b".", DETACH)
    os.chdir("/")


def _show(path: str, place: str, *, followed: bool) -> None:
    """Put a file or a folder in its place in the new root; a link stays a link, unless it is followed."""
    if os.path.lexists(place):
        return
    os.makedirs(os.path.dirname(place), exist_ok=True)
    if os.path.islink(path) and not followed:
        os.symlink(os.readlink(path), place)
        return
    if os.path.isdir(path):
        os.mkdir(place)
    else:
        os.close(os.open(place, os.O_CREAT | os.O_WRONLY, 0o600))
    call("mount", os.fsencode(path), os.fsencode(place), None, BIND | REC, None)
