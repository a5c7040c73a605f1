"""Files that nobody would write, made from those that somebody wrote: what is known of them, whatever they hold.

`python -m tests.fuzz --cases 10000 --from 0` runs cases by number, each in a process that is watched, and prints a record:
how many ran, from which number, which failed and how. The same number is the same case for the same commit, and for the
same folder when `--seeds FOLDER` names one of somebody else's files to start from.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import functools
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from pathlib import Path

from guichet.accepted import derogations
from guichet.core.configuration import Config
from guichet.core.findings import Finding
from guichet.core.source import Source, UnreadableError, decode
from guichet.engine.catalogue import all_rules
from guichet.engine.containment import FAILED, IN_PART
from guichet.engine.dispatch import check_file, check_project
from guichet.engine.examples import files_of
from guichet.engine.fingerprints import Fingerprints
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project
from guichet.reading.templates.html_context import VOID
from guichet.rulebook.rule import Subject

ROOT = Path(__file__).parents[1]
FOLDERS = ("examples", "course/snippets")
WITNESS, FLAW = "z/temoin.html", '<p>\n<img src="été.png">\n</p>\n'
PER_MEGABYTE = 2.0
"""Seconds of processor for each megabyte begun."""
STUCK = 60
"""Seconds of its own processor after which a case ends its process, saying where it was: others may use the machine."""
BLOCKED = 900
"""Seconds without a new case after which the watcher ends a process that waits for something and spends nothing."""
TOLD_EVERY = 10_000
"""Cases after which the watcher says how far it is."""
_LONGEST = 60_000

TOKENS = (
    "{% if a %}", "{% else %}", "{% endif %}", "{% for a in b %}", "{% endfor %}", "{% block b %}", "{% endblock %}", '{% include "a.html" %}',
    '{% extends "a.html" %}', "{% macro m(a) %}", "{% endmacro %}", "{{ m(a) }}", "{{", "}}", "{%", "%}", "{#", "#}", "{% raw %}", "{% comment %}",
    "{% trans 'é' %}", "{% blocktrans %}", "<%", "%>", "<?php", "?>", "<?=", "<!--", "-->", "<![CDATA[", "]]>", "<", ">", "</", "<a ", '="', "'",
    '"', "&", "&#", "&#x", ";", "<p>", "</p>", "<table><tr><td>", "<label for=a>", "<input id=a>", '<a href="/a">', "<script>", "</script>",
    "<style>", "</style>", "<svg>", "<select><option>", "<html lang=fr>", "<template>", "<iframe>", "<form>", "<button>", 'aria-labelledby="a b"', 'class="a b"',
    'style="color:red', "a{", "}", "@media print{", ":not(", ":has(", "*:nth-child(2n+1) ", "--a:var(--a);", "calc(", "url(", "!important", "@import 'a.css';",
    "if a:\n", "    ", "\t", "def f(request):\n", "class A(B):\n", "return ", "raise PermissionDenied\n", "lambda: ", "f'{", "'''", "(", ")", "[", "]", "a = ",
    "datetime.now().hour", "from a import *\n", "@a\n", "async ", "match a:\n", "case _:\n", "\\\n", ":=", "**", "0x", "1e999", "9" * 400, "²", "-1",
    "- &a *a\n", "&a ", "*a ", "<<: *a\n", "|\n", ">\n", "---\n", "? ", "!!python/object:a ", ": ", "- ", "#", "msgid ", "msgstr ", "msgid_plural ", "\\n",
    "0 3 * * * ", "*/0 ", "@reboot ", "CRON_TZ=", "<Response>", "<Gather>", "<Say>", "<Redirect>", "exten => s,1,Goto(a)\n", "[a]\n", "=> ", "`", "${", "=>",
    "function f(){", "};", "/*", "*/", "//", "/a/g", "import a from './a.js'\n", "export default ", "<A/>", "v-if=", "v-for=", "{#if a}", "{/if}", "SELECT ", "WHERE ",
    "guichet: ignore[img-alt-missing] reason='dessin' owner='b'", "\r", "\r\n", "\x0b", "\x0c", "\u2028", "\ufeff", "\ue000", "\ue001", "\ufdd0", "\ud7ff", "é", "e\u0301", "𝄞", "\u202e", "\u00a0",
)  # fmt: skip
"""What means something to one of the readers, or to none."""


SEEDS = "GUICHET_FUZZ_SEEDS"
"""The folder of somebody else's files, for the process that reads them and those that it starts."""


