"""Words that sort women by marriage."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.people.fields import fields_of
from guichet.reading.python.module import PythonModule
from guichet.reading.texts import Document, Prose
from guichet.rulebook.rule import Bad, Check, Good, Subject, prose_rule

OUTDATED = Text(
    fr="« {words} » classe les femmes par leur mariage ; l’administration ne l’emploie plus depuis 2012. Écrivez « {instead} ».",
    en='"{words}" sorts women by their marriage; French public services have not used it since 2012. Write "{instead}".',
)

_WORDS = re.compile(
    r"\b(mademoiselle|mlle|nom de jeune fille|nom patronymique|nom d['’](?:époux|épouse)|nom marital)\b(?!·)(?! de (?:votre|sa|la) mère)",
    re.I,
)
_TOLD = re.compile(
    r"supprim|n['’]est plus|ne sont plus|disparu|ancien|depuis 2012|n['’]utilis|remplac|circulaire|histori|musée|roman|film|ne plus",
    re.I,
)


_NAMED = re.compile(
    r"\b(?:rue|place|avenue|école|collège|lycée|bibliothèque|médiathèque|centre|square|maison|hôtel|théâtre|parc)\s+$",
    re.I,
)
"""Before a woman of the past whose name a place bears."""


def _is_name(text: str, start: int, end: int) -> bool:
    return text[end : end + 1] in ("-", "‑") or bool(_NAMED.search(text[:start]))


def _instead(words: str) -> str:
    lowered = words.lower()
    if lowered.startswith(("mademoiselle", "mlle")):
        return "Madame"
    return "nom de naissance" if "jeune" in lowered or "patronymique" in lowered else "nom d’usage"


def _in_code(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    for field in fields_of(owner, module):
        for _, label in field.choices or ():
            match = _WORDS.fullmatch(label.strip().rstrip("."))
            if match:
                yield Hit(module.span(field.target), OUTDATED, {"words": match[1], "instead": _instead(match[1])})


def _in_block(prose: Prose) -> Iterator[Hit]:
    if prose.lang == "en" and "mlle" not in prose.plain:
        return
    for match in prose.words.places(_WORDS):
        if not _TOLD.search(prose.plain) and not _is_name(prose.text, *match.span(1)):
            yield Hit(
                prose.span(match.start(1), match.end(1)),
                OUTDATED,
                {
                    "words": prose.text[match.start(1) : match.end(1)],
                    "instead": _instead(prose.text[match.start(1) : match.end(1)]),
                },
            )


@prose_rule(
    name="civility-outdated",
    code="W9543",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Civilité dépassée", en="Outdated form of address"),
    harms=Text(
        fr="Les femmes, que ces mots classent selon qu’elles sont mariées ou non.",
        en="Women, whom these words sort by whether they are married.",
    ),
    instead=Text(
        fr="Écrivez « Madame », « nom de naissance » et « nom d’usage ».",
        en='Write "Ms", "name at birth" and "name used".',
    ),
    wrong_when=Text(
        fr="Le texte cite une œuvre, un nom propre, ou raconte l’ancien usage.",
        en="The text quotes a work or a proper name, or tells of the former use.",
    ),
    refs=("circular-5575",),
    lesson="03-forms/04-names-and-dates",
    bad=(
        Bad('<label lang="fr">Mademoiselle</label>', OUTDATED, at="Mademoiselle"),
        Bad('<label for="c2">Mlle</label>', OUTDATED, at="Mlle", path="templates/_civilite.html"),
        Bad('<p lang="fr">Indiquez votre nom de jeune fille et votre prénom.</p>', OUTDATED, at="nom de jeune fille"),
        Bad('class AideForm(forms.Form):\n    civilite = forms.ChoiceField(required=False, choices=[("f", "Madame"), ("d", "Mademoiselle"), ("m", "Monsieur")])\n', OUTDATED, at="civilite", path="service/forms.py"),
    ),
    good=(
        Good('<label lang="fr">Nom de naissance</label>'),
        Good('<p lang="fr">La mention « Mademoiselle » a disparu des formulaires.</p>'),
        Good('<p lang="fr">La bibliothèque Mademoiselle-de-Montpensier ouvre à 9 h, 3 rue Mademoiselle.</p>'),
        Good('<p lang="fr">Le mot mademoiselle n’est plus employé depuis 2012.</p>'),
    ),
    also=(Check(Subject.PYTHON, (nodes.ClassDef,), ("mademoiselle", "jeune fille", "mlle", "patronymique", "nom d'", "nom d’"), _in_code),)
)  # fmt: skip
def civility_outdated(document: Document) -> Iterator[Hit]:
    """Report the words that official forms left out in 2012, unless the text tells of that."""
    for prose in document.said:
        yield from _in_block(prose)
