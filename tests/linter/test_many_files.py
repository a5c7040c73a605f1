"""What a run asks grows with its files, counted in questions: none is asked of all the files again for each of them."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from guichet.core.configuration import Config
from guichet.core.memo import keyed_memo, lighten, memo
from guichet.core.source import Source
from guichet.done.acts.deed import closed_by_clock, dropped_over
from guichet.done.acts.deed.held_numbers import held, number_in, text_in
from guichet.done.acts.deed.one_name import refuses_for
from guichet.done.acts.deed.settled import value_in
from guichet.done.acts.ruby.files import acts_in
from guichet.done.data import context
from guichet.engine.answers import answers
from guichet.reading.data.documents import document_at, is_register
from guichet.reading.project import project as projects
from guichet.reading.project.project import Project
from guichet.reading.ruby.statements import program_of
from guichet.reading.scripts import files
from guichet.reading.scripts.made import by_hand
from guichet.reading.written.loop_scope import leaves_loops


class Asked(Project):
    """A project that counts the texts that it is asked for."""

    asked = 0

    def text(self, path: str) -> str:
        """Return a file's text, and count."""
        self.asked += 1
        return super().text(path)

    def holds(self, path: str, name: str) -> bool:
        """Tell whether a file holds a name, and count."""
        self.asked += 1
        return super().holds(path, name)


def project_of(texts: dict[str, str]) -> Asked:
    """Return the project of some texts."""
    return Asked(sorted(texts), Config(), {path: Source(path, text) for path, text in texts.items()})


def grows(count: Callable[[int], int]) -> bool:
    """Whether twice as many files are at most twice as many questions, and a few."""
    return count(80) <= 2 * count(40) + 10


def test_what_is_asked_of_all_files_is_not_asked_again_each_time_memory_is_given_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(projects, "MEMORY_LIMIT", 0)

    def count(n: int) -> int:
        project = project_of({f"a/b{i}.js": "été()" for i in range(n)})
        for _ in project.paths:
            assert not leaves_loops(project)
            project.forget()
        return project.asked

    assert count(40) >= 40
    assert grows(count)


def test_what_gives_a_name_to_templates_is_looked_for_once() -> None:
    def count(n: int) -> int:
        project = project_of(
            {f"a/v{i}.py": f"# café\nrender(request, 'p.html', {{'autre{i}': 1}})\n" for i in range(n)}
        )
        for _ in range(n):
            assert not list(context.values_given("montré", project))
        return project.asked

    assert count(40) >= 40
    assert grows(count)


def test_a_mark_above_functions_is_looked_for_once_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    class Counted:
        """An expression that counts the characters in which it is looked for."""

        def __init__(self, one: re.Pattern[str]) -> None:
            self._one = one

        def search(self, text: str) -> Any:
            read.append(len(text))
            return self._one.search(text)

    monkeypatch.setattr(dropped_over, "_LATER", Counted(dropped_over._LATER))

    def count(n: int) -> int:
        read.clear()
        functions = "".join(f"  def étape{i}\n    Claim.create(name: {i})\n  end\n\n" for i in range(n))
        path = "app/services/claims.rb"
        project = project_of({path: f"class Claims\n{functions}end\n"})
        list(acts_in(project.source(path), project))
        return sum(read)

    assert count(40) > 1_000
    assert grows(count)


def test_what_a_file_gives_to_schedules_is_looked_for_once_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Counted:
        """An expression that counts the names in which it is looked for."""

        def __init__(self, one: re.Pattern[str]) -> None:
            self._one = one

        def match(self, name: str) -> Any:
            asked.append(name)
            return self._one.match(name)

    monkeypatch.setattr(closed_by_clock, "_TIMED", Counted(closed_by_clock._TIMED))

    def count(n: int) -> int:
        asked.clear()
        views = "".join(f"def étape{i}(r)\n  Claim.where(name: {i}).save\nend\n\n" for i in range(n))
        path = "app/services/claims.rb"
        project = project_of({path: views})
        list(acts_in(project.source(path), project))
        return len(asked)

    assert count(40) > 0
    assert grows(count)


def test_programs_that_were_read_are_forgotten_with_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    project = project_of({f"app/models/m{i}.rb": f"class M{i}\n  def été\n    save\n  end\nend\n" for i in range(10)})
    for path in project.paths:
        program_of(project.source(path))
    held = {path: set(project.source(path).__dict__) for path in project.paths}
    project.forget()
    assert held == {path: set(project.source(path).__dict__) for path in project.paths}
    monkeypatch.setattr(gc, "get_count", lambda: (projects._MADE_LIMIT, 0, 0))
    project.forget()
    assert not any("program_of" in key for path in project.paths for key in project.source(path).__dict__)


class About:
    """Something that answers are kept in."""


