"""Who can finish, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from guichet.core.findings import Lang
from guichet.reporters.people.about import About
from guichet.reporters.people.words import repair, shut_at, state_of, unread_of, why_shut
from guichet.version import VERSION
from guichet.walked.meeting import Met
from guichet.walked.walk import Walk, Walks


def written(walks: Walks, lost: Sequence[Walk], lang: Lang, about: About) -> str:
    """Return one JSON object; places are `file:line`, in the order in which they are met."""
    data = {
        "version": VERSION,
        "service": about.service,
        "commit": about.commit,
        "date": about.day.isoformat() if about.day is not None else None,
        "read": {
            "forms": walks.extent.read,
            "of": walks.extent.found,
            "inside": walks.extent.inside,
            "is_small": walks.extent.is_small,
        },
        "journeys": [
            {"name": one.name, "label": one.label.of(lang), "pages": list(one.pages)} for one in walks.journeys
        ],
        "walks": [_walk(one, lang) for one in walks.walks],
        "left_behind": [{"journey": one.journey.name, "profile": one.profile.name} for one in lost],
        "remarks": [one.of(lang) for one in walks.remarks],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _walk(walk: Walk, lang: Lang) -> dict[str, Any]:
    shut = why_shut(walk)
    return {
        "journey": walk.journey.name,
        "profile": walk.profile.name,
        "outcome": walk.outcome.value,
        "state": state_of(walk).value,
        "shut": shut.of(lang) if shut is not None else None,
        "shut_at": shut_at(walk) or None,
        "stops": [_met(one, lang) for one in walk.stops],
        "to_check": [_met(one, lang) for one in walk.doubts],
        "not_reached": list(walk.not_reached),
        "slows": [{"at": one.place, "rule": one.rule, "message": one.message.of(lang)} for one in walk.slows],
        "doors": [{"kind": one.kind, "value": one.value, "line": one.line} for one in walk.doors],
        "not_read": [one.of(lang) for one in unread_of(walk)],
    }


def _met(met: Met, lang: Lang) -> dict[str, Any]:
    return {
        "at": met.place,
        **({"also": met.also} if met.also else {}),
        "rule": met.rule,
        "reported": met.is_reported,
        "lacks": met.obstacle.key,
        "message": met.message.of(lang),
        "repair": repair(met).of(lang),
    }
