"""An answer that reads the clock is asked in each season: it gives the same, but for the day that it bears."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from grading import Answer, Failed, confinement, report
from grading.answer import A_SUMMER_NIGHT, MOMENTS
from grading.judge import Judgement
from grading.sandbox import Worker
from grading.worker import NO_NAME

pytestmark = pytest.mark.turns(4)

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\nMENU = 2 if date.today().month == 8 else 1",
        "import datetime as d\nnow = getattr(d.datetime, 'n' + 'ow')\nMENU = now().hour < 9",
        "from datetime import date as day\nask = day.today\nMENU = ask() > day(2027, 9, 1)",
        "# Not random.\nfrom datetime import date\nMENU = date.today().weekday() == 6",
        "import time\nMENU = time.ctime().startswith('Sun')",
        "import time\nMENU = time.strftime('%m') == '08'",
        "import time\nMENU = time.localtime(time.clock_gettime(time.CLOCK_REALTIME)).tm_mon == 8",
        "import time\nMENU = time.localtime(time.clock_gettime_ns(5) / 1e9).tm_mon == 8",
        "import os, time\nopen('t', 'w').close()\nMENU = time.localtime(os.path.getmtime('t')).tm_mon == 8",
        "import os, time\nopen('t', 'w').close()\nMENU = [time.localtime(one.stat().st_mtime).tm_mon == 8 for one in os.scandir()]",
        "import posix, time\nopen('t', 'w').close()\nMENU = time.localtime(posix.stat('t').st_mtime).tm_mon == 8",
        "import datetime\nMENU = datetime.date.__mro__[1].today().month == 8",
        "import datetime\nMENU = datetime.datetime.__mro__[1].now().month == 8",
        "import sqlite3\nMENU = sqlite3.connect(':memory:').execute(\"select strftime('%m', 'now')\").fetchone()[0] == '08'",
        "import sqlite3\nMENU = sqlite3.connect(':memory:').execute('select current_date').fetchone()[0][5:7] == '08'",
        "import sqlite3\nMENU = sqlite3.connect(':memory:').execute(\"select date('NOW' || char(0))\").fetchone()[0][5:7] == '08'",
        "import sqlite3\nbase = sqlite3.connect(':memory:')\nbase.execute('create table t (a, at default current_timestamp)')\nbase.execute('insert into t (a) values (1)')\nMENU = base.execute('select at from t').fetchone()[0][5:7] == '08'",
        "import sqlite3\nbase = sqlite3.connect(':memory:')\nbase.create_function('date', -1, None)\nMENU = base.execute(\"select date('now')\").fetchone()[0][5:7] == '08'",
        "import sys\nimport sqlite3\nfor one in [one for one in sys.modules if 'sqlite3' in one]: del sys.modules[one]\nimport sqlite3\nMENU = sqlite3.connect(':memory:').execute('select current_date').fetchone()[0][5:7] == '08'",
        "import time\nclass W(int):\n    def __hash__(self): return 99\n    def __eq__(self, other): return False\nMENU = time.localtime(time.clock_gettime(W(0))).tm_mon == 8",
        "import sqlite3\nclass Base(sqlite3.Connection):\n    def _learn(self): pass\n    def create_function(self, *a, **k): pass\nMENU = sqlite3.connect(':memory:', factory=Base).execute(\"select date('now')\").fetchone()[0][5:7] == '08'",
        "import sqlite3\nMENU = sqlite3.connect(':memory:').execute(\"select timediff('2000-01-01', 'subsec')\").fetchone()[0][6:8] == '08'",
        "import sqlite3\nopen_ = getattr(sqlite3.connect, '__wrapped__', sqlite3.connect)\nMENU = open_(':memory:').execute('select current_date').fetchone()[0][5:7] == '08'",
        "import __main__, time\none = getattr(__main__, 'clock', None)\nMENU = (one._real_now().month if one else time.localtime().tm_mon) == 8",
        "import _imp, _heapq, importlib.machinery as m, time\nclass S(str):\n    def __str__(self): return m.__file__\ntry:\n    _imp.create_dynamic(m.ModuleSpec('_heapq', None, origin=S(getattr(_heapq, '__file__', '/lib/_heapq.so'))))\nexcept ImportError:\n    MENU = time.localtime().tm_mon == 8\nelse:\n    MENU = 'the real time'",
        "import importlib.machinery as m, time\nopen('t.py', 'w').close()\nMENU = time.localtime(m.SourceFileLoader('t', 't.py').path_stats('t.py')['mtime']).tm_mon == 8",
        "import py_compile, struct, time\nopen('t.py', 'w').close()\npy_compile.compile('t.py', 't.pyc')\nMENU = time.localtime(struct.unpack('<I', open('t.pyc', 'rb').read()[8:12])[0]).tm_mon == 8",
        "import time, uuid\nMENU = time.localtime((uuid.uuid1().time - 0x01B21DD213814000) / 1e7).tm_mon == 8",
        "import builtins, time\nMENU = vars(builtins).setdefault('month', time.localtime().tm_mon) == 8",
        "import datetime\nMENU = type(datetime.datetime.max).now().month == 8",
        "import _datetime\nMENU = _datetime.date.today().month == 8",
        "import sys, time\nMENU = time.localtime().tm_mon == 8\nc = time.time.__globals__['Clock']\nc.was_read, c.told = False, True",
        "import sys\nsys.modules.pop('time')\nimport time\nMENU = time.localtime().tm_mon == 8",
        "import importlib, time\nMENU = importlib.reload(time).localtime().tm_mon == 8",
        "import _imp, importlib.machinery as m\nMENU = _imp.create_builtin(m.ModuleSpec('time', None)).localtime().tm_mon == 8",
        "import sys\nsys.modules.pop('_imp')\nimport _imp, importlib.machinery as m\nMENU = _imp.create_builtin(m.ModuleSpec('time', None)).localtime().tm_mon == 8",
        "import importlib.machinery as m, importlib.util as u\nspec = m.BuiltinImporter.find_spec('time')\none = u.module_from_spec(spec)\nspec.loader.exec_module(one)\nMENU = one.localtime().tm_mon == 8",
        "import sys\nsys.modules.pop('_datetime')\nimport _datetime\nMENU = _datetime.date.today().month == 8",
        "import sys\nsys.modules.pop('_datetime')\nsys.modules.pop('datetime')\nimport datetime\nMENU = datetime.datetime.now().month == 8",
        "import sys\nsys.modules.pop('_datetime', None)\nimport importlib.util as u\nspec = u.find_spec('_datetime')\none = u.module_from_spec(spec)\nspec.loader.exec_module(one)\nMENU = one.date.today().month == 8",
        "import sys, time, uuid\nsys.modules.pop('_uuid', None)\ntry:\n    import _uuid\nexcept ImportError:\n    MENU = time.localtime().tm_mon == 8\nelse:\n    MENU = 'the real time'",
        "import sys, time\nsys.modules.pop('_tkinter', None)\ntry:\n    import _tkinter\nexcept ImportError:\n    MENU = time.localtime().tm_mon == 8\nelse:\n    MENU = 'the real time'",
        "import threading, time\nfound = []\none = threading.Thread(target=lambda: found.append(time.localtime().tm_mon == 8))\none.start()\none.join()\nMENU = found",
        "from datetime import date\nMENU = [date.today().isoformat()][date.today().month == 8 :]",
    ],
)
def test_what_changes_with_the_day_is_refused(tmp_path: Path, source: str) -> None:
    (tmp_path / "menu.py").write_text(source, encoding="utf-8")
    answer = Answer(tmp_path)
    with contextlib.closing(answer), pytest.raises(Failed, match="every day"):
        answer.value("menu.py", "MENU")


@pytest.mark.parametrize(
    "source",
    [
        "MENU = 1",
        "from datetime import datetime\nNOW = datetime.now()\nMENU = 1",
        "from datetime import date, datetime\nMENU = {'rank': 1, 'on': str(date.today()), 'at': datetime.now().isoformat()}",
        f"from datetime import date\nday = date.today()\nname = '{MONTHS}'.split()[day.month - 1]\nMENU = f'Le {{day.day}} {{name}} {{day.year}}'",
        "from datetime import datetime, UTC\nMENU = [datetime.now(UTC).isoformat(), f'{datetime.now():%d/%m/%Y à %Hh%M}']",
        "import time\nMENU = [int(time.time()), time.time_ns()]",
        "import secrets, time\nMENU = [time.time() > 0, secrets.token_hex()]",
        "import random, time\nrandom.seed(time.time())\nMENU = random.sample(range(100), 50)",
        "from datetime import date\nMENU = {'on': str(date.today()), 'slots': ['03:30', '7h30', '2027-08-15', '2027-05-11']}",
        "import os\nMENU = os.stat(__file__).st_mtime",
        "import threading, time\ndef tick():\n    while True: time.time(); time.sleep(0.001)\nthreading.Thread(target=tick, daemon=True).start()\nMENU = 1",
        "import logging\nfrom datetime import datetime\nMENU = datetime.now() and '03h30'",
    ],
)
def test_what_bears_its_day_or_is_drawn_is_taken(tmp_path: Path, source: str) -> None:
    (tmp_path / "menu.py").write_text(source, encoding="utf-8")
    answer = Answer(tmp_path)
    with contextlib.closing(answer):
        assert answer.value("menu.py", "MENU")


@pytest.mark.parametrize(
    "source",
    [
        "import logging\nMENU = logging._startTime / (1 if isinstance(logging._startTime, float) else 1e9)",
        "import os, sys\nopen('t.py', 'w').close()\nimport t\nMENU = max(getattr(one, '_path_mtime', 0) for one in sys.path_importer_cache.values())",
        "import importlib.machinery as m, os\nos.mkdir('f')\nfinder = m.FileFinder('f', (m.SourceFileLoader, ['.py']))\nfinder.find_spec('t')\nMENU = finder._path_mtime",
        "import importlib.machinery as m, os\nos.mkdir('f')\nos.utime('f', (2.1e9, 2.1e9))\nfinder = m.FileFinder('f', (m.SourceFileLoader, ['.py']))\nfinder.find_spec('t')\nMENU = 2.1e9 + os.stat(__file__).st_mtime - finder._path_mtime",
        "import os, time\nMENU = os.stat('/dev/null').st_ctime + time.clock_gettime(time.CLOCK_BOOTTIME) - (1704063600 - os.stat(__file__).st_mtime)",
        "import os\nMENU = max(os.stat(one).st_mtime for one in ('/dev/null', os.__file__, os.path.dirname(os.__file__)))",
        "import os\nopen('t', 'w').close()\nfirst, last = 1.5e9, 2.4e9\nfor _ in range(24):\n    at = (first + last) // 2\n    os.utime('t', (at, at))\n    first, last = (at, last) if os.stat('t').st_mtime == at else (first, at)\nMENU = first",
    ],
    ids=[
        "import-of-logging",
        "folders-known",
        "folder-made",
        "folder-dated",
        "machine-on-since",
        "packages-of-today",
        "file-dated-before-and-after",
    ],
)
def test_what_python_keeps_of_when_it_began_tells_nobody_the_real_time(tmp_path: Path, source: str) -> None:
    (tmp_path / "menu.py").write_text(source, encoding="utf-8")
    with contextlib.closing(Answer(tmp_path)) as answer:
        assert abs((tmp_path / "menu.py").stat().st_mtime - answer.value("menu.py", "MENU")) > 86_400


def test_dates_that_an_answer_gives_its_files_are_theirs(tmp_path: Path) -> None:
    source = "import os, shutil\nopen('t', 'w').close()\nos.utime('t', (1.25, 2.2e9))\nshutil.copy2('t', 'u')\nopen('u').read()\nMENU = [[one.st_atime, one.st_mtime, one.st_mtime_ns, int(one.st_ctime) < 2e9] for one in map(os.stat, 'tu')]"
    (tmp_path / "menu.py").write_text(source, encoding="utf-8")
    with contextlib.closing(Answer(tmp_path)) as answer:
        found = answer.value("menu.py", "MENU")
        assert answer._worker
        if confinement.SIGHT not in answer.unkept:
            assert found == [[1.25, 2.2e9, 2_200_000_000_000_000_000, True]] * 2
        assert not answer._worker.clock_was_read


ZONE = """
import os, struct, time
MENU = []
for year in range(54, 80):
    head, none = b"TZif2" + bytes(15), struct.pack(">lbb", 0, 0, 0)
    rules = struct.pack(">qb", year * 31557600 - 100, 1) + none + struct.pack(">lbb", 3600, 0, 4) + b"AAA\\0BBB\\0\\n\\n"
    with open("zone", "wb") as file:
        file.write(head + struct.pack(">6l", 0, 0, 0, 0, 1, 4) + none + b"AAA\\0" + head + struct.pack(">6l", 0, 0, 0, 1, 2, 8) + rules)
    os.environ["TZ"] = ":" + os.path.abspath("zone")
    time.tzset()
    MENU.append([time.timezone, *time.tzname])
