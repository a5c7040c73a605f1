"""Close off network, files and other processes around an answer, and bound all that it starts (standard library only).

This folder is copied beside worker.py, which calls `confine` before it loads the answer; it imports nothing of the
grader. Three means, each tried whether or not the others hold: a world of its own (namespaces.py), the files that may
be opened (landlock.py), what may be asked of the kernel (seccomp.py). What none of them closes is named.
"""

import contextlib
import os
import select
import signal
import site
import sys
import sysconfig
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from . import folders, landlock, limits, namespaces, seccomp, tree
from .calls import Refused, gain_nothing
from .machine import Machine

__all__ = [
    "FILES",
    "LIMITS",
    "MEANS",
    "NETWORK",
    "PACKAGES",
    "PROCESSES",
    "PROMISES",
    "SIGHT",
    "UNTOLD",
    "Bounds",
    "Machine",
    "Refused",
    "confine",
    "leave_network",
    "limits",
    "path",
    "settle",
]
PROMISES = FILES, SIGHT, NETWORK, PROCESSES, LIMITS = ("files", "sight", "network", "processes", "limits")
"""What an answer must not do: read or write files, tell which are there, talk to others, stop other programs, exceed limits by numbers."""
MEANS = NAMESPACES, LANDLOCK, SECCOMP = ("namespaces", "landlock", "seccomp")
HOARDED, LITTERED = 121, 122
"""Status of an answer that took too much memory or too many threads; of one that wrote too much."""
TICK, LOOK = 0.1, 1.0
"""Seconds between two looks at what an answer uses, and at what it started."""
LIBRARIES = ("/usr/lib", "/usr/lib64", "/usr/lib32", "/usr/local/lib", "/lib", "/lib64", "/nix/store", "/gnu/store",
             "/usr/share/zoneinfo", "/etc/ld.so.cache", "/etc/localtime")  # fmt: skip
ORIGIN = "direct_url.json"
TELLING = (ORIGIN, ".pth", ".egg-link")
"""What the files of packages that say where a project is are called."""
UNTOLD = "untold"
"""Beside the packages that are seen elsewhere: which of their files are seen empty, one a line."""
PACKAGES = ("site-packages", "dist-packages")
"""What a folder of packages is called."""
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")


@dataclass(frozen=True)
class Bounds:
    """What an answer and all that it starts may use together: threads, bytes of memory, bytes in its own folder."""

    threads: int = 64
    memory: int = 1 << 30
    folder: int = 64 << 20


def confine(
    scratch: str, shown: list[str], bounds: Bounds, machine: Machine, means: Sequence[str] = MEANS
) -> list[str]:
    """Leave this process, in a new one, with the packages and `shown` to read, `scratch` to write, and nobody to meet.

    The calling process stays behind to watch, and ends as the new one ends. Returns the promises that this machine
    does not allow to keep, among PROMISES; `machine`: the one to be on, for whoever asks; `means`: those to try.
    """
    if sys.platform != "linux" or not means:
        return list(PROMISES)
    import resource

    # A folder comes before those that are in it, which it shows already.
    readable = sorted({*packages(), *shown, *filter(os.path.exists, LIBRARIES)}, key=len)
    tree.adopt()
    with contextlib.suppress(Refused):
        namespaces.die_with_parent()
    everything = [*readable, *DEVICES]
    opened, untold = packages(), _untold()
    apart = NAMESPACES in means and _born(
        lambda: namespaces.enter(scratch, everything, opened, untold, machine), scratch, bounds
    )
    if apart:
        # In a world of its own, nobody else counts; root, whom this does not stop, is watched.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NPROC, (bounds.threads, bounds.threads))
    else:
        _born(os.setsid, scratch, bounds)
        with contextlib.suppress(Refused):
            namespaces.die_with_parent()
            gain_nothing()
    # Sockets to the machine that runs this one, when it is a virtual machine, are in no namespace.
    kept = {FILES, SIGHT, PROCESSES} if apart else set()
    if LANDLOCK in means:
        with contextlib.suppress(Refused):
            landlock.allow_only(everything, [scratch])
            kept.add(FILES)
    if SECCOMP in means:
        with contextlib.suppress(Refused):
            seccomp.refuse(apart=apart)
            kept.update((NETWORK, PROCESSES, LIMITS))
    machine.furnish(scratch)
    return [promise for promise in PROMISES if promise not in kept]


