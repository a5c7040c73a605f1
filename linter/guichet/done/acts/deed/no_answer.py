"""Agreements that a program takes for want of an answer, where it reads what people sent or what their browser keeps, whatever is done with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed.agreed import is_of_no_answer
from guichet.done.acts.deed.first_answers import (
    GONE,
    SENT,
    YES,
    Presumed,
    first_answers,
    held_as_yes,
    put_when_gone,
)
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.answers import is_measured, of_value
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.people.consent import asks_consent, serves_others
from guichet.done.words import speaks_of

_CHOSEN = r"\$?(?:(?:[a-z]\w{0,20}[pP]|[pP])references?|(?:raw|stored|saved|kept)(?:[A-Z]\w{0,20})?|(?:\w{0,20}[pP]|p)refs|pr[eé]f[eé]rences?|(?:consent|choice)s)"
"""What a program keeps of what someone chose, by its name: `preferences`, `rawConsent`, `storedPrefs`."""
_READ = re.compile(
    r"(?<![\w$'\"-])(?:@|this\.|self\.|\$this->|window\.|globalThis\.)?"
    rf"(?P<of>{SENT}|{_CHOSEN}|(?:use|get|read|lire)\w{{0,12}}(?:Storage|Cookie|Param)\w{{0,8}}(?:<\w{{1,20}}>)?|document\.cookie(?=\.match\()|filter_input)"
    r"(?P<path>(?:\.match\(\s?/[^/\n]{1,60}/\w{0,3}\)|\.dig\([^()\n]{0,80}\)|(?:->|\?\.|&\.|[.!])\w{1,40}\??|\[[^\]\n]{1,60}\]|\((?:INPUT_\w{1,10}, ?[^()\n]{0,120}|[^()\n,]{0,60})\)){0,6})"
    rf"(?:\(\s?['\":](?P<key>[\w.-]{{2,60}})['\"]?, ?(?:\{{ ?)?(?:default(?:Value)? ?[:=] ?)?(?:\(\) ?=> ?)?{YES.replace('<yes>', '<given>')}(?: ?\}})?\)?)?"
)
"""What reads an answer: `params.fetch(:partner_consent, true)`, `localStorage.getItem("consent")`, `$_POST['accord']`."""
_ELSE = (
    rf"[)\]]{{0,2}} ?(?:(?:\?\?|\|\||\?:|or\b)=? ?{YES}"
    rf"|{GONE} ?(?:\? ?{YES.replace('<yes>', '<other>')} ?:(?P<rest>[^;\n]{{0,80}})|(?:\|\||or\b) ?(?P<same>[\w$.@>\[\]'\":(-]{{1,60}}\)?)(?: ?===? ?['\"]?(?P<only>\w{{1,12}})['\"]?|\s*$|\s*[;)\n]))"
    r"|\? ?(?P<again>[^;?\n]{1,90}?) ?(?<![\[(]): ?['\"]?(?P<last>\w{1,12})\b"
    r"|if [\w.\[\]'\"()]{2,60} is not None else ['\"]?(?P<lack>\w{1,12})\b"
    r"|!==? ?['\"](?P<denied>\w{2,12})['\"]"
    r"|===? ?['\"](?P<said>\w{2,12})['\"] ?\? ?['\"]?\w{1,12}['\"]? ?: ?['\"]?(?P<others>\w{1,12})\b"
    rf"|(?:{GONE} ?)?\)? ?\{{?\s{{0,40}}return {YES.replace('<yes>', '<left>')}(?=\s{{0,3}}[;\n}}])"
    r"|(?:\?\?|\|\|) ?['\"`]\{[^\n']{0,60}?['\"](?P<part>\w{2,40})['\"] ?: ?(?P<held>true)\b)"
)
"""What is made of an answer that is missing: `?? 'yes'`, `=== null ? true :`, `.nil? ||`, the end of `isset(…) ? … : 'yes'`."""
_OTHERWISE = re.compile(_ELSE)
_NAMED = re.compile(r"(?<![\w.>])(?:\$|@)?(\w{1,60})(?:: ?[\w<>| ]{1,30})? ?:?= ?(?:await )?$")
_KEPT = re.compile(r"(?:\breturn|=>?|\bdef [^\n]{1,80}\n) ?$")
"""What stands before a value that is answered or given a name, and decides nothing there."""
_BROWSER = re.compile(r"Storage|[cC]ookie|COOKIE")
_CONSTANT = re.compile(r"\(\s?([A-Z][A-Z_\d]{1,40})\s?\)$")
_KEY = re.compile(r"[A-Za-z_][\w-]*")
_FIRST_FOUND = re.compile(r"^\w{1,30}\??\.?\[1\]")
_QUOTED = re.compile(r"['\"]([\w.-]{2,60})['\"]")
_METHODS = re.compile(r"\(\)$|\.(?:to_s|toString|trim|strip|presence|downcase|toBoolean|toLowerCase)(?:\(\))?$")
_COMPARED = re.compile(r"[!=]==? ?['\"]?(\w{1,20})")
_LITERAL = re.compile(r"\s*['\"]?\w{1,12}['\"]?\s*[)}\]]{0,3}$")
_READS = re.compile(
    r"(?:^|[.>])(?:(?:get|use|read|lire)\w*(?:<\w+>)?|fetch|dig|input|boolean|string|query|post|params?|value|request|session|cookie)\??$"
)
"""What reads an answer, and takes what to answer without one; what writes one takes two words as well."""
_VAGUE = frozenset({"1", "all", "tout", "ok", "o", "y"})
"""What agrees to a question, and may be the number of a page or the whole of a list to whoever asks none."""
_LISTS = re.compile(r"_GET|query|search|Query|GET|Params?\b")
"""Where one reads how a list is sorted out, too."""
_REMARK = re.compile(r"\s*(?://|#|\*|/\*|<!--|--)")
_NEAR = 160
_AFTER = 600


def taken_for_yes(whole: Whole) -> Iterator[FromDeed]:
    """Yield the agreements that a file takes for want of an answer; what a call of Python is given is left to its own reader."""
    if not whole.place.is_lived:
        return
    told = [put.span for deed in whole.deeds for put in deed.puts if asks_consent(put.name) and is_of_no_answer(put)]
    for one in (*_read(whole), *first_answers(whole.text), *put_when_gone(whole.text), *held_as_yes(whole.text)):
        span = Span(one.start + whole.start, one.end + whole.start)
        is_told = any(other.start <= span.start <= other.end for other in told)
        is_remark = _REMARK.match(whole.text, whole.text.rfind("\n", 0, one.start) + 1) is not None
        if _agrees(one) and not is_told and not is_remark:
            certain = one.is_sure and (
                speaks_of(one.name, "deeds.agreement") or (serves_others(one.name) and not is_measured(one.name))
            )
            yield FromDeed(Kind.ANSWER, whole.path, span, whole.place, what=What.PRESUMED, asked=one.name, shown=one.name, certain=certain)  # fmt: skip


def _agrees(one: Presumed) -> bool:
    """Whether a yes to a question asked for someone else's sake is what no answer becomes."""
    if not _asks(one.name, one.of) or speaks_of(one.name, "deeds.of a banner"):
        return False
    if of_value(one.value, equal=True) is not Agreement.GIVEN:
        return False
    return (
        speaks_of(one.name, "deeds.agreement")
        or not asks_consent(one.name)
        or (one.value.lower() not in _VAGUE and not _LISTS.search(one.of))
    )


