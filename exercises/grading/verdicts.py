"""What can go wrong with an answer before it is even judged, each said in one sentence."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any

from grading.checks import Broken, Failed
from grading.text import Text, printable

PUT_BACK = Text(
    fr="Remettez-le : il est dans le dossier « start » de l’exercice.",
    en="Put it back: it is in the exercise's “start” folder.",
)
BEGIN_AGAIN = Text(
    fr="Mettez de côté ce que vous avez fait, supprimez le dossier « answer », relancez avec --seed={seed} : "
    "l’exercice vous le redonne.",
    en="Keep what you have done elsewhere, delete the “answer” folder, run again with --seed={seed}: the exercise "
    "gives it back.",
)
SAVE_AS_UTF8 = Text(fr="Enregistrez-le en UTF-8.", en="Save it as UTF-8.")
LOOP = Text(fr="Cherchez une boucle qui ne finit pas.", en="Look for a loop that never ends.")
LEAVES = Text(fr="une page qui part aussitôt", en="a page that leaves at once")


class Lost(Broken):
    """Something that the start gave is gone."""

    def of_variant(self, seed: str) -> Lost:
        """The same, when the start on disk has other words than that variant."""
        # The seed is written in a file that was handed in, and this is to be typed.
        self.try_ = BEGIN_AGAIN.each(lambda said: said.format(seed=shlex.quote(seed)))
        return self


def missing(file: str) -> Lost:
    """A file that the exercise needs is gone."""
    return Lost(
        fr=f"Le fichier « {file} » n’est plus dans votre dossier « answer ».",
        en=f"The file “{file}” is no longer in your “answer” folder.",
        try_=PUT_BACK,
    )


def led_away(tag: object = LEAVES) -> Failed:
    """A page that nobody reads: another stands in its place, or comes before it is read."""
    return Failed(
        fr="Cette page laisse sa place à une autre : personne ne lit ce qu’elle dit.",
        en="This page gives its place to another: nobody reads what it says.",
        expected=Text(fr="une page qui reste devant la personne", en="a page that stays before the person"),
        actual=tag,
    )


def read_otherwise(tag: str) -> Failed:
    """A page in which a browser finds what its sources do not seem to hold."""
    return Failed(
        fr="Un navigateur lit cette page autrement qu’elle n’est écrite : il y trouve ce qu’on n’y lit pas.",
        en="A browser reads this page otherwise than it is written: it finds in it what nobody reads there.",
        expected=Text(fr="un balisage que tous lisent de la même façon", en="markup that all read in the same way"),
        actual=tag,
    )


def unreadable(file: str, detail: str) -> Broken:
    """A file that cannot be decoded or parsed."""
    return Broken(fr=f"Le fichier « {file} » ne se lit pas.", en=f"The file “{file}” cannot be read.", actual=detail)


def not_utf8(file: str, error: UnicodeDecodeError) -> Broken:
    """A file that an editor saved in another encoding."""
    before = error.object[: error.start].decode("utf-8", errors="replace")
    line = before.count("\n") + 1
    return Broken(
        fr=f"Le fichier « {file} » n’est pas en UTF-8 : il ne se lit plus à partir de la ligne {line}.",
        en=f"The file “{file}” is not in UTF-8: it cannot be read from line {line} on.",
        actual=before.rpartition("\n")[2].lstrip() + "\N{REPLACEMENT CHARACTER}",
        try_=SAVE_AS_UTF8,
    )


def impossible_date(file: str, detail: str) -> Broken:
    """A file holds what is written as a date and is none: 2027-06-31."""
    return Broken(
        fr=f"Une date du fichier « {file} » n’existe pas dans le calendrier.",
        en=f"A date of the file “{file}” is not in the calendar.",
        expected=Text(fr="une date en AAAA-MM-JJ", en="a date as YYYY-MM-DD"),
        actual=detail,
    )


def oversized(detail: str) -> Broken:
    """The folder is too large to be an answer."""
    return Broken(
        fr="Votre dossier « answer » est trop gros pour être une réponse.",
        en="Your “answer” folder is too large to be an answer.",
        expected=Text(
            fr="moins de 300 fichiers et dossiers, et de 8 Mo en tout", en="fewer than 300 files and folders, and 8 MB"
        ),
        actual=printable(detail),
    )


def link(name: str) -> Broken:
    """A link stands where a folder should be: what it leads to may be somebody else's."""
    return Broken(
        fr=f"« {printable(name)} » est un lien, pas un dossier : rien de ce qu’il montre n’est lu.",
        en=f"“{printable(name)}” is a link, not a folder: nothing that it leads to is read.",
        try_=Text(fr="Rendez le dossier lui-même.", en="Hand in the folder itself."),
    )


