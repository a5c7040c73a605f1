"""A quotation in another language, read with the accent of the page."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.language.detection import detect, own_share, share_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_hidden
from guichet.told.language.spoken import language_of, written_text

UNMARKED = Text(
    fr="Ce passage semble être en « {spoken} », la page en « {declared} » : il sera lu avec le mauvais accent. Vérifiez, et ajoutez « lang ».",
    en='This passage seems to be in "{spoken}", the page in "{declared}": it will be read with the wrong accent. Check, and add "lang".',
)

SURE = Text(
    fr="Ce passage est en « {spoken} », la page en « {declared} » : il sera lu avec le mauvais accent. Ajoutez « lang ».",
    en='This passage is in "{spoken}", the page in "{declared}": it will be read with the wrong accent. Add "lang".',
)
LETTERS = Text(
    fr="Ce passage n’est pas dans l’écriture de la page, en « {declared} » : un lecteur d’écran le saute ou l’épelle. Ajoutez « lang ».",
    en='This passage is not in the script of the page, "{declared}": a screen reader skips it or spells it. Add "lang".',
)
_LATIN = frozenset("br ca co da de en es eu fi fr gl hr hu is it nl no oc pl pt ro sv tr".split())
"""Languages that are written with Latin letters alone."""
_FOREIGN = 8
"""Letters of another script from which a passage is more than a sign or a formula."""
_TOLD = frozenset({"fr", "en", "es", "de", "it"})
_SURE = 7
"""Little words of another language, for each that is also of the page's, from which there is no doubt."""
_OWN = 5
"""Those among them that the page's language does not have, from which nothing of it in the passage is proof."""
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{12,300})[”\"»]")


@element_rule(
    "p", "li", "blockquote", "q", "dd", "h2", "h3",
    name="foreign-text-unmarked",
    code="W9119",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Passage en langue étrangère non indiqué', en='Foreign passage not marked'),
    harms=Text(fr='Les personnes aveugles : la citation devient une suite de sons.', en='People who are blind: the quotation becomes a string of sounds.'),
    instead=Text(fr='Entourez le passage d’un élément qui porte « lang ».', en='Wrap the passage in an element that carries "lang".'),
    wrong_when=Text(fr='Le passage est un nom propre, ou un mot entré dans la langue.', en='The passage is a proper name, or a word that the language has adopted.'),
    refs=("rgaa 8.7", "wcag 3.1.2"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<html lang="fr"><body><p>You can ask for it at the town hall, été.</p><p>Le guichet est ouvert à tous, sans rendez-vous.</p></body></html>', UNMARKED, at='<p>', review=True),
        Bad('<html lang="fr"><body><p>You can also ask for it at the town hall, on the day that suits you best.</p></body></html>', SURE, at='<p>'),
        Bad('<html lang="fr"><body><blockquote><p>We look forward to welcoming you on campus. Every student is met by a tutor.</p></blockquote><p>Été</p></body></html>', SURE, at='<p>'),
        Bad('<html lang="fr"><body><ul><li>استقبال دون موعد</li></ul></body></html>', LETTERS, at='<li>'),
        Bad('<html lang="en"><body><p class="é">Прием без записи</p></body></html>', LETTERS, at='<p class="é">'),
        Bad('<html lang="en"><body><p>He said to her: “Allez, Madame, la porte est ouverte à tous!”</p></body></html>', UNMARKED, at='<p>', review=True),
        Bad('<html lang="fr"><body><blockquote>It is not the door that is closed, it is the desk that was never there.</blockquote></body></html>', SURE, at='<blockquote>'),
    ),
    good=(
        Good('<html lang="fr"><body><p>{{ _("The page that you are looking for does not exist, café included.") }}</p></body></html>'),
        Good('<html lang="fr"><body><ul><li lang="ar" dir="rtl">استقبال دون موعد</li><li>L’angle αβγ, l’été</li><li><a lang="ru" href="/ru">Прием без записи</a></li></ul></body></html>'),
        Good('<html lang="ar"><body><p>استقبال دون موعد</p></body></html>'),
        Good('<html lang="en"><body><p>He said: <q lang="fr">Allez, Madame, la porte est ouverte à tous</q></p></body></html>'),
        Good('<html lang="fr"><body><p>Le guichet est ouvert à tous, sans rendez-vous, et vous pouvez venir avec un proche.</p></body></html>'),
        Good('<p>You can also ask for it at the town hall, on the day that suits you best.</p>'),
    ),
)  # fmt: skip
def foreign_text_unmarked(block: Element, page: Page) -> Iterator[Hit]:
    """Report a block, or a quotation in it, that is clearly of another language than the one around it."""
    if len(block.text) < _FOREIGN or block.inside("p", "li", "code", "pre") or is_hidden(block, page):
        return
    if "lang" in block.attrs or any("lang" in one.attrs for one in block.inside()):
        return
    if _is_in_other_letters(block.text):
        declared = language_of(block, page)
        if declared in _LATIN:
            yield Hit(block.span, LETTERS, {"declared": declared})
        return
    declared = language_of(block, page) if len(block.text) >= _READ else ""
    if declared not in ("fr", "en"):
        return
    written = written_text(block)
    quoted = [(match[1], 2) for match in _QUOTED.finditer(written)]
    for text, least in ((written, 3), *quoted):
        lang, best, _ = detect(text, least)
        if lang not in _TOLD or lang == declared:
            continue
        other = share_of(text, declared)
        if best >= least * max(other, 1):
            told = own_share(text, declared, lang), own_share(text, lang, declared)
            sure = text is written and (
                best >= _SURE * max(other, 1) or (best >= _SURE and told[0] == 0 and told[1] >= _OWN)
            )
            certainty = Certainty.VIOLATION if sure else Certainty.REVIEW
            yield Hit(block.span, UNMARKED if not sure else SURE, {"spoken": lang, "declared": declared}, certainty)
            return


_READ = 20
"""Characters from which the little words of a text say its language."""


def _is_in_other_letters(text: str) -> bool:
    """Whether most letters of a text are of no Latin script."""
    others = sum(map(str.isalpha, _OTHER_SCRIPT.findall(text)))
    return others >= _FOREIGN and 2 * others > sum(map(str.isalpha, text))


_OTHER_SCRIPT = re.compile(r"[^\x00-\u036f\u1e00-\u1eff]")