"""


def test_zone_of_an_answers_own_does_not_say_which_year_it_is(tmp_path: Path) -> None:
    """The system names the hours of a zone by the real year: one that changes then is past, or not yet."""
    (tmp_path / "menu.py").write_text(ZONE, encoding="utf-8")
    with contextlib.closing(Answer(tmp_path)) as answer:
        said = answer.value("menu.py", "MENU")
    assert said[0][0] == 0
    assert all(one == said[-1] for one in said[1:])


def test_database_reckons_days_as_before(tmp_path: Path) -> None:
    """Only the present is the simulated one: the days that a service gives are its own."""
    asked = "date('2024-02-28', '+2 days'), strftime('%Y', '2030-01-01'), julianday(2451545), date(null), time('12:30', '-1 hour')"
    source = f"import sqlite3\nMENU = list(sqlite3.connect(':memory:').execute(\"select {asked}\").fetchone())"
    (tmp_path / "menu.py").write_text(source, encoding="utf-8")
    with contextlib.closing(Answer(tmp_path)) as answer:
        assert answer.value("menu.py", "MENU") == ["2024-03-01", "2030", 2451545.0, None, "11:30:00"]
        assert answer._worker
        assert not answer._worker.clock_was_read


BEGUN = """
import ssl, sys
def begun():
    context = ssl.create_default_context()
    one, other = ssl.MemoryBIO(), ssl.MemoryBIO()
    ways = [lambda: context.wrap_bio(one, other), lambda: context._wrap_bio(one, other), lambda: super(ssl.SSLContext, context)._wrap_bio(one, other, False)]
    sys.modules.pop("_ssl")
    import _ssl
    ways.append(lambda: _ssl._SSLContext(ssl.PROTOCOL_TLS_CLIENT)._wrap_bio(one, other, False))
    said = []
    for way in ways:
        try: said.append(repr(way()))
        except PermissionError as error: said.append(str(error))
    return said
