"""Messages that show on a locked screen what people keep to themselves: the subject of a mail, a text message, a notification."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import keyed_memo
from guichet.done.words import speaks_of
from guichet.reading.templates.site import Site
from guichet.reading.texts.document import Document, Prose

_TOPIC = "rights.kept to oneself"
_SUBJECT_KEY = re.compile(r"(?:^|[._-])(?:subject|objet|sujet|subject_line|mail_subject)(?:[._-]\w{1,20})?$", re.I)
_ONE_LINE = re.compile(r"(?:^|[._/-])(?:sms|texto|textos|push|text_message|whatsapp)(?=[._/-]|$)", re.I)
"""In the name of a file or of a key, what shows on the screen with nothing to open."""
_SUBJECT_FILE = re.compile(
    r"(?:subject|objet|sujet)(?:\.[\w-]{2,8}){0,2}\.(?:txt|text|erb|twig|j2|jinja2?|ejs|hbs|mjml)$", re.I
)
_SUBJECT_BEFORE = re.compile(
    r"(?:subject|objet|sujet)['\"]?\w{0,12}\s?(?:=>|[:=(,])\s?[\[(]?\s?[frbu]{0,2}['\"`]{1,3}$", re.I
)
"""How a program gives a mail its subject, in any language."""
_THEIRS = re.compile(
    r"\b(?:votre|vos|your|ton|ta|tes|mon|ma|mes|rappel|reminder|r[ée]sultats?|results?|rendez-vous|rdv|appointment|consultation|convocation|dossier|suivi)\b",
    re.I,
)
_OF_ALL = re.compile(r"\b(?:journ[ée]e|semaine|week|conf[ée]rence|webinaire|webinar|atelier|formation|actualit[ée]s?|news|rapport|report)\b", re.I)  # fmt: skip
"""What is told to everybody, besides a mass mail, and tells nothing of whoever reads it."""
_PUT_IN = re.compile(
    r"%\{(\w{2,40})\}|\{\{?\s?\$?(?:\w{1,30}\.){0,2}(\w{2,40})\s?\}|%\((\w{2,40})\)s|\$\{(?:\w{1,30}\.){0,2}(\w{2,40})\}|#\{(?:@?\w{1,30}\.){0,2}(\w{2,40})\}"
)
"""What is put in a message as it is sent."""
_ROWS = re.compile(r"['\"]([^'\"\n]{2,80})['\"]|:\s{1,3}([^'\"\n{}\[\]]{2,80})$", re.M)
_TABLE = re.compile(r"(?<![\w.])(\w{1,42})['\"]?\s?(?::|=>?)\s?[\[{(]?\s*$", re.M)
"""How a table begins, which holds a row on each of the lines that follow."""
_FAR = 500


def shown_to_others(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield the messages that name an illness, a debt or a violence where anyone may read it, and the words by which they do."""
    if document.is_back_office:
        return
    for prose in document.said:
        if (
            not _THEIRS.search(prose.text)
            or not _shows(prose, document)
            or _OF_ALL.search(prose.text)
            or speaks_of(prose.text, "deeds.mass mail")
        ):
            continue
        told = next((one for one in re.findall(r"[\w’'-]{2,40}", prose.text) if speaks_of(one, _TOPIC)), "")
        if told or speaks_of(prose.text, _TOPIC):
            yield prose.span(0, len(prose.text)), told or prose.text[:60]
        elif named := _named_in_table(prose, document):
            yield prose.span(0, len(prose.text)), named


def _shows(prose: Prose, document: Document) -> bool:
    """Whether a text is read without anything being opened."""
    if prose.key and (_SUBJECT_KEY.search(prose.key) or _ONE_LINE.search(prose.key)):
        return True
    if _ONE_LINE.search(document.path) or _SUBJECT_FILE.search(document.path):
        return True
    start = prose.span(0, len(prose.text)).start
    above = document.site.text(document.path)[max(0, start - 40) : start] if document.site is not None else ""
    return _SUBJECT_BEFORE.search(above) is not None or _is_in_table_of_subjects(start, document)


_TABLE_OF_SUBJECTS = re.compile(
    r"\b\w{0,24}(?:subjects?|objets?|sujets?)\b['\"]?(?:\s?:\s?[\w\[\], ]{1,40}=|\s?(?:=>?|:))\s{0,3}(?:new \w+\(|Map\.of\(|mapOf\(|array\(|\{|\[)",
    re.I,
)
_ABOVE = 1_200


def _is_in_table_of_subjects(start: int, document: Document) -> bool:
    """Whether a text stands in a table that is named after the subjects of mails: `OBJETS = {"rappel": "…"}`."""
    if document.site is None:
        return False
    begun = _tables_of_subjects(document.path, document.site)
    last = bisect_right(begun, start)
    if not last or start - begun[last - 1] > _ABOVE:
        return False
    inside = document.site.text(document.path)[begun[last - 1] : start]
    return inside.count("}") <= inside.count("{") and inside.count("]") <= inside.count("[") and ";" not in inside


@keyed_memo
def _tables_of_subjects(path: str, site: Site) -> list[int]:
    """Where the tables of a file that are named after the subjects of mails begin."""
    return [one.end() for one in _TABLE_OF_SUBJECTS.finditer(site.text(path))]


def _named_in_table(prose: Prose, document: Document) -> str:
    """What a table of the same file puts in a message under a name: `%{unit}`, and `UNITS = { ADD: "addiction clinic" }`."""
    if document.site is None:
        return ""
    span, text = prose.span(0, len(prose.text)), document.site.text(document.path)
    names = (name for found in _PUT_IN.findall(text[span.start : span.end + 1]) for name in found if name)
    kept = _kept_in_tables(document.path, document.site)
    return next((told for name in names for ending in ("", "s", "es") if (told := kept.get(name.lower() + ending))), "")


@keyed_memo
def _kept_in_tables(path: str, site: Site) -> dict[str, str]:
    """By the name of each table of a file, in small letters, its first row that tells what people keep to themselves."""
    text, kept = site.text(path), dict[str, str]()
    for found in _TABLE.finditer(text):
        rows = ("".join(one) for one in _ROWS.findall(text[found.end() : found.end() + _FAR]))
        told = next((one for one in rows if speaks_of(one, _TOPIC)), "")
        if told:
            kept.setdefault(found[1].lower(), told.strip())
    return kept
