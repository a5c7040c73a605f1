"""What learners have installed: pytest, with none of the plugins that these tests use."""

PLAIN = {"PYTEST_ADDOPTS": "-p no:hypothesispytest -p no:xdist"}
"""The variables of a pytest that starts as theirs does: Hypothesis alone takes as long as the rest of an exercise."""
