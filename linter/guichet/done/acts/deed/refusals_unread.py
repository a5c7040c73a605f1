"""Letters to all that look at no refusal, though those who get them are kept with one: they have left the list, and it is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts import ruby_beside
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Body, Deed
from guichet.reading.php import elsewhere
from guichet.reading.templates.site import Site

_SERVER = (".rb", ".php")
_ALL = re.compile(r"\b([A-Z]\w{2,60})(?:\.|::)(?:where|all|find_each|find_in_batches|in_batches|joins|cursor|chunk)\b")
"""A model of which many are taken."""
_LOOKS = re.compile(
    r"unsubscri|opt(?:ed)?_?(?:in|out)|consent|desinscri|desabonn|refus|notify_by|subscri|accept|preference|eligible",
    re.I,
)
"""That something is looked at of what people wish."""
_COLUMN = re.compile(
    r"\b(\w{0,40}(?:unsubscribed|desinscrit|desabonne|opt_?out|opted_out|opt_?in|newsletter|marketing_consent)\w{0,40})\b",
    re.I,
)
_MAILS = re.compile(
    r"(?:^|[.>:])(?:deliver\w*|notify|send_?mail|queue|later)$|\b\w{0,40}E?[mM]ail\w{0,20}(?:\.|::)create$"
)


def refusals_unread(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the letters that a function sends to all of a model, whose file keeps a refusal that nothing there looks at."""
    if not (whole.path.endswith(_SERVER) and whole.is_among_others):
        return
    mailing = next((one for one in body.deeds if _MAILS.search(one.called)), None)
    if mailing is None or _LOOKS.search(whole.text) or not _is_for_all(mailing, whole):
        return
    for model in dict.fromkeys(_ALL.findall(body.words)):
        column = _refusal_of(model, whole.project)
        if column:
            yield FromDeed(Kind.KEEP, mailing.path, mailing.span, whole.place, what=What.UNREAD, shown=column, certain=False)  # fmt: skip
            return


def _is_for_all(deed: Deed, whole: Whole) -> bool:
    """Whether a letter is one of those that are sent to many for the sake of the service, by the names around."""
    around = " ".join((*deed.around, deed.within.name if deed.within else "", whole.path.rpartition("/")[2]))
    return speaks_of(around, "deeds.mass mail")


def _refusal_of(model: str, project: Site) -> str:
    """What the file of a model names by which people say that they do not want to be written to; "" for none."""
    there = ruby_beside.file_of(model, project) or elsewhere.file_of(model, project)
    found = _COLUMN.search(there.text) if there is not None else None
    return found[1] if found is not None else ""


def refusals_of(path: str, project: Site) -> list[str]:
    """Return what the models that a file takes many of keep of those who do not want to be written to."""
    if not path.endswith(_SERVER):
        return []
    return [_refusal_of(one, project) for one in dict.fromkeys(_ALL.findall(project.text(path)))]
