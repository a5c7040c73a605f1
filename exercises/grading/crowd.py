"""Many people one after the other, written in the ways that people are: what the first is given, the last is given too."""

from __future__ import annotations

import datetime
import re
from random import Random

COUNT = 100
"""More than any day that a grader sends otherwise: whoever turns people away after some of them is found."""
GIVEN = (
    "Zoé", "Bo", "Élodie", "Jean-Noël", "Anne-Sophie", "Maria José", "Nguyễn Thị", "Łucja", "Aïcha", "Ó", "محمد", "小龍",
    "Олена", "Marie-Clémentine Joséphine Bernadette",
)  # fmt: skip
FAMILY = (
    "Li", "O’Brien", "N’Diaye", "de La Tour d’Auvergne", "dos Santos Carvalho de Albuquerque", "Ánh", "Œuvrard", "بن علي",
    "Ковальчук", "d’Ávila-Żak", "Wolfeschlegelsteinhausenbergerdorff-Razafindrandriatsimaniry",
)  # fmt: skip
LEAP = datetime.date(1956, 2, 29)
BORN = (1905, 2015)
EMAILS = (
    "u@exemple.test", "prenom.nom+pension@exemple.test", "PRENOM.NOM@EXEMPLE.TEST", "prenom_nom-47@courriel.mairie.exemple.test",
    "p3@4x4.exemple.test", "un.prenom.compose.et.un.nom.qui.est.long@une-association-de-quartier.exemple.test",
)  # fmt: skip
PHONES = ("019900{}{}", "01 99 00 {} {}", "01.99.00.{}.{}", "+33 1 99 00 {} {}", "+84 24 3825 {}{}", "06-39-98-{}-{}")

HOLIDAYS = {(1, 1), (1, 5), (8, 5), (14, 7), (15, 8), (1, 11), (11, 11), (25, 12)}
"""The holidays that fall on the same day every year."""


def names(draw: Random, count: int = COUNT) -> list[str]:
    """Names of which no two are the same, in scripts and lengths of everywhere."""
    every = [f"{given} {family}" for given in GIVEN for family in FAMILY]
    return draw.sample(every, count)


def births(draw: Random, count: int = COUNT) -> list[datetime.date]:
    """Days of birth over a century, the last days of the months and a leap day among them."""
    found = [LEAP, *(datetime.date(year, 1 + draw.randrange(12), 15) for year in BORN)]
    found += [datetime.date(draw.randrange(*BORN), draw.choice((1, 3, 5, 7, 8, 10, 12)), day) for day in (29, 30, 31)]
    first = datetime.date(BORN[0], 1, 1)
    while len(found) < count:
        found.append(first + datetime.timedelta(days=draw.randrange(365 * (BORN[1] - BORN[0]))))
    return found


def phones(draw: Random, count: int = COUNT) -> list[str]:
    """Phone numbers as people write them, of here and of elsewhere; no two are the same."""
    return [
        PHONES[rank % len(PHONES)].format(*pairs(number))
        for rank, number in enumerate(draw.sample(range(10**4), count))
    ]


def pairs(number: int) -> tuple[str, str]:
    """The last four digits of a number, two by two."""
    return f"{number // 100:02d}", f"{number % 100:02d}"


def dialled(number: object) -> str:
    """What tells a number from another, however it is written: its last nine digits."""
    return re.sub(r"\D", "", str(number or ""))[-9:]


def year(first: datetime.date, draw: Random) -> list[datetime.datetime]:
    """Moments of the year that begins that day: each month, each day of the week, each holiday, at hours drawn."""
    days = [first + datetime.timedelta(days=ahead) for ahead in range(366)]
    found = {draw.choice([one for one in days if one.month == month]) for month in range(1, 13)}
    found |= {draw.choice([one for one in days if one.weekday() == weekday]) for weekday in range(7)}
    found |= {one for one in days if (one.day, one.month) in HOLIDAYS}
    return [
        datetime.datetime.combine(one, datetime.time(draw.randrange(24), draw.randrange(60))) for one in sorted(found)
    ]