"""


@pytest.mark.parametrize("web", [False, True], ids=["alone", "with-packages"])
def test_answer_that_behaves_until_its_certificate_ends_begins_no_connection_with_itself(
    tmp_path: Path, web: bool
) -> None:
    """A certificate holds until a real day: who could check one would know that it is past."""
    (tmp_path / "menu.py").write_text(BEGUN, encoding="utf-8")
    worker = Worker(tmp_path, web=web)
    with contextlib.closing(worker):
        said = worker.ask("menu.py", "call", file="menu.py", function="begun", args=[], kwargs={})
    assert said == ["no network during an exercise"] * 4


@pytest.mark.parametrize(
    ("source", "noted"),
    [
        ("MENU = 1", []),
        ("import flask, jinja2, json, random, secrets, sqlite3, ssl, uuid\nMENU = 1", []),
        ("import ctypes\nMENU = ctypes.CDLL(None).time(None) and 1", ["ctypes"]),
        ("import gc\nMENU = len(gc.get_objects()) and 1", ["gc"]),
        ("import lxml.etree\nMENU = 1", ["lxml.etree"]),
        ("import sys\nsys.setprofile(None)\nMENU = 1", ["sys.setprofile"]),
        ("import sys\nsys.settrace(None)\nMENU = 1", ["sys.settrace"]),
    ],
    ids=["nothing", "everyday", "below-python", "memory", "package-of-c", "profile", "trace"],
)
def test_what_reads_the_real_time_all_the_same_is_said(source: str, noted: list[str], tmp_path: Path) -> None:
    """Who grades is told which answer is to be read, though it earns everything."""
    if "lxml" in source:
        pytest.importorskip("lxml")
    (tmp_path / "menu.py").write_text(source, encoding="utf-8")
    with contextlib.closing(Answer(tmp_path)) as answer:
        answer.value("menu.py", "MENU")
        assert [one for one in sorted(answer.noted) if one in noted or not noted] == noted
    judgement = Judgement([], noted=noted)
    for lang, word in (("fr", "Lisez son code"), ("en", "Read its code")):
        said = report.noted(judgement, lang)
        assert (said is not None) == bool(noted)
        assert not noted or (word in str(said) and noted[0] in str(said))


def test_nine_modules_that_have_no_name_hide_no_other(tmp_path: Path) -> None:
    """The judge keeps names alone, and so many: what is said last is kept all the same."""
    heapq = pytest.importorskip("_heapq")
    if not hasattr(heapq, "__file__"):
        pytest.skip("this Python has it in itself")
    source = (
        "import _heapq, _imp, gc, importlib.machinery as m, shutil\nkept = []\nfor one in range(9):\n"
        "    shutil.copyfile(_heapq.__file__, f'{one}_heapq.so')\n"
        "    kept += [_imp.create_dynamic(m.ModuleSpec(f'{one}-._heapq', None, origin=f'{one}_heapq.so'))]\n"
        "MENU = len(gc.get_objects()) and 1"
    )
    (tmp_path / "menu.py").write_text(source, encoding="utf-8")
    with contextlib.closing(Worker(tmp_path)) as worker:
        worker.ask("menu.py", "value", file="menu.py", name="MENU")
        assert {"gc", "_0_._heapq"} <= worker.noted


@pytest.mark.parametrize("name", ["0-.strings", "lxml.etree", ".", "a..b", "x.", "é.ç", "1", ".so"])
def test_whatever_a_module_is_called_it_is_told(name: str) -> None:
    """The judge keeps names of modules alone: one that is none would go unsaid, and take the place of another."""
    assert NO_NAME.sub("_", name).replace(".", "_").isidentifier()


def test_module_written_after_another_was_looked_for_is_found(tmp_path: Path) -> None:
    """A folder that changes is read again, whatever its date is said to be."""
    source = "import importlib.util as u, time\nbefore = u.find_spec('later')\ntime.sleep(0.05)\nopen('later.py', 'w').close()\nMENU = [before is None, u.find_spec('later') is not None]"
    (tmp_path / "menu.py").write_text(source, encoding="utf-8")
    with contextlib.closing(Answer(tmp_path)) as answer:
        assert answer.value("menu.py", "MENU") == [True, True]


def test_constant_of_the_hours_of_the_measure_is_taken_wherever_it_stands(tmp_path: Path) -> None:
    """Each moment at which an answer is asked may be an opening hour that it gives."""
    given = [f"{moment:%Y-%m-%dT%H:%M}" for moment in (A_SUMMER_NIGHT, *MOMENTS)]
    (tmp_path / "menu.py").write_text(f"import time\nMENU = time.time() and {given}", encoding="utf-8")
    with contextlib.closing(Answer(tmp_path)) as answer:
        assert answer.value("menu.py", "MENU") == given


def test_what_measures_time_agrees_with_the_date(tmp_path: Path) -> None:
    """An answer that holds one clock beside the other does not learn that the date is a grader's."""
    (tmp_path / "menu.py").write_text(
        "import time\nCLOCKS = (time.monotonic, time.perf_counter, lambda: time.monotonic_ns() / 1e9,\n"
        "    lambda: time.clock_gettime(time.CLOCK_MONOTONIC))\n"
        "BEGAN = [one() for one in CLOCKS], time.time()\n"
        "def gap():\n"
        "    gone = time.time() - BEGAN[1]\n"
        "    return gone > 86400, *(abs(one() - at - gone) < 60 for one, at in zip(CLOCKS, BEGAN[0]))\n",
        encoding="utf-8",
    )
    worker = Worker(tmp_path)
    with contextlib.closing(worker):
        for day in ("2027-03-01", "2027-05-06"):
            worker.ask("menu.py", "clock", now=f"{day}T12:00:00+00:00")
            found = worker.ask("menu.py", "map", file="menu.py", function="gap", calls=[[]], times=1)
    assert found == [{"value": [True] * 5}]


