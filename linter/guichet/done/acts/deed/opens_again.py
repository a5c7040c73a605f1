"""Windows that the answer by which people close them has opened again some seconds later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guichet.done.acts.deed.functions_called import function_named
from guichet.done.acts.deed.thrown import is_pushed
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.reading.deeds.deed import Deed

_TIMERS = frozenset({"setTimeout", "setInterval"})
_SHOWN = r"open|visible|shown?|show\w{1,20}|displayed|ouverte?|affichee?|is_?open|is_?visible"
_GONE = r"hidden|closed|cachee?|masquee?|ferme|dismissed|d-none|invisible|is-hidden|hide"
OPENS = re.compile(
    rf"(?P<of>[\w.$('\"#)-]{{1,60}}?)\.(?:showModal\(|show\(|open\(|fadeIn\(|slideDown\(|modal\(['\"]show|hidden = false|style\.display = ['\"](?!none)|removeAttribute\(['\"]hidden|classList\.(?:remove\(['\"](?:[\w-]{{0,30}}-)?(?:{_GONE})\b|add\(['\"](?:[\w-]{{0,30}}-)?(?:{_SHOWN})\b))"
    rf"|set(?P<state>(?:Is|Show|Open|Visible)\w{{0,30}}|\w{{1,30}}(?:Open|Visible|Shown))\(true|\b(?P<held>(?:[\w.]{{1,40}}\.)?(?:{_SHOWN}|\w{{1,30}}(?:Open|Visible|Ouverte?)))(?:\.value)? = true",
    re.I,
)
_CLOSES = re.compile(
    rf"(?P<of>[\w.$('\"#)-]{{1,60}}?)\.(?:close(?:All)?\(|hide\(|fadeOut\(|slideUp\(|modal\(['\"]hide|hidden = true|style\.display = ['\"]none|setAttribute\(['\"]hidden|classList\.(?:add\(['\"](?:[\w-]{{0,30}}-)?(?:{_GONE})\b|remove\(['\"](?:[\w-]{{0,30}}-)?(?:{_SHOWN})\b))"
    rf"|set(?P<state>(?:Is|Show|Open|Visible)\w{{0,30}}|\w{{1,30}}(?:Open|Visible|Shown))\(false|\b(?P<held>(?:[\w.]{{1,40}}\.)?(?:{_SHOWN}|\w{{1,30}}(?:Open|Visible|Ouverte?)))(?:\.value)? = false",
    re.I,
)
_CALL = re.compile(r"(?<![\w.$])(?:this\.)?(\w{2,60})(?=\(|$|,|\))")
_ON = re.compile(
    r"['\"](?:click|close|cancel|submit|keydown|hidden\.bs\.modal|touchend|pointerup)\b|\bon(?:click|close|cancel|submit)\b",
    re.I,
)
_ANSWERS = re.compile(
    r"^(?:on_?|handle_?)?(?:refus|decline|reject|dismiss|close|fermer|ferme|no(?:_?thanks)?$|non$|later|plus_?tard|skip|ignor|cancel|annul|hide|masquer|cacher|snooze|reporter|not_?now)",
    re.I,
)


def opens_again(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the timer by which an answer that closes a window has it opened again."""
    if deed.last not in _TIMERS or not deed.is_call or not deed.args or not whole.place.is_public:
        return
    if not _is_an_answer(deed) or not is_pushed(whole):
        return
    before = [_written(one) for one in whole.deeds if _is_beside(one, deed)]
    shows = _targets(OPENS, before, whole)  # what both opens and closes a window shows a state by it
    closed = _targets(_CLOSES, before, whole) - shows
    opened = _targets(OPENS, (deed.args[0],), whole) if closed else set()
    if closed & opened:
        yield FromDeed(Kind.KEEP, deed.path, deed.span, whole.place, what=What.NAGS, shown=whole.shown(deed.span))


def _is_an_answer(deed: Deed) -> bool:
    """Whether what is done answers what people press, or is named for their no."""
    return any(_ON.search(one) for one in deed.marks) or any(
        _ANSWERS.search(one) or _ON.search(one) for one in deed.around[:1]
    )


def _is_beside(one: Deed, deed: Deed) -> bool:
    return one.around == deed.around and one.marks == deed.marks and one.span.start < deed.span.start


def _written(deed: Deed) -> str:
    if deed.puts and not deed.is_call:
        return " ".join(f"{deed.called}.{one.name} = {one.value}".lstrip(".") for one in deed.puts)
    return f"{deed.called}({', '.join(deed.args)})"


def _targets(sign: re.Pattern[str], texts: Iterable[str], whole: Whole) -> set[str]:
    """What some texts open or close, themselves or by a function of the file that they call."""
    said = list(texts)
    for one in tuple(said):
        for name in _CALL.findall(one):
            body = function_named("", name, whole)
            said += [_written(each) for each in body.deeds] if body is not None else []
    return {_target(found) for one in said for found in sign.finditer(one)}


_BEFORE_NAME = re.compile(r"[\s{(;=>]\b")
_TO_LAST_LETTER = re.compile(r".*\w", re.S)


def _target(found: re.Match[str]) -> str:
    """What is opened or closed: an element, a state; the last name alone, without what the language writes around."""
    if found["of"]:
        start = max((one.end() for one in _BEFORE_NAME.finditer(found["of"])), default=0)
        name = _TO_LAST_LETTER.match(found["of"], start)
        return name[0] if name is not None else found["of"]
    return re.sub(r"^(?:this\.)?", "", found["state"] or found["held"] or "").removesuffix(".value").lower()
