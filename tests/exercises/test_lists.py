"""Templates are given lists of each length that they name, of texts that differ and that HTML would read."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from grading.lists import IN_ALL, MOST, entries, lists_for

KINDS = ("votre quittance", "un relevé")


@pytest.mark.parametrize("part", ["[:40]", "[40:]", "[:119]"])
def test_a_list_that_a_template_cuts_is_longer(tmp_path: Path, part: str) -> None:
    (tmp_path / "lettre.html").write_text(
        f"{{% for one in missing{part} %}}{{{{ one }}}}{{% endfor %}}", encoding="utf-8"
    )
    lengths = [len(one) for one in lists_for(tmp_path, KINDS, Random(1))]
    named = int(part.strip("[:]"))
    assert max(lengths) == MOST
    assert named + 1 in lengths
    assert sum(lengths) <= IN_ALL


def test_entries_differ_and_none_holds_another() -> None:
    found = entries(MOST, KINDS, Random(2))
    assert not [(one, other) for one in found for other in found if one != other and one in other]
    assert "<b>" in found[0]
    assert len(found[1]) > 150
