"""Answers that a program writes by itself: a yes that no page asks for, a refusal that is wiped, a silence that lets a message go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guichet.core.memo import keyed_memo, memo
from guichet.done.acts.deed.agreed import is_answered
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.answers import of_name, of_value
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.people.consent import asks_consent, is_own_choice
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Deed, Put
from guichet.reading.templates.site import COMPONENT_SUFFIXES, SCRIPT_SUFFIXES, Site, is_template

_SERVER = (".rb", ".py", ".php")
_CONSTANT = re.compile(r"['\":]?\w{1,12}['\"]?$")
_NO = re.compile(
    r"^(?:!|not \()\s?\(?[\w.@$&?>-]{0,80}?(?P<asked>\w{3,60})_(?:no|refused|declined)\?\)?$"
    r"|^[\w.@$&?>-]{0,80}?(?P<named>\w{3,60}) ?!==? ?['\":](?:no|non|refused|declined)['\"]?$"
)
"""That a test only turns away whoever said no: `!person.sms_opt_in_no?`, `person.consent != "no"`."""
_KEYED = re.compile(r"[@$\w.]{1,80}\[")
"""What is put in a table under a key: no record of anyone."""
_HANDLES = re.compile(r"_?(?:forms?|controllers?|types?|views?|serializers?|services?|handlers?)$", re.I)
"""What the name of a file says of the part that it plays."""
_FORM = re.compile(
    r"<form\b|\bform_(?:with|for|tag|start)\b|\b(?:simple|semantic)_form_for\b|<v-form\b|\bformGroup\b", re.I
)
_FORMS = re.compile(r"(?:^|/)(?:forms?|form_models|serializers?)(?:/|[._])|Type\.php$", re.I)
"""Files of a program that say what a page asks."""


def yes_written(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the yeses that a function writes though no page asks for them, and the refusals that it wipes."""
    if not _writes(deed, whole):
        return
    around = " ".join((*deed.around, deed.within.name if deed.within else "", whole.path.rpartition("/")[2]))
    if speaks_of(around, "deeds.made up") or speaks_of(whole.path, "deeds.made up"):
        return
    for put in deed.written:
        if not _CONSTANT.match(put.value) or is_answered(replace(deed, tests=_of_others(deed, put))):
            continue
        said = of_value(put.value.strip("'\":"), equal=True)
        if said is Agreement.GIVEN and asks_consent(put.name) and not _is_about_answers(around, put):
            if not _is_shown(put.name, whole) and not _pages_of_step(whole.path, whole.project):
                yield FromDeed(Kind.ANSWER, deed.path, put.span, whole.place, what=What.WRITTEN, shown=put.name, certain=False)  # fmt: skip
        elif said is Agreement.REFUSED and speaks_of(put.name, "deeds.left alone") and not _is_ones_own(around):
            yield FromDeed(Kind.ANSWER, deed.path, put.span, whole.place, what=What.UNREFUSED, shown=put.name, certain=False)  # fmt: skip


def _writes(deed: Deed, whole: Whole) -> bool:
    """Whether a deed writes in a record, within a function of a server."""
    if deed.within is None or not (whole.place.is_lived and whole.path.endswith(_SERVER) and whole.is_among_others):
        return False
    if deed.is_call:
        return speaks_of(deed.last, "deeds.keeps")
    return bool(deed.called) and "(" not in deed.called and _KEYED.match(whole.read(deed.span)) is None


def _is_about_answers(around: str, put: Put) -> bool:
    """Whether a function, its class or its file is by its name where the person whose answer it is gives it."""
    if speaks_of(put.name, "deeds.of a near one"):
        return False
    return asks_consent(around) or of_name(around) is not None or is_own_choice(around) or _is_ones_own(around)


def _is_ones_own(around: str) -> bool:
    """Whether somebody comes back on what they refused, by the names around; what a message sets off is no such thing."""
    return speaks_of(around, "deeds.takes back a no") and not speaks_of(around, "deeds.on a message")


def _of_others(deed: Deed, put: Put) -> tuple[str, ...]:
    """The tests of a deed that do not look at what it writes: that somebody refused is no reason to wipe it."""
    return tuple(one for one in deed.tests if put.name not in one)


def _is_shown(name: str, whole: Whole) -> bool:
    """Whether another file of the project, that shows or reads a page, holds a name: people may be asked for it there."""
    return any(one != whole.path for one in _holding(name, whole.project))


def _pages_of_step(path: str, project: Site) -> list[str]:
    """The pages with a form that bear the name of what a file handles, where that name is an agreement's: `spouse_consent_form.rb`, `spouse_consent/edit.html.erb`."""
    step = apart(_HANDLES.sub("", path.rpartition("/")[2].partition(".")[0]))
    if not asks_consent(step):
        return []
    shown = (one for one in _pages(project) if not _FORMS.search(one) and f" {step} " in f" {apart(one)} ")
    return [one for one in shown if _FORM.search(project.text(one))]


@keyed_memo
def _holding(name: str, project: Site) -> list[str]:
    """The pages, the scripts and the forms of the project that hold a name."""
    return [one for one in _pages(project) if project.holds(one, name)]


@memo
def _pages(project: Site) -> list[str]:
    """The files that show people what they are asked."""
    suffixes = (*COMPONENT_SUFFIXES, *SCRIPT_SUFFIXES)
    return [one for one in project.paths if is_template(one) or one.endswith(suffixes) or _FORMS.search(one)]


_BEGINS = frozenset({"start_with", "starts_with", "startswith", "startsWith", "str_starts_with"})
_MESSAGE = re.compile(r"\b(?:body|message|msg|texte?|reply|sms|normalized|content)\b", re.I)
"""What somebody has written, by its name."""


def read_by_first_words(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield where a message that begins with one of some words is taken for somebody's yes or no."""
    name = deed.within.name if deed.within is not None else ""
    if not (deed.is_call and deed.last in _BEGINS and whole.place.is_lived and speaks_of(name, "deeds.yes or no")):
        return
    read = " ".join((deed.owner, *deed.args[:1])) if deed.owner else deed.args[0] if deed.args else ""
    if _MESSAGE.search(read.replace("_", " ")):
        yield FromDeed(Kind.ANSWER, deed.path, deed.span, whole.place, what=What.FIRST_WORDS, shown=name, certain=False)  # fmt: skip


_YES = re.compile(r"\b(\w{3,80})['\"]?\s?(?::|=>|=)\s?['\":]{0,2}(?:true|yes|oui)\b", re.I)
"""A yes that a program of a server writes under a name."""


def names_shown(path: str, project: Site) -> list[str]:
    """Return the names under which a file of a server writes a yes, with the pages of the project that hold each."""
    written = dict.fromkeys(_YES.findall(project.text(path))) if path.endswith(_SERVER) else ()
    asked = [one for one in written if asks_consent(one)]
    return [f"{one} {_holding(one, project)}" for one in asked] + (_pages_of_step(path, project) if asked else [])


def sent_in_silence(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the messages that go to whoever did not say no: those who have not answered get them too."""
    if not (deed.is_call and whole.place.is_lived and speaks_of(deed.last, "deeds.writes to people")):
        return
    for test in deed.tests:
        for part in re.split(r"\s?(?:&&|\band\b)\s?", test):
            found = _NO.match(part.strip())
            name = (found["asked"] or found["named"]) if found is not None else ""
            if name and asks_consent(name):
                yield FromDeed(Kind.ANSWER, deed.path, deed.span, whole.place, what=What.PRESUMED, shown=name, certain=False)  # fmt: skip
                return
