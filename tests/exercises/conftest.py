"""Makes the graders and the mutants importable; mutants of whole solutions run under the marker `audit` only."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "exercises"), str(Path(__file__).resolve().parent)]


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line("markers", "audit: the whole of what ordinary runs sample")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave audits out of ordinary runs."""
    if "audit" in (config.getoption("-m") or ""):
        return
    here = Path(__file__).parent
    kept = [item for item in items if here not in item.path.parents or not item.get_closest_marker("audit")]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept
