"""Answers that misbehave: each is reported in one sentence, in the learner's language, and gains nothing."""

from __future__ import annotations

import contextlib
import functools
import os
import select
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from grading import browser, confinement, hearing, load, replies, sandbox
from grading.answer import Answer
from grading.checks import Broken, Failed, Overloaded
from grading.exercise import ROOT, Exercise
from grading.hearing import Bench, judge_apart
from grading.judge import BROKEN, FAILED, FAULT, WAITING, Judgement, judge
from grading.linter import lint
from grading.sandbox import Limits, Worker
from grading.text import Text
from grading.verdicts import SAVE_AS_UTF8

pytestmark = pytest.mark.turns(2)

EXERCISE = Exercise.at(ROOT / "e08_names_of_the_world")
SOLUTION = (EXERCISE.folder / "solution" / "names.py").read_text(encoding="utf-8")
FORGED = '{"id": 1, "nonce": "0", "value": []}'

# What the answer does when it is loaded, and words of the sentence that the learner reads.
ATTACKS = {
    "crash": ("raise RuntimeError('no')", "s’est arrêté sur une erreur, ligne 1"),
    "syntax": ("def record(:", "n’est pas encore du Python, ligne 1"),
    "indentation": ("def record(name):\nreturn name", "n’est pas encore du Python, ligne 2"),
    "missing import": ("import a_module_that_is_not_there", "importe un module qui n’existe pas"),
    "grader imported": ("import grading.judge", "importe un module qui n’existe pas"),
    "endless loop": ("while True: pass", "n’a pas répondu à temps"),
    "sleep": ("import time\ntime.sleep(600)", "n’a pas répondu à temps"),
    "two gigabytes": ("for _ in range(2 * 1024): print('x' * 1024 * 1024)", "plus d’un mégaoctet"),
    "memory": ("hoard = bytearray(8 << 30)", "plus de mémoire que permis"),
    "sys.exit": ("import sys\nsys.exit(0)", "fait disparaître le programme"),
    "os._exit": ("import os\nos._exit(0)", "fait disparaître le programme"),
    "kill all": ("import os, signal\nos.kill(0, signal.SIGKILL)", "fait disparaître le programme"),
    "forged reply": (
        f"import os\nfor fd in range(3, 30):\n    try: os.write(fd, b'{FORGED}\\n')\n    except OSError: pass",
        "canal",
    ),
    "recursion": ("def again(): again()\nagain()", "s’est arrêté sur une erreur"),
}
NEVER_END = (ATTACKS["endless loop"][0], ATTACKS["sleep"][0])
PATCHES = """
import builtins, json, sys
try:
    import pytest
    pytest.fail = pytest.skip = lambda *a, **k: None
except ImportError:
    pass
builtins.isinstance = lambda *a: True
builtins.len = lambda *a: 0
builtins.any = builtins.all = lambda *a: True
json.dumps = lambda *a, **k: '{}'
sys.modules['grading'] = sys.modules[__name__]


class Yes(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__


def record(name): return Yes("anything")
def full_name(given, family): return Yes("anything")
"""


@functools.cache
def is_confined() -> bool:
    """Whether this machine keeps every promise."""
    worker = Worker(EXERCISE.folder / "solution")
    worker.close()
    return not worker.unkept


@functools.cache
def has_namespaces() -> bool:
    """Whether an answer can be in a world of its own."""
    worker = Worker(EXERCISE.folder / "solution", means=confinement.MEANS[:1])
    worker.close()
    return confinement.FILES not in worker.unkept


confined = pytest.mark.skipif(not is_confined(), reason="this machine does not isolate answers")
apart = pytest.mark.skipif(not has_namespaces(), reason="no namespaces on this machine")


SOON = Limits(wall=3, page=3, cpu=1)
"""For what never ends: nobody has to wait for it as long as for a learner's slow machine."""


@functools.cache
def bench(limits: Limits) -> Bench:
    """One judge for all these answers, as for those of a class."""
    return Bench(limits)


@pytest.fixture(scope="module", autouse=True)
def benches_are_left() -> Iterator[None]:
    yield
    for limits in (Limits(), SOON):
        bench(limits).close()


