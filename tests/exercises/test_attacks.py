"""Attacks by people who know the grader: nothing read or written outside, nothing sent, nobody stopped, nothing earned.

Each is code that was handed in: `attacks/reach.py` tries every way out of the sandbox, with every means of the kernel
and with fewer; the other tables are answers that tamper with their own judgement.
"""

from __future__ import annotations

import ast
import contextlib
import ctypes
import functools
import json
import os
import shutil
import site
import socket
import struct
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from grading import browser, grades, report
from grading.answer import Answer
from grading.checks import Broken
from grading.confinement import FILES, LIMITS, MEANS, NETWORK, PROCESSES, PROMISES, SIGHT, tree
from grading.confinement.folders import entered, weight
from grading.exercise import ROOT, Exercise
from grading.hearing import Bench
from grading.judge import FAULT, PASSED, Judgement, Outcome
from grading.removal import removed
from grading.sandbox import Limits, Worker
from grading.text import LANGUAGES, LONGEST, SPACES

from tests.limits import HANG, no_hang
from tests.turns import is_drawn

REACH = Path(__file__).parent / "attacks" / "reach.py"
WAYS = [
    one.name
    for one in ast.parse(REACH.read_text(encoding="utf-8")).body
    if isinstance(one, ast.FunctionDef) and one.name.partition("_")[0] in (FILES, NETWORK, PROCESSES, LIMITS)
]
SECRET = "the grades of the whole class"
pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="only Linux promises these"), pytest.mark.turns(2)]


SYSTEM_V = ctypes.CDLL(None)
"""Memory, messages and locks that programs share by numbers."""
try:
    LETTERS = ctypes.CDLL("librt.so.1")
    """Queues that programs share by names."""
except OSError:
    LETTERS = SYSTEM_V


@dataclass
class Host:
    """What an attacker would reach, and what came of it."""

    folder: Path
    heard: list[bytes] = field(default_factory=list)
    closed: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.secret = self.folder / "zoé" / "secret.py"
        self.secret.parent.mkdir()
        self.secret.write_text(f"# {SECRET}\n", encoding="utf-8")
        self.secret.chmod(0o644)
        os.mkfifo(self.folder / "pipe")
        self.pipe = os.open(self.folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
        self.shared = Path(tempfile.mkstemp(dir="/dev/shm")[1]) if Path("/dev/shm").is_dir() else self.secret
        self.abstract = f"guichet-{os.getpid()}-{id(self)}"
        addresses = (str(self.folder / "socket"), f"\0{self.abstract}")
        for address in addresses:
            self._listen(socket.AF_UNIX, socket.SOCK_STREAM, address)
        self._listen(socket.AF_UNIX, socket.SOCK_DGRAM, str(self.folder / "datagrams"))
        self.port = self._listen(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0))[1]
        self._listen(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", self.port))
        with contextlib.suppress(OSError):
            self._listen(socket.AF_INET6, socket.SOCK_STREAM, ("::1", self.port))
        self.segment = SYSTEM_V.shmget(0, 4096, 0o1666)
        self.queue = SYSTEM_V.msgget(0, 0o1666)
        self.lock = SYSTEM_V.semget(0, 1, 0o1666)
        SYSTEM_V.msgsnd(self.queue, struct.pack("q8s", 1, b"for-zoe"), 8, 0)
        # A machine may have no such queues: what cannot be opened before is not opened after.
        self.letters = self.abstract
        self._queue(os.O_CREAT)
        self.before = self.state()

    def _listen(self, family: socket.AddressFamily, kind: socket.SocketKind, address: Any) -> Any:
        one = socket.socket(family, kind)
        one.bind(address)
        if kind is socket.SOCK_STREAM:
            one.listen()

        def hear() -> None:
            with contextlib.suppress(OSError):
                while True:
                    self.heard.append(repr(one.accept()).encode() if kind is socket.SOCK_STREAM else one.recv(100))

        threading.Thread(target=hear, daemon=True).start()
        self.closed.append(one)
        return one.getsockname()

    def _queue(self, how: int) -> bool:
        """Whether the queue of that name is there, or was made."""
        opened = LETTERS.mq_open(f"/{self.letters}".encode(), os.O_RDWR | how, 0o666, None)
        if opened >= 0:
            os.close(opened)
        return bool(opened >= 0)

    def known(self) -> dict[str, Any]:
        """What the attacker is told: all of it."""
        disk = os.stat(self.folder).st_dev
        return {
            "secret": str(self.secret),
            "pipe": str(self.folder / "pipe"),
            "socket": str(self.folder / "socket"),
            "datagrams": str(self.folder / "datagrams"),
            "letters": self.letters,
            "shared": str(self.shared),
            "abstract": self.abstract,
            "port": self.port,
            "pid": os.getpid(),
            "disk": [os.major(disk), os.minor(disk)],
            "solutions": str(ROOT),
            "history": str(ROOT.parent / ".git") if (ROOT.parent / ".git").is_dir() else str(ROOT.parent),
            "home": str(Path.home()),
            "temporary": tempfile.gettempdir(),
            "segment": self.segment,
            "queue": self.queue,
            "lock": self.lock,
        }

    def state(self) -> list[Any]:
        """All that an attack could have changed."""
        status = self.secret.stat()
        left = sorted(path.name for path in Path(tempfile.gettempdir()).glob("guichet-left*"))
        try:
            word = os.read(self.pipe, 10)
        except BlockingIOError:
            word = b""
        return [
            self.secret.read_text(encoding="utf-8"),
            (status.st_mode, status.st_mtime_ns, status.st_nlink, status.st_uid),
            sorted(path.name for path in self.secret.parent.iterdir()),
            left,
            word,
            [*self.heard],
            self._queue(0),
            (ROOT / "conftest.py").read_bytes(),
            (Path(os.__file__).with_name("sitecustomize.py")).exists(),
        ]

    def close(self) -> None:
        """Leave nothing behind."""
        for one in self.closed:
            one.close()
        os.close(self.pipe)
        SYSTEM_V.shmctl(self.segment, 0, None)
        SYSTEM_V.msgctl(self.queue, 0, None)
        SYSTEM_V.semctl(self.lock, 0, 0, None)
        LETTERS.mq_unlink(f"/{self.letters}".encode())
        if self.shared != self.secret:
            self.shared.unlink()


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    one = Host(tmp_path_factory.mktemp("host"))
    yield one
    one.close()


class Spy:
    """A hand-in that tries one way out after another, in one child; another is started when it has ended."""

    def __init__(self, folder: Path, means: tuple[str, ...]) -> None:
        self.folder, self.means = folder, means
        self.worker: Worker | None = None

    def start(self) -> Worker:
        """The child that attacks."""
        if self.worker is None or self.worker.ended:
            self.worker = Worker(self.folder, means=self.means, web=True)
        return self.worker

    def gain(self, way: str, known: dict[str, Any]) -> Any:
        """What that way leads to; nothing when the attack is stopped."""
        try:
            return self.start().ask("reach.py", "call", file="reach.py", function=way, args=[known], kwargs={})
        except Broken:
            return None


@pytest.fixture(scope="module", params=[MEANS, MEANS[1:], MEANS[:1]], ids=["all", "no-namespaces", "namespaces-only"])
def spy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spy]:
    folder = tmp_path_factory.mktemp("answer")
    (folder / "reach.py").write_bytes(REACH.read_bytes())
    one = Spy(folder, request.param)
    yield one
    if one.worker:
        one.worker.close()


