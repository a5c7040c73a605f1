"""Python newer than the one that runs is valid Python: it is read all the same, and what it was read without is said."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable

import pytest
from guichet.reading.python.newer import RUNNING, levelled
from guichet.rules.guichet.file_partly_read import file_partly_read

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
OLDEST = (3, 11)

F_STRINGS = [
    'x = f"{d["a"]} é"',
    "x = f'{'\\n'.join([\"a\"])}'",
    'x = f"a {\n    1 + 1\n} b"',
    'x = f"""{\n   a # note "quoted"\n}"""',
    'x = f"{f"{f"{1 + 1}"}"}"',
    'x = f"{d["a"]:>{w["b"]}}"',
    'x = rf"\\d{d["a"]}\\{y}"',
    "x = f\"{ 'a' 'b\"' }\"",
    'x = f"{a["b"]}" f\'{b[\'é\']}\' "plain"',
]
STATEMENTS = [
    ("def f[T: (int, str)](x: T) -> T:\n    return x", (3, 12)),
    ("class A[T, *Ts, **P](B):\n    pass\nclass C[T]: pass", (3, 12)),
    ("async def f[\n    T,\n    U,\n](x):\n    pass", (3, 12)),
    ("type X = int\ntype Y[T] = list[T]\ntype = 3", (3, 12)),
    ("type X[T = int] = list[T]", (3, 13)),
    ("class A[T = int]:\r\n    pass", (3, 13)),
    ("try:\n    pass\nexcept ValueError, OSError:\n    pass", (3, 14)),
    ("try:\n    pass\nexcept* A.B, OSError,Third:\n    pass", (3, 14)),
    ('t = t"Bonjour {nom}"', (3, 14)),
]
NEWER = [(text, (3, 12)) for text in F_STRINGS] + STATEMENTS


@pytest.mark.parametrize(("text", "version"), NEWER)
def test_newer_syntax_is_put_back_in_place(text: str, version: tuple[int, int]) -> None:
    older, newer = levelled(text, OLDEST)
    ast.parse(older)
    assert newer is not None
    assert newer.version == version
    assert [len(line) for line in older.split("\n")] == [len(line) for line in text.split("\n")]


@pytest.mark.parametrize(("text", "version"), [("# é\ndef f[T](x: T) -> T:\n    return x\n", (3, 12)), *STATEMENTS])
def test_lines_may_end_by_a_carriage_return_alone(text: str, version: tuple[int, int]) -> None:
    text = text.replace("\r\n", "\n")
    older, newer = levelled(text, OLDEST)
    assert levelled(text.replace("\n", "\r"), OLDEST) == (older, newer)


@pytest.mark.parametrize(("text", "version"), NEWER)
def test_what_this_python_knows_is_left_alone(text: str, version: tuple[int, int]) -> None:
    assert levelled(text, version) == (text, None)
    if version <= RUNNING:
        ast.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        'print "x"',
        "def f(:\n    pass",
        'x = f"{a"',
        'x = f"{d["a"}"',
        "x = 'a",
        "try:\n    pass\nexcept ValueError, e:\n    pass",
        "def f[T(x): pass",
        "x = " + 'f"{' * 3000,
    ],
)
def test_what_no_python_reads_stays_broken(guichet: Guichet, text: str) -> None:
    older, _ = levelled(text, OLDEST)
    with pytest.raises((SyntaxError, RecursionError, MemoryError)):
        ast.parse(older)
    run = guichet("check", "--format", "json", files={"a.py": text + "\n"})
    assert (run.status, run.rules) == (1, ["file-unreadable"])
    assert f"Python {sys.version_info[0]}.{sys.version_info[1]}," in run.json["findings"][0]["message"]


@pytest.mark.parametrize(
    "text",
    [
        "x = f'{a!r:>{w}} {{no}} \\N{BULLET} \\{b}'",
        'x = f"""{d["a"]}"""',
        "x = rb'\\' + b\"{\" + u'}'",
        "match[T] = type",
    ],
)
def test_older_syntax_is_never_touched(text: str) -> None:
    assert levelled(text, OLDEST) == (text, None)


older_than = pytest.mark.skipif(RUNNING >= (3, 12), reason="this Python reads it by itself")
SERVICE = '''from datetime import datetime
from flask import Flask, abort, flash

app = Flask(__name__)
type Page = str


@app.get("/rendez-vous")
def book[T](asked: T) -> Page:
    """Book."""
    if datetime.now().hour < 3:
        abort(503)
    flash(f"Veuillez procéder à la réinitialisation de l’ensemble de vos informations, {asked["name"]}.")
    return "créneaux"
'''


@older_than
def test_the_rest_of_the_file_is_judged_where_it_stands(guichet: Guichet) -> None:
    run = guichet("check", "--lang", "en", "--format", "json", "--select", "ALL", files={"views.py": SERVICE})
    newer = [one for one in run.json["findings"] if one["rule"] == "file-partly-read"]
    assert [(one["line"], one["certainty"]) for one in newer] == [(5, "review")]
    assert "Python 3.12" in newer[0]["message"]
    assert 'a "type" statement' in newer[0]["message"]
    now = SERVICE.replace("type Page", "Page").replace("book[T]", "book").replace('["name"]', "['name']")
    plain = guichet("check", "--lang", "en", "--format", "json", "--select", "ALL", files={"views.py": now})
    lines = [(one["rule"], one["line"]) for one in plain.json["findings"]]
    assert {"office-hours-gate"} < {rule for rule, _ in lines}, "rules of code and of words both speak"
    assert any(line == 13 for _, line in lines)
    assert [(one["rule"], one["line"]) for one in run.json["findings"] if one not in newer] == lines


@older_than
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_it_does_not_fail_the_build(guichet: Guichet, lang: str) -> None:
    bad = file_partly_read.bad[0]
    assert isinstance(bad.code, str)
    run = guichet("check", "--lang", lang, "--format", "json", bad.path, files={bad.path: bad.code})
    assert (run.status, run.rules) == (0, ["file-partly-read"])
    (found,) = run.json["findings"]
    line = bad.code.splitlines()[found["line"] - 1]
    assert line[found["column"] - 1 : found["end_column"] - 1] == bad.at
    assert guichet("check", "--strict", bad.path).status == 1


@older_than
def test_another_module_is_read_through_it(guichet: Guichet) -> None:
    files = {
        "hours.py": "type Hour = int\nOPENS: int = 9\nCLOSES: int = 17\n",
        "idle.py": "type Hour = int\n",
        "tests/test_hours.py": "type Hour = int\nOPENS: int = 9\n",
    }
    run = guichet("check", "--format", "json", files=files)
    assert (run.status, run.rules) == (0, ["file-partly-read"]), "once for a project"
    assert [one["path"] for one in run.json["findings"][0]["places"]] == ["idle.py"], "tests reach nobody"


def test_columns_are_those_of_the_file_whatever_ends_its_lines(guichet: Guichet) -> None:
    line = "    if f'{d['\\té']}' and datetime.now().hour >= 17:"
    gate = f"from datetime import datetime\ndef vue[Été](request: Été):\n{line}\n        return render(request, 'ferme.html')\n"
    for end in ("\n", "\r\n", "\r"):
        files = {"vues.py": gate.replace("\n", end)}
        run = guichet("check", "--format", "json", "--select", "office-hours-gate", files=files)
        places = [
            (one["line"], one["end_column"]) for one in run.json["findings"] if one["rule"] == "office-hours-gate"
        ]
        assert places == [(3, len(line))]
