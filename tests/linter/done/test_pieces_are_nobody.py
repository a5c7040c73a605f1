"""The sort of a paper, in a query that picks a paper, scores nobody, whatever it is named after."""

from __future__ import annotations

from collections.abc import Callable

from tests.linter.conftest import Run

SORTS = """from django.db import models


class Sorte(models.TextChoices):
    CONVENTION = "CONVENTION", "Convention APL"
    AUTRE = "AUTRE", "Autre"


class Piece(models.Model):
    bail = models.ForeignKey("Bail", on_delete=models.CASCADE, related_name="pieces")
    type = models.CharField(max_length=24, choices=Sorte.choices)

    def is_convention(self):
        return self.type == Sorte.CONVENTION
"""
PICKS = '''from lib.models import Piece, Sorte


class Reprise(Importer):
    model = Piece

    def on_processed(self, model, is_created):
        """Take the points of the file."""
        piece = model.pieces.filter(type=Sorte.CONVENTION).order_by("-cree_le").first()
        if piece is not None:
            promote.delay(piece.id)
'''
SCORES = """def score_fraude(dossier):
    return 2 * dossier.apl + dossier.retards
"""


def test_the_sort_of_a_paper_scores_nobody_and_a_benefit_does(guichet: Callable[..., Run]) -> None:
    check = ("check", "--select", "precarity-proxy-in-score", "--format", "json", ".")
    files = {"lib/__init__.py": "", "lib/models.py": SORTS, "lib/reprise.py": PICKS}
    assert guichet(*check, files=files).json["findings"] == []
    assert guichet(*check, files={"lib/score.py": SCORES}).rules == ["precarity-proxy-in-score"]