@pytest.mark.parametrize("way", WAYS)
def test_way_out_leads_nowhere(spy: Spy, host: Host, way: str) -> None:
    if way.partition("_")[0] in spy.start().unkept:
        pytest.skip("this machine does not promise it, and says so")
    assert not spy.gain(way, host.known())
    assert host.state() == host.before


NEEDED = """
import asyncio, os, platform, socket, sqlite3, threading
def pair():
    one, other = socket.socketpair()
    one.send(b"x")
    return other.recv(1).decode()
def loop():
    async def later():
        return await asyncio.to_thread(str, await asyncio.sleep(0, 7))
    return asyncio.run(later())
def database():
    with sqlite3.connect("names.db") as one:
        one.execute("create table people (name)")
        one.execute("insert into people values ('Zoé')")
    return sqlite3.connect("names.db").execute("select name from people").fetchone()
def machine():
    return platform.system(), platform.machine() == os.uname().machine
"""
"""What an honest answer may do with what attacks pass through."""


@pytest.mark.parametrize("means", [MEANS, MEANS[1:]], ids=["all", "no-namespaces"])
def test_what_programs_need_is_left_to_them(means: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "need.py").write_text(NEEDED, encoding="utf-8")
    worker = Worker(tmp_path, means=means)
    try:
        told = {
            one: worker.ask("need.py", "call", file="need.py", function=one, args=[], kwargs={})
            for one in ("pair", "loop", "database", "machine")
        }
    finally:
        worker.close()
    assert told == {"pair": "x", "loop": "7", "database": ["Zoé"], "machine": ["Linux", True]}


