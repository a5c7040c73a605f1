"""Sixty administrative texts and their plain versions: the family must tell one from the other, facts aside."""

from __future__ import annotations

from pathlib import Path

from guichet.core.configuration import Config
from guichet.engine.catalogue import selected
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.reading.language.sentences import word_count
from guichet.reading.project.project import Project
from guichet.reading.texts import read_file, read_template

PAIRS = Path(__file__).parent / "plain_pairs"
LIVING = Config(status={"tests/linter": "living"}, options={"admin-jargon": {"each": True}})
RULES = Rules(selected(Config(select=("plain_language",))))


def density(file: Path) -> float:
    """Findings per 100 words of a text."""
    path = str(file)
    project = Project([path], LIVING)
    found = check_file(path, RULES, project)
    template = project.library.template(path) if path.endswith(".html") else None
    document = read_template(project.page(template)) if template else read_file(project.source(path), LIVING)
    return 100 * len(found) / sum(word_count(block.text) for block in document.blocks)


def test_plain_texts_have_fewer_findings() -> None:
    originals = sorted(PAIRS.glob("*/*.original.*"))
    assert len([one for one in originals if one.parent.name == "fr"]) == 40
    assert len([one for one in originals if one.parent.name == "en"]) == 20
    worse = [
        one.name
        for one in originals
        if density(one.with_name(one.name.replace(".original.", ".plain."))) >= density(one)
    ]
    assert len(worse) <= 2, worse
