"""A text calls the office by the name that it no longer has."""

import re
from collections.abc import Iterator

from guichet.api import Bad, Document, Family, Good, Hit, Option, Severity, Text, prose_rule

OLD = Text(
    fr="« {old} » n’existe plus : qui cherche ce nom trouve porte close. Écrivez « {new} ».",
    en='"{old}" no longer exists: whoever looks for that name finds a closed door. Write "{new}".',
)


@prose_rule(
    name="office-name-old",
    code="W5101",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.SERIOUS,
    title=Text(fr="Ancien nom de l’office", en="Old name of the office"),
    harms=Text(
        fr="Les personnes qui cherchent l’office sur un plan, dans l’annuaire ou au téléphone.",
        en="People who look for the office on a map, in a directory or by telephone.",
    ),
    instead=Text(fr="Écrivez le nom d’aujourd’hui.", en="Write the name of today."),
    wrong_when=Text(
        fr="Le texte raconte l’histoire de l’office, ou cite un acte ancien sans guillemets.",
        en="The text tells the history of the office, or quotes an old deed without quotation marks.",
    ),
    refs=("decision-2026-02", "services-publics-plus"),
    options=(
        Option("old", ["Caisse d’entraide"], Text(fr="anciens noms", en="old names")),
        Option("new", "Office des aides", Text(fr="nom d’aujourd’hui", en="name of today")),
    ),
    mentions=("entraide",),
    bad=(
        Bad("<p>Adressez votre demande à la Caisse d’entraide, par courrier.</p>", OLD, at="Caisse d’entraide"),
        Bad("<li>La caisse d’entraide vous répond en deux semaines.</li>", OLD, at="caisse d’entraide"),
        Bad("<p>Écrivez à la Caisse\n d'entraide avant le 3 mai.</p>", OLD, at="Caisse\n d'entraide"),
    ),
    good=(
        Good("<p>Adressez votre demande à l’Office des aides, par courrier.</p>"),
        Good("<p>L’acte de 1987 dit : « la Caisse d’entraide verse le secours ».</p>"),
        Good("<p>Un groupe d’entraide se réunit le jeudi, sans rendez-vous.</p>"),
    ),
)
def office_name_old(document: Document) -> Iterator[Hit]:
    """Report each old name where the text says it as its own."""
    new = document.option("office-name-old", "new")
    for old in document.option("office-name-old", "old"):
        said = re.compile(rf"\b{re.escape(old.lower().replace('’', chr(39)))}\b")
        for block in document.blocks:
            for match in said.finditer(block.plain):
                yield Hit(block.span(*match.span()), OLD, {"old": old, "new": new})
