"""What judges an answer of Ruby beside its own rule: a validator that the project writes, a method of the model that adds an error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.done.acts.ruby_beside import file_of
from guichet.done.forms.form import Pattern
from guichet.reading.deeds.deed import FAILS, Deed
from guichet.reading.deeds.ruby import deeds_of
from guichet.reading.templates.site import Site

_KEY = re.compile(r"\b(\w{1,60}):[ \t]*(?:true\b|\{)")
"""A rule of an answer that bears a name: `e164_phone: true`."""
_WITH = re.compile(r"\bvalidates_with[ \t(]+([\w:]{1,80})")
_JUDGES = "validate_each"
_EDGES = (("\\A", "^"), ("\\z", "$"), ("\\Z", "$"))
"""How Ruby writes the beginning and the end of an answer."""
_REGEX = r"(?:/(?P<plain>(?:[^/\\]|\\.){3,400})/|%r\{(?P<braced>(?:[^{}\\]|\\.|\{[^{}\\]{0,20}\}){3,400})\})(?P<marks>[a-z]{0,6})"
_WRITTEN = re.compile(_REGEX)
_HELD = re.compile(r"(?:[A-Z]\w*::)*[A-Z]\w*")
_REMARK = re.compile(r"(?<=\s)#[^\n]*")
_MATCHES = re.compile(r"(?P<denied>!?)(?P<of>[\w.&@]{1,60}?)(?:\s*(?P<sign>=~|!~)\s*|\.match\??[( ]\s*)(?P<with>/.{3,140}?/[a-z]*(?=[\s)&|]|$)|[A-Z][\w:]{1,60})")  # fmt: skip
_MATCHED = re.compile(r"(?P<denied>!?)(?P<with>/[^/]{3,140}/[a-z]*|[A-Z][A-Z_:\w]{1,60})\.match\??\(\s*(?P<of>[\w.&@]{1,60})\)")  # fmt: skip
_BEGINS = re.compile(r"(?P<denied>!?)[\w.&@]{1,60}\.starts?_with\?\((?P<with>[^()]{3,120})\)")
_TEXT = re.compile(r"['\"]([^'\"]{1,20})['\"]")
_MOBILE = re.compile(r"(?P<denied>!?)(?:[\w:]{1,60}\.)?(?:\w{1,40}_)?mobile(?:_\w{1,40})?\?\((?P<of>[\w.&@]{1,60})\)")
"""A question that is asked of a number, by its name."""
_A_MOBILE = r"0[67]\d{8}|\+\d{2,3}[67]\d{8,9}"
_EMPTINESS = re.compile(r"(?:not \()?[\w.&?! |()]{0,100}(?:blank|nil|empty|present)\?\)?$")
_ALL_PRESENT = re.compile(r"not \((\w{1,60})\.present\?((?: && \w{1,60}\.present\?){0,4})\)")
_BLANK = re.compile(r"(\w{1,60})\.(?:blank|nil|empty)\?((?: \|\| \w{1,60}\.(?:blank|nil|empty)\?){0,4})")
_FIELD = re.compile(r"(\w{1,60})\.")
_NAME = re.compile(r"['\"](\w{1,60})['\"]")


def validators_named(text: str, project: Site) -> Iterator[Source]:
    """Yield the validators of the project that the rules of a file may name."""
    for key in dict.fromkeys(_KEY.findall(text)):
        if (there := _validator(key, project)) is not None:
            yield there

    yield from validators_of(_WITH.findall(text), project)


def validators_of(named: Iterable[str], project: Site) -> Iterator[Source]:
    """Yield the files of the validators that bear some names: `TelephoneValidator`."""
    for one in dict.fromkeys(named):
        there = file_of(one.rpartition("::")[2], project) if one.endswith("Validator") else None
        if there is not None:
            yield there


def _validator(key: str, project: Site) -> Source | None:
    there = project.by_name.get(f"{key}_validator.rb", ())
    return project.source(there[0]) if len(there) == 1 else None


def regex_of(written: str, text: str) -> str | None:
    """Return the pattern that is written, or that a name stands for in a file, as Python writes it; None for anything else."""
    found = _WRITTEN.match(written) or _held(written, text)
    return _plain(found) if found is not None else None


def pattern_of(written: str, at: Span, own: Source, project: Site | None) -> Pattern | None:
    """Return the pattern that is written at a place, or that a name stands for there or in the file of what holds it: `Formats::TELEPHONE`."""
    plain = regex_of(written, own.text)
    if plain is not None:
        return Pattern(plain, own.path, at)
    owner = written.rpartition("::")[0].rpartition("::")[2]
    there = file_of(owner, project) if owner and project is not None and _HELD.fullmatch(written) else None
    found = _held(written, there.text) if there is not None else None
    plain = _plain(found) if found is not None else None
    if there is None or found is None or plain is None:
        return None
    return Pattern(plain, there.path, Span(found.start("value"), found.end("value")))


def _held(written: str, text: str) -> re.Match[str] | None:
    """What a text gives a constant, where that is a regular expression."""
    name = written.rpartition("::")[2]
    return re.search(rf"^[ \t]*{re.escape(name)}[ \t]*=[ \t]*(?P<value>{_REGEX})", text, re.M) if _HELD.fullmatch(written) else None  # fmt: skip


def _plain(found: re.Match[str]) -> str | None:
    """A regular expression of Ruby, as Python writes it; None for one that cannot be read."""
    plain = found["plain"] or found["braced"] or ""
    if "x" in found["marks"]:
        plain = re.sub(r"\s+", "", _REMARK.sub("", plain))
    for ruby, python in _EDGES:
        plain = plain.replace(ruby, python)
    return plain if "#{" not in plain and "\n" not in plain else None


def judged_by(key: str, project: Site) -> Iterator[Pattern]:
    """Yield the patterns without which a validator of the project turns an answer down, where it does."""
    there = _validator(key, project)
    for deed in deeds_of(there) if there is not None else ():
        if deed.last == "add" and deed.within is not None and deed.within.name == _JUDGES:
            yield from _wanted(deed, there.text if there is not None else "")


def judged_in(deeds: tuple[Deed, ...], text: str, methods: frozenset[str]) -> Iterator[tuple[str, Pattern]]:
    """Yield the fields that methods of a model hold to a pattern, each with it."""
    for deed in _refusals(deeds, methods):
        name = _NAME.fullmatch(deed.args[0])
        if name is not None:
            yield from ((name[1], one) for one in _wanted(deed, text))


def demanded_in(deeds: tuple[Deed, ...], methods: frozenset[str]) -> Iterator[tuple[str, Span]]:
    """Yield the fields without which methods of a model turn people down, whatever else they answer."""
    for deed in _refusals(deeds, methods):
        found = (_ALL_PRESENT.fullmatch(deed.tests[0]) or _BLANK.fullmatch(deed.tests[0])) if len(deed.tests) == 1 else None  # fmt: skip
        if found is not None:
            at = deed.tests_at[0] if deed.tests_at else deed.span
            yield from ((name, at) for name in (found[1], *_FIELD.findall(found[2])))


def _refusals(deeds: tuple[Deed, ...], methods: frozenset[str]) -> Iterator[Deed]:
    """What adds an error in some methods."""
    for one in deeds:
        is_error = one.last == "add" and one.owner.rstrip(".").endswith("errors") and one.args and one.tests
        if is_error and one.within is not None and one.within.name in methods:
            yield one


def _wanted(deed: Deed, text: str) -> Iterator[Pattern]:
    """What must match for an error not to be added: the pattern of a test that fails when it is, all others asking whether there is an answer."""
    for at, test in enumerate(deed.tests):
        if not all(_EMPTINESS.fullmatch(other) for other in deed.tests if other is not test):
            continue
        span = deed.tests_at[at] if at < len(deed.tests_at) else deed.span
        fails = test.startswith(FAILS)
        if "||" in test and fails:
            continue
        for found in (*_MATCHES.finditer(test), *_MATCHED.finditer(test)):
            denied = bool(found["denied"]) is not (found.groupdict().get("sign") == "!~")
            pattern = regex_of(found["with"], text) if fails is not denied else None
            if pattern is not None:
                yield Pattern(pattern, deed.path, span)
        for found in _MOBILE.finditer(test):
            if fails is not bool(found["denied"]):
                yield Pattern(_A_MOBILE, deed.path, span)
        for found in _BEGINS.finditer(test):
            if fails is not bool(found["denied"]) and (begins := _TEXT.findall(found["with"])):
                yield Pattern(f"(?:{'|'.join(map(re.escape, begins))}).*", deed.path, span)
