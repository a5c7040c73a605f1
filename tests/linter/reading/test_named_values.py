"""What files write under names, in any language."""

import sys
from types import FrameType

import pytest
from guichet.core.source import Source
from guichet.reading.named.values import Named, named_in


def said(path: str, text: str) -> list[tuple[str, str]]:
    """Return the names and the values of a program."""
    return [(one.name, one.value) for one in named_in(Source(path, text), None)]


def only(path: str, text: str) -> Named:
    """Return the one value of a program."""
    (found,) = named_in(Source(path, text), None)
    return found


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.rb", "APPLICATIONS = 80.years # été\n", ("APPLICATIONS", "80.years")),
        ("a.php", "<?php\nreturn ['selection' => true]; // été\n", ("selection", "true")),
        ("a.java", "class A {\n    static final int DELAI = 15; // été\n}\n", ("DELAI", "15")),
        ("a.java", "class A {\n    Statut apres() {\n        return Statut.ACCEPTE;\n    }\n}\n", ("apres", "Statut.ACCEPTE")),
        ("a.kt", "fun delai(): Duration = Random.nextInt(0, 600).minutes\n", ("delai", "Random.nextInt(0, 600).minutes")),
        ("a.ts", "export const onTimeout: string = 'ACCEPTED'; // café\n", ("onTimeout", "ACCEPTED")),
        ("a.py", "KEPT = {'claims': 36500}  # été\n", ("claims", "36500")),
        ("a.sql", "UPDATE t SET days = 3 -- été\n", ("days", "3")),
    ],
)  # fmt: skip
def test_a_value_is_under_its_name(path: str, text: str, expected: tuple[str, str]) -> None:
    assert said(path, text) == [expected]


def test_the_names_around_lead_to_a_value() -> None:
    found = only("app/config/portal.php", "<?php\nreturn ['form' => ['opening' => ['from' => '09:00']]]; // été\n")
    assert found.around == ("app", "config", "portal.php", "return", "form", "opening")


def test_a_mark_is_read_with_the_name_that_it_stands_above() -> None:
    found, _ = named_in(
        Source("a.ts", "class A {\n  @Column({ default: true })\n  newsletterConsent: boolean; // café\n}\n"), None
    )
    assert (found.name, "newsletterConsent" in found.beside) == ("default", True)


def test_what_a_function_is_given_at_first_is_no_setting() -> None:
    assert said("a.php", "<?php\nfunction f(bool $shared = true) { // été\n}\n") == []


def test_what_is_worked_out_is_no_value() -> None:
    assert said("a.js", "const total = { ...prices, [x]: y }; // été\n") == []


def test_a_record_is_not_read() -> None:
    assert said("a.py", "A = 1\n" * 20_000) == []


@pytest.mark.parametrize(
    "text",
    ["= ", "a(", "a=(", "'\\", '"\\', "`\\", "{a=1}", "a(a=1;", "()", "){"],
)
def test_what_is_read_grows_with_the_file_alone(text: str) -> None:
    few, more = (_steps(text * times) for times in (500, 1_000))
    assert more < 2.5 * few


def _steps(text: str) -> int:
    """Return how many lines of the reading run, and how much is written in what it finds."""
    ran = 0

    def traced(frame: FrameType, _event: str, _argument: object) -> object:
        nonlocal ran
        ran += frame.f_globals["__name__"] == named_in.__module__
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        found = named_in(Source("a.js", text), None)
    finally:
        sys.settrace(before)
    return ran + sum(len(one.beside) + len(one.around) for one in found)