@functools.cache
def seeds() -> tuple[dict[str, str], ...]:
    """Projects that somebody wrote: those of the examples and lessons by file, and the examples of each rule."""
    if SEEDS in os.environ:
        return tuple(_files_in(Path(os.environ[SEEDS])))
    found = [each for folder in FOLDERS for each in _files_in(ROOT / folder)]
    for rule in (one for one in all_rules() if one.subject is not Subject.ENGINE):
        found += [dict(files_of(rule, one.code, one.path)) for one in (*rule.bad, *rule.good)]
    return tuple(found)


def _files_in(folder: Path) -> Iterator[dict[str, str]]:
    top = folder if SEEDS in os.environ else ROOT
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.stat().st_size < _LONGEST and "__pycache__" not in path.parts:
            try:
                yield {path.relative_to(top).as_posix(): decode(path.name, path.read_bytes()).text}
            except UnreadableError:
                continue


@functools.cache
def _rules() -> Rules:
    return Rules(all_rules())


def case(number: int) -> dict[str, bytes]:
    """Return the files of a case: those of one or two projects, some of them mutilated, and a witness."""
    chance = random.Random(number)
    texts: dict[str, str] = {}
    for _ in range(chance.choice((1, 1, 2))):
        texts |= chance.choice(seeds())
    files = {path: text.encode("utf-8", "surrogatepass") for path, text in texts.items()}
    for path in sorted(files):
        if chance.random() < 0.9:
            files[path] = _spoilt(texts[path], chance)
    files[WITNESS] = FLAW.encode()
    return files


def repeated(number: int) -> dict[str, bytes]:
    """Return the files of one project, each as many times over as a file may be long, and a witness: what one line asks of
    all the others costs their product there."""
    texts = random.Random(number).choice(seeds())
    files = {
        path: text.encode("utf-8", "surrogatepass") if Path(path).name == "pyproject.toml" else _again(text)
        for path, text in texts.items()
    }
    files[WITNESS] = FLAW.encode()
    return files


