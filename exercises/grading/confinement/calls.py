"""Calls of the Linux kernel that Python has no name for."""

import ctypes
import os
import platform

MACHINES = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "aarch64", "arm64": "aarch64"}
MACHINE = MACHINES.get(platform.machine().lower(), "")
DEATH_SIGNAL, DROP_BOUND, ADOPT, ADOPTS, NO_NEW_PRIVILEGES = 1, 24, 36, 37, 38


class Refused(Exception):
    """The machine does not allow that means."""


def libc() -> ctypes.CDLL:
    """The C library, which keeps the error of its last call."""
    return ctypes.CDLL(None, use_errno=True)


def call(name: str, *arguments: object) -> int:
    """Call a function of the C library; Refused when it fails."""
    result = int(getattr(libc(), name)(*arguments))
    if result < 0:
        raise Refused(f"{name}: {os.strerror(ctypes.get_errno())}")
    return result


def gain_nothing() -> None:
    """Give up every privilege, and the means to get one back."""
    library = libc()
    for capability in range(64):
        library.prctl(DROP_BOUND, capability, 0, 0, 0)
    call("prctl", NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    call("capset", header, (ctypes.c_uint32 * 6)())
