"""What it will cost is told at the end, once everything has been filled in."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.steps import step_groups
from guichet.reading.project.project import Project
from guichet.reading.templates.masking import visible
from guichet.rulebook.rule import Bad, Good, project_rule
from guichet.told.language.word_lists import lowered

LATE = Text(
    fr="« {word} » n’apparaît qu’à la dernière étape : la personne a tout donné avant de savoir ce qu’elle risque. Dites-le sur la première page, avec ce qui permet de l’éviter.",
    en='"{word}" only appears in the last step: people have given everything before they know the risk. Say it on the first page, with what can avoid it.',
)
_COST = re.compile(
    r"\b(?:indus?|trop-perçu|pénalités?|suspen(?:sion|du|due|dus)|radiation|radiée?s?|sanctions?|amendes?|frais|majorations?|payante?s?|remboursement obligatoire|non remboursables?|"
    r"penalt(?:y|ies)|fines?|fees?|suspended|suspension|overpayment|surcharge|non-refundable|charged)\b"
)
_NEGATED = re.compile(r"(?:sans|aucune?s?|pas de|no|without)\s(?:\w+\s)?$")


@project_rule(
    name="consequence-late",
    code="W9316",
    family=Family.DARK_PATTERNS,
    severity=Severity.MINOR,
    title=Text(fr="Conséquence annoncée trop tard", en="Consequence told too late"),
    harms=Text(
        fr="Les personnes qui auraient choisi une autre voie si elles avaient su, et qui n’osent plus reculer à la fin.",
        en="People who would have chosen another way had they known, and who no longer dare to go back at the end.",
    ),
    instead=Text(fr="Annoncez au début les frais, les effets et les délais, puis rappelez-les.", en="Announce fees, effects and delays at the start, then repeat them."),
    wrong_when=Text(fr="L’information est donnée avant, dans une page qui n’est pas numérotée comme une étape.", en="The information is given before, on a page that is not numbered as a step."),
    refs=("edpb-03-2022",),
    lesson="08-deceptive-interfaces/03-sludge",
    bad=(
        Bad({"d/etape1.html": "<p>Vos revenus</p>\n", "d/etape2.html": "<p>Votre logement</p>\n", "d/etape3.html": "<p>À savoir : une erreur entraîne une pénalité.</p>\n"}, LATE, at="<p>", path="d/etape3.html"),
        Bad({"d/step1.html": "<p>Your name</p>\n", "d/step2.html": "<p>Your café</p>\n", "d/step3.html": "<li>A fee of 30 € is charged.</li>\n"}, LATE, at="<li>", path="d/step3.html"),
        Bad({"d/1-identite.html": "<p>Nom</p>\n", "d/2-revenus.html": "<p>Revenus</p>\n", "d/3-fin.html": "<p>Votre aide sera suspendue. Votre droit peut être suspendu.</p>\n"}, LATE, at="<p>", path="d/3-fin.html"),
    ),
    good=(
        Good({"d/etape1.html": "<p>Une erreur peut entraîner une pénalité.</p>\n", "d/etape2.html": "<p>Nom</p>\n", "d/etape3.html": "<p>Rappel : pénalité</p>\n"}),
        Good({"d/etape1.html": "<p>Nom</p>\n", "d/etape2.html": "<p>Prénom</p>\n", "d/etape3.html": "<p>Sans frais : c’est gratuit.</p>\n"}),
        Good({"d/etape1.html": "<p>Nom</p>\n", "d/etape2.html": "<p>Une pénalité est possible.</p>\n"}),
    ),
)  # fmt: skip
def consequence_late(project: Project) -> Iterator[Hit]:
    """Report the block of the last of three or more steps that names a cost no earlier step named."""
    for steps in step_groups(project):
        templates = [template for path in steps if (template := project.library.template(path)) is not None]
        if len(templates) < 3:
            continue
        before = " ".join(lowered(visible(str(node))) for template in templates[:-1] for node in template.texts)
        if _COST.search(before):
            continue
        last = templates[-1]
        for block in last.elements:
            if block.name not in ("p", "li", "label", "td", "div") or (block.name == "div" and block.inside("p", "li")):
                continue
            text = lowered(block.text)
            match = next((one for one in _COST.finditer(text) if not _NEGATED.search(text[: one.start()])), None)
            if match:
                yield Hit(block.span, LATE, {"word": match[0]}, path=last.path)
                break
