"""What a monitor of errors is told by the function that is run on each error before it leaves: who the person is, what they were writing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed.told_companies import monitor_of, of_others, told
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.parties.monitors import address_told
from guichet.done.people.personal_data import MADE, is_personal_name
from guichet.reading.deeds.deed import RETURN, Deed

_HOOKS = frozenset({
    "beforeSend", "before_send", "beforeSendTransaction", "before_send_transaction", "beforeBreadcrumb", "before_breadcrumb", "onError", "on_error",
    "transform", "stateTransformer", "actionTransformer", "before_notify", "beforeNotify", "setBeforeSend", "before_send_event",
})  # fmt: skip
"""What the settings of a monitor call the function that each error goes through."""
_BY_HOOK = re.compile(r"\b(?:set)?[bB]efore_?(?:[sS]end|[nN]otify|[bB]readcrumb)\b")
_OF_CLASS = "BeforeSendCallback"
"""A class of the JVM that is there to be called with each error."""
_TYPED = r"\b(?:Event|Scope) \$ROOT\b"
"""How PHP says that a parameter is an error, or what is told with it."""
_ROOT = re.compile(r"^[$@]?(\w+)")
_WORD = re.compile(r"\w+")
_ANSWERS = re.compile(
    r"\b(?P<name>form|formulaire|form_?data|form_?values|answers|reponses|réponses|draft|brouillon|saisie|fields|champs)\b['\"]?\s?(?:=>|[:=])\s?(?P<value>[$@]?[a-z_]\w{0,40}(?:\(\))?(?:(?:\??\.|\??->)\w{1,40}(?:\(\))?){1,5})(?=[\s,})\]]|$)",
    re.I,
)
"""All that somebody is writing, under its name: `form: counselling.draft`."""
_PAIR = re.compile(r"\b(\w{2,40})['\"]?\s?(?:=>|[:=])\s?[$@]?[a-z_]\w{0,40}(?:\(\))?(?:\??\.|\??->)\w")
"""What is given under a name."""
_PARTS = re.compile(r"(?:id|uuid|length|count|size|step|errors|valid|touched|dirty|status|name)(?:\(\))?$", re.I)
"""A part of what is written that says nothing of what is written."""


def errors_enriched(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what a function that each error goes through adds to it of the person: a part that it writes, or what it answers."""
    host = monitor_of(whole)
    if not host or not whole.place.is_lived or not _is_in_hook(deed, whole) or of_others(deed, whole):
        return
    said = [one for one in _added(deed, whole) if not MADE.search(f"{one} ")]
    found = [Datum(Sort.ANSWERS, one["value"], one["name"]) for text in said for one in _ANSWERS.finditer(text) if not _PARTS.search(one["value"])]  # fmt: skip
    found += [Datum(Sort.IDENTITY, one[1], one[1]) for text in said for one in _PAIR.finditer(text) if is_personal_name(one[1])]  # fmt: skip
    data = (*found, *told(deed, said))
    if data:
        to = address_told(host, whole.project) if host.endswith(".") else host
        yield FromDeed(Kind.SEND, deed.path, deed.span, whole.place, what=What.SENT, data=data, to=to, project=whole.project)  # fmt: skip


def _is_in_hook(deed: Deed, whole: Whole) -> bool:
    """Whether a deed is done on each error, as it leaves."""
    name = deed.within.name if deed.within is not None else ""
    if name in _HOOKS or name in _named_as_hooks(whole) or any(map(_BY_HOOK.search, deed.marks)):
        return bool(deed.given) or deed.path.endswith(".rb")
    if name == "execute" and _OF_CLASS in whole.text:
        return True
    root = _ROOT.match(deed.called) if deed.given and deed.path.endswith(".php") else None
    return root is not None and re.search(_TYPED.replace("ROOT", root[1]), whole.text) is not None


@memo
def _named_as_hooks(whole: Whole) -> frozenset[str]:
    """The functions of a file that its settings give to a monitor under the name of a hook."""
    puts = (put for one in whole.deeds for put in one.puts if put.name in _HOOKS)
    calls = (arg for one in whole.deeds if one.last in _HOOKS for arg in one.args)
    return frozenset(
        word for said in (*(put.value for put in puts), *calls) if (word := said.rpartition(".")[2]).isidentifier()
    )


def _added(deed: Deed, whole: Whole) -> Iterator[str]:
    """What a deed puts in an error: in one of its parts, or in the whole that is answered."""
    given = {words[0] for one in deed.given if (words := _WORD.findall(one))} or {"event", "report", "payload"}
    root = _ROOT.match(deed.called)
    is_part = root is not None and root[1] in given
    is_put_in = deed.called == "Object.assign" and any(one.partition(".")[0] in given for one in deed.args)
    if not (is_part or is_put_in or deed.called == RETURN):
        return
    for put in deed.puts:
        text = " ".join(whole.read(put.span).split())
        value = text if put.value[:20] in text or not put.value else put.value
        if deed.called != RETURN or "{" in value:
            yield f"{put.name}: {value}" if put.name and not value.startswith(put.name) else value
    named = [one.strip("'\"") for one in deed.args]
    if is_part and deed.is_call:
        yield f"{named[0]}: {deed.args[1]}" if len(named) == 2 and named[0].isidentifier() else " ".join(deed.args)