def closed(detail: str) -> Broken:
    """The machine refuses to read the folder, or a file in it."""
    return Broken(
        fr="Votre dossier « answer » ne se lit pas en entier.",
        en="Your “answer” folder cannot be read as a whole.",
        actual=detail,
        try_=Text(fr="Donnez le droit de lire tous ses fichiers.", en="Give the right to read all its files."),
    )


def out_of_time(file: str) -> Broken:
    """The learner's code did not come back."""
    return Broken(
        fr=f"« {file} » n’a pas répondu à temps et a été arrêté.",
        en=f"“{file}” did not answer in time and was stopped.",
        try_=LOOP,
    )


def fallen(file: str) -> Broken:
    """The learner's page did not leave the browser standing."""
    return Broken(
        fr=f"« {file} » a fait tomber le navigateur avant la fin.",
        en=f"“{file}” brought the browser down before the end.",
        try_=Text(
            fr="Cherchez ce qui grandit sans fin, ou ce qui ferme la page.",
            en="Look for what never stops growing, or for what closes the page.",
        ),
    )


def overdue() -> Broken:
    """The whole judgement did not come back."""
    return Broken(
        fr="La correction n’a pas fini à temps et a été arrêtée : aucun point n’est compté.",
        en="The grading did not end in time and was stopped: no point is counted.",
        try_=LOOP,
    )


def overloaded() -> Failed:
    """The machine had no processor for the judgement, which says nothing of the answer."""
    return Failed(
        fr="La machine était trop occupée pour corriger : ce n’est pas votre faute, et rien n’est noté.",
        en="The machine was too busy to grade: this is not your fault, and nothing is graded.",
        try_=Text(fr="Relancez quand elle a moins à faire.", en="Run again when it has less to do."),
    )


def too_deep() -> Broken:
    """Something in the answer is nested beyond what anyone reads."""
    return Broken(
        fr="Votre réponse imbrique quelque chose trop profondément pour être lue.",
        en="Your answer nests something too deeply to be read.",
        try_=Text(fr="Cherchez ce qui s’ouvre et ne se ferme pas.", en="Look for what opens and never closes."),
    )


def out_of_memory(file: str) -> Broken:
    """The learner's code asked for too much memory."""
    return Broken(
        fr=f"« {file} » a demandé plus de mémoire que permis et a été arrêté.",
        en=f"“{file}” asked for more memory than allowed and was stopped.",
        try_=Text(fr="Cherchez une liste qui grandit sans fin.", en="Look for a list that never stops growing."),
    )


def too_much_output(file: str) -> Broken:
    """The learner's code wrote without end."""
    return Broken(
        fr=f"« {file} » a écrit plus d’un mégaoctet et a été arrêté.",
        en=f"“{file}” wrote more than one megabyte and was stopped.",
        try_=Text(fr="Retirez les « print » de mise au point.", en="Remove the prints you used for debugging."),
    )


def too_much_on_disk(file: str) -> Broken:
    """The learner's code filled its folder."""
    return Broken(
        fr=f"« {file} » a écrit trop de fichiers, ou de trop gros, et a été arrêté.",
        en=f"“{file}” wrote too many files, or too large ones, and was stopped.",
        try_=Text(fr="Gardez en mémoire ce qui sert une fois.", en="Keep in memory what is needed once."),
    )


