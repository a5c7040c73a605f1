"""The report of `guichet read`, for writers: in the terminal, and as a page of HTML that anyone can open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from guichet.core.findings import COLON, Lang, Text, counted
from guichet.core.writing import printable, shown_path
from guichet.documents.reading import FEW_WORDS, Heard, Reading, Term
from guichet.reading.templates.masking import OUTPUT
from guichet.told.addressee import Addressee
from guichet.told.status import Status

_TITLE = Text("Relire un texte", "Reading a text")
_SCORE = Text("Facilité de lecture : {score} sur 100", "Reading ease: {score} out of 100")
_SCALE = Text(
    "100 se lit sans effort, 0 demande beaucoup d’efforts. Formule : {formula}. Indice de Björnsson : {lix} (plus il est haut, plus c’est difficile).",
    "100 reads without effort, 0 takes a lot of effort. Formula: {formula}. Björnsson’s index: {lix} (the higher, the harder).",
)
_FORMULAS = {"fr": "Kandel & Moles (1958)", "en": "Flesch (1948)"}
_FEW = Text(
    "Le texte a moins de {few} mots : le score ne dit pas grand-chose.",
    "The text has fewer than {few} words: the score says little.",
)
_COUNTS = Text(
    "{words} {of_words}, {sentences} {of_sentences}, {mean} {of_mean} par phrase en moyenne.",
    "{words} {of_words}, {sentences} {of_sentences}, {mean} {of_mean} per sentence on average.",
)
_WORD = (Text("mot", "word"), Text("mots", "words"))
_SENTENCE = (Text("phrase", "sentence"), Text("phrases", "sentences"))
_WHY = Text("Pour qui, et quel texte", "For whom, and what text")
_FOR = Text("Ce texte parle à : {who} ({why}).", "This text speaks to: {who} ({why}).")
_IS = Text("C’est {what} ({why}).", "It is {what} ({why}).")
_UNHEARD = Text(
    "Les règles sur les mots ne le lisent pas. Si c’est une erreur, dites-le pour son dossier : « audience » et « status », dans [tool.guichet].",
    'Rules about words do not read it. If that is wrong, say so for its folder: "audience" and "status", in [tool.guichet].',
)
_UNREAD = Text(
    "Textes que les règles sur les mots ne lisent pas : {number} sur {all}. Si c’est une erreur, dites-le pour leur dossier : « audience » et « status », dans [tool.guichet].",
    'Texts that rules about words do not read: {number} of {all}. If that is wrong, say so for their folder: "audience" and "status", in [tool.guichet].',
)
_WHO = {
    Addressee.PERSON: Text("la personne concernée", "the person concerned"),
    Addressee.HELPER: Text("qui aide la personne", "whoever helps the person"),
    Addressee.PROFESSIONAL: Text("des professionnels", "professionals"),
    Addressee.AGENT: Text("des agents du service", "the service’s own agents"),
    Addressee.DEVELOPER: Text("qui développe", "developers"),
}
_WHAT = {
    Status.LIVING: Text("un texte vivant", "a living text"),
    Status.FROZEN: Text("une version figée", "a frozen version"),
    Status.NORM: Text("un texte de loi", "a text of law"),
    Status.EXAMPLE: Text("un exemple", "an example"),
    Status.TEST: Text("un test", "a test"),
    Status.VENDORED: Text("un texte copié d’un autre projet", "a text copied from another project"),
    Status.DOCUMENTATION: Text("une documentation du code", "documentation of the code"),
}
_DO = Text("Ce que la personne doit faire, et quand", "What the person must do, and by when")
_NOTHING_TO_DO = Text(
    "Aucune action trouvée. S’il y en a une, dites-la à l’impératif : « Envoyez… avant le… ».",
    'No action found. If there is one, say it in the imperative: "Send… before…".',
)
_WHEN = Text("quand : {when}", "when: {when}")
_NO_DATE = Text("sans date", "no date")
_LONG = Text("Les phrases les plus longues", "The longest sentences")
_OVER = Text("Phrases de plus de {limit} mots : {over}.", "Sentences of more than {limit} words: {over}.")
_WORDS = Text("{words} mots", "{words} words")
_TERMS = Text("Les mots à changer ou à expliquer", "Words to change or explain")
_NO_TERM = Text("Aucun mot de la liste.", "No word of the list.")
_ADVICE = {
    "replace": Text("écrivez plutôt : {plain}", "write instead: {plain}"),
    "heavy": Text("écrivez plutôt : {plain}", "write instead: {plain}"),
    "simpler": Text("plus simple : {plain}", "simpler: {plain}"),
    "explain": Text("expliquez : {plain}", "explain: {plain}"),
    "delete": Text("supprimez", "delete"),
    "computing": Text("décrivez le geste : {plain}", "describe the gesture: {plain}"),
}
_ACRONYMS = Text("Les sigles", "Acronyms")
_NO_ACRONYM = Text("Aucun sigle.", "No acronym.")
_OPEN = Text("expliqué", "explained")
_CLOSED = Text("à expliquer la première fois", "to be explained the first time")
_LINE = Text("ligne {line}", "line {line}")
_END = Text(
    "Ce rapport compte des mots. Il ne sait pas si le texte est juste, ni s’il est compris : faites-le relire par des personnes concernées.",
    "This report counts words. It does not know whether the text is right, nor whether it is understood: have it read by the people concerned.",
)


def _say(lang: Lang, text: Text, **facts: object) -> str:
    return text.format(**facts).of(lang)


def _facts(reading: Reading, lang: Lang) -> Iterator[str]:
    measure = reading.measure
    yield _say(lang, _SCORE, score=reading.score)
    lix = round(measure.lix)
    yield _say(lang, _SCALE, formula=_FORMULAS[reading.lang], lix=lix)
    if measure.words < FEW_WORDS:
        yield _say(lang, _FEW, few=FEW_WORDS)
    mean = round(measure.words_per_sentence, 1)
    yield _say(
        lang,
        _COUNTS,
        words=measure.words,
        of_words=counted(measure.words, *_WORD),
        sentences=measure.sentences,
        of_sentences=counted(measure.sentences, *_SENTENCE),
        mean=f"{mean:.1f}".replace(".", "," if lang == "fr" else "."),
        of_mean=counted(mean, *_WORD),
    )


def _advice(term: Term, lang: Lang) -> str:
    times = f" (× {term.times})" if term.times > 1 else ""
    return _say(lang, _ADVICE[term.advice], plain=term.plain) + times


Section = tuple[str, str, list[tuple[str, str]]]
"""A heading, what to say when there is nothing (or a line above the list), and (quoted words, what about them) pairs."""


def _why(reading: Reading, lang: Lang) -> Iterator[str]:
    """Whom the text is for and what it is, each with what tells it."""
    if reading.addressee is None or reading.status is None:
        return
    (who, told), (what, shown) = reading.addressee, reading.status
    yield _say(lang, _FOR, who=_WHO[who], why=told.text)
    yield _say(lang, _IS, what=_WHAT[what], why=shown.text)
    if not who.is_public or what is not Status.LIVING:
        yield _UNHEARD.of(lang)


def whom(heard: Sequence[Heard], lang: Lang) -> str:
    """Return a line for each text of a folder: whom it is for, what it is, and whether rules about words read it."""
    lines = []
    for one in heard:
        (who, told), (what, shown) = one.addressee, one.status
        said = f"{_say(lang, _FOR, who=_WHO[who], why=told.text)} {_say(lang, _IS, what=_WHAT[what], why=shown.text)}"
        lines.append(printable(f"{shown_path(one.path)}{COLON.of(lang)} {said}"))
    unheard = sum(not one.is_read for one in heard)
    if unheard:
        lines += ["", _UNREAD.format(number=unheard, all=len(heard)).of(lang)]
    return "".join(f"{line}\n" for line in lines)


def _sections(reading: Reading, lang: Lang, why: bool) -> Iterator[Section]:
    def at(line: int) -> str:
        return _say(lang, _LINE, line=line)

    if why:
        yield _WHY.of(lang), " ".join(_why(reading, lang)), []
    acts = [
        (
            one.sentence.replace(OUTPUT, "…"),
            _say(lang, _WHEN, when=one.when) if one.when else _say(lang, _NO_DATE),
        )
        for one in reading.actions
    ]
    yield _DO.of(lang), "" if acts else _NOTHING_TO_DO.of(lang), acts
    over = _say(lang, _OVER, over=reading.over, limit=reading.limit)
    long_ones = [(one.text, f"{_say(lang, _WORDS, words=one.words)}, {at(one.line)}") for one in reading.longest]
    yield _LONG.of(lang), over, long_ones
    terms = [(term.text, f"{_advice(term, lang)} – {at(term.line)}") for term in reading.terms]
    yield _TERMS.of(lang), "" if terms else _NO_TERM.of(lang), terms
    names = [(name, (_OPEN if explained else _CLOSED).of(lang)) for name, explained in reading.acronyms]
    yield _ACRONYMS.of(lang), "" if names else _NO_ACRONYM.of(lang), names


def as_text(readings: Sequence[Reading], lang: Lang, why: bool = False) -> str:
    """Return the reports for a terminal."""
    lines: list[str] = []
    for reading in readings:
        title = shown_path(reading.path)
        lines += [title, "=" * len(title), "", *_facts(reading, lang), ""]
        for heading, above, items in _sections(reading, lang, why):
            lines += [heading, "-" * len(heading)]
            if above:
                lines.append(above)
            lines += [f"  • {printable(quoted)}\n      {printable(about)}" for quoted, about in items]
            lines.append("")
    return "\n".join([*lines, _END.of(lang), ""])


_STYLE = (
    "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.6 system-ui,sans-serif;color:#1b1b1b;background:#fff}"
    "h1,h2,h3{line-height:1.25}li{margin:0 0 .75rem}.score{font-size:1.5rem;font-weight:bold}"
    "@media(prefers-color-scheme:dark){body{color:#f2f2f2;background:#161616}}"
)


def as_html(readings: Sequence[Reading], lang: Lang, why: bool = False) -> str:
    """Return the reports as one page: headings, lists and text, readable without style."""
    title = _TITLE.of(lang) + (f" – {printable(readings[0].path)}" if len(readings) == 1 else "")
    body = [f"<h1>{escape(_TITLE.of(lang))}</h1>"]
    for reading in readings:
        body.append(f"<h2>{escape(printable(reading.path))}</h2>")
        score, *others = _facts(reading, lang)
        body.append(f'<p class="score">{escape(score)}</p>')
        body += [f"<p>{escape(line)}</p>" for line in others]
        for heading, above, items in _sections(reading, lang, why):
            body.append(f"<h3>{escape(heading)}</h3>")
            if above:
                body.append(f"<p>{escape(above)}</p>")
            if items:
                body.append("<ul>")
                body += [
                    f'<li><q lang="{reading.lang}">{escape(printable(quoted))}</q><br>{escape(printable(about))}</li>'
                    for quoted, about in items
                ]
                body.append("</ul>")
    body.append(f"<p>{escape(_END.of(lang))}</p>")
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n" + "\n".join(body) + "\n</main>\n</body>\n</html>\n"
    )


RENDERERS: dict[str, Callable[[Sequence[Reading], Lang, bool], str]] = {"text": as_text, "html": as_html}