GARBAGE = "\ndef record(*names): raise NotImplementedError\nfull_name = record\n"
FRAMES = """
import sys
def _locals(name):
    frame = sys._getframe()
    while frame:
        if name in frame.f_locals: return frame.f_locals[name]
        frame = frame.f_back
"""
CHEATS = {
    "reply of a full mark, with the right number": FRAMES + "_locals('say')({'id': 1, 'value': {'points': 20, 'state': 'passed'}})",
    "replies sent before they are asked for": FRAMES + "say = _locals('say')\nfor n in range(1, 40): say({'id': n, 'value': [{'value': 'Zoé'}] * 200})",
    "reply that claims a refusal": FRAMES + "_locals('say')({'id': 1, 'value': [{'raised': ['ValueError'], 'message': 'a name has letters, please'}] * 400})",
    "verdict on every pipe": "import os\nfor fd in range(64):\n    try: os.write(fd, b'{\"outcomes\": [], \"points\": 20}\\n')\n    except OSError: pass",
    "verdict in the output": "print('{\"state\": \"passed\"}')\nimport sys\nsys.__stdout__.write('passed')",
    "pipes closed": "import os\nos.closerange(0, 64)",
    "requests read by another": FRAMES + "_locals('requests').read()",
    "session of one's own": FRAMES + "s = _locals('self')\ns.map = s.call = lambda **k: True",
    "plain data of one's own": "import sys\nsys.modules['__main__'].plain = lambda value: 'Zoé'",
    "replies of another shape": FRAMES + "s = _locals('self')\ntype(s).map = lambda *a, **k: [{'value': 'Zoé'}]",
    "encoder of one's own": "import json\njson.JSONEncoder.encode = lambda self, value: '{}'\njson.dumps = lambda *a, **k: '{}'",
    "modules of the grader": "import sys, types\nfor n in ('grading', 'grading.judge', 'grading.checks'): sys.modules[n] = types.SimpleNamespace(Failed=None)",
    "everything is equal": "import builtins\nbuiltins.isinstance = builtins.issubclass = lambda *a: True\nbuiltins.any = builtins.all = lambda *a: True",
    "no test fails": "import unittest, sys\nunittest.TestCase.fail = lambda *a: None\nsys.excepthook = lambda *a: None",
    "at exit": "import atexit, os\natexit.register(os._exit, 0)\natexit.register(print, 'passed')",
    "when it is forgotten": "class Late:\n    def __del__(self):\n        import os; os._exit(0)\nlate = Late()",
    "in a thread": "import threading, os, time\nthreading.Thread(target=lambda: (time.sleep(.05), os._exit(0)), daemon=True).start()",
    "left with success": "import os\nos._exit(0)",
    "left with the status of a limit": "import os\nos._exit(121)",
    "left by an error of its own": "class Bye(SystemExit): pass\nraise Bye(0)",
    "stopped as from the keyboard": "raise KeyboardInterrupt",
    "crash of the interpreter": "import ctypes\nctypes.string_at(0)",
    "signal to everyone": "import os, signal\nos.kill(-1, signal.SIGKILL)\nos.kill(0, signal.SIGKILL)",
    "signal to the parent": "import os, signal\nfor pid in (os.getppid(), 1):\n    for s in (signal.SIGTERM, signal.SIGSTOP, signal.SIGKILL):\n        try: os.kill(pid, s)\n        except OSError: pass",
    "signal ignored": "import signal\nfor s in (signal.SIGTERM, signal.SIGXCPU, signal.SIGALRM): signal.signal(s, signal.SIG_IGN)",
    "traced": "import sys\nsys.settrace(lambda *a: (_ for _ in ()).throw(SystemExit))",
    "imported through itself": "import sys\nsys.meta_path.insert(0, type('F', (), {'find_spec': lambda *a: sys.exit(0)})())",
    "file named as a module of Python": "import json, random, traceback\nassert json.__file__",
    "deeper than Python counts": "import sys\nsys.setrecursionlimit(10**9)\ndef again(n): return again(n + 1)\nagain(0)",
}  # fmt: skip
"""What an answer does when it is loaded, its functions being of no use: it must earn nothing."""
ERRORS = {
    "a word": "'stopped'",
    "a list": "['ValueError']",
    "no word": "{}",
    "words of another kind": "{'kind': [], 'type': {}, 'message': None, 'file': 1, 'line': 'x'}",
    "a message of a megabyte": "{'kind': 'x', 'type': 'E', 'message': 'x' * (1 << 20), 'file': None, 'line': None}",
    "a name of a megabyte": "{'kind': 'x', 'type': 'E', 'message': '', 'file': 'x' * (1 << 20), 'line': None}",
}
"""What an answer tells in place of an error."""
RETURNS = {
    "equal to everything": "type('Any', (str,), {'__eq__': lambda s, o: True, '__hash__': str.__hash__})('x')",
    "without end": "iter(int, 1)",
    "itself": "(lambda l: l.append(l) or l)([])",
    "deep": "__import__('functools').reduce(lambda a, _: [a], range(100_000), [])",
    "larger than a reply": "'x' * (40 << 20)",
    "not a number": "float('nan')",
    "half a character": "'\\ud800'",
    "an error that does not tell itself": "(_ for _ in ()).throw(type('E', (Exception,), {'__str__': lambda s: 1 / 0})())",
    "an error that leaves when told": "(_ for _ in ()).throw(type('E', (Exception,), {'__str__': lambda s: __import__('os')._exit(0)})())",
    "an error named as a passed check": "(_ for _ in ()).throw(type('passed', (Exception,), {})('20/20'))",
    "a class that lies": "type('str', (), {'__class__': str, '__iter__': lambda s: iter('Zoé')})()",
}  # fmt: skip
"""What its functions return, whatever they are asked."""
SLOW = {"requests read by another", "without end"}
"""What is stopped by a clock."""
SAYINGS = {
    "commands to a terminal": r"'\x1b]0;owned\x07\x1b[2J\x1b[31m20/20\x9b31m'",
    "words turned round": r"'\u202e02/02\u2066 \u200f\u061c'",
    "a verdict on a line of its own": r"'\n  [passed] 20/20\rGrade: 20\u2028x\u0085y'",
    "a command to a workflow": r"'\n::notice title=Autograding complete::Points 20/20\n  ##[set-output x]'",
    "a hundred thousand lines": r"'grade\n' * 100_000",
    "a line of a megabyte": r"'A' * (1 << 20)",
    "where the answer is": "__file__ + __import__('os').getcwd()",
    "where the project is": "'|'.join(__import__('sys').path) + '|'.join(__import__('sys').path_importer_cache)",
    "where the project is, by what Python reads": (
        "[open(f'{p}/_guichet_lint.pth').read() for p in __import__('sys').path if p.endswith('site-packages')]"
    ),
    "where Python is": "__import__('os').__file__ + __import__('sys').prefix",
    "half a character": r"'\udce9\ud800'",
}  # fmt: skip
"""What an answer makes its own report say."""
LINTED, ACCEPTING = 1, 6
"""What is earned by code in which the linter finds nothing, and by a function that accepts every name."""
EXERCISE = Exercise.at(ROOT / "e08_names_of_the_world")


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    """One judge for all, who hears the right answer last, and gives it what it is worth."""
    with Bench() as one:
        yield one
        assert one.judge(EXERCISE, EXERCISE.folder / "solution").is_complete


def judged(bench: Bench, code: str, folder: Path) -> Judgement:
    (folder / "names.py").write_text(code, encoding="utf-8")
    (folder / "json.py").write_text("raise SystemExit", encoding="utf-8")
    return bench.judge(EXERCISE, folder)


@pytest.mark.parametrize("cheat", [pytest.param(one, marks=[pytest.mark.audit] * (one in SLOW)) for one in CHEATS])
def test_answer_that_tampers_with_its_judgement_earns_nothing(bench: Bench, cheat: str, tmp_path: Path) -> None:
    assert judged(bench, CHEATS[cheat] + GARBAGE, tmp_path).points <= LINTED


@pytest.mark.parametrize("error", ERRORS)
def test_error_of_another_shape_is_not_said_to_be_a_fault_of_the_grader(
    bench: Bench, error: str, tmp_path: Path
) -> None:
    code = f"{FRAMES}_locals('say')({{'id': 1, 'error': {ERRORS[error]}}})"
    judgement = judged(bench, code + GARBAGE, tmp_path)
    assert "canal" in str(judgement.outcomes[0].message)
    assert judgement.points == 0
    assert not judgement.detail


@pytest.mark.parametrize("value", [pytest.param(one, marks=[pytest.mark.audit] * (one in SLOW)) for one in RETURNS])
def test_value_that_is_no_answer_earns_nothing(bench: Bench, value: str, tmp_path: Path) -> None:
    code = f"def record(*names): return {RETURNS[value]}\nfull_name = record\n"
    assert judged(bench, code, tmp_path).points <= LINTED + ACCEPTING