def vanished(file: str) -> Broken:
    """The process ended without a word."""
    return Broken(
        fr=f"« {file} » a fait disparaître le programme avant sa réponse.",
        en=f"“{file}” made the program vanish before it answered.",
        try_=Text(
            fr="Une réponse rend une valeur ; elle ne quitte pas le programme.",
            en="An answer returns a value; it does not leave the program.",
        ),
    )


def forged(file: str) -> Broken:
    """The channel carried something that the child was not asked for."""
    return Broken(
        fr=f"« {file} » a écrit sur le canal du correcteur ; rien n’en a été retenu.",
        en=f"“{file}” wrote on the grader's channel; nothing of it was kept.",
        try_=Text(fr="Rendez une valeur avec « return ».", en="Give a value back with “return”."),
    )


def no_script(file: str, line: int, detail: str) -> Broken:
    """A script of the page that the browser cannot read: nothing of it runs."""
    return Broken(
        fr=f"« {file} » n’est pas encore du JavaScript, ligne {line} : rien de ce script ne s’exécute.",
        en=f"“{file}” is not JavaScript yet, line {line}: nothing of that script runs.",
        actual=detail,
        try_=Text(
            fr="Cherchez, à cette ligne ou juste avant, une parenthèse, une accolade ou un guillemet qui manque.",
            en="Look on that line or just before for a missing parenthesis, brace or quote.",
        ),
    )


def of_error(file: str, error: Mapping[str, Any]) -> Broken:
    """What the child reports about an exception in the learner's code."""
    name, detail = error.get("file") or file, str(error.get("message", ""))
    line = error.get("line")
    where_fr = f", ligne {line}" if line else ""
    where_en = f", line {line}" if line else ""
    kind = error.get("kind")
    if kind == "syntax":
        return Broken(
            fr=f"« {name} » n’est pas encore du Python{where_fr} : il ne se lit pas.",
            en=f"“{name}” is not Python yet{where_en}: it cannot be read.",
            actual=detail,
        )
    if kind == "import":
        return Broken(
            fr=f"« {name} » importe un module qui n’existe pas ici{where_fr}.",
            en=f"“{name}” imports a module that does not exist here{where_en}.",
            actual=detail,
        )
    if kind == "input":
        return Broken(
            fr=f"« {name} » attend que quelqu’un tape une réponse{where_fr} : ici, il n’y a personne pour le faire.",
            en=f"“{name}” waits for somebody to type an answer{where_en}: nobody is here to do so.",
            try_=Text(
                fr="Retirez « input » : le correcteur donne à vos fonctions tout ce qu’elles demandent.",
                en="Remove “input”: the grader gives your functions all that they ask for.",
            ),
        )
    if kind == "template":
        return Broken(
            fr=f"Le gabarit « {name} » ne se lit pas{where_fr}.",
            en=f"The template “{name}” cannot be read{where_en}.",
            actual=detail,
        )
    if kind == "absent":
        return Lost(
            fr=f"« {name} » ne définit plus « {detail} ».",
            en=f"“{name}” no longer defines “{detail}”.",
            try_=PUT_BACK,
        )
    if kind == "exit":
        return vanished(name)
    if kind == "memory":
        return out_of_memory(name)
    if kind == "output":
        return too_much_output(name)
    if kind == "disk":
        return too_much_on_disk(name)
    return Broken(
        fr=f"« {name} » s’est arrêté sur une erreur{where_fr}.",
        en=f"“{name}” stopped on an error{where_en}.",
        actual=f"{error.get('type')}: {detail}",
        try_=SAVE_AS_UTF8 if error.get("type") == "UnicodeDecodeError" else None,
    )


def of_crash(file: str, call: str, error: Mapping[str, Any]) -> Broken:
    """What the child reports about an exception that a function did not mean, with the call that set it off."""
    broken = of_error(file, error)
    if broken.actual:
        broken.actual = broken.actual.each(lambda text: f"{call}\n{text}")
    return broken