@memo
def light(_: About) -> dict[str, tuple[str | bool | None, ...]]:
    """Return a few words."""
    return {"été": ("é", True, None)}


@memo
def heavy(_: About) -> list[str]:
    """Return many words."""
    return ["été"] * 10_000


@memo
def read(_: About) -> list[object]:
    """Return something that was read."""
    return [object()]


@keyed_memo
def light_by_key(key: str, _: About) -> frozenset[str]:
    """Return one word for each key."""
    return frozenset({key})


@keyed_memo
def light_by_what_was_read(key: object, _: About) -> bool:
    """Answer by a key that weighs more than it tells."""
    return key is not None


def test_a_few_words_are_kept_when_memory_is_given_back_and_nothing_else() -> None:
    about, key = About(), object()

    def answers() -> Iterator[object]:
        yield from (light(about), heavy(about), read(about), light_by_key("é", about))
        light_by_what_was_read(key, about)
        yield next(one for name, one in about.__dict__.items() if name.endswith("by_what_was_read"))

    before = list(answers())
    lighten(about)
    assert [one is other for one, other in zip(before, answers(), strict=True)] == [True, False, False, True, False]


TOWN = '{"name": "Été-%d", "code": "0%d"}'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"[{','.join(TOWN % (i, i) for i in range(200))}]", True),
        (f"[{','.join(TOWN % (i, i) for i in range(199))}]", False),
        (f'{{"towns": [{",".join(TOWN % (i, i) for i in range(200))}]}}', False),
        (f'[{{"draft_hours": 48}},{",".join(TOWN % (i, i) for i in range(200))}]', False),
        ("[]", False),
    ],
)
def test_a_long_list_of_rows_of_the_same_keys_sets_nothing(text: str, expected: bool) -> None:
    project = project_of({"data/towns.json": text})
    assert is_register(project.source("data/towns.json")) is expected
    assert (document_at("data/towns.json", project) is None) is expected


BUNDLE = f"{'verify(a);if(!refuse(a))throw new Error();' * 600}\n"
"""What a tool made of many scripts: one line that nobody could read."""


def test_a_script_that_a_program_wrote_answers_nothing_about_a_service() -> None:
    own = "function vérifie() { if (!refuse(a)) throw new Error() }\n"
    project = project_of({"public/app.js": BUNDLE, "src/own.js": own, "src/a.py": "é = 1\n"})
    assert by_hand(project) == ("src/a.py", "src/own.js")
    assert refuses_for("refuse", project)
    assert not refuses_for("refuse", project_of({"public/app.js": BUNDLE}))
    assert answers("public/app.js", project) == ""


def test_the_name_of_a_number_is_looked_for_once_however_it_is_read() -> None:
    def count(n: int) -> int:
        project = project_of({f"a/s{i}.py": f"AUTRE_{i} = 'été'\n" for i in range(n)})
        for _ in range(n):
            assert held(number_in, "PAR_JOUR", project) is None
            assert held(text_in, "PAR_JOUR", project) is None
            assert held(number_in, "PAR_JOUR", project, "ailleurs") is None
        return project.asked

    assert count(40) >= 40
    assert grows(count)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PAR_JOUR = 3", 3.0),
        ("'PAR_JOUR' => 60 * 60", 3600.0),
        ("autre_PAR_JOUR = 3\nété.PAR_JOUR: 4", 4.0),
        ("x-PAR_JOUR = 3", None),
        ("PAR_JOUR_2 = 3", None),
        ("PAR_JOUR = autre", None),
    ],
)
def test_a_number_is_read_where_a_text_gives_it_its_name(text: str, expected: float | None) -> None:
    assert number_in("PAR_JOUR", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("durée = 3 jours\n", "3 jours"),
        ("self.durée = 3\n", "3"),
        ("$durée = 3;\n", "3;"),
        ("this->durée = 3\nautre.durée => 4\n", "4"),
        ("x-durée: 3\n", None),
        ("ma_durée = 3\n", None),
        ("durée == 3\n", None),
        (f"{'a' * 61}.durée = 3\n", None),
    ],
)
def test_a_value_is_read_where_a_text_gives_it_its_name(text: str, expected: str | None) -> None:
    assert value_in("durée", text) == expected


def test_what_a_script_imports_is_read_once_however_many_import_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    found = files.named

    def noted(path: str, text: str, project: Project) -> list[str]:
        read.append(path)
        return found(path, text, project)

    monkeypatch.setattr(files, "named", noted)

    def count(n: int) -> int:
        read.clear()
        texts = {f"a/b{i}.js": "import '../c/d'\n" for i in range(n)} | {
            "c/d.js": "import '../c/é'\n",
            "c/é.js": "é()\n",
        }
        project = project_of(texts)
        assert len(files._users(project)["c/é.js"]) == n + 1
        return len(read)

    assert count(40) >= 40
    assert grows(count)
    assert count(40) < 50