def judged(code: str, tmp_path: Path, *, apart: bool = False) -> Judgement:
    """The judgement of an answer that holds this code; `apart`: by a judge of its own."""
    folder = tmp_path / "answer"
    folder.mkdir(exist_ok=True)
    (folder / "names.py").write_text(code, encoding="utf-8")
    limits = SOON if code.startswith(NEVER_END) else Limits()
    return judge_apart(EXERCISE, folder, limits=limits) if apart else bench(limits).judge(EXERCISE, folder)


@pytest.mark.parametrize("attack", ATTACKS)
def test_misbehaviour_at_load_is_told_in_a_sentence_and_gains_nothing(attack: str, tmp_path: Path) -> None:
    code, sentence = ATTACKS[attack]
    judgement = judged(code if "def record" in code else f"{code}\n{SOLUTION}", tmp_path)
    assert judgement.outcomes[0].state == BROKEN
    assert sentence in told(judgement)[0].fr.replace("\u00a0", " ")


@pytest.mark.parametrize("attack", ["crash", "two gigabytes", "sys.exit", "os._exit", "kill all", "forged reply"])
def test_misbehaviour_in_a_function_gains_nothing(attack: str, tmp_path: Path) -> None:
    body = textwrap.indent(ATTACKS[attack][0], "    ")
    told(judged(f"def record(name):\n{body}\n    return name\n\ndef full_name(given, family):\n{body}\n", tmp_path))


