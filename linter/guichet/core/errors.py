"""What goes wrong in the use of guichet, said in a sentence: what happened, where, what to do."""

from __future__ import annotations

import errno

from guichet.core.findings import Text


class UsageError(Exception):
    """Bad usage or configuration: the host prints `text` in the user's language and exits with 2."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(fr, en)


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
    errno.ELOOP: Text("des liens tournent en rond", "links go round in circles"),
}


def reason(problem: OSError) -> Text:
    """Return why the system refuses a file, in words; a rare reason by its code."""
    code = errno.errorcode.get(problem.errno or 0, type(problem).__name__)
    return _REASONS.get(problem.errno or 0) or Text(f"le système refuse ({code})", f"the system refuses ({code})")
