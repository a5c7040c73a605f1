"""What a scheduled job does to the door, told by its words: opens slots, shuts the site, switches maintenance on."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from guichet.reading.schedules.cron import DAY
from guichet.reading.schedules.entry import Schedule

NIGHT = (22 * 60, 6 * 60)
"""From 22:00 to 6:00, in minutes of the day."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SLOTS = (
    r"slots?|creneaux?|rdvs?|rendez vous|appointments?|bookings?|plages?|agendas?|inscriptions?|registrations?|"
    r"reservations?|guichets?|counter"
)
_SITE = r"site|service|portail|portal|teleservice|demarches?|guichets?|website|app|plateforme|platform|frontend"
_OPEN = r"open|opens|opening|ouvrir|ouvre|ouverture|publish|publie|publier|publication|release|releases|liberer|libere|unlock|debloquer|activer|activate|enable|mettre en ligne|mise en ligne|show|afficher"
_CLOSE = r"close|closes|closing|fermer|ferme|fermeture|unpublish|depublier|lock|bloquer|disable|desactiver|deactivate|hide|masquer|retirer"
_OTHER = re.compile(
    r"\b(?:purge\w*|backup|sauvegard\w*|clean\w*|clear\w*|nettoy\w*|sync\w*|envo\w+|send\w*|e?mails?|courriels?|remind\w*|rappel\w*|"
    r"relanc\w*|anonym\w*|archiv\w*|delete\w*|supprim\w*|pytest|tests?|import\w*|export\w*|stats?|statisti\w*|report\w*|rapport\w*|"
    r"expire\w*|opendata|open data|notif\w*|index\w*|cache|warm\w*|issues?|tickets?|check\w*|verif\w*|monitor\w*)\b"
)


def _near(verbs: str, nouns: str) -> re.Pattern[str]:
    gap = r"(?: \w+){0,3} "
    return re.compile(rf"\b(?:{verbs})\b{gap}(?:{nouns})\b|\b(?:{nouns})\b(?: \w+)? (?:{verbs})\b")


_OPENS_SLOTS, _CLOSES_SLOTS = _near(_OPEN, _SLOTS), _near(_CLOSE, _SLOTS)
_OPENS_SITE, _CLOSES_SITE = _near(_OPEN, _SITE), _near(_CLOSE, _SITE)
_MAINTENANCE = re.compile(r"\bmaintenance\b")
_ON = re.compile(r"\b(?:touch|on|enable|start|activer|up|create|true|begin|debut|enter|ln)\b|maintenance 1\b")
_OFF = re.compile(r"\b(?:rm|off|disable|stop|desactiver|unlink|false|end|fin|leave|delete|remove)\b|maintenance 0\b")


class Act(Enum):
    """What a job does to the door."""

    OPEN_SLOTS = "open slots"
    CLOSE_SLOTS = "close slots"
    OPEN_SITE = "open site"
    CLOSE_SITE = "close site"
    OTHER = "other"


def act_of(schedule: Schedule) -> Act:
    """Return what a job does, from the first of its commands that says it."""
    for part in re.split(r"[;,\n&|]+", schedule.says):
        words = _plain(part)
        if _MAINTENANCE.search(words):
            if _OFF.search(words):
                return Act.OPEN_SITE
            if _ON.search(words):
                return Act.CLOSE_SITE
        if _OTHER.search(words):
            continue
        for pattern, act in (
            (_CLOSES_SLOTS, Act.CLOSE_SLOTS), (_OPENS_SLOTS, Act.OPEN_SLOTS),
            (_CLOSES_SITE, Act.CLOSE_SITE), (_OPENS_SITE, Act.OPEN_SITE),
        ):  # fmt: skip
            if pattern.search(words):
                return act
    return Act.OTHER


def _plain(text: str) -> str:
    split = _CAMEL.sub(" ", text)
    folded = unicodedata.normalize("NFKD", split).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", folded))


def is_at_night(schedule: Schedule) -> bool:
    """Whether every run is between 22:00 and 6:00, in winter and in summer."""
    return all(
        minute % DAY >= NIGHT[0] or minute % DAY < NIGHT[1] for minutes in schedule.local_minutes for minute in minutes
    )


def first_hour(schedule: Schedule) -> str:
    """Return the hour of the first run of the week, as "03:15"."""
    minute = schedule.local_minutes[0][0] % DAY
    return f"{minute // 60:02d}:{minute % 60:02d}"


def short(text: str) -> str:
    """Return what a job says, short enough for a message."""
    folded = " ".join(text.split())
    return folded if len(folded) <= 60 else f"{folded[:59]}…"
