"""The page on which a writer reads the texts of a project again, and writes proposals beside them.

It is one file: it asks nothing of any network and keeps nothing. Without its script it is read, filled in and printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources

from guichet.core.findings import Lang, Text
from guichet.core.writing import printable
from guichet.documents.harm import Passage
from guichet.documents.ranking import Ranked

_TITLE = Text("Relire les textes d’un service", "Reading the texts of a service")
_HOW = Text(
    "Les textes sont rangés : en premier, ceux qui peuvent faire le plus de mal à qui les reçoit. Sous chaque phrase, écrivez ce que vous proposez. Un mot simple y est déjà mis quand il tient dans la phrase.",
    "The texts are in order: first, those that can do the most harm to whoever receives them. Under each sentence, write what you propose. A plain word is already there when it fits in the sentence.",
)
_ELLIPSIS = Text(
    "« … » tient la place de ce que le service écrit : un nom, une date, un montant.",
    '"…" stands for what the service prints: a name, a date, an amount.',
)
_KEPT = Text(
    "Rien n’est envoyé ni gardé : fermer la page efface ce que vous avez écrit. Enregistrez avant, ou imprimez.",
    "Nothing is sent or kept: closing the page erases what you wrote. Save before that, or print.",
)
_SAVE = Text("Enregistrer mes propositions", "Save my proposals")
_SAVED = Text(
    "Propositions enregistrées dans propositions.md : {number}.", "Proposals saved in proposals.md: {number}."
)
_NONE = Text(
    "Aucune phrase n’est changée : il n’y a rien à enregistrer.", "No sentence is changed: there is nothing to save."
)
_FILE = Text("propositions.md", "proposals.md")
_NONE_TO_READ = Text("Aucun texte à relire.", "No text to read again.")
_RANKING = Text("L’ordre, et pourquoi", "The order, and why")
_SENTENCE = Text("Phrase {number}, ligne {line}", "Sentence {number}, line {line}")
_BEFORE = Text("Avant", "Before")
_AFTER = Text("Proposition", "Proposal")
_PROPOSAL = Text("Proposition pour la phrase {number}", "Proposal for sentence {number}")
_WHY = Text("Pourquoi", "Why")
_END = Text(
    "Cet ordre vient de mots reconnus dans le code. Il ne sait pas si un texte est juste, ni s’il est compris : faites-le relire par des personnes concernées.",
    "This order comes from words recognised in the source. It does not know whether a text is right, nor whether it is understood: have it read by the people concerned.",
)
_QUOTED = re.compile(r"(&quot;|«\u00a0)(.{1,300}?)(&quot;|\u00a0»)")
"""Words that a sentence of ours quotes, once it is HTML."""
_LINE = 48
"""Characters on a line of a proposal, at a guess: without the script, the field must be high enough to be read."""


def as_html(texts: Sequence[Ranked], lang: Lang) -> str:
    """Return a ranking as one page that a writer opens, fills in, saves or prints."""
    title = escape(_TITLE.of(lang))
    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{_beside('ranking_page.css')}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        + "\n".join(_body(texts, lang))
        + f"\n</main>\n<script>\n{_beside('ranking_page.js')}</script>\n</body>\n</html>\n"
    )


def _beside(name: str) -> str:
    return resources.files("guichet.reporters").joinpath(name).read_text(encoding="utf-8")


def _body(texts: Sequence[Ranked], lang: Lang) -> Iterator[str]:
    if not texts:
        yield f"<p>{_NONE_TO_READ.of(lang)}</p>"
        return
    yield from (f"<p>{escape(one.of(lang))}</p>" for one in (_HOW, _ELLIPSIS, _KEPT))
    facts = {"file": _FILE, "saved": _SAVED, "none": _NONE, "title": _TITLE, "before": _BEFORE, "after": _AFTER}
    said = " ".join(f'data-{name}="{escape(text.of(lang))}"' for name, text in facts.items())
    yield f'<p class="save"><button type="button" id="save" hidden {said}>{_SAVE.of(lang)}</button></p>'
    yield '<p role="status" id="saved"></p>'
    yield f"<h2>{_RANKING.of(lang)}</h2>\n<ol>"
    for rank, text in enumerate(texts, 1):
        yield f'<li><a href="#text-{rank}">{_name(text)} <code>{_place(text)}</code></a><br>{_told(text.harm.reasons, lang, text.lang)}</li>'
    yield "</ol>"
    for rank, text in enumerate(texts, 1):
        yield from _section(rank, text, lang)
    yield f"<p>{escape(_END.of(lang))}</p>"


def _name(text: Ranked) -> str:
    return f'<span lang="{text.lang}">{escape(printable(text.title))}</span>'


def _told(said: Text, lang: Lang, spoken: str) -> str:
    """Return a sentence of ours as HTML, the words that it quotes in their own language."""
    words = escape(printable(said.of(lang)))
    return words if spoken == lang else _QUOTED.sub(rf'\1<span lang="{spoken}">\2</span>\3', words)


def _place(text: Ranked) -> str:
    return escape(printable(f"{text.path}:{text.line}" if text.is_message else text.path))


def _section(rank: int, text: Ranked, lang: Lang) -> Iterator[str]:
    """Yield one text: its name, its place, its reasons, then its sentences."""
    yield f'<section aria-labelledby="text-{rank}">'
    yield f'<h2 id="text-{rank}" tabindex="-1">{rank}. {_name(text)}</h2>'
    places = [_place(text), *(escape(printable(f"{path}:{line}")) for path, line in text.also)]
    yield f"<p>{'<br>'.join(f'<code>{place}</code>' for place in places)}</p>"
    yield f"<p>{_told(text.harm.reasons, lang, text.lang)}</p>"
    for number, passage in enumerate(text.harm.passages, 1):
        yield from _sentence(text, passage, f"{rank}.{number}", lang)
    yield "</section>"


def _sentence(text: Ranked, passage: Passage, number: str, lang: Lang) -> Iterator[str]:
    place = escape(printable(f"{text.path}:{passage.line}"))
    proposal = escape(printable(passage.proposal))
    spoken = passage.lang or text.lang
    rows = 2 + len(passage.proposal) // _LINE
    yield f"<h3>{escape(_SENTENCE.format(number=number, line=passage.line).of(lang))}</h3>"
    yield '<div class="sentence">'
    yield f"<div><h4>{_BEFORE.of(lang)}</h4>"
    yield f'<blockquote lang="{spoken}" id="before-{number}">{escape(printable(passage.before))}</blockquote></div>'
    yield f'<div><label for="after-{number}">{escape(_PROPOSAL.format(number=number).of(lang))}</label>'
    yield f'<textarea id="after-{number}" lang="{spoken}" rows="{rows}" data-place="{place}">{proposal}</textarea></div>'
    yield f"<div><h4>{_WHY.of(lang)}</h4><ul>"
    yield from (f"<li>{_told(why, lang, spoken)}</li>" for why in passage.why)
    yield "</ul></div>\n</div>"
