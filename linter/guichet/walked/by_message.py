"""Which pages only a message to a telephone, or to a mailbox, leads to: whoever has none does not get there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from guichet.core.folders import walked as walked_through
from guichet.core.memo import memo
from guichet.core.places import place_of_path
from guichet.core.source import text_beside
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page
from guichet.reading.templates.rails import roots_of
from guichet.walked.before import names_leading_to
from guichet.walked.ruby_texts import ruby_texts

_CODE = (".py", ".rb", ".php", ".js", ".ts")
_ADDRESSES = re.compile(r"(?:^|/)(?:routes|urls|config/routes/.*)\.\w+$")
_TO_PHONES = re.compile(r"(?<![a-z])sms(?![a-z])|[a-z]Sms|\bSms|text_?message|twilio|vonage|nexmo|messagebird", re.I)
_TO_BOXES = re.compile(r"mailer|send_?mail|e-?mail|courriel|deliver_(?:now|later)|notify_by_letter", re.I)
_TOKEN = re.compile(r"token|jeton|signature|uuid|secret|[?&]\w+=", re.I)
_NEAR = 200
"""Characters around an address in which the token that it bears is written."""


def brought_by_sms(page: Page, project: Project) -> tuple[str, int, bool] | None:
    """Return the line that sends a page by SMS, and whether nobody can come without it; None when anything else leads to it."""
    found: list[tuple[str, int, bool]] = []
    for path, text, start, end in _uses(page, project):
        said = f"{path}\n{text}"
        if not path.endswith(_CODE) or not _TO_PHONES.search(said) or _TO_BOXES.search(said) or _leads(text, start):
            return None
        around = text[max(0, start - _NEAR) : end + _NEAR]
        found.append((path, text.count("\n", 0, start) + 1, _TOKEN.search(around) is not None))
    return found[0] if found else None


def brought_by_mail(page: Page, project: Project) -> tuple[str, int] | None:
    """Return the line that sends a page by e-mail; None when anything else leads to it, or nothing does."""
    found: list[tuple[str, int]] = []
    for path, text, start, end in _uses(page, project):
        if _leads(text, start):
            return None
        if not _OF_MAILS.search(path):
            around = text[max(0, start - _NEAR) : end + _NEAR] if path.endswith(_CODE) else ""
            if not _SENDS.search(around) or _TO_PHONES.search(f"{path}\n{text}"):
                return None
        found.append((path, text.count("\n", 0, start) + 1))
    return found[0] if found else None


_OF_MAILS = re.compile(r"mailer|(?:^|[/_.-])(?:e-?mails?|mails?|courriels?)(?=[/_.-])|\.mjml", re.I)
"""How the files are called that write messages."""
_SENDS = re.compile(r"\bsend_?mail\w*\(|\bEmailM\w+\(|\bTemplatedEmail\(", re.I)


def _uses(page: Page, project: Project) -> Iterator[tuple[str, str, int, int]]:
    """Each place that names the address of a page, but where it is declared: the file, its text, and where."""
    names = {re.sub(r"_(?:path|url)$", "", one) for one in names_leading_to(page, project)}
    if not names:
        return
    said = "|".join(map(re.escape, sorted(names)))
    named = re.compile(rf"(?<![\w-])(?:{said})(?:_(?:path|url)\b|(?=[\"'`]))")
    known, held = _named_in(project), _held(project)
    for path in dict.fromkeys(
        path for name in sorted(names) for path in known.get(next(reversed(_LAST.findall(name)), ""), ())
    ):
        text = held[path] if path != page.path else ""
        for use in named.finditer(text):
            if not (text.endswith("/", 0, use.start()) or _is_own(text, use.start())):
                yield path, text, use.start(), use.end()


_LAST = re.compile(r"[\w-]+")
_USED = re.compile(r"(?<![\w-])([\w-]+?)(?:_(?:path|url)\b|(?=[\"'`]))")
"""The last word of the name of an address, where it may be used."""


@memo
def _named_in(project: Project) -> dict[str, list[str]]:
    """The files that may lead somebody to a page, gone through once, by the last words of the names that they hold."""
    found: dict[str, list[str]] = defaultdict(list)
    for path, text in _held(project).items():
        for word in set(_USED.findall(text)):
            found[word].append(path)
    return found


def _leads(text: str, at: int) -> bool:
    """Whether an address is where a program leads somebody who is there already, now or later: no message bears it."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line.endswith(":") or re.search(r"\bredirect\w*[\s(]*$", line) is not None


def _is_own(text: str, at: int) -> bool:
    """Whether an address is named where it is declared: its route, its own name, the view that answers there."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return (
        re.search(r"\bname\s*[=:]\s*[\"']$|#\[Route\(|@Route\(|\b(?:def|render)\b[\s(]*[:\"']?$|\bpath\($", line)
        is not None
    )


@memo
def _held(project: Project) -> dict[str, str]:
    """All that may lead somebody to a page of a service: its templates, its programs but tests and lists of addresses."""
    held = {path: project.text(path) for path in project.paths if _may_lead(path)}
    return held | dict(_programs_of_ruby(project))


def _programs_of_ruby(project: Project) -> Iterator[tuple[str, str]]:
    """The programs of Rails of a service, that are read beside its templates."""
    yield from ((path, text) for path, text in ruby_texts(project).items() if _may_lead(path))
    top = Path(project.config.root)
    for root in roots_of(project):
        for above, _, names in walked_through(top / root / "app" / "views"):
            for name in sorted(one for one in names if one.endswith(".mjml")):
                yield Path(above, name).relative_to(top).as_posix(), text_beside(Path(above, name))


def _may_lead(path: str) -> bool:
    place = place_of_path(path)
    return (place is None or place.is_lived) and not _ADDRESSES.search(path)