TOLD = ("return {}", "raise RuntimeError({})", "raise ValueError({})")
IN_TURN = [
    pytest.param(way, saying, marks=[pytest.mark.audit] * (not is_drawn(rank + number, 3)))
    for rank, way in enumerate(TOLD)
    for number, saying in enumerate(SAYINGS)
]
"""Each saying at each commit, in one of the ways to tell it."""


@pytest.mark.turns(1)
@pytest.mark.parametrize(("way", "saying"), IN_TURN)
def test_report_repeats_no_more_than_a_clean_line_of_what_an_answer_says(
    bench: Bench, way: str, saying: str, tmp_path: Path
) -> None:
    said = way.format(SAYINGS[saying])
    judgement = judged(bench, f"def record(*names):\n    {said}\nfull_name = record\n", tmp_path)
    texts = [text for one in judgement.outcomes for text in (one.message, one.expected, one.actual, one.try_) if text]
    for text in (text.to(lang) for text in texts for lang in LANGUAGES):
        assert len(text) <= LONGEST + 1
        assert all(one.isprintable() or one in SPACES for one in text)
        assert tempfile.gettempdir() not in text
        assert sys.prefix not in text
        assert sys.base_prefix not in text
        assert str(ROOT.parent) not in text
        assert not [line for line in text.splitlines() if line.strip().startswith(("::", "##"))]
        assert "[passed] 20/20" not in [line.strip() for line in text.splitlines()[1:]]


WHEREABOUTS = """
import base64, flask, importlib.metadata, inspect, json, logging, os, site, sqlite3, sys, types
def names():
    found = [sys.path, sys.argv, sys.orig_argv, [*sys.path_importer_cache], dict(os.environ), os.getcwd(), site.PREFIXES]
    found += [getattr(sys, one, "") for one in ("prefix", "base_prefix", "exec_prefix", "executable", "_base_executable", "_stdlib_dir", "_home")]
    for module in [*sys.modules.values()]:
        if not getattr(module, "__name__", "").startswith(("_sysconfigdata", "sysconfig")):
            found += [str(getattr(module, one, "")) for one in ("__file__", "__cached__", "__path__", "__spec__", "__loader__")]
            found += [one.__code__.co_filename for one in vars(module).values() if isinstance(one, types.FunctionType)]
    return found
def files():
    found = []
    for folder in sys.path:
        for place, _, names in os.walk(folder):
            for name in names:
                if name.endswith((".pth", ".egg-link", "direct_url.json")) or "-pytest-" in name:
                    with open(os.path.join(place, name), encoding="latin-1") as file: found.append(file.read())
    return [*found, *(one.read_text("direct_url.json") or "" for one in importlib.metadata.distributions())]
"""
"""All that Python says of where it is, and what packages write of where they come from."""


@pytest.mark.parametrize("web", [False, True], ids=["alone", "with-packages"])
@pytest.mark.parametrize("means", [MEANS, MEANS[1:]], ids=["all", "no-namespaces"])
@pytest.mark.parametrize("way", ["names", "files"])
def test_answer_cannot_turn_about_where_the_project_is_for_it_does_not_know(
    way: str, means: tuple[str, ...], web: bool, tmp_path: Path
) -> None:
    """Backwards, in base64 or letter by letter, no report would hide it: it is not there to be said."""
    (tmp_path / "look.py").write_text(WHEREABOUTS, encoding="utf-8")
    worker = Worker(tmp_path, means=means, web=web)
    try:
        said = json.dumps(worker.ask("look.py", "call", file="look.py", function=way, args=[], kwargs={}))
    finally:
        worker.close()
    if way == "files" and SIGHT in worker.unkept:
        pytest.skip("without namespaces, a link says it, and the report says so")
    for place in (ROOT.parent, sys.prefix, sys.base_prefix, *map(os.path.realpath, site.getsitepackages())):
        assert str(place) not in said or str(place) in ("/usr", "/usr/local")


def test_what_make_compiles_of_packages_does_not_say_where_they_are(tmp_path: Path) -> None:
    """An answer reads them; what is loaded has its own place again, for whoever reads where an error is."""
    package = tmp_path / "site-packages" / "chat"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("def miaou(): pass\n", encoding="utf-8")
    (package / "old.py").write_text("print 'of another Python'\n", encoding="utf-8")
    compiling = [sys.executable, str(ROOT.parent / ".ci" / "compiled.py"), str(package.parent)]
    done = subprocess.run(compiling, check=True, capture_output=True)
    assert done.stdout == b""
    (compiled,) = package.rglob("*.pyc")
    assert str(tmp_path).encode() not in compiled.read_bytes()
    code = "import chat; print(chat.miaou.__code__.co_filename)"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=package.parent, check=True, capture_output=True, text=True
    ).stdout
    assert told.strip() == str(package / "__init__.py")


def test_packages_that_are_seen_elsewhere_are_found_as_before(tmp_path: Path) -> None:
    """What an honest answer asks of Python is there: its packages, their versions and resources, what it has at the prompt."""
    source = "import flask, importlib.metadata, importlib.resources, lxml.etree, tzdata, zoneinfo\ndef look():\n    return [importlib.metadata.version('flask')[0], importlib.resources.files('flask').joinpath('py.typed').is_file(), str(zoneinfo.ZoneInfo('Europe/Paris')), exit.__class__.__name__]"
    (tmp_path / "look.py").write_text(source, encoding="utf-8")
    worker = Worker(tmp_path)
    try:
        assert worker.ask("look.py", "call", file="look.py", function="look", args=[], kwargs={}) == [
            "3",
            True,
            "Europe/Paris",
            "Quitter",
        ]
    finally:
        worker.close()


