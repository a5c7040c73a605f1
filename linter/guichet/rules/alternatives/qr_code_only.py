"""A door that opens only to a camera."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.offered.channels import channels_in
from guichet.reading.texts import Document, Prose
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.saying import by_group

QR = Text(
    fr="« {words} » est le seul accès : sans smartphone, rien. Écrivez à côté l’adresse du site et un numéro.",
    en='"{words}" is the only way: without a smartphone, nothing. Write the web address and a number next to it.',
)

PERHAPS = Text(
    fr="« {words} » : la page qui dit cela écrit-elle à côté l’adresse du site, ou un code à saisir, et un numéro ?",
    en='"{words}": does the page that says so write the web address, or a code to type, and a number next to it?',
)

_QR = re.compile(
    r"\b((?:scann(?:ez|er)|flash(?:ez|er)|photographi(?:ez|er)|scan|utilisez)\s+(?:(?:le|ce|un|the|this|votre|your)\s+)?(?:code qr|qr[- ]?code|qr|flashcode|code (?:affiché|ci-dessus|ci-dessous|ci-contre|de l[’']affiche)|code(?= (?:avec|depuis|with|from|on) (?:votre |un |le |l[’']|your |a |the )?(?:smartphone|téléphone|mobile|phone|appareil)\b))\b[^.!?]{0,12}?)(?=[\s.,;:!?]|$)",
    re.I,
)
_INSTEAD = re.compile(
    r"[^.!?]{0,60}\b(?:or (?:else |just |simply )?(?:type|enter|copy|paste|key in|visit|use|call|ring|go to)"
    r"|ou (?:bien )?(?:saisi|tap|copi|recopi|entrez|entrer|utilis|appel|all|rendez-vous sur))",
    re.I,
)
"""Another way in, offered in the same sentence."""
_NEAR = 4
"""Blocks below a code in which the other way is still beside it."""
_OTHER_WAY = re.compile(
    r"\b(?:saisi|tap|copi|recopi|écri|entr|enter|type|copy)\w*\b[^.!?;:]{0,30}\b(?:adresse|lien|code|url|address|link)\b(?! (?:qr|postale|e-?mail|mail|électronique))"
)
"""What is written for those who cannot scan: an address or a code to type."""
_WORDS_OF_KEY = re.compile(r"[._-]+")
_READABLE = re.compile(
    r"https?://|www\.|\b[a-z0-9-]{1,100}\.[a-z0-9.-]{0,100}(?:fr|example|org|gouv|com|eu|uk|net)(?:/\S*)?\b", re.I
)


def _in_block(prose: Prose) -> Iterator[Hit]:
    lowered = prose.text.lower()
    if not any(word in lowered for word in ("qr", "flash", "scan")):
        return
    for match in prose.words.places(_QR):
        element = prose.element
        near = (
            element.closest("section", "article", "main", "body", "div", "table") or element
            if element is not None
            else None
        )
        around = near.text if near is not None else prose.text
        links = near is not None and bool(near.inside("a"))
        if _READABLE.search(around) or channels_in(around) or links or _is_security(around):
            continue
        if _INSTEAD.match(prose.plain, match.end(1)) or _stands_beside(prose):
            continue
        is_kept = not prose.document.is_sequence or bool(prose.key)  # its page may write the other way beside it
        yield Hit(
            prose.span(match.start(1), match.start(1) + len(prose.text[match.start(1) : match.end(1)].strip())),
            PERHAPS if is_kept else QR,
            {"words": prose.text[match.start(1) : match.end(1)].strip()},
            Certainty.REVIEW if is_kept else Certainty.VIOLATION,
        )


def _stands_beside(prose: Prose) -> bool:
    """Whether the other way is written in the next blocks, or in the messages of the same group: an address, a code to type."""
    document = prose.document
    if not prose.key:
        at = next((place for place, one in enumerate(document.said) if one is prose), 0)
        near = document.said[at + 1 : at + 1 + _NEAR] if document.is_sequence else []
        return any(_OTHER_WAY.search(block.plain) or _READABLE.search(block.text) for block in near)
    group = prose.key.rpartition(".")[0]
    return _is_security(_WORDS_OF_KEY.sub(" ", prose.key)) or any(
        _OTHER_WAY.search(block.plain) for block in by_group(document)[group]
    )


def _is_security(text: str) -> bool:
    return bool(
        re.search(
            r"authenticat|application d[’']authentification|two-factor|2fa|totp|double authentification|deux facteurs|check[- ]?in|(?:your|votre|e-?) ?tickets?\b|badge d[’']entrée|billet",
            text,
            re.I,
        )
    )


@prose_rule(
    name="qr-code-only",
    code="W9511",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Code QR pour seul accès", en="QR code as the only way"),
    harms=Text(
        fr="Les personnes sans smartphone, les personnes aveugles, celles qui lisent la lettre sans savoir ce qu’est ce dessin.",
        en="People without a smartphone, people who are blind, people who read the letter without knowing what this drawing is.",
    ),
    instead=Text(
        fr="Écrivez l’adresse en toutes lettres à côté du code, et un numéro de téléphone.",
        en="Write the address in full next to the code, and a telephone number.",
    ),
    wrong_when=Text(
        fr="L’adresse lisible est imprimée ailleurs sur le même document.",
        en="The readable address is printed elsewhere on the same document.",
    ),
    refs=("insee-1780", "wcag 1.1.1"),
    lesson="02-another-door/01-channels",
    bad=(
        Bad("<html lang='fr'><h1>Été</h1><p>Scannez ce code avec votre smartphone pour continuer.</p></html>", QR, at="Scannez ce code"),
        Bad("<p lang=\"fr\">Pour répondre, scannez le QR code ci-dessous.</p>", QR, at="scannez le QR code"),
        Bad("<td lang=\"fr\">Flashez ce code QR pour payer.</td>", QR, at="Flashez ce code QR"),
        Bad("<p lang=\"en\">Scan the QR code to book your visit.</p>", QR, at="Scan the QR code"),
        Bad("en:\n  café:\n    step: \"Scan the QR code with your telephone to pay your bill.\"\n", PERHAPS, at="Scan the QR code", path="config/locales/en.yml", review=True),
    ),
    good=(
        Good("<p lang=\"fr\">Scannez le QR code ou allez sur rdv.valbrume.example.</p>"),
        Good("<div lang=\"fr\"><p>Scannez le QR code.</p><p>Ou appelez le 01 99 00 12 34.</p></div>"),
        Good('<div lang="fr"><p>Scannez le QR code.</p><a href="{{ lien }}">Ouvrir le lien</a></div>'),
        Good('<div lang="fr"><p>Scannez le QR code.</p></div><div><p>OU</p></div><div><p>Écrivez l’adresse ci-dessous dans votre navigateur.</p></div>'),
        Good("<p lang=\"fr\">Le QR code sert au contrôle à l’entrée.</p>"),
    ),
)  # fmt: skip
def qr_code_only(document: Document) -> Iterator[Hit]:
    """Report an order to scan a code where neither an address, a link nor a number stands nearby."""
    for prose in document.said:
        yield from _in_block(prose)
