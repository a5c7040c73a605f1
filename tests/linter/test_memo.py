"""What is remembered of an object stays right: asked once, and forgotten with what it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.memo import Trail, forget, keyed_memo, lasting_keyed_memo, lasting_memo, memo, nearest
from guichet.core.source import Source
from guichet.reading.project.project import Project
from guichet.reading.python.routes import routes_of
from guichet.reading.schedules.found import schedules_of
from guichet.reading.templates.template import Template


class Counter:
    """Something to ask about."""

    asked = 0


@memo
def number(counter: Counter) -> int:
    """Return how often it was asked about."""
    counter.asked += 1
    return counter.asked


@memo
def nothing(counter: Counter) -> None:
    """Count, and answer nothing."""
    counter.asked += 1


def test_an_object_is_asked_about_once() -> None:
    one, other = Counter(), Counter()
    assert [number(one), number(one), number(other)] == [1, 1, 1]


def test_no_answer_is_an_answer_too() -> None:
    one = Counter()
    nothing(one)
    nothing(one)
    assert one.asked == 1


def test_what_is_forgotten_is_asked_again_and_the_rest_is_kept() -> None:
    one = Counter()
    number(one)
    forget(one)
    assert one.asked == 1
    assert number(one) == 2


@lasting_memo
def told_by_texts(counter: Counter) -> int:
    """Return how often it was asked about."""
    counter.asked += 1
    return counter.asked


def test_what_texts_tell_is_kept_until_they_change() -> None:
    one = Counter()
    told_by_texts(one)
    forget(one)
    assert told_by_texts(one) == 1
    forget(one, texts=True)
    assert told_by_texts(one) == 2


@keyed_memo
def number_of(name: str, counter: Counter) -> str:
    """Return a name with how often anything was asked."""
    counter.asked += 1
    return f"{name} {counter.asked}"


@keyed_memo
def number_between(name: str, other: str, counter: Counter) -> str:
    """Return the same for two names, one asked through the other."""
    counter.asked += 1
    return f"{name} {number_between(other, '', counter) if other else counter.asked}"


@lasting_keyed_memo
def number_in_texts(name: str, counter: Counter) -> str | None:
    """Count, and answer nothing."""
    counter.asked += 1
    return None


def test_an_object_is_asked_once_for_each_key_and_two_objects_share_nothing() -> None:
    one, other = Counter(), Counter()
    assert [number_of(name, one) for name in ("a", "b", "a")] == ["a 1", "b 2", "a 1"]
    assert number_of("a", other) == "a 1"
    assert number_of("b", other) == "b 2"


def test_several_keys_are_one_and_what_each_asks_of_the_others_is_kept() -> None:
    one = Counter()
    assert number_between("a", "b", one) == "a b 2"
    assert [number_between("b", "", one), number_between("a", "b", one), number_between("b", "a", one)] == [
        "b 2",
        "a b 2",
        "b a 4",
    ]


@keyed_memo
def circle(number: int, counter: Counter) -> int:
    """Go round without end."""
    return circle(1 - number, counter)


@keyed_memo
def turned_back(number: int, counter: Counter) -> int:
    """Drop what is known while it is being worked out."""
    forget(counter)
    counter.asked += 1
    return counter.asked


def test_a_circle_is_not_broken_and_a_mistake_is_no_answer() -> None:
    one = Counter()
    with pytest.raises(RecursionError):
        circle(0, one)
    with pytest.raises(RecursionError):
        circle(0, one)


def test_what_is_forgotten_while_it_is_worked_out_is_not_kept() -> None:
    one = Counter()
    assert [turned_back(0, one), turned_back(0, one)] == [1, 2]


def test_what_is_kept_by_key_is_forgotten_and_what_texts_tell_only_when_they_change() -> None:
    one = Counter()
    number_of("a", one)
    number_in_texts("a", one)
    number_in_texts("a", one)
    assert one.asked == 2
    forget(one)
    number_in_texts("a", one)
    assert number_of("a", one) == "a 3"
    forget(one, texts=True)
    number_in_texts("a", one)
    assert number_of("a", one) == "a 5"


@pytest.mark.parametrize("name", ["été", "aides.été", "", "une aide", "d'été", "aides\xa0d", "hiver", "aide s", "e\ta"])
def test_a_name_is_held_where_the_text_holds_it(name: str) -> None:
    text = "une aide\taides.été, d'été\n  aides\xa0d'été\n"
    assert Source("a.py", text).holds(name) == (name in text)


def test_an_edited_file_is_read_again_by_what_remembers_the_project(tmp_path: Path) -> None:
    table, urls = (tmp_path / "crontab").as_posix(), (tmp_path / "urls.py").as_posix()
    project = Project([table, urls], Config(), {table: Source(table, "0 7 * * * été\n"), urls: Source(urls, "")})
    assert [one.says for one in schedules_of(project)] == ["été"]
    assert routes_of(project) == ()
    project.replace(Source(table, "0 8 * * * hiver\n"))
    project.replace(Source(urls, 'urlpatterns = [path("droits/", droits)]\n'))
    assert [one.says for one in schedules_of(project)] == ["hiver"]
    assert [one.pattern for one in routes_of(project)] == ["droits/"]


def test_a_misspelt_attribute_of_an_element_is_a_mistake() -> None:
    element = Template(Source("a.html", '<p class="a"><span>é</span></p>')).elements[0]
    assert element.attr("class") == "a"
    with pytest.raises(AttributeError, match="atrr"):
        element.atrr  # noqa: B018
    with pytest.raises(AttributeError, match="span_"):
        element.span_  # noqa: B018


def test_steps_are_worked_out_once_and_no_sooner_than_they_are_asked_for() -> None:
    worked_out = []

    def steps() -> Iterator[int]:
        for number in range(5):
            worked_out.append(number)
            yield number

    trail = Trail(steps())
    assert [number for number, _ in zip(trail, range(2), strict=False)] == [0, 1]
    assert len(worked_out) < 5
    assert list(zip(trail, trail, strict=True)) == [(number, number) for number in range(5)]
    assert worked_out == list(range(5))


def test_each_of_things_that_hold_one_another_is_asked_once() -> None:
    asked: list[int] = []

    def own(number: int) -> str:
        asked.append(number)
        return "seven" if number == 7 else ""

    known: dict[int, str] = {}
    assert [nearest(known, range(start, 10), own, "none") for start in (5, 4, 9, 8, 3)] == [
        "seven",
        "seven",
        "none",
        "none",
        "seven",
    ]
    assert sorted(asked) == [3, 4, 5, 6, 7, 8, 9]
    assert nearest(known, (), own, "none") == "none"