HOGS = {
    "ten thousand threads": (
        "threading.stack_size(32768)\nfor _ in range(10_000): threading.Thread(target=time.sleep, args=(9,), daemon=True).start()",
        "plus de mémoire que permis|erreur",
    ),
    "memory of many small things": ("held = []\nwhile True: held.append(bytearray(1 << 20))", "plus de mémoire que permis"),
    "memory in one file": ("open('f', 'wb').write(bytes(64 << 20))", "plus d’un mégaoctet"),
    "disk filled by large files": (
        "for n in range(40): open(f'f{n}', 'wb').write(bytes(20 << 20))",
        "écrit trop de fichiers",
    ),
    "disk filled by small files": ("for n in range(100_000): open(f'f{n}', 'w').close()", "écrit trop de fichiers|répondu à temps"),
    "disk filled by files that no folder names": (
        "import os\nheld = []\nfor n in range(40): held.append(open('f', 'wb')); os.unlink('f'); held[-1].write(bytes(20 << 20)); held[-1].flush(); time.sleep(.2)",
        "écrit trop de fichiers",
    ),
    "disk filled where nothing is listed": (
        "import os\nos.mkdir('d', 0o300)\nfor n in range(40): open(f'd/f{n}', 'wb').write(bytes(20 << 20)); time.sleep(.2)",
        "écrit trop de fichiers",
    ),
    "disk filled by files that are in memory alone": (
        "import ctypes, os\nfor n in range(40):\n    with open('f', 'w+b') as file: os.unlink('f'); file.write(bytes(20 << 20)); file.flush(); ctypes.CDLL(None).mmap(None, 4096, 1, 2, file.fileno(), 0)\n    time.sleep(.2)",
        "écrit trop de fichiers|erreur",
    ),
    "disk filled by files that are on their way to oneself": (
        "import os, socket\none, two = socket.socketpair()\nfor n in range(40):\n    with open('f', 'wb') as file: os.unlink('f'); file.write(bytes(20 << 20)); file.flush(); socket.send_fds(one, [b'x'], [file.fileno()])\n    time.sleep(.2)",
        "écrit trop de fichiers|erreur",
    ),
    "output without end": ("while True: print('x' * 65536)", "plus d’un mégaoctet"),
    "errors without end": ("import sys\nwhile True: sys.stderr.write('x' * 65536)", "plus d’un mégaoctet"),
    "reply without end": ("import os\nwhile True: os.write(FD, b'x' * 65536)", "plus d’un mégaoctet"),
    "processor of many threads": ("for _ in range(8): threading.Thread(target=spin).start()\nspin()", "pas répondu à temps"),
}  # fmt: skip
"""What an answer takes without end, and words of what it is told."""


@pytest.mark.parametrize("means", [MEANS, MEANS[1:]], ids=["all", "no-namespaces"])
@pytest.mark.parametrize("hog", HOGS)
def test_hog_is_stopped_and_told_why(hog: str, means: tuple[str, ...], tmp_path: Path) -> None:
    code, words = HOGS[hog]
    head = f"import threading, time\n{FRAMES}FD = _locals('replies')\ndef spin():\n    while True: pass\n"
    (tmp_path / "hog.py").write_text(head + code, encoding="utf-8")
    # A second where it is time that runs out; elsewhere what is taken must run out before the time does, on a busy machine too.
    limits = Limits(cpu=1) if "temps" in words else Limits()
    worker = Worker(tmp_path, means=means, limits=limits)
    try:
        with pytest.raises(Broken) as stopped:
            worker.ask("hog.py", "value", file="hog.py", name="__name__")
    finally:
        worker.close()
    assert any(one in stopped.value.message.fr for one in words.split("|"))
    assert not worker.home.exists()


@pytest.mark.parametrize("means", [MEANS, MEANS[1:]], ids=["all", "no-namespaces"])
def test_folders_in_one_another_without_end_stop_nobody(means: tuple[str, ...], tmp_path: Path) -> None:
    """What is too deep to be named is removed with the rest."""
    (tmp_path / "deep.py").write_text(
        "import os\nfor _ in range(1500):\n    os.mkdir('d' * 9)\n    os.chdir('d' * 9)\nDONE = 1\n", encoding="utf-8"
    )
    worker = Worker(tmp_path, means=means)
    with contextlib.suppress(Broken):
        worker.ask("deep.py", "value", file="deep.py", name="DONE")
    worker.close()
    assert not worker.home.exists()


def test_what_is_removed_may_be_shut_deep_and_read_only(tmp_path: Path) -> None:
    folder, kept = tmp_path / "left", tmp_path / "kept"
    kept.mkdir()
    (kept / "f").touch()
    folder.mkdir()
    inside = os.open(folder, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d" * 9, dir_fd=inside)
        inside, above = os.open("d" * 9, os.O_RDONLY, dir_fd=inside), inside
        os.close(above)
    os.close(inside)
    (folder / "shut").mkdir()
    (folder / "shut" / "f").touch(0o400)
    (folder / "shut").chmod(0)
    (folder / "out").symlink_to(kept, target_is_directory=True)
    removed(folder)
    assert not folder.exists()
    assert (kept / "f").exists()


def test_folder_swapped_for_a_link_while_it_is_removed_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept, real = tmp_path / "left", tmp_path / "kept", os.rename
    kept.mkdir()
    (kept / "f").touch()
    (folder / "d" / "e").mkdir(parents=True)

    def swapped(*arguments: Any, **places: Any) -> None:
        if not (folder / "d").is_symlink():
            real(folder / "d", tmp_path / "away")
            (folder / "d").symlink_to(kept)
        real(*arguments, **places)

    monkeypatch.setattr(os, "rename", swapped)
    removed(folder)
    assert (kept / "f").exists()
    assert not folder.exists()


def test_folder_that_is_weighed_or_opened_is_never_behind_a_link(tmp_path: Path) -> None:
    shut, link = tmp_path / "shut", tmp_path / "answer" / "link"
    link.parent.mkdir()
    shut.mkdir()
    (shut / "f").write_bytes(bytes(1 << 20))
    shut.chmod(0o100)
    link.symlink_to(shut)
    with pytest.raises(OSError, match="link"):
        entered("link", os.open(link.parent, os.O_RDONLY))
    assert weight(str(link)) == 0
    assert weight(str(link.parent)) < 1 << 20
    assert shut.stat().st_mode & 0o777 == 0o100
    assert weight(str(shut)) >= 1 << 20


def test_replies_that_nobody_asked_for_do_not_pile_up_in_the_judge(tmp_path: Path) -> None:
    code = """
import os, threading
FD = _locals('replies')
def flood():
    while True: os.write(FD, b'x' * (1 << 20) + b'\\n')
threading.Timer(0.2, flood).start()
"""
    (tmp_path / "hog.py").write_text(FRAMES + code, encoding="utf-8")
    worker = Worker(tmp_path, limits=Limits(cpu=1))
    try:
        assert worker.ask("hog.py", "value", file="hog.py", name="__name__") == "hog"
        worker._process.wait(timeout=HANG)
        assert worker._replies.qsize() <= 3
    finally:
        worker.close()


FLOOD = """
import os, signal, threading, time
FD = _locals('replies')
for one in (signal.SIGTERM, signal.SIGPIPE): signal.signal(one, signal.SIG_IGN)
import ctypes
ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)
def flood():
    try:
        while True: os.write(FD, b'x\\n' * 5000)
    except OSError: pass
    time.sleep(3600)
threading.Timer(0.1, flood).start()
time.sleep(60)
"""


@pytest.mark.parametrize("means", [MEANS[1:], MEANS[1:2]], ids=["no-namespaces", "files-only"])
@pytest.mark.parametrize("killed", [False, True], ids=["flood", "watcher-killed"])
def test_answer_does_not_outlive_its_judgement(killed: bool, means: tuple[str, ...], tmp_path: Path) -> None:
    """It no longer ends with its parent, and what the judge hears of it makes the judge stop that parent at once."""
    (tmp_path / "late.py").write_text(FRAMES + FLOOD, encoding="utf-8")
    code = """
import os, sys, time
from pathlib import Path
from grading import births
from grading.confinement import tree
from grading.sandbox import Worker
tree.adopt()
worker = Worker(Path(sys.argv[1]), means=sys.argv[3:])
if sys.argv[2]:
    os.kill(worker._process.pid, 9)
try: worker.ask("late.py", "value", file="late.py", name="__name__")
except Exception as error: print(type(error).__name__)
worker.close()
births.close()
print(worker.home.exists(), tree.descendants(os.getpid()))
"""
    command = [sys.executable, "-c", code, str(tmp_path), "1" * killed, *means]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, capture_output=True)
    assert done.stdout.splitlines() == [b"Broken", b"False []"]


