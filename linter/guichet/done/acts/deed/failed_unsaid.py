"""What a program does when something fails, and that the person does not learn: it says that all is done, refuses them for it, or shows them what the machine said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.uncommented import without_comments
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.verdicts import verdict_of
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.caught import Caught, caught_in
from guichet.reading.deeds.deed import RETURN, Body, Deed, Put

_POSTS = re.compile(
    r"(?:^|[.>:])(?:post|put|patch|postForEntity|postForObject|exchange|deliver_now|deliver_later|deliver|publish|dispatch|enqueue|perform_later|add_async)$"
)
_DELIVERS = re.compile(r"(?:^|[.>:])deliver(?:_now|_later)?!?$")
_OTHERWISE = frozenset({"push", "call", "message", "messages", "sendStatus", "sendFile", "render"})
"""What is called as if it sent something, and does not."""
_FETCHES = re.compile(
    r"(?:^|[.>:])(?:get|post|request|fetch|urlopen|getForObject|getForEntity|exchange|execute|call|json)$|\b(?:requests|httpx|axios|fetch|faraday|httparty|guzzle|api)\b",
    re.I,
)
_ONLY_NOTED = re.compile(
    r"\blogg?\w{0,12}\b|\bconsole\.|\bprint\w{0,4}\b|\bputs\b|error_log|sentry|capture_?(?:exception|message)|rollbar|bugsnag|honeybadger|appsignal|airbrake|newrelic|new_relic|\bmetrics?\b|statsd|datadog|\bincr(?:ement)?\b|printStackTrace|report\(|Rails\.error|traceback|warnings\.warn",
    re.I,
)
_NOTHING = re.compile(r"[\s;{}()]*(?:pass|nil|null|\.\.\.|undefined|end|noop)?[\s;{}()]*", re.I)
_SENT = re.compile(
    r"^(?:(?:is_|has_been_|already_)?(?:sent|emailed|notified|delivered|transmitted|informed|envoyee?s?|notifiee?s?|transmise?s?|prevenue?s?|avertie?s?)(?:_?(?:at|on|le|date))?|(?:last_|latest_|date_|dernier_|derniere_)(?:\w{1,20}_)?(?:alert|sent|envoi|notif\w*|mail\w*)(?:_?(?:at|on|le|date))?|sentAt|notifiedAt|emailedAt|isSent|envoyeLe|notifieLe|transmisLe)$",
    re.I,
)
_STATE = re.compile(r"^(?:stat(?:us|ut|e)|etat|état)$", re.I)
_IS_SENT = re.compile(r"(?:^|\W|_)(?:sent|envoy[eé]e?s?|transmise?s?|notifi(?:ed|[eé]e?)|delivered|submitted|forwarded)(?:\W|$)", re.I)  # fmt: skip
_SAYS_DONE = re.compile(
    r"\b(?:bien|a|ont|est|sont) (?:été |bien )?(?:envoy|transmi|enregistr|reçue?|pris)\w{0,6}|\b(?:has|have) been (?:sent|received|submitted|recorded|forwarded|registered)\b|\bwe(?: have|'ve|’ve) (?:received|sent|passed)\b|\bnous avons (?:bien )?(?:reçu|transmis|envoyé)\b|\b(?:merci|thank you|thanks)\b",
    re.I,
)
_ANSWERS = re.compile(r"success|succes|flash|notice|toast|render|json|response|return|redirect|message", re.I)
"""Where a text of a program is said to somebody, by the name of what is called."""
_STAYS = re.compile(r"\b(?:raise|throw|retry|rollback)\b")
_EMPTY = frozenset({"", "None", "nil", "null", "undefined"})


def failed_as_done(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield what sends on what people wrote, or writes to them, and whose failure is only noted inside, when what follows says that it was sent."""
    if not whole.place.is_lived or speaks_of(body.function.name, "decisions.noted_inside"):
        return
    for deed, end in _failing(body, whole):
        after = (one for one in body.deeds if one.span.start >= end and _is_as_sure(one, deed))
        if any(_marks(one) for one in after) or (
            _says_done(body, end, deed) and not _is_kept_elsewhere(body, deed, whole)
        ):
            yield FromDeed(
                Kind.CLOSE, whole.path, deed.span, whole.place, what=What.FAILED_AS_DONE, shown=whole.shown(deed.span), certain=False
            )  # fmt: skip
            return


def _failing(body: Body, whole: Whole) -> Iterator[tuple[Deed, int]]:
    """What sends something, by itself or by a function of the file, with where the file goes on as if it had."""
    silent = _silenced(whole)
    names = {one.within.name for one, _ in silent if one.within is not None}
    for deed, end in silent:
        if deed.within == body.function:
            yield deed, end
    for deed in body.deeds:
        if deed.is_call and deed.last in names and _sends(deed):
            yield deed, deed.span.end


