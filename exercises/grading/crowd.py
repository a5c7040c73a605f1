"""Many people one after the other, written in the ways that people are: what the first is given, the last is given too."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

from grading.named import named_in

COUNT = 100
"""More than any day that a grader sends otherwise: whoever turns people away after some of them is found."""
GIVEN = (
    "Zoé", "Bo", "Élodie", "Jean-Noël", "Anne-Sophie", "Maria José", "Nguyễn Thị", "Łucja", "Aïcha", "Ó", "محمد", "小龍",
    "Олена", "Marie-Clémentine Joséphine Bernadette", "Li", "ANNE MAC",
)  # fmt: skip
FAMILY = (
    "Li", "O’Brien", "N’Diaye", "de La Tour d’Auvergne", "dos Santos Carvalho de Albuquerque", "Ánh", "Œuvrard", "بن علي",
    "Ковальчук", "d’Ávila-Żak", "Wolfeschlegelsteinhausenbergerdorff-Razafindrandriatsimaniry", "𠮷田", "葛\U000e0100城",
)  # fmt: skip
LEAP = datetime.date(1956, 2, 29)
BORN = (1905, 2015)
AGES, CHILDREN = range(116), range(13)
"""Whole years that people live, and how many children they may have."""
MAILBOXES = (
    "u@exemple", "prenom.nom+pension@exemple", "PRENOM.NOM@EXEMPLE", "prenom_nom-47@courriel.mairie.exemple", "p3@4x4.exemple",
    "o'brien@exemple", "zoé.nguyễn@exemple", "дарья@exemple", "prenom/nom=rue&7@exemple", "u@école-du-bourg",
    "un.prenom.compose.et.un.nom.qui.est.long@une-association-de-quartier.exemple", '"jean <b>& dupont"@exemple',
)  # fmt: skip
ENDINGS = (
    "test", "fr", "paris", "example", "museum", "re", "travelersinsurance", "TEST", "photography", "alsace", "co.uk", "bzh",
    "xn--vermgensberatung-pwb",
)  # fmt: skip
DEPARTMENTS = (*(f"{one:02d}" for one in range(1, 96)), *map(str, range(971, 979)), "980", "984", "986", "987", "988")
"""How the postcodes of each département and of each place overseas begin."""
STREETS = (
    "2 bis rue Haute", "1 A", "Lieu-dit L’Œuf", "14, chemin de Traverse – bât. C", "Résidence « Les Trois-Fontaines », escalier n° 4",
    "Chez M. et Mme de La Tour d’Auvergne, appartement 12, 3e étage gauche, 127 avenue du Général-Bertin",
)  # fmt: skip
TOWNS = (
    "Y",
    "Eu",
    "Saint-Orval",
    "L’Haÿ-les-Hêtres",
    "VALBRUNE CEDEX 09",
    "Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson",
)
PLACED = (
    "{street}, {code} {town}",
    "{street} {code} {town}",
    "{street} – {code} {town}",
    "{street}, {town} ({code})",
    "{street},{code} {town}",
)
"""Where the postcode stands: many write no comma before it, or write it last."""
ORGANISATIONS = (
    "Oz", "CCAS", "Secours & Cie", "L’Étape – accueil de jour", "Maison d’arrêt de Valbrune, cellule 12",
    "Association d’accueil, d’hébergement et d’accompagnement des personnes sans domicile du pays de Valbrune et des alentours",
)  # fmt: skip
PHONES = (
    "019900{}{}",
    "01 99 00 {} {}",
    "01.99.00.{}.{}",
    "+33 1 99 00 {} {}",
    "+84 24 3825 {}{}",
    "06-39-98-{}-{}",
    "+33 (0)1 99 00 {} {}",
    "+1 514-555-{}{}",
    "0032 2 555 {} {}",
    "+376 80{} {}",
    "00 683 {}{}",
    "+62 812-3456-{}-{}",
)
"""Numbers of here and of elsewhere, which have from seven digits to thirteen."""
ABROAD, AT_HOME = r"(?:\+|00)?([1-9]\d{0,3})", r"0[1-9]\d{0,3}"
"""How a number of elsewhere begins, and one of here."""
FILLING = "2055505550"
BEGUN = 60
"""Beginnings at most that are tried, of those that an answer names."""
HERE = re.compile(r"(?:330?|0)(\d{9})")
"""A number of here, written as it is dialled here, or from elsewhere."""

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


def phones(draw: Random, count: int = COUNT, named: Sequence[str] = ()) -> list[str]:
    """Phone numbers as people write them, of here and of elsewhere, and written as those named; no two are the same."""
    written = (*PHONES, *named)
    return [
        written[rank % len(written)].format(*pairs(number))
        for rank, number in enumerate(draw.sample(range(10**4), count))
    ]


def phones_named(folder: Path, draw: Random) -> list[str]:
    """How numbers are written that begin as an answer says: the country, or the kind of line, that it may be waiting for."""
    said = [re.sub(r"[\s().-]", "", one) for one in named_in(folder, draw).texts]
    # What is written as people write it first; any number may be that of a country.
    begun = sorted(
        {one for one in said if re.fullmatch(f"{ABROAD}|{AT_HOME}", one, re.ASCII)}, key=lambda one: one[0] not in "+0"
    )
    found = [_begun(one) for one in begun]
    return list(dict.fromkeys(found))[:BEGUN]


def _begun(said: str) -> str:
    """A way to write the numbers that begin so: ten digits here, eleven with the country of elsewhere."""
    country = re.fullmatch(ABROAD, said)
    sign = "" if country is None or said[0] in "+0" else "+"
    missing = 6 - len(said) if country is None else 7 - len(country[1])
    return f"{sign}{said} {FILLING[:missing]} {{}} {{}}"


def addresses(draw: Random, count: int = COUNT) -> list[str]:
    """Addresses with their postcodes, of every département and overseas when there are enough, from ten signs to more than 120."""
    begun = draw.sample(DEPARTMENTS, len(DEPARTMENTS))
    codes = (begun[rank % len(begun)] for rank in range(count))
    return [
        PLACED[rank % len(PLACED)].format(
            street=STREETS[rank % len(STREETS)],
            code=f"{code}{draw.randrange(10 ** (5 - len(code))):0{5 - len(code)}d}",
            town=draw.choice(TOWNS),
        )
        for rank, code in enumerate(codes)
    ]


def organisations(count: int = COUNT) -> list[str]:
    """Those who keep somebody’s post, from two signs to 120."""
    return [ORGANISATIONS[rank % len(ORGANISATIONS)] for rank in range(count)]


def emails(count: int = COUNT) -> list[str]:
    """E-mail addresses of every length, whose endings have from two letters to twenty-four."""
    return [f"{MAILBOXES[rank % len(MAILBOXES)]}.{ENDINGS[rank % len(ENDINGS)]}" for rank in range(count)]


def pairs(number: int) -> tuple[str, str]:
    """The last four digits of a number, two by two."""
    return f"{number // 100:02d}", f"{number % 100:02d}"


def dialled(number: object) -> str:
    """What tells a number from all others, however it is written: its country and its digits, as they are dialled abroad;
    one that is not of here is dialled with its `+` or `00`, and reaches nobody without."""
    written = str(number or "")
    digits = re.sub(r"\D", "", written)
    here = HERE.fullmatch(digits.removeprefix("00"))
    if here is not None:
        return f"33{here[1]}"
    is_abroad = digits.startswith("00") or re.match(r"\D*\+", written) is not None
    return f"+{digits.removeprefix('00')}" if is_abroad else digits


def is_told(number: str, text: str) -> bool:
    """Whether a text gives a number, however it writes it: `squeezed`, no space or sign stands between its digits."""
    abroad = dialled(number).lstrip("+")
    return abroad in text or (abroad.startswith("33") and f"0{abroad[2:]}" in text)


def squeezed(text: str) -> str:
    """A text in which numbers are written in one piece."""
    return re.sub(r"(?<=\d)[\s().-]+(?=\d)", "", text)


def year(first: datetime.date, draw: Random) -> list[datetime.datetime]:
    """Moments of the year that begins that day: each month, each day of the week, each holiday, each hour."""
    days = [first + datetime.timedelta(days=ahead) for ahead in range(366)]
    found = {draw.choice([one for one in days if one.month == month]) for month in range(1, 13)}
    found |= {draw.choice([one for one in days if one.weekday() == weekday]) for weekday in range(7)}
    found |= {one for one in days if (one.day, one.month) in HOLIDAYS}
    while len(found) < 24:
        found.add(draw.choice(days))
    hours = draw.sample(range(24), 24)
    return [
        datetime.datetime.combine(one, datetime.time(hours[rank % 24], draw.randrange(60)))
        for rank, one in enumerate(sorted(found))
    ]