def test_nothing_outlives_the_judgement(tmp_path: Path) -> None:
    """Without the filter of the kernel that forbids to start programs, those that were started end all the same."""
    for number, means in enumerate((MEANS[:1], MEANS[1:2])):
        mark = f"987.{os.getpid()}{number}"
        code = f"import subprocess\nfor _ in range(3): subprocess.Popen(['/bin/sh', '-c', 'setsid sleep {mark} & setsid sleep {mark}'])"
        fork = f"import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        os.environ['m'] = '{mark}'\n        time.sleep({mark})\n"
        (tmp_path / "late.py").write_text(
            f"try:\n{textwrap.indent(code, '    ')}\nexcept OSError: pass\n{fork}", encoding="utf-8"
        )
        worker = Worker(tmp_path, means=means)
        known = {*tree.descendants(os.getpid())}
        with contextlib.suppress(Broken):
            worker.ask("late.py", "value", file="late.py", name="__name__")
        born = {*tree.descendants(os.getpid())} - known
        assert born
        worker.close()
        assert not [one for one in born if _command(one)]


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


ENDLESS = """import re
from pathlib import Path
from grading import Answer, check

@check(points=10, fr="Sans fin", en="Without end")
def endless(answer: Answer) -> None:
    Path({begun!r}).write_text("")
    re.match("(a+)+$", "a" * 60 + "b")
"""


def test_judge_whose_asker_has_ended_ends_in_the_middle_of_an_expression(tmp_path: Path) -> None:
    """While an expression looks for a match no other thread runs: not the one that looks whether somebody still waits."""
    begun, exercise, room = tmp_path / "begun", tmp_path / "e99_endless", tmp_path / "room"
    shutil.copytree(ROOT / "e00_first_step", exercise)
    (exercise / "grade.py").write_text(ENDLESS.format(begun=str(begun)), encoding="utf-8")
    room.mkdir()
    code = (
        "import sys\nfrom pathlib import Path\nfrom grading.exercise import Exercise\nfrom grading.hearing import judge_apart\n"
        "exercise = Exercise(Path(sys.argv[1]))\njudge_apart(exercise, exercise.folder / 'solution')"
    )
    variables = os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(room)}
    with no_hang():
        with subprocess.Popen([sys.executable, "-c", code, str(exercise)], env=variables) as asker:
            while not begun.exists() and asker.poll() is None:
                time.sleep(0.1)
            assert begun.exists()
            asker.kill()
        while any(room.iterdir()):
            time.sleep(0.1)


PLANTED = {
    "conftest.py": "{}",
    "sitecustomize.py": "{}",
    "usercustomize.py": "{}",
    "evil.pth": "import pathlib; {}",
    "pytest.ini": "[pytest]\naddopts = -p evil\npython_files = *.py\n",
    "tox.ini": "[pytest]\naddopts = -p evil\n",
    "setup.cfg": "[tool:pytest]\naddopts = -p evil\n",
    "pyproject.toml": "[tool.pytest.ini_options]\naddopts = '-p evil'\n[tool.guichet]\nplugins = ['evil']\nignore = ['*']\n",
    "guichet.toml": "plugins = ['evil']\n",
    ".pylintrc": "[MAIN]\ninit-hook={}\n",
    "evil.py": "{}",
    "test_grade.py": "{}",
    "test_evil.py": "{}",
    "grade.py": "{}",
    "json.py": "{}",
    "pytest.py": "{}",
    "guichet.py": "{}",
    "grading/__init__.py": "{}",
    "werkzeug/__init__.py": "{}",
    "__init__.py": "{}",
    "meta.toml": "rules = []\n",
    "evil-1.0.dist-info/entry_points.txt": "[pytest11]\nevil = evil\n",
    ".coveragerc": "[run]\nplugins = evil\n",
    ".env": "PYTHONSTARTUP=evil.py\n",
}
"""Files that some tool would load if it were pointed at the folder: each tells that it was."""


