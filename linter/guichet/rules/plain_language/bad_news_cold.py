"""Grave news told with a sum to pay: the person is alone with both."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.words import any_of
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.document import Document
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.language.word_lists import pattern
from guichet.told.legal import is_decision, is_terms
from guichet.told.saying import has, meant, told_before, told_with

COLD = Text(
    fr="« {found} » est demandé à quelqu’un qui vit un malheur. Rien n’est dit pour cette personne. Dites d’abord la nouvelle avec égards, qui peut aider, ses droits ; l’argent après, sans hâte.",
    en='"{found}" is asked of someone who lives through a misfortune. There is not a word for them. Tell the news with care first, who can help, their rights; money after that, without haste.',
)
FLAT = Text(
    fr="« {found} » tombe d’un coup, sans personne à qui parler. Faites dire la nouvelle de vive voix ; écrivez qui appeler, tout de suite, et ce qui vient après.",
    en='"{found}" falls all at once, with nobody to talk to. Have the news told by someone; write whom to call, at once, and what comes next.',
)
_SOMEONE = re.compile(
    rf"{OUTPUT}|\b(?:madame|monsieur|bonjour|dear|{any_of('people.fr.reader', 'people.en.reader')})\b"
)
"""What shows that one person is written to, about their own loss."""
_SENTENCE = 3
"""Spaces under which a block names a page or a heading, and asks nothing."""
_GREETS = re.compile(r"(?:madame|monsieur|bonjour|dear)\b")


@prose_rule(
    name="bad-news-cold",
    code="W9217",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.SERIOUS,
    title=Text(fr="Mauvaise nouvelle dite sans égards", en="Bad news told without care"),
    harms=Text(fr="Les personnes en deuil ou malades : elles reçoivent une dette avant un mot.", en="People who are bereaved or ill: they receive a debt before a word."),
    instead=Text(fr="« Nous avons appris le décès de votre mari et nous vous présentons nos condoléances. Rien n’est à faire aujourd’hui. »", en='"We are sorry to hear that your husband has died. There is nothing to do today."'),
    wrong_when=Text(fr="La lettre suit une autre, qui a dit la nouvelle.", en="The letter follows another one, which told the news."),
    refs=("iso-24495", "services-publics-plus"),
    lesson="05-plain-language/03-delays-and-threats",
    bad=(
        Bad("Madame,\n\nSuite au décès de votre mari, vous êtes redevable de la pension versée à l’été.\n", COLD, at="redevable", path="lettre.txt"),
        Bad('<p lang="fr">Bonjour {{ prenom }},</p><p lang="fr">Reste à charge de l’examen : {{ montant }} €. Résultat : lésion suspecte de malignité.</p>', COLD, at="Reste à charge"),
        Bad('TEXTS = {"sms": "Dear {name}, your scan shows a tumour. Café opens at nine."}\n', FLAT, at="your scan shows a tumour", path="hospital/messages.py"),
        Bad("To: {{ email }}\nSubject: Café account\n\nDear Sir,\n\nAn overpayment has arisen because the member is deceased and must be returned.\n", COLD, at="overpayment", path="estate.eml"),
    ),
    good=(
        Good('<main lang="fr"><h1>Que demander après un décès ?</h1><p>La banque a réclamé la somme due à une fille dont la mère était décédée, l’été.</p><p>Votre lettre peut faire mieux.</p></main>'),
        Good("Madame,\n\nNous avons appris le décès de votre mari. Nous vous présentons nos condoléances.\n\nUne partie de la pension a été versée à tort, nous en parlerons à l’été.\n", path="lettre.txt"),
        Good('<p lang="fr">En cas de décès, les héritiers n’ont rien à rembourser à l’été.</p>'),
        Good('<p lang="en">We are sorry to hear that your mother has died. A café bill remains to be paid, there is no hurry.</p>'),
        Good('<p lang="fr">Le service des actes de décès est ouvert le matin, été comme hiver.</p>'),
    ),
)  # fmt: skip
def bad_news_cold(document: Document) -> Iterator[Hit]:
    """Report the first demand of a text that tells of a death or of an illness before any word of care."""
    if is_decision(document) or is_terms(document):
        return
    for lang in ("fr", "en"):
        news, demand, care = (
            pattern("plain_language/bad_news.toml", f"{lang}.{key}") for key in ("news", "demand", "care")
        )
        if not any(True for _ in meant(document, news, lang)):
            continue
        for found in meant(document, demand, lang):
            whole = told_with(found)
            if (
                found.prose.text.count(" ") >= _SENTENCE
                and has(whole, news)
                and (_SOMEONE.search(found.sentence) or _greets(document))
                and not told_before(found, care)
            ):
                yield Hit(found.span, COLD, {"found": found.text})
                return
        for found in meant(document, pattern("plain_language/bad_news.toml", f"{lang}.result"), lang):
            whole = told_with(found)
            if has(whole, _SOMEONE) and not has(whole, care) and not found.sentence.rstrip().endswith("?"):
                yield Hit(found.span, FLAT, {"found": found.text})
                return


def _greets(document: Document) -> bool:
    """Whether a text is a letter to somebody, and no page that speaks of such letters."""
    return any(_GREETS.match(one.plain) for one in document.blocks)