SLIPS = {
    "name": ("return nom", "ligne 3", "NameError"),
    "recursion": ("return record(name)", "ligne 3", "RecursionError"),
    "import": ("import absent", "importe un module", "absent"),
    "range": ("return float('1' + '0' * 9) ** 999", "ligne 3", "OverflowError"),
    "key": ("return {}[name]", "ligne 3", "KeyError"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_function_is_to_repair_with_its_line(slip: str, tmp_path: Path) -> None:
    """It is no answer about names: the call that sets it off is shown, as where it stopped."""
    line, sentence, shown = SLIPS[slip]
    judgement = judged(f"\ndef record(name):\n    {line}\n\ndef full_name(given, family):\n    {line}\n", tmp_path)
    first = judgement.outcomes[0]
    assert first.state == BROKEN
    assert first.actual
    assert sentence in told(judgement)[0].fr.replace("\u00a0", " ")
    assert "record('Martin')" in first.actual.fr
    assert shown in first.actual.fr


def test_nobody_types_in_an_answer(tmp_path: Path) -> None:
    first = judged(f"{SOLUTION}\ndef record(name):\n    return input()\n", tmp_path).outcomes[0]
    assert first.state == BROKEN
    assert first.message
    assert first.try_
    assert "personne" in first.message.fr
    assert "input" in first.try_.fr


@pytest.mark.parametrize("refusal", ["raise ValueError('x')", "raise TypeError('x')", "assert not name", "int('x')"])
def test_what_is_raised_on_purpose_is_an_answer(refusal: str, tmp_path: Path) -> None:
    judgement = judged(f"def record(name):\n    {refusal}\n\ndef full_name(given, family):\n    {refusal}\n", tmp_path)
    assert judgement.outcomes[0].state == FAILED


def told(judgement: Judgement) -> list[Text]:
    """The messages of an answer that earns nothing: a sentence each, in both languages, nothing of the grader's own."""
    assert judgement.points == 0
    assert not judgement.detail
    messages = [one.message for one in judgement.outcomes if one.message]
    assert all(message.fr != message.en and len(message.fr.splitlines()) == 1 for message in messages)
    return messages


def test_endless_loop_is_waited_for_only_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    class Counted(Worker):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            started.append(self)
            super().__init__(*arguments, **options)

    monkeypatch.setattr("grading.answer.Worker", Counted)
    (tmp_path / "names.py").write_text("while True: pass", encoding="utf-8")
    judgement = judge(EXERCISE, tmp_path, limits=Limits(cpu=1))
    assert [one.state for one in judgement.outcomes].count(BROKEN) > 1
    assert len(started) == 1


def test_patched_builtins_and_pytest_gain_nothing(tmp_path: Path) -> None:
    judgement = judged(PATCHES, tmp_path)
    assert judgement.points <= 6, "at most what a function that accepts everything deserves"
    assert {one.state for one in judgement.outcomes[1:]} <= {FAILED, BROKEN, WAITING}


def test_value_that_equals_everything_gains_nothing(tmp_path: Path) -> None:
    code = (
        "class Any:\n    def __eq__(self, other): return True\n\ndef record(name): return Any()\nfull_name = record\n"
    )
    judgement = judged(code, tmp_path)
    assert judgement.points == 0


@pytest.mark.parametrize(
    "value", ["float('nan')", "float('inf')", "__import__('decimal').Decimal('NaN')", "[1, {'a': -1e999}]", "10**400"]
)
def test_what_is_no_number_equals_nothing(value: str, tmp_path: Path) -> None:
    """Nothing is more or less than it: whatever a check compares it with would hold."""
    (tmp_path / "none.py").write_text(f"def run(): return {value}\nDATA = run()\n", encoding="utf-8")
    worker = Worker(tmp_path)
    try:
        [said] = worker.ask("none.py", "map", file="none.py", function="run", calls=[[]], times=1)
        assert said["raised"][0] == "TypeError"
        with pytest.raises(Broken):
            worker.ask("none.py", "value", file="none.py", name="DATA")
    finally:
        worker.close()


@pytest.mark.parametrize("value", ["NaN", "-Infinity", "1e999", "-1" + "0" * 400])
def test_a_reply_that_holds_no_number_is_none(value: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        replies.read(f'{{"value": {value}}}'.encode())
    assert replies.read(b'{"value": 1.5}') == {"value": 1.5}


def test_what_a_file_keeps_under_a_name_is_the_same_for_every_check(tmp_path: Path) -> None:
    """A module may make its names when it is asked: another for each check would satisfy them all."""
    code = "ASKED = []\ndef __getattr__(name):\n    ASKED.append(name)\n    return [ASKED.count(name)]\n"
    (tmp_path / "menu.py").write_text(code, encoding="utf-8")
    with contextlib.closing(Answer(tmp_path)) as answer:
        answer.value("menu.py", "STEPS").append(2)
        assert answer.value("menu.py", "STEPS") == [1]


def test_link_to_the_solution_is_not_an_answer(tmp_path: Path) -> None:
    folder = tmp_path / "answer"
    folder.mkdir()
    try:
        (folder / "names.py").symlink_to(EXERCISE.folder / "solution" / "names.py")
    except OSError:
        pytest.skip("no links on this machine")
    judgement = judge_apart(EXERCISE, folder)
    assert judgement.points == 0
    assert judgement.outcomes[0].message
    assert "n’est plus dans votre dossier" in judgement.outcomes[0].message.fr


def test_huge_answer_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "answer"
    folder.mkdir()
    (folder / "names.py").write_text(SOLUTION, encoding="utf-8")
    (folder / "film.bin").write_bytes(b"\0" * (9 << 20))
    judgement = judge_apart(EXERCISE, folder)
    assert judgement.points == 0
    assert judgement.outcomes[0].message
    assert "trop gros" in judgement.outcomes[0].message.fr


def told_by(code: str, tmp_path: Path) -> str:
    """What an answer can learn of the machine: the text that its `record` returns."""
    folder = tmp_path / "answer"
    folder.mkdir()
    (folder / "spy.py").write_text(code, encoding="utf-8")
    worker = Worker(
        folder,
    )
    try:
        return str(worker.ask("spy.py", "call", file="spy.py", function="look", args=[], kwargs={}))
    finally:
        worker.close()


@confined
def test_solutions_are_out_of_sight(tmp_path: Path) -> None:
    code = f"import os\ndef look(): return os.listdir({str(ROOT)!r})"
    with pytest.raises(Broken, match="stopped on an error"):
        told_by(code, tmp_path)


@confined
def test_disk_is_read_only(tmp_path: Path) -> None:
    target = tmp_path / "left-behind"
    code = f"def look():\n    try: open({str(target)!r}, 'w')\n    except OSError as error: return error.errno\n"
    assert told_by(code, tmp_path) in ("13", "30")
    assert not target.exists()


@confined
def test_network_is_closed_even_below_python(tmp_path: Path) -> None:
    code = """
    import ctypes, struct
    def look():
        libc = ctypes.CDLL(None)
        socket = libc.socket(2, 1, 0)
        address = struct.pack("=H2s4s8s", 2, b"\\x00\\x50", bytes([127, 0, 0, 1]), b"")
        return libc.connect(socket, address, 16)
    """
    assert told_by(textwrap.dedent(code), tmp_path) == "-1"


@apart
def test_no_other_process_is_in_sight(tmp_path: Path) -> None:
    code = """
    import ctypes, os
    def look():
        seen = []
        for number in range(1, 4000):
            try: os.kill(number, 0)
            except ProcessLookupError: continue
            except PermissionError: pass
            seen.append(number)
        return seen == [1, os.getpid()]
    """
    assert told_by(textwrap.dedent(code), tmp_path) == "True"


@confined
def test_no_other_program_is_started(tmp_path: Path) -> None:
    code = "import subprocess\ndef look(): return subprocess.Popen(['sleep', '987.125'], start_new_session=True).pid"
    with pytest.raises(Broken, match="stopped on an error"):
        told_by(code, tmp_path)


def test_network_is_closed_to_python_everywhere(tmp_path: Path) -> None:
    code = """
    import socket
    def look():
        try: socket.create_connection(("127.0.0.1", 80), 1)
        except PermissionError as error: return error
    """
    folder = tmp_path / "answer"
    folder.mkdir()
    (folder / "spy.py").write_text(textwrap.dedent(code).replace("return error", "return str(error)"))
    worker = Worker(folder, means=())
    assert worker.unkept == list(confinement.PROMISES)
    try:
        answer = worker.ask("spy.py", "call", file="spy.py", function="look", args=[], kwargs={})
    finally:
        worker.close()
    assert answer == "no network during an exercise"


def test_environment_is_emptied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SECRET_TOKEN", "hush")
    monkeypatch.setenv("PATH", f"/home/prof/bin{os.pathsep}{os.environ['PATH']}")
    code = "import os\ndef look(): return sorted(os.environ) + [os.environ['PATH']]"
    told = told_by(code, tmp_path)
    assert "A_SECRET_TOKEN" not in told
    assert "prof" not in told


def test_no_name_around_an_answer_says_that_it_is_graded(tmp_path: Path) -> None:
    said = told_by(
        "import os, sys\n"
        "def look():\n"
        "    names = ('clock', 'cradle', 'doors', 'confinement')\n"
        "    return str([os.getcwd(), __file__, sys.argv, sys.path[:2], dict(os.environ), sys.modules['__main__'].__file__,\n"
        "        [one for one in names if one in sys.modules]])",
        tmp_path,
    )
    assert "spy.py" in said
    assert not [one for one in ("guichet-", "worker", "scratch", "'clock'", "cradle", "confinement") if one in said], (
        said
    )


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    for code in (SOLUTION, "while True: pass", "import os\nos._exit(0)"):
        judged(code, tmp_path, apart=True)
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "file"),
    [("e00_first_step", "bonjour.html"), ("e02_always_a_door", "aide.html"), ("e08_names_of_the_world", "names.py")],
)
def test_file_in_another_encoding_is_told_where_and_what_to_do(name: str, file: str, tmp_path: Path) -> None:
    """A page that is read, a template that is rendered, a module that is loaded."""
    exercise = Exercise.at(ROOT / name)
    folder = tmp_path / "answer"
    shutil.copytree(exercise.folder / "solution", folder)
    (folder / file).write_bytes(b'"un"\n"deux \xe9t\xe9"\n' + (folder / file).read_bytes())
    outcome = judge_apart(exercise, folder).outcomes[0]
    assert outcome.state == BROKEN
    assert outcome.message
    assert outcome.actual
    assert outcome.try_
    assert "n’est pas en UTF-8" in outcome.message.fr
    assert outcome.message.fr.endswith("la ligne 2.")
    assert outcome.actual.fr == '"deux \N{REPLACEMENT CHARACTER}'
    assert outcome.try_.fr == "Enregistrez-le en UTF-8."


def test_template_in_another_encoding_is_not_blamed_on_a_file_of_python(tmp_path: Path) -> None:
    exercise = Exercise.at(ROOT / "e16_the_3_15_door")
    folder = tmp_path / "answer"
    shutil.copytree(exercise.folder / "solution", folder)
    template = folder / "templates" / "form.html"
    template.write_bytes(template.read_text(encoding="utf-8").encode("latin-1", errors="replace"))
    outcome = judge_apart(exercise, folder).outcomes[0]
    assert outcome.message
    assert outcome.message.fr.startswith("«\u00a0app.py\u00a0» s’est arrêté")
    assert outcome.try_ == SAVE_AS_UTF8


def test_nothing_expected_or_found_is_said() -> None:
    failed = Failed(fr="Non.", en="No.", expected="", actual=" ")
    assert failed.expected == failed.actual == Text(fr="rien", en="nothing")


@pytest.mark.xdist_group("browser")
@pytest.mark.skipif(not browser.is_available(), reason="no Chromium here")
def test_endless_loop_of_a_page_is_told_as_one_of_python_is(tmp_path: Path) -> None:
    exercise = Exercise.at(ROOT / "e12_keyboard")
    folder = tmp_path / "answer"
    shutil.copytree(exercise.folder / "solution", folder)
    page = (folder / "page.html").read_text(encoding="utf-8")
    looping = page.replace("</body>", "<script>while(true){}</script></body>")
    (folder / "page.html").write_text(looping, encoding="utf-8")
    judgement = judge_apart(exercise, folder, limits=SOON)
    reached = next(one for one in judgement.outcomes if one.check == "button-reached")
    assert reached.state == BROKEN
    assert reached.message
    assert reached.try_
    assert "page.html\u00a0» n’a pas répondu à temps" in reached.message.fr
    assert reached.try_.fr == "Cherchez une boucle qui ne finit pas."
    assert not judgement.detail


def test_judgement_stopped_by_the_clock_says_what_to_look_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "SECONDS", 0.01)
    monkeypatch.setattr(load.Lost, "look", lambda _: 0.0)
    outcome = judged(SOLUTION, tmp_path, apart=True).outcomes[0]
    assert outcome.state == BROKEN
    assert outcome.message
    assert outcome.try_
    assert "n’a pas fini à temps" in outcome.message.fr
    assert "boucle" in outcome.try_.fr