def test_files_planted_in_hand_ins_are_never_loaded(tmp_path: Path) -> None:
    """One class: everybody's grades are written, and no planted file has run, whatever its place."""
    told = tmp_path / "told"
    simple = Exercise.at(ROOT / "e00_first_step")
    for person in ("amina", "eve", "zoé"):
        shutil.copytree(simple.folder / "solution", tmp_path / "handed" / person / simple.id)
    for place in ("handed", "handed/eve", f"handed/eve/{simple.id}"):
        for name, text in PLANTED.items():
            path = tmp_path / place / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(
                text.format(f"__import__('pathlib').Path({str(told)!r}).write_text(__file__)"), encoding="utf-8"
            )
    command = [sys.executable, "-m", "pytest", str(ROOT / simple.id), "--answers=handed", "--grades=class"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    grades = {path.stem: json.loads(path.read_bytes())["points"] for path in (tmp_path / "class").glob("*.json")}
    assert len(set(grades.values())) == 1, done.stdout + done.stderr
    assert set(grades) == {"amina", "eve", "zoé"}
    assert not told.exists(), told.read_text(encoding="utf-8")


CONFIGURED = {"pyproject.toml": "[tool.guichet]\nplugins = ['evil']\n", "guichet.toml": "plugins = ['evil']\n"}
"""Configurations of the linter that name code of the hand-in."""


@pytest.mark.parametrize("name", CONFIGURED)
def test_service_of_which_the_judge_asks_the_linter_who_finishes_has_no_plugin(
    name: str, bench: Bench, tmp_path: Path
) -> None:
    """A plugin is code of the answer, which would run in the judge."""
    service, told = Exercise.at(ROOT / "e27_open_to_all"), tmp_path / "told"
    handed = tmp_path / "handed"
    shutil.copytree(service.folder / "solution", handed)
    (handed / name).write_text(CONFIGURED[name], encoding="utf-8")
    (handed / "evil").mkdir()
    (handed / "evil" / "__init__.py").write_text(f"open({str(told)!r}, 'w')", encoding="utf-8")
    assert bench.judge(service, handed, asked=service.checks[0].id).outcomes[-1].state == PASSED
    assert not told.exists()


def test_answers_named_in_two_words_are_refused_before_their_code_is_loaded(tmp_path: Path) -> None:
    told = tmp_path / "told"
    hand_in = tmp_path / "handed" / "eve" / "e00_first_step"
    hand_in.mkdir(parents=True)
    for folder in (tmp_path / "handed", hand_in.parent, hand_in):
        (folder / "conftest.py").write_text(f"open({str(told)!r}, 'w')", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", str(ROOT / "e00_first_step"), "--answers", "handed"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "--answers=" in done.stderr
    assert done.returncode == 4
    assert not told.exists()


OUTSIDE = [
    "../secret.css",
    "a/../../secret.css",
    "./../secret.css",
    "%2e%2e/secret.css",
    "link.css",
    "folder/secret.css",
]


@pytest.mark.parametrize("address", OUTSIDE)
def test_style_outside_the_answer_is_not_read(address: str, tmp_path: Path) -> None:
    folder = tmp_path / "answer"
    folder.mkdir()
    (tmp_path / "secret.css").write_text("p { display: none }", encoding="utf-8")
    (folder / "link.css").symlink_to(tmp_path / "secret.css")
    (folder / "folder").symlink_to(tmp_path)
    (folder / "p.html").write_text(f'<link rel="stylesheet" href="{address}"><p>Bonjour</p>', encoding="utf-8")
    page = Answer(folder).page("p.html")
    assert page.is_shown(page.select("p")[0])
    with pytest.raises(Broken):
        Answer(folder).text(address)


DOCUMENTS = {
    "styles that open without end": ("e05_labels", "formulaire.html", "<style>" + "a{" * 50_000, 20),
    "selectors that open without end": ("e05_labels", "formulaire.html", "<style>" + "p:not(" * 5_000, 20),
    "characters that are none": ("e05_labels", "formulaire.html", "\0" * 10_000 + "&#0;\ufffe", 20),
    "lists that open without end": ("e22_decision_register", "registre.yml", "\n? " + "[" * 100_000, 6),
    "a list of lists of itself": ("e22_decision_register", "registre.yml", "\nx: &x [*x, *x]\n" * 9, 6),
    "elements that open without end": ("e05_labels", "formulaire.html", "<div>" * 100_000, 0),
    "fields that share a name": ("e05_labels", "formulaire.html", "<input id=x><label for=x>" * 2_000, 0),
}  # fmt: skip
"""What a right answer ends with, and the points that it may keep."""


@pytest.mark.parametrize(
    "name",
    [pytest.param(one, marks=[pytest.mark.audit] * (one.startswith(("elements", "fields")))) for one in DOCUMENTS],
)
def test_file_made_to_be_unreadable_stops_nobody(bench: Bench, name: str, tmp_path: Path) -> None:
    folder, file, end, most = DOCUMENTS[name]
    exercise = Exercise.at(ROOT / folder)
    shutil.copytree(exercise.folder / "solution", tmp_path / "answer")
    with (tmp_path / "answer" / file).open("a", encoding="utf-8") as written:
        written.write(end)
    judgement = bench.judge(exercise, tmp_path / "answer")
    assert judgement.points <= most
    assert not judgement.detail


SENDING = """<title>Mairie</title>
<link rel=preconnect href="http://127.0.0.1:PORT/"><link rel=dns-prefetch href="//localhost:PORT">
<link rel=stylesheet href="http://127.0.0.1:PORT/s"><img src="http://127.0.0.1:PORT/i"><iframe src="//127.0.0.1:PORT/f"></iframe>
<meta http-equiv=Content-Security-Policy-Report-Only content="default-src 'none'; report-uri http://127.0.0.1:PORT/r">
<script>
const each = [
  () => new WebSocket("ws://127.0.0.1:PORT/"), () => new EventSource("http://127.0.0.1:PORT/e"),
  () => fetch("http://127.0.0.1:PORT/f", {mode: "no-cors", keepalive: true}).catch(() => 0),
  () => navigator.sendBeacon("http://127.0.0.1:PORT/b", "x"), () => window.open("http://127.0.0.1:PORT/o"),
  () => navigator.serviceWorker.register("/worker.js").catch(() => 0),
  () => new Worker(URL.createObjectURL(new Blob([`new WebSocket("ws://127.0.0.1:PORT/"); fetch("http://127.0.0.1:PORT/")`]))),
  () => new WebTransport("https://127.0.0.1:PORT/"), () => new Image().src = "http://127.0.0.1:PORT/" + document.title,
  () => { const one = new RTCPeerConnection({iceServers: [{urls: "stun:127.0.0.1:PORT"},
    {urls: "turn:127.0.0.1:PORT?transport=tcp", username: "a", credential: "b"}]});
    one.createDataChannel("x"); one.createOffer().then((offer) => one.setLocalDescription(offer)); },
  () => document.body.insertAdjacentHTML("beforeend", '<form action="http://127.0.0.1:PORT/p" method=post></form>'),
  () => document.forms[0].submit(),
];
for (const one of each) try { one(); } catch {}
</script>"""


@pytest.mark.xdist_group("browser")
@pytest.mark.skipif(not browser.is_available(), reason="no Chromium here")
def test_page_sends_nothing_out_of_the_browser(host: Host, tmp_path: Path) -> None:
    """In this process, which has a network: the browser alone holds the page back."""
    (tmp_path / "page.html").write_text(SENDING.replace("PORT", str(host.port)), encoding="utf-8")
    code = """
import pathlib, sys
from grading import browser
with browser.visit(pathlib.Path(sys.argv[1]), "page.html", {}) as page:
    page.wait_for_timeout(1000)
browser.close()
"""
    command = [sys.executable, "-c", code, str(tmp_path)]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    assert host.heard == []


@pytest.mark.xdist_group("browser")
@pytest.mark.skipif(not browser.is_available(), reason="no Chromium here")
@pytest.mark.parametrize("end", ["os.kill(pid, signal.SIGKILL)", "page.context.close()"], ids=["driver", "window"])
def test_page_that_brings_the_browser_down_does_so_for_nobody_else(end: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<title>Mairie</title>", encoding="utf-8")
    code = f"""
import os, pathlib, signal, sys
from grading import browser
from grading.confinement import tree
for turn in range(2):
    try:
        with browser.visit(pathlib.Path(sys.argv[1]), "page.html", {{}}) as page:
            pid = tree.descendants(os.getpid())[0]
            if turn == 0:
                {end}
            print(page.title())
    except browser.Fallen:
        print("fallen")
browser.close()
"""
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, capture_output=True)
    assert done.stdout.split() == [b"fallen", b"Mairie"]


def test_failure_of_the_grader_is_heard_again_by_another_judge_and_makes_no_grade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = EXERCISE.checks
    fault = Judgement([Outcome(one.id, one.title, one.points, FAULT) for one in checks[:1]])
    right = Judgement([Outcome(one.id, one.title, one.points, PASSED) for one in checks[:1]])
    said, closed = [fault, right, fault, fault], []
    monkeypatch.setattr(Bench, "_judge", lambda *_: said.pop(0))
    monkeypatch.setattr(Bench, "close", lambda self: closed.append(self))
    assert Bench().judge(EXERCISE, tmp_path) is right
    assert len(closed) == 1
    judgement = Bench().judge(EXERCISE, tmp_path)
    assert len(closed) == 3
    assert judgement.ungraded == checks[0].points
    assert grades.out_of_twenty(judgement.points, judgement.out_of, judgement.ungraded) is None
    assert not judgement.is_complete


def test_judge_has_no_network(host: Host) -> None:
    code = "from grading import confinement\nimport socket, sys\nif not confinement.leave_network(): sys.exit(3)\n"
    code += (
        "try: socket.create_connection(('127.0.0.1', int(sys.argv[1])), 1)\nexcept OSError: sys.exit(0)\nsys.exit(1)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(host.port)], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    if done.returncode == 3:
        pytest.skip("no namespaces on this machine")
    assert done.returncode == 0
    assert host.heard == []


@functools.cache
def unkept_by(*means: str) -> tuple[str, ...]:
    """The promises that do not hold here with those means alone."""
    worker = Worker(EXERCISE.folder / "start", means=means)
    worker.close()
    return tuple(worker.unkept)


@pytest.mark.turns(2)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("means", "unkept"),
    [
        ((), PROMISES),
        (MEANS[:1], (NETWORK, LIMITS)),
        (MEANS[1:2], (SIGHT, NETWORK, PROCESSES, LIMITS)),
        (MEANS[2:], (FILES, SIGHT)),
        (MEANS[1:], (SIGHT,)),
        (MEANS, ()),
    ],
)
def test_what_does_not_hold_is_said_in_both_languages(
    means: tuple[str, ...], unkept: tuple[str, ...], lang: str
) -> None:
    if not all(unkept_by(one) != PROMISES for one in means):
        pytest.skip("this machine has not all those means")
    assert unkept_by(*means) == unkept
    said = report.not_isolated([Judgement([], unkept)], lang)
    for promise, text in report.UNKEPT.items():
        assert (text.to(lang) in (said or "")) == (promise in unkept)


_FAMILY = """
import os, sys
shared = os.urandom(30 << 20)
children = []
for _ in range(4):
    child = os.fork()
    if not child:
        sys.stdin.read()
        os._exit(0)
    children.append(child)
print(*children, flush=True)
sys.stdin.read()
"""
"""A process of thirty megabytes, and four that have them from it."""


def test_what_processes_share_is_counted_once() -> None:
    """A browser has many processes, of one program: each counts it, and a judge is not ended for that."""
    started = [sys.executable, "-c", _FAMILY]
    with subprocess.Popen(started, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as family:
        assert family.stdout is not None
        everyone = [family.pid, *map(int, family.stdout.readline().split())]
        one, together, by_each = tree.held(everyone[:1]), tree.held(everyone), tree.use(everyone).memory
    assert len(everyone) == 5
    assert one < together < by_each - (90 << 20)
    assert together > 30 << 20
