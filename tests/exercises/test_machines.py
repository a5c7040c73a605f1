"""An answer that is started again is on another machine: what depends on the machine does not come out the same."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from grading import confinement
from grading.sandbox import Worker

NAMES = "os platform posix resource shutil socket threading time"
SAID = [
    "os.getpid()",
    "threading.get_native_id()",
    "platform.node()",
    "platform.release()",
    "socket.gethostname()",
    "list(os.uname())",
    "list(posix.uname())",
    "os.getuid()",
    "os.getppid()",
    "os.cpu_count()",
    "os.sysconf('SC_NPROCESSORS_ONLN')",
    "os.sysconf(os.sysconf_names['SC_PHYS_PAGES'])",
    "list(os.getresuid())",
    "list(resource.getrlimit(resource.RLIMIT_NOFILE))",
    "list(os.getloadavg())",
    "list(os.statvfs('.'))",
    "list(os.statvfs('/'))",
    "list(os.statvfs(0))",
    "list(os.fstatvfs(0))",
    "list(posix.statvfs('/dev/null'))",
    "list(posix.fstatvfs(1))",
    "os.statvfs('/').f_fsid",
    "list(shutil.disk_usage('/'))",
    "int(time.monotonic() // 3600)",
    "int(time.process_time())",
    "int(threading._time() // 3600)",
    "int(os.times().elapsed // 3600)",
    "os.getgroups()",
    "os.getpriority(os.PRIO_PROCESS, 0)",
    "os.sysconf(type('S', (str,), {'__hash__': lambda s: 9, '__eq__': lambda s, o: False})('SC_PHYS_PAGES'))",
    "int(os.times().user)",
    "int(resource.getrusage(resource.RUSAGE_SELF).ru_utime)",
    "os.stat(__file__).st_mtime",
    "os.getcwd()",
    "os.environ['USER']",
    "os.environ['HOSTNAME']",
    "hash('Odette')",
]
BELOW_PYTHON = [
    "os.stat(__file__).st_uid",
    "os.stat(__file__).st_ino",
    "[one.inode() for one in os.scandir()]",
    "ctypes.CDLL(None).getpid()",
    "ctypes.CDLL(None).getuid()",
]


def said(folder: Path, number: int, means: tuple[str, ...], asked: list[str]) -> tuple[dict[str, object], list[str]]:
    """What an answer is told on the machine of that number, and the promises that do not hold there."""
    code = "\n".join(
        [
            f"import ctypes, {NAMES.replace(' ', ', ')}",
            f"def look(): return {{{', '.join(f'{one!r}: {one}' for one in asked)}}}",
        ]
    )
    (folder / "look.py").write_text(code, encoding="utf-8")
    worker = Worker(folder, randomness=number, means=means)
    try:
        return worker.ask("look.py", "call", file="look.py", function="look", args=[], kwargs={}), worker.unkept
    finally:
        worker.close()


@pytest.mark.parametrize("means", [confinement.MEANS, confinement.MEANS[1:]], ids=["all", "no-namespaces"])
def test_machine_is_another_one_each_time(means: tuple[str, ...], tmp_path: Path) -> None:
    first, second = (said(tmp_path, number, means, SAID)[0] for number in (1, 2))
    assert not [one for one in SAID if first[one] == second[one]]


def test_machine_is_another_one_below_python_too(tmp_path: Path) -> None:
    (first, unkept), (second, _) = (said(tmp_path, number, confinement.MEANS[:1], BELOW_PYTHON) for number in (1, 2))
    if confinement.FILES in unkept:
        pytest.skip("no namespaces on this machine")
    assert not [one for one in BELOW_PYTHON if first[one] == second[one]]


ASKED_OF_C = """
import ctypes, os
LIBC = ctypes.CDLL(None, use_errno=True)
def look():
    said = {}
    disks = [(name, (where,)) for name, where in (
        ("statfs", b"/"), ("statfs64", b"/dev/null"), ("statvfs", b"."), ("fstatfs", 0), ("fstatvfs", 1))]
    for name, arguments in (*disks, ("uname", ()), ("sysinfo", ()), ("sched_getaffinity", (0, 512)), ("gethostname", ())):
        room = ctypes.create_string_buffer(512)
        asked = (room, 512) if name == "gethostname" else (*arguments, room)
        said[name] = [getattr(LIBC, name)(*asked), any(room.raw)]
    return said
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux refuses it")
@pytest.mark.parametrize("means", [confinement.MEANS, confinement.MEANS[1:]], ids=["all", "no-namespaces"])
def test_c_library_says_nothing_of_the_machine(means: tuple[str, ...], tmp_path: Path) -> None:
    """Its kernel, its name, its memory, its programs and its processors are the same each time it is asked."""
    (tmp_path / "look.py").write_text(ASKED_OF_C, encoding="utf-8")
    worker = Worker(tmp_path, means=means)
    try:
        told = worker.ask("look.py", "call", file="look.py", function="look", args=[], kwargs={})
    finally:
        worker.close()
    if confinement.LIMITS in worker.unkept:
        pytest.skip("no filter on this machine")
    assert {name: one for name, one in told.items() if one != [-1, False]} == {}


@pytest.mark.skipif(sys.platform != "linux", reason="clocks that only Linux has")
def test_what_clocks_add_is_not_what_tells_how_long_the_machine_has_been_on(tmp_path: Path) -> None:
    """Whoever takes one clock from another finds no number that this machine alone would give."""
    asked = [f"abs(time.clock_gettime({one}) - time.process_time()) < 60" for one in (1, 4, 6, 7)]
    assert all(said(tmp_path, 1, confinement.MEANS, asked)[0].values())


def test_machine_of_a_number_is_always_the_same(tmp_path: Path) -> None:
    same = ["platform.node()", "os.getuid()", "os.cpu_count()", "os.stat(__file__).st_mtime", "os.environ['USER']"]
    assert said(tmp_path, 3, confinement.MEANS, same) == said(tmp_path, 3, confinement.MEANS, same)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such disks")
@pytest.mark.parametrize("means", [confinement.MEANS, confinement.MEANS[1:]], ids=["all", "no-namespaces"])
def test_no_disk_is_told_to_be_larger_than_what_an_answer_may_write(means: tuple[str, ...], tmp_path: Path) -> None:
    """Some are as large as half of the memory, by their blocks or by their files."""
    asked = [
        f"list({one})" for one in ("os.statvfs('/')", "os.statvfs('/dev/null')", "os.fstatvfs(0)", "os.statvfs('.')")
    ]
    told, _ = said(tmp_path, 1, means, [*asked, "os.statvfs in os.supports_fd", "shutil.disk_usage('.').free > 2**25"])
    # Blocks, then files, whether free or not.
    assert all(max(told[one][2:5]) <= 1 << 14 and max(told[one][5:8]) <= 1 << 12 for one in asked)
    assert told["os.statvfs in os.supports_fd"]
    assert told["shutil.disk_usage('.').free > 2**25"]
