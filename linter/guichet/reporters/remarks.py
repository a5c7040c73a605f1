"""What a run did not judge, or only in part, in one sentence each: every report ends with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from guichet.core.findings import Text, counted
from guichet.core.folders import DEEPEST
from guichet.core.places import Place
from guichet.engine.report import Report
from guichet.reporters.counts import count

_UNREAD = Text(
    "Non lus : {kinds}. guichet ne lit pas ces sortes de fichiers : ce qu’ils montrent n’est pas vérifié.",
    "Not read: {kinds}. guichet does not read these kinds of files: what they show is not checked.",
)
_IN_PART = Text(
    "Lus en partie : {kinds}. guichet lit leur HTML, et de leur code une partie seulement : ne comptez pas sur lui pour tout ce qu’il fait.",
    "Read in part: {kinds}. guichet reads their HTML, and only some of their code: do not count on it for all that the code does.",
)
_LEFT = Text(
    "Lus sans être jugés : {kinds}. « include », dans la configuration, les fait vérifier.",
    'Read without being judged: {kinds}. "include", in the configuration, has them checked.',
)
_PRINTED = Text(
    "{templates} {goes} seulement en PDF : les règles d’accessibilité n’y sont pas posées. Vérifiez le fichier PDF.",
    "{templates} only {goes} into PDF files: no rule of accessibility is asked there. Check the PDF file.",
)
_DEEP = Text(
    "Non lu : ce qui est à plus de {deepest} dossiers de profondeur. Remontez-le, ou vérifiez-le à part.",
    "Not read: what is over {deepest} folders deep. Move it up, or check it apart.",
)
_OURS = Text(
    "Ni lus ni jugés, car guichet les a écrits (rapports, références) : {files}.",
    "Neither read nor judged, for guichet wrote them (reports, baselines): {files}.",
)
_WORDLESS = Text(
    "Mots non lus dans {files}, car rien ne dit leur langue. Écrivez « lang » sur la balise <html> de la page, ou, pour des composants, dans la configuration.",
    'Words not read in {files}, because nothing tells their language. Write "lang" on the <html> tag of the page or, for components, in the configuration.',
)
_GOES = (Text("part", "goes"), Text("partent", "go"))
_KINDS = {
    Place.MIGRATION: (
        Text("migration écrite par une machine", "migration written by a machine"),
        Text("migrations écrites par une machine", "migrations written by a machine"),
    ),
    Place.FIXTURE: (Text("jeu d’essai", "fixture"), Text("jeux d’essai", "fixtures")),
    Place.TOOL: (
        Text("page pour les seuls développeurs", "page for developers alone"),
        Text("pages pour les seuls développeurs", "pages for developers alone"),
    ),
    Place.VENDORED: (
        Text("fichier copié d’ailleurs", "file copied from elsewhere"),
        Text("fichiers copiés d’ailleurs", "files copied from elsewhere"),
    ),
}


def remarks(report: Report) -> Iterator[Text]:
    """Yield what a run did not judge as it judges the rest: what it leaves to others, what it reads in part or not at all."""
    yield from of_unjudged(report.found.unjudged)
    if number := len(report.printed):
        yield _PRINTED.format(templates=count(number, "templates"), goes=counted(number, *_GOES))
    if report.wordless:
        yield _WORDLESS.format(files=count(len(report.wordless), "files"))
    yield from of_kinds(report.found.half, report.found.silent)
    if report.found.ours:
        yield _OURS.format(files=count(report.found.ours, "files"))
    if report.found.deep:
        yield _DEEP.format(deepest=DEEPEST)


def of_unjudged(left: Mapping[str, Place]) -> Iterator[Text]:
    """Yield how many files of each kind were read and not judged."""
    found = [(number, counted(number, *_KINDS[place])) for place, number in sorted(Counter(left.values()).items())]
    if found:
        said = [(f"{number} {one.fr}", f"{number} {one.en}") for number, one in found]
        yield _LEFT.format(kinds=Text(*(", ".join(one) for one in zip(*said, strict=True))))


def of_kinds(half: str, silent: str) -> Iterator[Text]:
    """Yield which kinds of files guichet reads in part, and which not at all, each with its number."""
    if half:
        yield _IN_PART.format(kinds=half)
    if silent:
        yield _UNREAD.format(kinds=silent)