def test_judgement_that_others_kept_from_ending_says_nothing_of_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "SECONDS", 0.01)
    monkeypatch.setattr(hearing, "LONGEST", 0.01)
    monkeypatch.setattr(hearing, "LOOK", 0.05)
    monkeypatch.setattr(load.Lost, "look", lambda _: hearing.LONGEST * 1e6)
    heard: list[int] = []
    real = Bench._judge
    monkeypatch.setattr(Bench, "_judge", lambda *given: heard.append(1) or real(*given))
    judgement = judged(SOLUTION, tmp_path, apart=True)
    assert len(heard) == 1, "it took all the time there is"
    assert {one.state for one in judgement.outcomes} == {FAULT}
    assert judgement.out_of == judgement.points == 0
    assert judgement.outcomes[0].message
    assert "trop occupée" in judgement.outcomes[0].message.fr


@pytest.mark.skipif(sys.platform != "linux", reason="as Linux counts")
def test_judgement_that_works_without_end_is_stopped_on_a_busy_machine_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "WORK", 0.01)
    monkeypatch.setattr(hearing, "LOOK", 0.05)
    monkeypatch.setattr(load.Lost, "look", lambda _: 1e6)
    outcome = judged(SOLUTION, tmp_path, apart=True).outcomes[0]
    assert outcome.state == BROKEN
    assert outcome.message
    assert "n’a pas fini à temps" in outcome.message.fr