def leave_network() -> bool:
    """Put this process, and all that it will start, where there is no network; whether the machine allows it."""
    if sys.platform != "linux":
        return False
    child = os.fork()
    if child == 0:
        with contextlib.suppress(Refused, OSError):
            namespaces.unshare(namespaces.NEWNET)
            os._exit(0)
        os._exit(1)
    if os.waitpid(child, 0)[1] != 0:
        return False
    namespaces.unshare(namespaces.NEWNET)
    return True


def settle() -> None:
    """Find the packages as Python does when it starts, where the judge has said where they are: a name there is not what this
    machine calls them, and no file that is read on the way (`.pth`) says it."""
    given = os.environ.pop("PYTHONPATH", "").split(os.pathsep)
    if os.environ.pop("PYTHONHOME", None) is None:
        return
    os.environ.pop("LD_LIBRARY_PATH", None)
    # Before the library, they would stand for it.
    sys.path[:] = [*(one for one in sys.path if one not in given), *given]
    site.PREFIXES, site.ENABLE_USER_SITE = [], False
    site.main()
    sys._base_executable = sys.executable  # type: ignore[attr-defined]


def _untold() -> list[str]:
    """The files of packages that say where the project is."""
    found = []
    with contextlib.suppress(OSError), open(os.path.join(sys.base_prefix, UNTOLD), encoding="utf-8") as file:
        found = file.read().splitlines()
    for folder in packages():
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for one in entries:
                place = os.path.join(one.path, ORIGIN) if one.name.endswith(".dist-info") else one.path
                if place.endswith(TELLING) and os.path.isfile(place):
                    found.append(place)
    return found


def packages() -> list[str]:
    """Where Python and its packages are: whole folders of them, never those of a project that is being worked on."""
    paths = sysconfig.get_paths()
    found = [
        os.path.join(sys.base_prefix, "lib"),
        *(paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")),
    ]
    found += [path for path in sys.path if os.path.basename(path) in PACKAGES]
    return [path for path in dict.fromkeys(found) if os.path.isdir(path)]


def path() -> list[str]:
    """Where modules are looked for, but for the folders of a project: it is out of reach, and they would say where it is."""
    of_python = (*packages(), sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix)
    known = tuple(os.path.normcase(os.path.join(one, "")) for one in of_python)
    found = [one for one in sys.path if os.path.normcase(os.path.join(one, "")).startswith(known)]
    for one in {*sys.path_importer_cache} - {*found}:
        del sys.path_importer_cache[one]
    return found


def _born(become: Callable[[], None], scratch: str, bounds: Bounds) -> bool:
    """Whether this is the process that has become what it was asked to; the one that stays behind watches it, unless
    that failed: it then goes on, and can try something else."""
    hears, says = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hears)
        try:
            become()
        except (Refused, OSError):
            os._exit(1)
        os.write(says, b"!")
        os.close(says)
        return True
    os.close(says)
    has_become = os.read(hears, 1) == b"!"
    os.close(hears)
    if has_become:
        _watch(child, scratch, bounds)
    tree.kill([child])
    os.waitpid(child, 0)
    return False


def _watch(child: int, scratch: str, bounds: Bounds) -> NoReturn:
    """Wait for the answer to end or to exceed what it may use, then end all that it started."""
    signal.signal(signal.SIGTERM, lambda *_: _end(1))
    os.closerange(0, 1024)
    watched, looked = [child], -LOOK
    try:
        ends = select.poll()
        ends.register(os.pidfd_open(child), select.POLLIN)
    except (AttributeError, OSError):
        ends = None
    while True:
        if time.monotonic() - looked >= LOOK:
            watched, looked = tree.descendants(os.getpid()), time.monotonic()
        used = tree.use(watched)
        if used.threads > bounds.threads or used.memory > bounds.memory:
            _end(HOARDED)
        if folders.weight(scratch) + tree.unlinked(watched, scratch, bounds.folder // 2) > bounds.folder:
            _end(LITTERED)
        if ends:
            ends.poll(1000 * TICK)
        else:
            time.sleep(TICK)
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            code = os.waitstatus_to_exitcode(status)
            _end(code if code >= 0 else 128 - code)


def _end(status: int) -> NoReturn:
    tree.end(os.getpid())
    os._exit(status)
