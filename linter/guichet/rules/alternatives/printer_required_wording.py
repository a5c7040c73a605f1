"""A sentence that asks for a printer and a scanner."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.texts import Document, Prose
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.printers import prints_and_scans

PRINT = Text(
    fr="« {words} » suppose une imprimante et un scanner. Acceptez aussi une photo, le courrier ou le guichet, et dites-le ici.",
    en='"{words}" takes a printer and a scanner for granted. Accept a photo, the post or the counter too, and say so here.',
)

_OTHER = re.compile(
    r"photo|par courrier|à l[’']accueil|au guichet|sans imprimer|by post|in person|without printing|à l[’']écran|si vous préférez|if you (?:prefer|would rather)|on[- ]screen|ask (?:us|for)|post (?:you|it)\b|signature électronique|sign(?:ez)? en ligne",
    re.I,
)


def _in_block(prose: Prose) -> Iterator[Hit]:
    lowered = prose.text.lower()
    if "imprim" not in lowered and "print" not in lowered:
        return
    for found in prints_and_scans(prose):
        around = (
            prose.element.above.text if prose.element is not None and prose.element.above is not None else prose.text
        )
        if not _OTHER.search(around[:1500]):
            yield Hit(found.span, PRINT, {"words": found.text})


@prose_rule(
    name="printer-required-wording",
    code="W9515",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Imprimante et scanner exigés", en="Printer and scanner required"),
    harms=Text(
        fr="Les personnes sans imprimante ni scanner, et celles qui doivent payer l’impression ou montrer leurs papiers à un commerce.",
        en="People without a printer or a scanner, and those who must pay for printing or show their papers in a shop.",
    ),
    instead=Text(
        fr="Acceptez la photo, la signature sur place ou par courrier ; envoyez le formulaire à qui le demande.",
        en="Accept a photo, a signature on the spot or by post; send the form to whoever asks.",
    ),
    wrong_when=Text(
        fr="La même page offre de remplir et signer sans imprimer.",
        en="The same page offers to fill in and sign without printing.",
    ),
    refs=("insee-1780",),
    lesson="02-another-door/04-paper",
    bad=(
        Bad("<p lang=\"fr\">Imprimez le formulaire, signez-le puis scannez-le.</p>", PRINT, at="Imprimez le formulaire, signez-le puis scannez-le"),
        Bad("<li lang=\"fr\">Imprimer, signer et numériser le mandat</li>", PRINT, at="Imprimer, signer et numériser"),
        Bad("<p lang=\"en\">Print the form, sign it and upload it.</p>", PRINT, at="Print the form, sign it and upload"),
        Bad("<div lang=\"fr\"><p>Imprimez le mandat d’été, complétez-le et signez-le.</p><p>Une fois signé, scannez-le et passez à la suite.</p></div>", PRINT, at="Imprimez le mandat d’été, complétez-le et signez"),
    ),
    good=(
        Good("<p lang=\"fr\">Imprimez, signez et scannez le formulaire, ou envoyez-le par courrier.</p>"),
        Good("<p lang=\"fr\">Imprimez cette page pour la garder.</p>"),
        Good("<div lang=\"fr\"><p>Imprimez le mandat d’été, complétez-le et signez-le.</p><p>Envoyez-le à la mairie dans l’enveloppe jointe.</p></div>"),
        Good("<p lang=\"en\">Sign on screen. If you prefer, print the form, sign it and upload it, or ask us to post you a copy.</p>"),
        Good("<p lang=\"en\">Print, sign and scan the form, or send a photo of it.</p>"),
    ),
)  # fmt: skip
def printer_required_wording(document: Document) -> Iterator[Hit]:
    """Report an order to print, sign and scan, unless another way is given in the same block."""
    for prose in document.said:
        yield from _in_block(prose)
