"""What goes wrong in the use of guichet, said in a sentence: what happened, where, what to do."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterable

from guichet.core.findings import Text


class UsageError(Exception):
    """Bad usage or configuration: the host prints `text` in the user's language and exits with 2."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(fr, en)


def unknown(word: str, known: Iterable[str], where: str, kind: tuple[str, str]) -> UsageError:
    """Return the error for a word that is not known, with the nearest one that is."""
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    hint = (f" Vouliez-vous dire « {near[0]} » ?", f' Did you mean "{near[0]}"?') if near else ("", "")
    return UsageError(
        f"{where} : {kind[0]} « {word} » n’existe pas.{hint[0]}",
        f'{where}: {kind[1]} "{word}" does not exist.{hint[1]}',
    )


_FORBIDDEN = Text("les droits ne le permettent pas", "permissions do not allow it")
_IN_THE_WAY = Text("un fichier se trouve là où il faut un dossier", "a file stands where a folder is needed")
_REASONS = {
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: Text("le disque est en lecture seule", "the disk is read-only"),
    errno.ENOSPC: Text("le disque est plein", "the disk is full"),
    errno.EISDIR: Text("c’est un dossier", "it is a folder"),
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EEXIST: _IN_THE_WAY,
    errno.ENOENT: Text("rien ne porte ce nom", "nothing has this name"),
    errno.ENAMETOOLONG: Text("ce nom est trop long", "this name is too long"),
    errno.EXDEV: Text(
        "on n’y va que par un lien qui mène hors du projet",
        "the only way to it is a link that leads out of the project",
    ),
    errno.ESPIPE: Text("c’est un tube ou un périphérique, pas un fichier", "it is a pipe or a device, not a file"),
    errno.EFBIG: Text("il est trop gros", "it is too large"),
    errno.ELOOP: Text("des liens tournent en rond", "links go round in circles"),
}


def reason(problem: OSError) -> Text:
    """Return why the system refuses a file, in words; a rare reason by its code."""
    code = errno.errorcode.get(problem.errno or 0, type(problem).__name__)
    return _REASONS.get(problem.errno or 0) or Text(f"le système refuse ({code})", f"the system refuses ({code})")


_PYTHON = ".".join(map(str, sys.version_info[:2]))
_UNREADABLE = {
    "missing": ("il a disparu pendant la vérification", "it disappeared while being checked"),
    "dangling": (
        "c’est un lien qui ne mène nulle part ; réparez-le ou retirez-le",
        "it is a link that leads nowhere; mend it or remove it",
    ),
    "outside": (
        "c’est un lien qui mène hors du projet ; remplacez-le par le fichier",
        "it is a link that leads out of the project; put the file in its place",
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
_REFUSED = ("le système refuse de l’ouvrir", "the system refuses to open it")


def why(reason: str) -> Text:
    """Return, for the stable word of an UnreadableError, what a person reads."""
    return Text(*_UNREADABLE.get(reason, _REFUSED))
