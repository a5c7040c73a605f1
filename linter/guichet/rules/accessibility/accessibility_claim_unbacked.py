""" "Fully compliant", and no report that shows it."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

UNBACKED = Text(
    fr="« {text} » : rien ici ne permet de le vérifier, ni rapport ni grille d’audit. Ajoutez le lien, ou écrivez l’état réel.",
    en='"{text}": nothing here lets anyone check it, no report and no audit grid. Add the link, or write the true state.',
)

_CLAIM = re.compile(
    r"\b(?:est|sont) (?:totalement|entièrement|pleinement|100\s?%) (?:conforme|accessible)s?\b|\b(?:is|are) (?:fully|100\s?%|completely) (?:compliant|accessible|conformant)\b",
    re.I,
)
_SUBJECT = re.compile(r"rgaa|wcag|référentiel général|site|application|service numérique|website", re.I)
_BUILDING = re.compile(r"fauteuil|rez-de-chauss|bâtiment|étage|wheelchair|building", re.I)
_AUDITED = re.compile(r"\b(?:audit|évaluation|evaluation)\b.{0,300}\d{1,3}(?:[.,]\d+)?(?:\s|&nbsp;)*%", re.I | re.S)
"""Who looked, and the share of the criteria that they found respected."""
_PROOF = re.compile(r"rapport|audit|grille|résultats|report|evaluation|évaluation", re.I)


@page_rule(
    name="accessibility-claim-unbacked",
    code="W9188",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Conformité affirmée sans preuve', en='Compliance claimed without proof'),
    harms=Text(fr='Les personnes handicapées : on leur promet que tout marche, et elles se croient seules en cause.', en='Disabled people: they are promised that all works, and think that they are to blame.'),
    instead=Text(fr='Liez le rapport d’audit, ou écrivez l’état réel : « non conforme » est une mention honnête.', en='Link the audit report, or write the true state: "non conforme" is an honest mention.'),
    wrong_when=Text(fr='Le rapport est lié depuis une autre page.', en='The report is linked from another page.'),
    refs=("decree-2019-768",),
    lesson="04-accessibility/09-statement",
    bad=(
        Bad('<h2>Déclaration d’accessibilité</h2><p>Le site de la mairie est totalement conforme avec le RGAA, version 4.1.</p>', UNBACKED, at='<p>'),
        Bad('<h1>Accessibilité</h1><p>Ce service est totalement conforme au référentiel général d’amélioration de l’accessibilité.</p>', UNBACKED, at='<p>'),
        Bad('<h1>Accessibility</h1><p>The café site is fully compliant with WCAG 2.2.</p>', UNBACKED, at='<p>'),
    ),
    good=(
        Good('<p>Le site est totalement conforme avec le RGAA. <a href="/audit.html">Rapport d’audit</a></p>'),
        Good('<p>Le site est non conforme avec le RGAA.</p>'),
        Good('<p>Le site est totalement conforme avec le RGAA.</p><p>L’audit réalisé par la société Été révèle que 100 % des critères sont respectés.</p>'),
        Good('<p>Le rez-de-chaussée de la mairie est totalement accessible en fauteuil roulant.</p>'),
        Good('<p>Le site est totalement conforme avec le RGAA {{ rapport }}.</p>{{ page.body }}'),
    ),
)  # fmt: skip
def accessibility_claim_unbacked(page: Page) -> Iterator[Hit]:
    """Report a claim of full compliance in a file that links no report and prints nothing unknown."""
    template = page.template
    if (
        "conform" not in template.source.text
        and "accessible" not in template.source.text
        and "compliant" not in template.source.text
    ):
        return
    if _AUDITED.search(template.source.text):
        return
    if any(_PROOF.search(f"{one.text} {one.attr('href') or ''}") for one in template.by_name.get("a", ())):
        return
    for block in (*template.by_name.get("p", ()), *template.by_name.get("li", ())):
        text = block.text
        match = _CLAIM.search(text)
        if match and _SUBJECT.search(text) and not _BUILDING.search(text) and not is_dynamic(text):
            yield Hit(block.span, UNBACKED, {"text": match[0]})
            return
