"""Tests are shared out between processes by the handful where they are many, by their group where they have one."""

from collections import Counter

import pytest

pytest.importorskip("xdist", reason="pytest-xdist is not installed")

from tests.shares import HANDFUL, MANY, ByHandfuls


class Config:
    """That of a run on one worker."""

    def getvalue(self, name: str) -> list[str]:
        return ["popen"] if name == "tx" else []


def shares_of(collection: list[str]) -> Counter[str]:
    shared = ByHandfuls(Config())
    worker = object()
    shared.add_node(worker)
    shared.add_node_collection(worker, collection)
    return Counter(map(shared._split_scope, collection))


def test_cases_of_a_test_of_data_go_by_the_handful() -> None:
    cases = [f"a.py::test[{number}]" for number in range(MANY)]
    assert max(shares_of(cases).values()) == HANDFUL


def test_other_tests_go_one_by_one_and_groups_whole() -> None:
    few = [f"a.py::test[{number}]" for number in range(MANY - 1)]
    grouped = [f"b.py::test[{number}]@browser" for number in range(2 * MANY)]
    shares = shares_of([*few, *grouped, "c.py::test"])
    assert shares == Counter({**dict.fromkeys([*few, "c.py::test"], 1), "browser": len(grouped)})


def test_what_a_worker_has_done_is_counted_once() -> None:
    workload = {"done": {"a.py::test": True}, "begun": {"b.py::test[0]": True, "b.py::test[1]": False}}
    assert ByHandfuls(Config())._pending_of(workload) == 1
    assert list(workload) == ["begun"]


@pytest.mark.xdist_group("told")
def test_whoever_shares_out_is_told_the_group(request: pytest.FixtureRequest) -> None:
    """Otherwise each process builds what a group shares, and nothing says so but the time that it takes."""
    if not getattr(request.config.option, "loadgroup", False):
        pytest.skip("tests are not shared out by groups")
    assert request.node.nodeid.endswith("@told")
