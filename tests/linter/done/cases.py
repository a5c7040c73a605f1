"""Cases of one rule over the files of a project: those in which it has something to say, and those in which it has not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

Cases = Mapping[str, tuple[str, dict[str, str]]]
"""By their names, a rule and what files hold."""
Test = Callable[[str], None]


def held_by(flawed: Cases, harmless: Cases) -> tuple[Test, Test]:
    """Return the tests that what is done to people is found, and that what does nothing to anyone is let be."""

    @pytest.mark.parametrize("case", flawed)
    def is_found(case: str) -> None:
        rule, files = flawed[case]
        assert found_in(rule_named(rule), files), case

    @pytest.mark.parametrize("case", harmless)
    def is_let_be(case: str) -> None:
        rule, files = harmless[case]
        assert found_in(rule_named(rule), files) == [], case

    return is_found, is_let_be