def _again(text: str) -> bytes:
    line = text.rstrip("\n") + "\n"
    return (line * max(1, _LONGEST // len(line))).encode("utf-8", "surrogatepass")


def _spoilt(text: str, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        text = chance.choice(_WAYS)(text, chance)[:_LONGEST]
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.08:
        at = chance.randrange(len(data) + 1)
        data = data[:at] + bytes(chance.randrange(256) for _ in range(chance.choice((1, 3)))) + data[at:]
    return data


def _piece(text: str, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.choice((1, 2, 8, 40, 200, 2000)))


def _cut(text: str, chance: random.Random) -> str:
    start, end = _piece(text, chance)
    return text[:start] + text[end:]


def _twice(text: str, chance: random.Random) -> str:
    start, end = _piece(text, chance)
    return text[:end] + text[start:end] * chance.choice((1, 1, 3, 60)) + text[end:]


def _swapped(text: str, chance: random.Random) -> str:
    (start, end), (other, stop) = sorted((_piece(text, chance), _piece(text, chance)))
    if end > other:
        return text[:start] + text[start:end][::-1] + text[end:]
    return text[:start] + text[other:stop] + text[end:other] + text[start:end] + text[stop:]


def _sown(text: str, chance: random.Random) -> str:
    for _ in range(chance.choice((1, 2, 5))):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 2, 100)) + text[at:]
    return text


def _grafted(text: str, chance: random.Random) -> str:
    other = chance.choice(tuple(chance.choice(seeds()).values()))
    (start, end), at = _piece(other, chance), chance.randrange(len(text) + 1)
    return text[:at] + other[start:end] + text[at:]


def _renamed(text: str, chance: random.Random) -> str:
    words = [word for word in text.split() if word]
    return (
        text.replace(chance.choice(words), chance.choice((chance.choice(words), chance.choice(TOKENS), "")))
        if words
        else text
    )


def _stopped(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _ended(text: str, chance: random.Random) -> str:
    return text.replace("\n", chance.choice(("\r", "\r\n", " ", "\n\n")))


def _wrapped(text: str, chance: random.Random) -> str:
    start, end = _piece(text, chance)
    left, right = chance.choice(
        (
            ("(", ")"),
            ("[", "]"),
            ("{", "}"),
            ("<div>", "</div>"),
            ("{% if a %}", "{% endif %}"),
            ("<b ", ">"),
            ("- ", ""),
            (":is(", ")"),
        )
    )
    times = chance.choice((1, 5, 150))
    return text[:start] + left * times + text[start:end] + right * times + text[end:]


_WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    _cut, _twice, _swapped, _sown, _sown, _grafted, _renamed, _stopped, _ended, _wrapped,
)  # fmt: skip


def _sources(files: dict[str, bytes]) -> dict[str, Source]:
    sources = {}
    for path, data in files.items():
        try:
            sources[path] = decode(path, data)
        except UnreadableError:
            continue
    return sources


def findings_of(sources: dict[str, Source], paths: Sequence[str]) -> list[Finding]:
    """Return what every rule says of some files, given in an order."""
    project = Project(paths, Config(), sources)
    prints = Fingerprints(project)
    found: list[Finding] = []
    for path in paths:
        derogations.read(project.source(path))
        prints.of(path)
        found += check_file(path, _rules(), project)
    return [*found, *check_project(project, _rules())]


def faults(number: int, made: Callable[[int], dict[str, bytes]] = case) -> Iterator[str]:
    """Yield what does not hold of a case: nothing stops, nothing lies outside, the witness is heard, order is nothing."""
    sources = _sources(made(number))
    paths = sorted(sources)
    began = time.process_time()
    found = findings_of(sources, paths)
    spent = time.process_time() - began
    weight = 1 + sum(len(one.text) for one in sources.values()) // 1_000_000
    if spent > PER_MEGABYTE * weight:
        yield f"slow: {spent:.1f} s"
    for one in found:
        if one.rule == FAILED or (one.rule == IN_PART and _is_flat(one, sources)):
            yield f"stopped: {one.path}: {one.message.en}"
        elif one.path in sources:
            text, at = sources[one.path].text, one.position
            if not 0 <= one.span.start <= one.span.end <= len(text):
                yield f"outside: {one.rule} {one.span}"
            if not (1, 1) <= (at.line, at.column) <= (at.end_line, at.end_column):
                yield f"misplaced: {one.rule} {at}"
        elif one.path not in (".", ""):
            yield f"elsewhere: {one.rule} {one.path}"
        if not one.message.fr or not one.message.en:
            yield f"wordless: {one.rule}"
    if not any(one.path == WITNESS and one.rule == "img-alt-missing" for one in found):
        yield "lost: the witness"
    if number % 10 == 0:
        other = findings_of(sources, paths[::-1])
        if sorted(map(repr, found)) != sorted(map(repr, other)):
            yield f"order: {sorted({one.rule for one in found} ^ {one.rule for one in other})}"


_DEEP = 60
"""Brackets open at once beyond which a file is truly nested too deep for whoever reads it, and to say so is no fault."""
_ELEMENTS = 128
"""Elements open at once that no page of people's holds: guichet reads those that follow as flat, as browsers do of 512, and says so."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)", re.I)
_STEPS = re.compile(r"(?<![^\s:])(?:[-?][ \t]+){2,}")
"""Lists in lists, as YAML writes them on one line."""


def _is_flat(one: Finding, sources: dict[str, Source]) -> bool:
    """Whether a file that is said to be nested too deep is not."""
    if not one.message.en.startswith("More is nested") or one.path not in sources:
        return one.message.en.startswith("More is nested")
    text = sources[one.path].text
    if one.path.endswith((".yml", ".yaml")) and any(len(steps.split()) > _DEEP for steps in _STEPS.findall(text)):
        return False
    return _depth(text, "([{", ")]}") < _DEEP and elements_open(text) < _ELEMENTS


def _depth(signs: Iterable[str], opening: Container[str], closing: Container[str]) -> int:
    opened = deepest = 0
    for sign in signs:
        opened += (sign in opening) - (sign in closing and opened > 0)
        deepest = max(deepest, opened)
    return deepest


def elements_open(text: str) -> int:
    """How many elements are open at once: an end tag closes the last of its name with what is in it, and nothing where none is open."""
    opened: list[str] = []
    deepest = 0
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if not tag[1]:
            opened += [name] if name not in VOID else []
        elif name in opened:
            while opened.pop() != name:
                pass
        deepest = max(deepest, len(opened))
    return deepest


def faults_on_disk(numbers: Sequence[int]) -> Iterator[str]:
    """Yield what changes in the report of many cases as one project when it is made by two processes, or kept."""
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            for path, data in case(number).items():
                if Path(path).name == "pyproject.toml":
                    continue  # settings that cannot be read are to stop a run
                file = Path(folder, f"c{number}", path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        runs = {
            "one process": ("--jobs", "1", "--no-cache"),
            "two processes": ("--jobs", "2", "--no-cache"),
            "nothing kept": ("--jobs", "1"),
            "kept": ("--jobs", "1"),
        }
        said = {}
        for name, more in runs.items():
            command = [sys.executable, "-m", "guichet", "check", ".", "--select", "ALL", "--format", "json", *more]
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
            said[name] = done.stdout
            if done.returncode not in (0, 1) or not done.stdout:
                yield f"{name}: status {done.returncode} {done.stderr[-500:]}"
        first = said["one process"]
        yield from (f"{name}: another report" for name, text in said.items() if text != first)
        heard = (
            {one["path"] for one in json.loads(first)["findings"] if one["rule"] == "img-alt-missing"}
            if first
            else set()
        )
        yield from (f"lost: c{number}" for number in numbers if f"c{number}/{WITNESS}" not in heard)


def _warm() -> None:
    """Read one file of each kind, which is not counted: what every process loads once (lists, expressions, readers of a
    language), and keeps, is no time of the case that asks for it first."""
    kinds: dict[str, dict[str, str]] = {}
    for project in seeds():
        for path in project:
            kinds.setdefault(Path(path).suffix, project)
    for project in kinds.values():
        sources = _sources({path: text.encode() for path, text in project.items()})
        with contextlib.suppress(Exception):  # a case will say it
            findings_of(sources, sorted(sources))


def _work(start: int, end: int, made: Callable[[int], dict[str, bytes]]) -> None:
    os.chdir(tempfile.mkdtemp())  # what stands around here is no part of a case
    if hasattr(signal, "SIGPROF"):
        faulthandler.register(signal.SIGPROF, chain=True)
    for number in range(start, end):
        print(f"@{number}", flush=True)
        with contextlib.suppress(
            AttributeError
        ):  # Windows counts no processor time: the watcher's clock is all there is
            signal.setitimer(signal.ITIMER_PROF, STUCK)
        if number == start:
            _warm()
        try:
            for fault in faults(number, made):
                print(f"!{number} {fault}", flush=True)
        except Exception as problem:  # whatever it is, it is a fault, and the next case is asked
            print(f"!{number} crash: {type(problem).__name__}: {problem}", flush=True)


def watch(start: int, end: int, told: Callable[[str], None] = print, *more: str) -> int:
    """Run cases in a process that is ended when it is stuck, and begun again after. Return how many faults there were."""
    number, many, began = start, 0, time.monotonic()
    while number < end:
        command = [sys.executable, "-m", "tests.fuzz", "--work", "--from", str(number), "--cases", str(end - number), *more]  # fmt: skip
        with (
            tempfile.TemporaryDirectory() as folder,
            open(Path(folder, "said"), "w+", encoding="utf-8") as out,
            subprocess.Popen(command, cwd=ROOT, stdout=out, env={**os.environ, "TMPDIR": folder}) as worker,
        ):
            last, at, since = number - 1, 0, time.monotonic()
            while True:
                gone = worker.poll() is not None
                out.seek(at)
                lines = out.read()
                at = out.tell()
                for line in lines.splitlines():
                    if line.startswith("@"):
                        last, since = int(line[1:]), time.monotonic()
                        if last > start and not (last - start) % TOLD_EVERY:
                            told(f"… {last - start} cases, {many} faults, {time.monotonic() - began:.0f} s")
                    elif line.startswith("!"):
                        many += 1
                        told(line[1:])
                if gone:
                    break
                if time.monotonic() - since > BLOCKED:
                    worker.kill()
                time.sleep(0.2)
        if worker.returncode:
            many += 1
            told(f"{last} stuck or ended: {worker.returncode}")
        number = last + 1 if worker.returncode else end
    return many


def main() -> int:
    """Run cases, and say which failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--from", type=int, default=0, dest="start")
    parser.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--repeated", action="store_true", help="nothing spoilt: each file many times over")
    parser.add_argument("--disk", type=int, default=0, help="as one project on the disk, by so many")
    parser.add_argument("--seeds", type=Path, help="a folder of files to start from, in place of our own")
    args = parser.parse_args()
    if args.seeds:
        os.environ[SEEDS] = str(args.seeds.resolve())
    end = args.start + args.cases
    if args.work:
        _work(args.start, end, repeated if args.repeated else case)
        return 0
    many = 0
    if args.disk:
        for number in range(args.start, end, args.disk):
            for fault in faults_on_disk(range(number, min(end, number + args.disk))):
                many += 1
                print(f"{number} {fault}", flush=True)
    else:
        many = watch(args.start, end, print, *(["--repeated"] if args.repeated else []))
    print(f"{args.cases} cases from {args.start}: {many} faults")
    return bool(many)


if __name__ == "__main__":
    sys.exit(main())