@memo
def _silenced(whole: Whole) -> tuple[tuple[Deed, int], ...]:
    """What sends something and whose failure is only noted inside, each with where what is done then ends."""
    found = []
    for caught, tried in _tried(whole):
        if _is_only_noted(_handled(caught, whole)):
            sends = next((one for one in tried if _sends(one)), None)
            if sends is not None and not any(_marks(one) for one in tried if one.span.start > sends.span.start):
                found.append((sends, caught.handled.end))
    return tuple(found)


@memo
def _tried(whole: Whole) -> tuple[tuple[Caught, tuple[Deed, ...]], ...]:
    """What a file tries, and the deeds in it."""
    if not any(word in whole.text for word in ("except", "catch", "rescue")):
        return ()
    deeds = sorted(whole.deeds, key=lambda one: one.span.start)
    found = []
    for one in caught_in(whole.text, whole.path):
        tried = Span(one.tried.start + whole.start, one.tried.end + whole.start)
        handled = Span(one.handled.start + whole.start, one.handled.end + whole.start)
        inside = tuple(each for each in deeds if tried.start <= each.span.start < tried.end)
        found.append((Caught(tried, handled, one.failures), inside))
    return tuple(found)


def _handled(caught: Caught, whole: Whole) -> str:
    """What is done when something fails, its remarks left out."""
    return without_comments(whole.path, whole.read(caught.handled))


def _is_only_noted(handled: str) -> bool:
    """Whether what is done when something fails is nothing, or a line for those who run the service."""
    if _STAYS.search(handled):
        return False
    return all(_NOTHING.fullmatch(line) or _ONLY_NOTED.search(line) or _goes_on(line) for line in _statements(handled))


_CLOSING = re.compile(r"[\s)}\]\"'\w,.%=:{(\[-]*")


def _goes_on(line: str) -> bool:
    """Whether a line is the rest of what the line above notes: `extra={"id": one.pk},`."""
    return "=" not in line.replace("={", "").replace("=s", "") and _CLOSING.fullmatch(line) is not None and line.rstrip().endswith((")", ",", ");", '"', "'")) and "(" not in line  # fmt: skip


def _statements(text: str) -> list[str]:
    return [one for one in re.split(r"[;\n]", text) if one.strip()]


def _sends(deed: Deed) -> bool:
    """Whether a call writes to somebody, or hands on to another service what they wrote."""
    inside = speaks_of(deed.called, "decisions.noted_inside") or _ONLY_NOTED.search(deed.called) is not None
    if not deed.is_call or inside or deed.last in _OTHERWISE or not (deed.args or deed.puts):
        return deed.is_call and not inside and _DELIVERS.search(deed.called) is not None
    return speaks_of(deed.last, "decisions.tell") or _POSTS.search(deed.called) is not None


def _is_as_sure(after: Deed, deed: Deed) -> bool:
    """Whether a deed is done whenever another was tried."""
    return set(after.tests) <= set(deed.tests)


def _marks(deed: Deed) -> bool:
    """Whether a deed writes that something was sent."""
    return any(_is_mark(one) for one in deed.written)


def _is_mark(put: Put) -> bool:
    if _SENT.match(put.name):
        return put.value not in _EMPTY and put.value.lower() not in ("false", "0")
    return _STATE.match(put.name) is not None and _IS_SENT.search(put.value) is not None


def _says_done(body: Body, end: int, deed: Deed) -> bool:
    """Whether people read, once something was tried, that what they sent was sent or received."""
    for one in body.deeds:
        if one.span.start >= end and _is_as_sure(one, deed) and (one.is_call or one.called == RETURN):
            said = " ".join((*one.args, *(put.value for put in one.puts)))
            if _ANSWERS.search(one.called) and (_SAYS_DONE.search(said) or _success(one)):
                return True
    return False


def _success(deed: Deed) -> bool:
    return deed.is_call and deed.last in ("success", "add_success_message", "addSuccess") and bool(deed.args)


def _is_kept_elsewhere(body: Body, deed: Deed, whole: Whole) -> bool:
    """Whether the function keeps what people sent besides: what fails is then a copy or a notice of it."""
    silent = {one.span for one, _ in _silenced(whole)}
    return any(one.is_call and speaks_of(one.last, "deeds.keeps") and one.span not in silent and one is not deed for one in body.deeds)  # fmt: skip


