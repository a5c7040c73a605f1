"""A file that cannot be read is said, never passed over in silence."""

from collections.abc import Iterator

from guichet.core.errors import why
from guichet.core.findings import Family, Hit, Severity, Span, Text
from guichet.rulebook.rule import Bad, Good, engine_rule

UNREADABLE = Text(fr="Ce fichier n’a pas été vérifié : {why_fr}.", en="This file was not checked: {why_en}.")


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
    refs=("guichet-guide",),
    lesson="00-getting-started/01-install",
    bad=(Bad("def f(:\n    pass\n", UNREADABLE, at="", path="service/vues.py"),),
    good=(Good("def f():\n    pass\n", path="service/vues.py"),),
)
def file_unreadable(reason: str) -> Iterator[Hit]:
    """Report at the top of a file why it was not checked."""
    said = why(reason)
    yield Hit(Span(0, 0), UNREADABLE, {"why_fr": said.fr, "why_en": said.en})