@dataclass
class Counted:
    """What the system counts of threads, and what this process gets of a processor."""

    now: float = 100.0
    told: dict[tuple[int, int], float] = field(default_factory=dict)
    share: float = 0.0

    def __post_init__(self) -> None:
        self.told |= {(7, 7): 5.0, (7, 8): 1.0, (9, 9): 0.0}

    def wait(self, seconds: float, **threads: float) -> None:
        """Let so many seconds pass, of which each thread waits so many."""
        self.now += seconds
        for name, waited in threads.items():
            process, thread = map(int, name[1:].split("_"))
            self.told[process, thread] = self.told.get((process, thread), 0.0) + waited


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """A machine of which the test says how busy it is."""
    one = Counted()
    monkeypatch.setattr(load.time, "monotonic", lambda: one.now)
    monkeypatch.setattr(load.tree, "descendants", lambda _: [9])
    monkeypatch.setattr(load.tree, "delays", lambda _: dict(one.told))
    monkeypatch.setattr(load, "share", lambda: one.share)
    return one


def test_time_that_others_take_is_counted_by_what_one_thread_of_each_process_waits(counted: Counted) -> None:
    lost = load.Lost(7)
    counted.wait(1, _7_7=0.25)
    assert lost.look() == 0.25
    # One ends, another begins; processes that work in turn, and wait in turn, lose no more than the time that passes.
    del counted.told[7, 8]
    counted.wait(1, _7_9=0.5)
    assert lost.look() == 0.75
    counted.wait(1, _7_7=0.75, _9_9=0.5)
    assert lost.look() == 1.75
    # Where no thread is counted, what this process gets tells.
    counted.told.clear()
    counted.wait(2)
    assert lost.look() == 3.75
    counted.share = 1.0
    counted.wait(2)
    assert lost.look() == 3.75