_RIGHT = re.compile(
    r"(?:^|[_.])(?:(?:is|est|has|a|check|verif\w{0,4}|can|peut)_?)?(?:eligib\w*|entitle\w*|a_droit|ayant_droit|has_right\w*|qualif\w*|(?:is|est)_?(?:resident|habitant|student|etudiant|ess)|right_to\w*|droit_?ouvert)",
    re.I,
)
_OUTSIDE = re.compile(r"api|timeout|connection|requests?(?:exception|error)|http|network|remote|gateway|unavailable|faraday|guzzle|transport|restclient", re.I)  # fmt: skip
"""What the name of a failure says when another service did not answer."""
_APART = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_FALSE = re.compile(r"(?:false|no|none_eligible)$|.{0,40}(?:eligible|entitled|ok|valid|verified|droit|accepted)['\"]?\s?(?::|=>|=)\s?(?:false|no)\b", re.I)  # fmt: skip


def refused_by_failure(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the no that a program gives somebody because what it asked of another service failed."""
    if not whole.place.is_lived:
        return
    for caught, tried in _tried(whole):
        if not any(one.within == body.function for one in tried) or not (
            _OUTSIDE.search(caught.failures) or any(_asks(one) for one in tried)
        ):
            continue
        if _STAYS.search(_handled(caught, whole)):
            continue
        for deed in body.deeds:
            if caught.handled.start <= deed.span.start < caught.handled.end and _is_no(deed, body):
                yield FromDeed(
                    Kind.REFUSE, whole.path, deed.span, whole.place, what=What.REFUSED_BY_FAILURE, shown=whole.shown(deed.span), other=body.function.name, certain=False
                )  # fmt: skip
                return


def _asks(deed: Deed) -> bool:
    return deed.is_call and _FETCHES.search(deed.called) is not None and not _ONLY_NOTED.search(deed.called)


def _is_no(deed: Deed, body: Body) -> bool:
    """Whether a deed answers or writes a no: that somebody has no right, or that their request is refused."""
    if deed.called == RETURN:
        value = deed.puts[0].value if deed.puts else ""
        return _FALSE.match(value) is not None and _RIGHT.search(_APART.sub("_", body.function.name)) is not None
    for put in deed.written:
        if _RIGHT.search(_APART.sub("_", put.name)) and put.value.lower() == "false":
            return True
        if (_STATE.match(put.name) or speaks_of(put.name, "decisions.fields")) and verdict_of(put.value.strip("'\":").rpartition(".")[2]) is Kind.REFUSE:  # fmt: skip
            return True
    return False


_ANY = re.compile(
    r"^$|^[$\w]{1,20}$|\b(?:Exception|BaseException|StandardError|Throwable|Error|RuntimeException|RuntimeError|\\Exception|\\Throwable)\b"
)
_NAMED = re.compile(r"(?:\bas |=>\s?|[$]|[\w)] )?([A-Za-z_]\w{0,20})$")
_SHOWS = frozenset({"alert", "flash", "error", "render", "render_template", "addFlash", "setFlash", "add_error", "HttpResponse", "abort", "send", "json", "jsonify", "with", "withErrors", "back", "showError", "setError", "setErrorMessage", "setMessage", "toast", "danger", "warning"})  # fmt: skip


_HANDED_ON = re.compile(r"\|\||\?\?|\?:|\b(?:devs?|support|assistance|équipe|team|contact\w{0,8}|help ?desk)\b", re.I)
"""That other words are shown first, or that people are told to whom to give these."""


def raw_failure_shown(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield what shows people the words of whatever failure came, as the machine says them."""
    if not whole.place.is_public:
        return
    for caught, _ in _tried(whole):
        named = _NAMED.search(caught.failures)
        if named is None or not _ANY.search(caught.failures):
            continue
        words = re.compile(
            rf"(?<![\w.]){re.escape(named[1])}(?:\.|->|&\.)(?:getMessage\(\)|message|localizedMessage|getLocalizedMessage\(\)|to_s|toString\(\)|full_message|stack|args\[0\])|\b(?:str|String|repr)\(\s?\$?{re.escape(named[1])}\s?\)|\{{\s?{re.escape(named[1])}\s?\}}"
        )
        for deed in body.deeds:
            inside = caught.handled.start <= deed.span.start < caught.handled.end
            if inside and deed.is_call and deed.last in _SHOWS and not _ONLY_NOTED.search(deed.called):
                said = " ".join((*deed.args, *(put.value for put in deed.puts)))
                if words.search(said) and not _HANDED_ON.search(said):
                    yield FromDeed(
                        Kind.REFUSE, whole.path, deed.span, whole.place, what=What.RAW_FAILURE, shown=whole.shown(deed.span), certain=False
                    )  # fmt: skip
                    return
