"""The examples of each rule are its tests."""

import pytest
from guichet.testing import Example, assert_example, examples_of


@pytest.mark.parametrize("example", examples_of("agency_rules"), ids=str)
def test_example(example: Example) -> None:
    assert_example(example)