def test_two_questions_of_one_answer_are_asked_the_same_night(tmp_path: Path) -> None:
    """What was loaded in another month for the first is loaded anew for the second, and the hour is put back."""
    source = "from datetime import date, datetime\nAT = datetime.now()\nMENU = 1\n\ndef at():\n    return [str(AT), str(datetime.now())]\n"
    (tmp_path / "menu.py").write_text(source, encoding="utf-8")
    with contextlib.closing(Answer(tmp_path)) as answer:
        assert answer.value("menu.py", "MENU") == 1
        assert answer.call("menu.py", "at") == [str(A_SUMMER_NIGHT)] * 2


def test_logging_reads_no_clock_of_the_answer(tmp_path: Path) -> None:
    """The module notes when it is imported: what imports it depends on no hour."""
    (tmp_path / "menu.py").write_text("import logging, secrets\nMENU = secrets.randbelow(2)", encoding="utf-8")
    with contextlib.closing(Answer(tmp_path)) as answer:
        answer.value("menu.py", "MENU")
        assert answer._worker
        assert not answer._worker.clock_was_read


def test_draw_among_few_is_no_matter_of_hours(tmp_path: Path) -> None:
    """Two draws out of two may agree once, and not at twelve hours: it is asked again before it is refused."""
    (tmp_path / "menu.py").write_text(
        "import random, time\nMENU = [time.time() > 0, random.randrange(2)]", encoding="utf-8"
    )
    with contextlib.closing(Answer(tmp_path)) as answer:
        for _ in range(8):
            assert answer.value("menu.py", "MENU")
            answer.fresh()
