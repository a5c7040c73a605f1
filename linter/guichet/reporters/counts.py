"""Numbers with their nouns, as several reports say them."""

from __future__ import annotations

from guichet.core.findings import Text, counted

_NOUNS = {
    "violations": (Text("violation", "violation"), Text("violations", "violations")),
    "reviews": (Text("point à vérifier", "point to check"), Text("points à vérifier", "points to check")),
    "files": (Text("fichier", "file"), Text("fichiers", "files")),
    "unread": (Text("fichier non lu", "file not read"), Text("fichiers non lus", "files not read")),
    "unjudged": (
        Text("fichier lu sans être jugé", "file not judged"),
        Text("fichiers lus sans être jugés", "files not judged"),
    ),
    "lines": (
        Text("ligne de la référence", "line of the baseline"),
        Text("lignes de la référence", "lines of the baseline"),
    ),
    "templates": (Text("gabarit", "template"), Text("gabarits", "templates")),
    "excluded": (Text("fichier exclu", "file left out"), Text("fichiers exclus", "files left out")),
    "places": (Text("endroit", "place"), Text("endroits", "places")),
    "accepted": (Text("endroit accepté", "place accepted"), Text("endroits acceptés", "places accepted")),
    "derogations": (Text("dérogation", "derogation"), Text("dérogations", "derogations")),
    "services": (Text("service", "service"), Text("services", "services")),
}


def count(number: int, noun: str) -> Text:
    """Return a number with its noun. Raises KeyError for a noun that is not in the table."""
    said = counted(number, *_NOUNS[noun])
    return Text(f"{number} {said.fr}", f"{number} {said.en}")
