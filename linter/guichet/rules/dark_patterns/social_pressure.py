"""Everyone else already did: an argument that tells nothing about the choice."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.language.word_lists import pattern
from guichet.told.saying import meant

CROWD = Text(
    fr="« {words} » pousse à faire comme les autres : la personne qui a une bonne raison de choisir autrement croit se tromper. Dites ce que chaque choix change, pour elle.",
    en='"{words}" pushes people to follow the crowd: someone with good reason to choose otherwise feels wrong. Say what each choice changes, for them.',
)


@prose_rule(
    name="social-pressure",
    code="W9323",
    family=Family.DARK_PATTERNS,
    severity=Severity.MINOR,
    title=Text(fr="Pression du groupe", en="Social pressure"),
    harms=Text(
        fr="Les personnes qui préfèrent le papier ou le guichet, et qu’on fait se sentir en retard.",
        en="People who prefer paper or the counter, and are made to feel behind.",
    ),
    instead=Text(fr="Décrivez les deux choix à égalité, sans compter qui a choisi quoi.", en="Describe both choices equally, without counting who chose what."),
    wrong_when=Text(
        fr="La phrase est une statistique qui informe, sans demander de choix.",
        en="The sentence is a statistic that informs, without asking for a choice.",
    ),
    refs=("oecd-2022", "mathur-2019"),
    lesson="08-deceptive-interfaces/01-recognise",
    bad=(
        Bad("<p>98 % des usagers ont déjà renoncé au papier.</p>", CROWD, at="98 % des usagers ont déjà renoncé au papier"),
        Bad("<p>Faites comme vos voisins : passez à l’espace numérique.</p>", CROWD, at="Faites comme vos voisins : passez à l’espace numérique"),
        Bad('<p lang="en">12 people are looking at this appointment right now.</p>', CROWD, at="12 people are looking at this appointment right now"),
    ),
    good=(
        Good("<p>En 2025, 62 % des demandes ont été faites en ligne et 38 % par courrier.</p>"),
        Good('<p lang="en">Everyone has the same chance of being drawn. The place is what people are looking for.</p>'),
        Good("<p>Vos voisins peuvent vous aider à remplir la demande.</p>"),
        Good("<p>Des phrases comme « 98 % des usagers ont déjà choisi » sont à éviter.</p>"),
    ),
)  # fmt: skip
def social_pressure(document: Document) -> Iterator[Hit]:
    """Report sentences that argue from what others did."""
    for lang in ("fr", "en"):
        for found in meant(document, pattern("dark_patterns/pressure.toml", f"{lang}.social"), lang, denied=True):
            yield Hit(found.span, CROWD, {"words": found.text.strip()})
