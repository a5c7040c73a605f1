"""Requests and letters, kept in two lists that scenarios read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

LETTERS: list[tuple[Any, dict[str, Any]]] = []


class Manager:
    """The few queries that the lesson needs, over what `saved` holds."""

    def __init__(self, kept: list[Demande]) -> None:
        self.kept = kept

    def filter(self, complete: bool, deposee_le__lt: datetime) -> Manager:
        return Manager([one for one in self.kept if one.complete == complete and one.deposee_le < deposee_le__lt])

    def exclude(self, statut: str) -> list[Demande]:
        return [one for one in self.kept if one.statut != statut]


@dataclass
class Demande:
    numero: str
    deposee_le: datetime
    complete: bool = True
    statut: str = "ouverte"
    form: dict[str, str] = field(default_factory=dict)
    saved: ClassVar[list[Demande]] = []
    objects: ClassVar[Manager] = Manager(saved)
    silence: ClassVar[str] = "refusée"

    @classmethod
    def enregistrer(cls, form: Any) -> Demande:
        demande = cls(f"R-{len(cls.saved) + 1}", datetime(2027, 3, 1), form=dict(form))
        cls.saved.append(demande)
        return demande

    @property
    def date(self) -> date:
        return self.deposee_le.date()

    @property
    def reponse_avant(self) -> date:
        return self.date + timedelta(days=60)

    @property
    def recours_avant(self) -> date:
        return self.date + timedelta(days=120)

    def pieces_manquantes(self) -> list[str]:
        return [] if self.complete else ["certificat"]

    def date_limite(self) -> date:
        return self.date + timedelta(days=45)

    def save(self) -> None:
        assert self in self.saved


def envoyer_recepisse(demande: Demande) -> None:
    LETTERS.append((demande, {}))


def envoyer_lettre(demande: Demande, **said: Any) -> None:
    LETTERS.append((demande, said))
