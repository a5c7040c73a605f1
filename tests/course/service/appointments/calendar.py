"""Free slots, place by place."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Slot:
    place: str
    reason: str
    starts_at: datetime
    file: str = "V-204"


SLOTS = [
    Slot("Valbrune", "titre de séjour", datetime(2027, 3, 15, 9, tzinfo=UTC)),
    Slot("Valmoncel", "titre de séjour", datetime(2027, 3, 16, 9, tzinfo=UTC)),
]


def free_slots(place: str | None = None, reason: str | None = None) -> list[Slot]:
    return [slot for slot in SLOTS if place in (None, slot.place) and reason in (None, slot.reason)]
