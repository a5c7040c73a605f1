"""A passage that says one language and speaks another."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.language.detection import detect, share_of
from guichet.reading.language.tags import has_valid_subtag, primary_subtag
from guichet.reading.language.words import words_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_hidden
from guichet.told.language.spoken import spoken_runs

OTHER = Text(
    fr="Ce passage se dit en « {declared} » et parle « {spoken} » : il sera lu avec la mauvaise voix. Corrigez « lang ».",
    en='This passage says it is in "{declared}" and speaks "{spoken}": it will be read with the wrong voice. Correct "lang".',
)


@element_rule(
    "[lang]",
    name="part-lang-mismatch",
    code="W9118",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Passage annoncé dans la mauvaise langue', en='Passage declared in the wrong language'),
    harms=Text(fr='Les personnes aveugles : le passage est lu avec la mauvaise voix, pire que sans indication.', en='People who are blind: the passage is read with the wrong voice, worse than with no mark.'),
    instead=Text(fr='Corrigez « lang » : la langue du passage lui-même.', en='Correct "lang": the language of the passage itself.'),
    wrong_when=Text(fr='Le passage cite une autre langue.', en='The passage quotes another language.'),
    refs=("rgaa 8.7", "wcag 3.1.2", "act off6ek"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<p>Il a dit <span lang="es">bonjour à vous, et merci pour la lettre</span>.</p>', OTHER, at='lang="es"'),
        Bad('<p>Écrit : <span lang="es">Bonne année !</span></p>', OTHER, at='lang="es"'),
        Bad('<p lang="fr">You can ask for it at the town hall, on the day that suits you, café included.</p>', OTHER, at='lang="fr"'),
        Bad('<blockquote lang="en">Le guichet est ouvert tous les matins et vous êtes les bienvenus.</blockquote>', OTHER, at='lang="en"'),
    ),
    good=(
        Good('<p>Il a dit <span lang="en">you can ask for it at the town hall</span>.</p>'),
        Good('<p lang="fr">Le guichet est ouvert tous les matins et vous êtes les bienvenus.</p>'),
        Good('<p lang="en">Rules called <em lang="fr">facile à lire et à comprendre</em> in French.</p>'),
        Good('<p lang="{{ l }}">You can ask for it at the town hall.</p>'),
        Good('<a lang="en" href="/en">Français</a>'),
        Good('<p lang="en">The letter of the été says <q lang="fr">à compter de</q>: write "from".</p>'),
        Good('<p lang="en">The field is called <span lang="fr">Né(e) le</span>, in winter or été.</p>'),
        Good('<p>Au menu : <span lang="es">paella</span>, <span lang="it">tiramisù</span>.</p>'),
    ),
)  # fmt: skip
def part_lang_mismatch(part: Element, page: Page) -> Iterator[Hit]:
    """Report a marked passage whose words are clearly of another language."""
    lang = part.attr("lang")
    if part.name == "html" or not lang or is_dynamic(lang) or not has_valid_subtag(lang) or is_hidden(part, page):
        return
    declared = primary_subtag(lang)
    runs = [text for own, text in spoken_runs(part, page) if own == declared]
    text = " ".join(runs)
    few = 2 if len(words_of(text)) <= 3 else 3
    found = detect(text, least=few)
    if found[0] and found[0] != declared and found[1] >= 2 * max(found[2], 1) and not detect_some(text, declared):
        yield Hit(part.attribute_span("lang"), OTHER, {"declared": declared, "spoken": found[0]})


def detect_some(text: str, lang: str) -> bool:
    """Whether a text holds a fair share of the little words of a language: half, in a few words, is one."""
    return share_of(text, lang) * 2 >= max(share_of(text, detect(text, least=2)[0]), 2)