def _asks(name: str, of: str) -> bool:
    """Whether what is read is a yes or a no to being followed, or to sharing: by its name, or because a browser keeps it as what was chosen."""
    return asks_consent(name) or (_BROWSER.search(of) is not None and speaks_of(name, "consent.settings") and speaks_of(name, "consent.chosen"))  # fmt: skip


def _read(whole: Whole) -> Iterator[Presumed]:
    text = whole.text
    for found in _READ.finditer(text):
        of = found["of"] + found["path"]
        if found["given"]:
            is_read = _READS.search(of) is not None and not whole.path.endswith(".py")
            if is_read or of.endswith("setdefault"):
                yield Presumed(found["key"], found["given"], of, found.start(), found.end())
            continue
        key = _key(found, whole)
        if not _asks(key, of):
            continue
        start, other = found.start(), _OTHERWISE.match(text, found.end(), found.end() + _NEAR)
        if other is None:
            named = _NAMED.search(text, max(0, start - _NEAR), start)
            again = re.compile(rf"(?<![\w$.])\$?{re.escape(named[1])}\b{_ELSE}") if named is not None else None
            other = again.search(text, found.end(), found.end() + _AFTER) if again is not None else None
            start = other.start() if other is not None else start
        value = _value(other, key, text[max(0, start - _NEAR) : start]) if other is not None else ""
        if other is not None and other["part"]:
            key = other["part"]
        if other is not None and value:
            yield Presumed(key, value, of, start, other.end(), is_sure=not other["denied"])


def _key(found: re.Match[str], whole: Whole) -> str:
    """The name under which an answer is read; "" for none."""
    path = _METHODS.sub("", found["path"])
    constant = _CONSTANT.search(path)
    if constant is not None:
        return whole.given.get(constant[1], "").strip("'\"` ;")
    if found["of"] == "document.cookie":
        path = path.partition("=")[0]
    keys = _QUOTED.findall(path)[:1] if found["of"] == "filter_input" else _KEY.findall(path)
    return keys[-1] if keys else ""


def _value(other: re.Match[str], key: str, before: str) -> str:
    """What an answer that is missing becomes; "" where it only says that it is missing."""
    if other["denied"]:
        # Whoever did not say no: in a test, it may only be why they are asked.
        is_no = of_value(other["denied"], equal=True) is Agreement.REFUSED
        return "yes" if is_no and _KEPT.search(before) and not speaks_of(before, "deeds.of a banner") else ""
    if other["said"]:
        is_no = of_value(other["said"], equal=True) is Agreement.REFUSED
        return other["others"] if is_no else ""
    if other["left"]:
        return other["left"] if before.endswith("!") or re.search(GONE, other[0]) else ""
    if other["held"]:
        return other["held"]
    if other["again"]:
        is_read = key in other["again"] or _FIRST_FOUND.search(other["again"]) or before.endswith("isset(")
        return other["last"] if is_read else ""
    if other["other"]:
        compared = _COMPARED.search(other["rest"])
        is_answer = of_value(compared[1], equal=True) is Agreement.GIVEN if compared else not _LITERAL.match(other["rest"])  # fmt: skip
        return other["other"] if is_answer else ""
    if other["same"]:
        return other["only"] or "yes"
    return other["yes"] or other["lack"] or ""
