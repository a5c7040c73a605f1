"""The files that a process may still open, from now on, whoever it is (Linux 5.13 and later; landlock(7))."""

import ctypes
import os

from .calls import Refused, call

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
VERSION, PATH_BENEATH = 1, 1
WRITE_FILE, READ_FILE, READ_DIR = 1 << 1, 1 << 2, 1 << 3
REMOVE, MAKE_DIR, MAKE_FILE, MAKE_LINK, REFER, TRUNCATE = 3 << 4, 1 << 7, 1 << 8, 1 << 12, 1 << 13, 1 << 14
READ = READ_FILE | READ_DIR
WRITE = READ | WRITE_FILE | REMOVE | MAKE_DIR | MAKE_FILE | MAKE_LINK | REFER | TRUNCATE
OF_FILES = WRITE_FILE | READ_FILE | TRUNCATE
KNOWN = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
LATEST = (1 << 16) - 1
"""What each version of the kernel's interface can refuse, reading to commands of devices."""
NETWORK, OTHERS = 3, 3
"""TCP, both ways, from version 4; sockets without a file and signals, from version 6."""


class Rules(ctypes.Structure):
    """The argument of landlock_create_ruleset(2)."""

    _fields_ = [(name, ctypes.c_uint64) for name in ("files", "network", "others")]


class Beneath(ctypes.Structure):
    """The argument of landlock_add_rule(2)."""

    _pack_ = 1
    _fields_ = [("access", ctypes.c_uint64), ("folder", ctypes.c_int32)]


def allow_only(readable: list[str], writable: list[str]) -> None:
    """Open nothing any more but what is under those paths. Raises Refused on a kernel that cannot hold to it."""
    version = call("syscall", CREATE_RULESET, None, 0, VERSION)
    known = KNOWN.get(version, LATEST)
    rules = Rules(known, NETWORK, OTHERS)
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = call("syscall", CREATE_RULESET, ctypes.byref(rules), size, 0)
    try:
        for paths, access in ((readable, READ), (writable, WRITE)):
            for path in paths:
                _allow(ruleset, path, access & known)
        call("syscall", RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, access: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rule = Beneath(access if os.path.isdir(path) else access & OF_FILES, place)
        call("syscall", ADD_RULE, ruleset, PATH_BENEATH, ctypes.byref(rule), 0)
    except Refused as refusal:
        raise Refused(f"landlock: {path}: {refusal}") from None
    finally:
        os.close(place)
