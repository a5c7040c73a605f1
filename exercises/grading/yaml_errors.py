"""What is wrong in a YAML file, said in the learner's language: the line, the quote that is missing, what to write."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from grading.checks import Broken
from grading.text import Text

# A value that opens with a quote, after a key, a dash, or both.
QUOTED = re.compile(r"""^\s*(?:-\s+)*(?:[\w .-]+:\s+)?(["'])(.*)$""")
QUOTES = {
    '"': Text(fr='guillemet droit (")', en='double quote (")'),
    "'": Text(fr="apostrophe (')", en="single quote (')"),
}


@dataclass(frozen=True)
class Flaw:
    """A line of the file, counted from 1, what is wrong there and what to do."""

    line: int
    why: Text
    try_: Text


def unreadable(file: str, text: str, error: yaml.YAMLError) -> Broken:
    """The file cannot be read as YAML."""
    lines = text.splitlines() or [""]
    flaw = _flaw(lines, error)
    shown = lines[min(flaw.line, len(lines)) - 1]
    return Broken(
        fr=f"Le fichier « {file} » ne se lit pas, ligne {flaw.line} : {flaw.why.fr}.",
        en=f"The file “{file}” cannot be read, line {flaw.line}: {flaw.why.en}.",
        actual=shown.strip() or shown,
        try_=flaw.try_,
    )


def _flaw(lines: list[str], error: yaml.YAMLError) -> Flaw:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    last = min((mark.line if mark else 0) + 1, len(lines))
    quoted = next((found for number in range(1, last + 1) if (found := _quote(lines[number - 1], number))), None)
    if quoted:
        return quoted
    problem = str(getattr(error, "problem", ""))
    if "\\t" in problem:
        return Flaw(
            last,
            Text(fr="il y a une tabulation", en="there is a tab"),
            Text(fr="Décalez avec des espaces.", en="Indent with spaces."),
        )
    if "mapping values are not allowed" in problem:
        return Flaw(
            last,
            Text(
                fr="un deux-points suivi d’une espace coupe la valeur, ou la ligne est trop décalée",
                en="a colon followed by a space cuts the value, or the line is indented too far",
            ),
            Text(
                fr='Mettez toute la valeur entre guillemets droits : "…".',
                en='Put the whole value in double quotes: "…".',
            ),
        )
    if "cannot start any token" in problem:
        return Flaw(
            last,
            Text(fr="la valeur commence par un signe réservé", en="the value begins with a reserved character"),
            Text(fr='Mettez-la entre guillemets droits : "…".', en='Put it in double quotes: "…".'),
        )
    if "could not find expected ':'" in problem:
        # The parser only notices on the line that follows.
        before = max((number for number in range(1, last) if lines[number - 1].strip()), default=last)
        return Flaw(
            before,
            Text(
                fr="il manque un deux-points, ou l’espace qui le suit", en="a colon is missing, or the space after it"
            ),
            Text(fr="Écrivez « nom: valeur ».", en="Write “name: value”."),
        )
    return Flaw(
        last,
        Text(
            fr="la ligne n’est pas alignée avec les autres, ou un signe manque",
            en="the line is not aligned with the others, or a sign is missing",
        ),
        Text(
            fr="Comparez le décalage et les deux-points avec les lignes voisines.",
            en="Compare the indentation and the colons with the lines around.",
        ),
    )


def _quote(line: str, number: int) -> Flaw | None:
    """The quote that opens a value and is not closed, or is closed too early."""
    found = QUOTED.match(line)
    if not found:
        return None
    mark, rest = found.groups()
    told = re.sub(r"\\.", "", rest) if mark == '"' else rest.replace("''", "")
    if mark not in told:
        name = QUOTES[mark]
        return Flaw(
            number,
            Text(fr=f"il manque le {name.fr} qui ferme", en=f"the {name.en} that closes is missing")
            if mark == '"'
            else Text(fr=f"il manque l’{name.fr} qui ferme", en=f"the {name.en} that closes is missing"),
            Text(fr=f"Finissez la valeur par {mark}.", en=f"End the value with {mark}."),
        )
    after = told.partition(mark)[2].strip()
    if after and not after.startswith(("#", ",", "]", "}", ":")):
        return Flaw(
            number,
            Text(fr=f"un signe {mark} ferme la valeur avant sa fin", en=f"a {mark} closes the value before its end"),
            Text(
                fr="Entourez la valeur de l’autre sorte de guillemets, ou écrivez l’apostrophe ’.",
                en="Put the value in the other kind of quotes, or write the apostrophe ’.",
            ),
        )
    return None
