"""What programs of Go ask of a request, answer and log, in the words that servers of other languages have for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from http import HTTPStatus

_STATUSES = {"".join(part.capitalize() for part in one.name.split("_")): one.value for one in HTTPStatus}
_STATUS = re.compile(r"\bhttp\.[Ss]tatus([A-Z]\w{1,40})\b")
_REQUEST = r"\b(?:r|req|request|c|ctx|w\.req)\."
_SENT = re.compile(
    rf"{_REQUEST}(?:[fF]ormValue|[pP]ostFormValue|(?:[pP]ost)?[fF]orm\.[gG]et|[pP]ostForm|[dD]efaultPostForm)\(\"(\w{{1,40}})\"(?:, ?\"[^\"]{{0,40}}\")?\)"
)
_ASKED = re.compile(
    rf"{_REQUEST}(?:(?:URL|url)\.[qQ]uery\(\)\.[gG]et|[qQ]uery|[qQ]ueryParam|[dD]efaultQuery)\(\"(\w{{1,40}})\"(?:, ?\"[^\"]{{0,40}}\")?\)"
)
_NAMED = re.compile(
    rf"(?:{_REQUEST}(?:[pP]athValue|[pP]aram|[pP]arams)\(|chi\.[uU][rR][lL]Param\(r, )\"(\w{{1,40}})\"\)|mux\.[vV]ars\(r\)\[\"(\w{{1,40}})\"\]"
)
_HEADER = re.compile(rf"{_REQUEST}(?:[hH]eader\.[gG]et|[gG]etHeader)\((\"[\w-]{{1,40}}\")\)")
_LOGS = re.compile(
    r"(?:^|\.)(?:log|slog|logger|zap|logrus|sugar|journal|zlog)(?:\(\))?\.(?P<how>info|debug|warn|warning|error|print|fatal|notice)\w{0,12}$"
)
_ANSWERS = frozenset(
    {
        "json",
        "string",
        "html",
        "indentedJSON",
        "abortWithStatusJSON",
        "abortWithStatus",
        "sendStatus",
        "noContent",
        "xml",
        "data",
    }
)
_OWNERS = frozenset({"c", "ctx", "w", "gc"})


def served(said: str) -> str:
    """Return what is written with the parts of a request as Express names them, and statuses by their numbers."""
    said = _STATUS.sub(lambda found: str(_STATUSES.get(found[1], found[0])), said)
    said = _SENT.sub(r"req.body.\1", said)
    said = _ASKED.sub(r"req.query.\1", said)
    said = _NAMED.sub(lambda found: f"req.params.{found[1] or found[2]}", said)
    return _HEADER.sub(r"req.headers[\1]", said)


def called_so(name: str, args: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return what is called, and with what, as Express and its logs would: `http.Error(w, "no", 403)` is `res.status(403).send("no")`."""
    owner, _, last = name.rpartition(".")
    given = tuple(args)
    if name == "http.error" and len(given) == 3:
        return f"res.status({given[2]}).send", given[1:2]
    if name == "http.notFound":
        return "res.status(404).send", ()
    if name == "http.redirect" and len(given) > 2:
        return "res.redirect", given[2:3]
    if owner in _OWNERS and last == "redirect" and len(given) == 2:
        return "res.redirect", given[1:]
    if owner in _OWNERS and last == "writeHeader":
        return "res.status", given
    if owner in _OWNERS and last in _ANSWERS and given and given[0].isdigit():
        return f"res.status({given[0]}).{'json' if 'JSON' in last or last == 'json' else 'send'}", given[1:]
    log = _LOGS.search(name)
    if log is not None:
        return f"logger.{'info' if log['how'] == 'print' else 'error' if log['how'] == 'fatal' else log['how']}", given
    return name, given
