"""A long block that the formulas find hard to read."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.language.sentences import word_count
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.document import Document
from guichet.rulebook.norms import HARMS_READING
from guichet.rulebook.rule import Bad, Good, Option, prose_rule
from guichet.told.language.readability import measure
from guichet.told.legal import is_decision, is_terms
from guichet.told.readers import is_for_people

HARD = Text(
    fr="Ce bloc de {words} mots est difficile à lire. Il obtient {score} sur une échelle où 100 se lit sans effort. Des mots plus courts, des phrases plus courtes : relisez-le à voix haute.",
    en="This block of {words} words is hard to read. It scores {score} on a scale where 100 reads without effort. Shorter words, shorter sentences: read it aloud.",
)
_NAME = 3
"""Spaces up to which what a message stands for is a name: beyond, it follows a text that is measured where it is written."""
_LETTERS = 5
"""Characters that a word of prose takes on average, at least."""
_FR = "La participation financière communale relative à l’accompagnement périscolaire des enfants scolarisés dans les établissements élémentaires est attribuée aux familles domiciliées sur le territoire communal, après présentation des attestations justificatives nécessaires à l’appréciation de leur situation économique, professionnelle et familiale. La détermination du montant correspondant s’effectue proportionnellement aux ressources mensuelles déclarées conjointement par les représentants légaux, selon les orientations budgétaires annuellement adoptées par délibération du conseil municipal, consultables auprès du secrétariat général pendant les horaires habituels. Toute modification significative intervenant après l’enregistrement administratif de la demande initiale nécessite une actualisation immédiate des informations précédemment communiquées par les représentants légaux auprès du service périscolaire municipal compétent."
_EN = "Municipal financial participation concerning extracurricular accompaniment is attributed to families domiciled within the administrative territory, following presentation of documentation necessary for the appreciation of their economic, professional and familial situation. Determination of the corresponding contribution is established proportionally to monthly resources declared conjointly by legal representatives, according to budgetary orientations annually adopted by deliberation of the municipal council, available for consultation at the general secretariat during customary opening hours. Any significant modification intervening after administrative registration of the initial application necessitates immediate actualisation of previously communicated information, failing which municipal financial participation may be provisionally interrupted, and eventually recovered integrally by the responsible authorities, café included."
_EASY = "Vous pouvez venir à la mairie tous les jours. " * 14


@prose_rule(
    name="readability-low",
    code="W9212",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.MINOR,
    title=Text(fr="Bloc difficile à lire", en="Block that is hard to read"),
    harms=HARMS_READING,
    instead=Text(fr="Coupez le bloc, prenez des mots courts, faites une liste. Le score n’est qu’un signe : faites relire par les personnes concernées.", en="Cut the block, use short words, make a list. The score is only a sign: have the people concerned read it."),
    wrong_when=Text(fr="Le bloc est un texte de loi ou une liste de noms propres longs.", en="The block is a text of law or a list of long names."),
    refs=("iso-24495", "services-publics-plus", "wcag 3.1.5", "kandel-moles"),
    lesson="05-plain-language/01-sentences",
    options=(
        Option("score", 50, Text(fr="score sous lequel un bloc est à vérifier", en="score under which a block is to be checked")),
        Option("words", 100, Text(fr="mots sous lesquels un bloc n’est pas mesuré", en="words under which a block is not measured")),
    ),
    bad=(
        Bad(f'<p lang="fr">{_FR}</p>', HARD, at=_FR, review=True),
        Bad(f'<p lang="en">{_EN}</p>', HARD, at=_EN, review=True),
        Bad(f'msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "aid"\nmsgstr "{_EN}"\n', HARD, at=_EN, path="locale/en.po", review=True),
        Bad(f"# Aides\n\n{_FR}\n", HARD, at=_FR, path="aides.md", review=True),
    ),
    good=(
        Good(f'<p lang="fr">{_EASY}L’été aussi.</p>'),
        Good('<p lang="fr">La détermination du montant correspondant s’effectue proportionnellement aux ressources.</p>'),
        Good(f'msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "La participation communale est attribuée aux familles de l’été."\nmsgstr "{_EN}"\n', path="locale/en.po"),
        Good({"templates/cgu.html": f'<p lang="fr">{_FR}</p>'}),
    ),
)  # fmt: skip
def readability_low(document: Document) -> Iterator[Hit]:
    """Report blocks of many words whose reading ease is under the limit, outside law; longer ones are told by `text-wall`."""
    least = document.option("readability-low", "words")
    limit = document.option("readability-low", "score")
    long_blocks = [prose for prose in document.blocks if len(prose.text) >= least * _LETTERS]
    if not long_blocks or not is_for_people(document) or is_decision(document) or is_terms(document):
        return
    wall = document.option("text-wall", "words")
    for prose in long_blocks:
        if prose.translates.count(" ") > _NAME or word_count(prose.text) > wall or _is_of_names(prose.text):
            continue
        counted = measure(prose.text, prose.lang)
        score = counted.ease(prose.lang)
        if counted.words >= least and score < limit and prose.text.count(OUTPUT) * 10 < counted.words:
            span = prose.span(0, len(prose.text))
            yield Hit(span, HARD, {"words": counted.words, "score": round(score)}, Certainty.REVIEW)


def _is_of_names(text: str) -> bool:
    """Whether most words are those of names, one after the other: no shorter words would say them."""
    words = text.split()
    return text.count(",") * _PER_NAME > len(words) and sum(one.lstrip("(").istitle() for one in words) * 2 > len(words)


_PER_NAME = 6
"""Words of one name in a list of them, at most."""
