"""How tests are shared out between processes: the cases of a test that has hundreds of them go by the handful.

The process that shares them out looks, each time a test ends, at all that it has handed to that worker: one case at a time,
this takes as long as the cases themselves, on the same two cores, and workers wait for their next one.
"""

from collections import Counter
from itertools import count

from xdist.scheduler import LoadGroupScheduling
from xdist.workermanage import WorkerController

MANY = 100
"""Cases from which a test is one of data: each is quick."""
HANDFUL = 40


class ByHandfuls(LoadGroupScheduling):
    """Groups as they are marked, then handfuls of cases, then the other tests, one by one."""

    def add_node_collection(self, node: WorkerController, collection: list[str]) -> None:
        """Keep what a worker has collected, which is the same for all."""
        super().add_node_collection(node, collection)
        cases = Counter(map(_test, collection))
        ranks = {test: count() for test, number in cases.items() if number >= MANY}
        self._handfuls = {
            one: f"{_test(one)} {next(ranks[_test(one)]) // HANDFUL}" for one in collection if _test(one) in ranks
        }

    def _split_scope(self, nodeid: str) -> str:
        scope = super()._split_scope(nodeid)
        return self._handfuls.get(nodeid, scope) if scope == nodeid else scope

    def _pending_of(self, workload: dict[str, dict[str, bool]]) -> int:
        """How many tests of a worker are to come; what is done is forgotten, or each event of the run counts it again."""
        for scope in [one for one, cases in workload.items() if all(cases.values())]:
            del workload[scope]
        return super()._pending_of(workload)


def _test(nodeid: str) -> str:
    """The test that a case is of."""
    return nodeid.partition("[")[0]
