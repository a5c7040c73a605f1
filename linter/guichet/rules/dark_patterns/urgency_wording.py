"""Hurry without a date: it frightens, it does not inform."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.language.word_lists import pattern
from guichet.told.saying import meant

HURRY = Text(
    fr="« {words} » presse sans dire pourquoi : les personnes qui ont besoin de temps ou d’aide paniquent ou renoncent. Donnez la vraie date limite, et ce qui reste possible après.",
    en='"{words}" hurries people without saying why: those who need time or help panic or give up. Give the real deadline, and what can still be done after it.',
)


@prose_rule(
    name="urgency-wording",
    code="W9322",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Urgence inventée", en="Made-up urgency"),
    harms=Text(
        fr="Les personnes anxieuses, âgées, ou qui attendent l’aide de quelqu’un : elles se trompent en se pressant, ou abandonnent.",
        en="People who are anxious, old, or waiting for someone’s help: they make mistakes in the rush, or give up.",
    ),
    instead=Text(fr="Une date complète : « Jusqu’au 31 mai 2026. Après, écrivez-nous. »", en='A full date: "Until 31 May 2026. After that, write to us."'),
    wrong_when=Text(
        fr="Il y a un vrai danger, ou une échéance fixée par un texte et donnée ailleurs dans la page.",
        en="There is real danger, or a deadline set by law and given elsewhere on the page.",
    ),
    refs=("oecd-2022", "mathur-2019"),
    lesson="08-deceptive-interfaces/01-recognise",
    bad=(
        Bad("<p>Dernière chance de demander votre prime à la mairie.</p>", HURRY, at="Dernière chance"),
        Bad("<p>Demandez votre aide à domicile avant qu’il ne soit trop tard.</p>", HURRY, at="avant qu’il ne soit trop tard"),
        Bad('<p lang="en">Act now to keep your benefit and your rights.</p>', HURRY, at="Act now"),
    ),
    good=(
        Good("<p>La date limite est le 31 mai 2026. Après, écrivez au service.</p>"),
        Good("<p>En cas d’urgence, appelez vite le 15 !</p>"),
        Good("<p>Une phrase comme « Dernière chance ! » pousse au lieu d’informer.</p>"),
        Good('<p lang="en">You have until 31 May to act. Do not wait in the cold: come in.</p>'),
    ),
)  # fmt: skip
def urgency_wording(document: Document) -> Iterator[Hit]:
    """Report words that hurry, in sentences that give neither a date nor a danger; once for each sentence."""
    for lang in ("fr", "en"):
        real = pattern("dark_patterns/pressure.toml", f"{lang}.real")
        seen: set[tuple[int, int]] = set()
        for found in meant(document, pattern("dark_patterns/pressure.toml", f"{lang}.urgency"), lang, denied=True):
            place = (id(found.prose), found.prose.sentence_at(found.start)[0])
            if place not in seen and not real.search(found.prose.plain):
                seen.add(place)
                yield Hit(found.span, HURRY, {"words": found.text})
