"""A file that cannot be read is said, never passed over in silence."""

from collections.abc import Iterator

from guichet.findings import Family, Hit, Severity, Span, Text
from guichet.newer_python import RUNNING
from guichet.references import source
from guichet.rule import Bad, Good, engine_rule

UNREADABLE = Text(fr="Ce fichier n’a pas été vérifié : {why_fr}.", en="This file was not checked: {why_en}.")

_PYTHON = ".".join(map(str, RUNNING))
_WHY = {
    "missing": ("il a disparu pendant la vérification", "it disappeared while being checked"),
    "dangling": (
        "c’est un lien qui ne mène nulle part ; réparez-le ou retirez-le",
        "it is a link that leads nowhere; mend it or remove it",
    ),
    "special": (
        "c’est un tube ou un périphérique, pas un fichier",
        "it is a pipe or a device, not a file",
    ),
    "denied": ("les droits ne permettent pas de le lire", "its permissions do not allow it to be read"),
    "too-large": (
        "il pèse plus de 4 Mo, ce n’est pas un texte écrit à la main",
        "it is over 4 MB, not a text written by hand",
    ),
    "binary": ("il contient des octets nuls, ce n’est pas du texte", "it holds null bytes, it is not text"),
    "encoding": (
        "son encodage n’est ni UTF-8 ni Latin-1 ; enregistrez-le en UTF-8",
        "its encoding is neither UTF-8 nor Latin-1; save it as UTF-8",
    ),
    "syntax": (
        f"Python {_PYTHON}, sous lequel guichet tourne, ne peut pas le lire ; corrigez l’erreur de syntaxe, ou lancez guichet sous le Python du service",
        f"Python {_PYTHON}, under which guichet runs, cannot read it; mend the syntax error, or run guichet under the service’s Python",
    ),
    "markup": (
        "son balisage arrête l’analyseur HTML ; cherchez une déclaration « <! » mal fermée",
        'its markup stops the HTML parser; look for a badly closed "<!" declaration',
    ),
}
_OTHER = ("le système refuse de l’ouvrir", "the system refuses to open it")


def why(reason: str) -> Text:
    """Return, for the stable word of an UnreadableError, what a person reads."""
    return Text(*_WHY.get(reason, _OTHER))


@engine_rule(
    name="file-unreadable",
    code="W9001",
    family=Family.GUICHET,
    severity=Severity.SERIOUS,
    title=Text(fr="Fichier non vérifié", en="File not checked"),
    harms=Text(
        fr="Toutes les personnes que ce fichier concerne : ses défauts passent sans être vus.",
        en="Everyone whom this file concerns: its flaws go unseen.",
    ),
    instead=Text(
        fr="Corrigez le fichier, ou excluez-le par « exclude ».", en="Mend the file, or leave it out with `exclude`."
    ),
    wrong_when=Text(fr="Le fichier n’est pas un texte : excluez-le.", en="The file is not text: leave it out."),
    refs=(source("guichet, mode d’emploi", "guichet, user guide"),),
    lesson="00-getting-started/01-install",
    bad=(Bad("def f(:\n    pass\n", UNREADABLE, at="", path="service/vues.py"),),
    good=(Good("def f():\n    pass\n", path="service/vues.py"),),
)
def file_unreadable(reason: str) -> Iterator[Hit]:
    """Report at the top of a file why it was not checked."""
    said = why(reason)
    yield Hit(Span(0, 0), UNREADABLE, {"why_fr": said.fr, "why_en": said.en})