def test_threads_that_wake_together_do_not_say_that_the_machine_is_busy(counted: Counted) -> None:
    """Each waits for those before it: a lot of seconds together, in which the answer had its processor."""
    lost = load.Lost(7)
    for _ in range(24):
        counted.wait(0.5, **{f"_7_{number}": 0.0004 * number for number in range(58)})
        lost.look()
    assert lost.seconds < 1


def test_thread_that_wakes_for_nothing_says_no_more_of_the_machine_than_this_process_gets(counted: Counted) -> None:
    """It waits each time, and asks for next to nothing: who works would have had half a processor."""
    lost, counted.share = load.Lost(7, alone=True), 0.5
    for _ in range(4):
        counted.wait(0.5, _7_7=0.49)
        lost.look()
    assert lost.seconds == 1.0
    counted.share = 0.01
    counted.wait(1, _7_7=0.75)
    assert lost.look() == 1.75


def test_what_this_process_gets_of_a_processor_is_a_part_of_it() -> None:
    assert 0 < load.share() <= 1


def test_what_an_answer_lost_before_a_question_prolongs_no_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two questions, its threads may wait for as long as they please."""
    monkeypatch.setattr(load.Lost, "look", lambda _: 1e6)
    (tmp_path / "names.py").write_text("import time\n\ndef wait(long): time.sleep(long)\n")
    worker = Worker(tmp_path, limits=Limits(wall=0.3))
    try:
        with pytest.raises(Broken, match="in time"):
            worker.ask("names.py", "call", file="names.py", function="wait", args=[60], kwargs={})
    finally:
        worker.close()


def test_answer_that_others_kept_from_answering_is_not_said_to_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(lost: load.Lost) -> float:
        lost.seconds += 1e6
        return lost.seconds

    monkeypatch.setattr(load.Lost, "look", look)
    monkeypatch.setattr(sandbox, "LOOK", 0.05)
    (tmp_path / "names.py").write_text("import time\n\ndef wait(long):\n    time.sleep(long)\n    return 7\n")
    answer = Answer(tmp_path, limits=Limits(wall=0.3))
    try:
        assert answer.call("names.py", "wait", 0.5) == 7
        with pytest.raises(Overloaded):
            answer.call("names.py", "wait", 60)
        # What comes next is asked to another.
        assert answer.call("names.py", "wait", 0) == 7
    finally:
        answer.close()


@pytest.mark.skipif(sys.platform != "linux", reason="as Linux counts")
def test_who_sleeps_waits_for_no_processor() -> None:
    asleep = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        time.sleep(0.5)
        lost = load.Lost(asleep.pid)
        time.sleep(1)
        assert lost.look() < 0.5
    finally:
        asleep.kill()
        asleep.wait()


@pytest.mark.skipif(sys.platform == "linux", reason="other systems only")
def test_other_systems_say_so(tmp_path: Path) -> None:
    assert confinement.confine(str(tmp_path), [], confinement.Bounds(), confinement.Machine()) == list(
        confinement.PROMISES
    )


@pytest.mark.parametrize("place", ["vendor", "tests/fixtures", "migrations"])
def test_a_page_is_judged_wherever_an_answer_puts_it(place: str, tmp_path: Path) -> None:
    page = tmp_path / "templates" / place / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text('<html lang="fr"><img src="a.png"></html>', encoding="utf-8")
    with pytest.raises(Failed):
        lint([page], ["img-alt-missing"], tmp_path)


def test_processor_is_counted_question_by_question(tmp_path: Path) -> None:
    """An answer that is asked much is not stopped for all that it has answered."""
    code = "import resource\n\ndef used():\n    return resource.getrusage(resource.RUSAGE_SELF).ru_utime\n\ndef work():\n    start = used()\n    while used() < start + 0.8:\n        pass\n    return 'done'\n"
    (tmp_path / "work.py").write_text(code, encoding="utf-8")
    worker = Worker(tmp_path, limits=Limits(cpu=1.5))
    try:
        answers = [worker.ask("work.py", "map", file="work.py", function="work", calls=[[]], times=1) for _ in range(3)]
    finally:
        worker.close()
    assert [one["value"] for (one,) in answers] == ["done"] * 3


def test_processor_of_a_life_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "names.py").write_text("while True: pass", encoding="utf-8")
    worker = Worker(tmp_path, limits=Limits(cpu=60, wall=60, life=1))
    try:
        with pytest.raises(Broken, match="in time"):
            worker.ask("names.py", "value", file="names.py", name="__name__")
    finally:
        worker.close()


HIRED = """
import sys
from pathlib import Path
from grading.exercise import ROOT, Exercise
from grading.hearing import Bench
from grading.sandbox import Limits
bench = Bench(Limits(start=3000.0, wall=3000.0, cpu=3000.0, life=3000))
bench._sitting()
print(bench._process.pid, bench._home, flush=True)
bench.judge(Exercise.at(ROOT / "e08_names_of_the_world"), Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a judge is watched through /proc")
def test_a_run_that_is_killed_leaves_no_judge_behind(tmp_path: Path) -> None:
    """An answer that never ends, and a run that nobody can ask to end any more."""
    folder = tmp_path / "answer"
    folder.mkdir()
    (folder / "names.py").write_text("while True: pass\n", encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-c", HIRED, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
    )
    assert run.stdout
    number, home = run.stdout.readline().split()
    while not (born := confinement.tree.descendants(int(number))):
        assert run.poll() is None
    run.kill()
    run.wait()
    run.stdout.close()
    for one in (int(number), *born):
        with contextlib.suppress(ProcessLookupError):
            ended = os.pidfd_open(one)
            watched = select.poll()
            watched.register(ended, select.POLLIN)
            assert watched.poll(120_000), f"{one} outlives the run that started it"
            os.close(ended)
    assert not Path(home).exists()


@pytest.mark.xdist_group("browser")
@pytest.mark.skipif(not browser.is_available(), reason="no Chromium here")
@pytest.mark.parametrize("address", ["a%00b.js", f"{300 * 'b'}.js", "../outside.js"])
def test_a_page_that_asks_for_what_no_file_can_be_called_is_judged_as_any_other(address: str, tmp_path: Path) -> None:
    exercise = Exercise.at(ROOT / "e12_keyboard")
    folder = tmp_path / "answer"
    shutil.copytree(exercise.folder / "start", folder)
    plain = [one.state for one in judge_apart(exercise, folder).outcomes]
    for page in folder.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("</head>", f'<script src="{address}"></script></head>'), encoding="utf-8")
        assert address in page.read_text(encoding="utf-8")
    assert [one.state for one in judge_apart(exercise, folder).outcomes] == plain
