"""A crowd is of people who are all others, and a year leaves no month, no day of the week and no holiday out."""

import datetime
import re
from pathlib import Path
from random import Random

from grading import crowd

from tests.exercises.test_facts import HERE, grader


def test_no_two_people_are_the_same() -> None:
    draw = Random(1)
    names, phones = crowd.names(draw), crowd.phones(draw, 1000)
    assert len(set(names)) == crowd.COUNT
    assert len({crowd.dialled(one) for one in phones}) == len(phones)


def test_a_phone_is_the_same_however_it_is_written() -> None:
    spellings = ("0199001122", "01 99 00 11 22", "+33 1.99.00.11.22", "0033 1 99 00 11 22", "+33 (0)1 99 00 11 22")
    assert {crowd.dialled(one) for one in spellings} == {"33199001122"}
    for one in spellings:
        assert crowd.is_told("01 99 00 11 22", crowd.squeezed(f"12 {one} ; 3"))


def test_a_number_of_elsewhere_is_whole_or_is_not_that_number() -> None:
    for number in ("+84 24 3825 1122", "+1 514-555-1122", "0032 2 555 11 22"):
        digits = "".join(filter(str.isdigit, number)).removeprefix("00")
        assert crowd.dialled(f"00{digits}") == crowd.dialled(f"tel:+{digits}") == crowd.dialled(number)
        for other in (digits, f"0{digits[-9:]}", f"+33{digits[-9:]}", digits[-9:]):
            assert crowd.dialled(other) != crowd.dialled(number)
        assert crowd.is_told(number, crowd.squeezed(f"12 {number} ; 3"))
        assert not crowd.is_told(number, crowd.squeezed(f"12 0{digits[-9:]} ; 3"))


def test_numbers_begin_as_an_answer_says_and_no_two_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text('DEAR, HERE, OTHER = "+261", "0692", 269\n', encoding="utf-8")
    phones = crowd.phones(Random(1), 500, crowd.phones_named(tmp_path, Random(1)))
    digits = [one.replace(" ", "") for one in phones]
    for begun, size in (("+261", 12), ("+269", 12), ("0692", 10)):
        assert {len(one) for one in digits if one.startswith(begun)} == {size}
    assert len({crowd.dialled(one) for one in phones}) == len(phones)


def test_births_hold_the_ends_of_months_and_a_century() -> None:
    born = crowd.births(Random(1))
    assert len(born) == crowd.COUNT
    assert {29, 30, 31} <= {one.day for one in born}
    assert crowd.LEAP in born
    assert {one.year for one in born} >= set(crowd.BORN)


def test_a_year_leaves_nothing_out() -> None:
    moments = crowd.year(datetime.date(2027, 3, 8), Random(1))
    assert moments == sorted(moments)
    assert {one.month for one in moments} == set(range(1, 13))
    assert {one.weekday() for one in moments} == set(range(7))
    assert {(one.day, one.month) for one in moments} >= crowd.HOLIDAYS
    assert {one.hour for one in moments} == set(range(24))


def test_addresses_are_of_every_departement_and_overseas() -> None:
    found = crowd.addresses(Random(1), len(crowd.DEPARTMENTS))
    codes = [re.findall(r"\b\d{5}\b", one) for one in found]
    assert all(len(one) == 1 for one in codes)
    assert {next(begun for begun in crowd.DEPARTMENTS if one[0].startswith(begun)) for one in codes} == set(
        crowd.DEPARTMENTS
    )
    assert max(map(len, found)) > 120


def test_what_people_write_is_short_and_long() -> None:
    endings = {one.rpartition(".")[2] for one in crowd.emails()}
    assert {2, 5, 24} <= set(map(len, endings))
    assert all(one.count("@") == 1 for one in crowd.emails())
    assert {2, 121} <= set(map(len, crowd.organisations()))
    assert len(crowd.names(Random(1), 130)) == len(set(crowd.names(Random(1), 130))) == 130


def test_nobody_who_writes_to_the_3_15_door_has_the_name_of_another() -> None:
    """Two of one name, in one household, were given the number of one another: a right answer lost three points."""
    folder = HERE.parents[1] / "exercises" / "e16_the_3_15_door"
    door = grader(folder.name)
    for seed in range(40):
        names = door.everyone(folder / "start", Random(seed))
        assert len(set(names)) == len(names)
