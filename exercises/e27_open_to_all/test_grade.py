"""One test for each check of this exercise."""

from grading.plugin import checks_as_tests

test_check = checks_as_tests(__file__)
