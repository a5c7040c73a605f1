"""What a program gives a name once, put back where the name is used: `save(next)` does what `save({ … })` does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from guichet.core.findings import Span
from guichet.reading.deeds.deed import FAILS, Deed, Function, Put, folded

_NAME = r"\$?[A-Za-z_]\w{0,80}"
_MOST = 40
"""Names put in by one table: beyond, it is no thing that somebody made for a call."""
_WAYS = 4
"""Plain values among which tests choose what a name is given."""
_SHORT = 3
"""Letters of a name that says nothing: `cp`, `n`."""
_OWN = re.compile(rf"(?:(?:self|static|cls|this|\$this|[A-Z]\w{{0,80}})(?:\.|::|->))?({_NAME})")
_SPREADS = re.compile(rf"(?:\*\*|\.\.\.)\s?((?:(?:self|static|this)(?:\.|::))?{_NAME})(?![\w.(\[>-])")
_BEGINS = re.compile(rf"({_NAME})(?:\s?[+|]\s|\.(?:merge|reverse_merge|compact|dup|clone|copy|to_h|to_json|items)\b)")
_JOINED = re.compile(r"(?:array_merge|array_replace|Object\.assign|dict|collect)\((.{1,150})\)?$")
_LITERAL = re.compile(
    r"true|false|null|nil|None|True|False|-?\d[\d_]{0,15}(?:\.\d{1,6})?|'[^'\\]{0,80}'|\"[^\"\\$#{]{0,80}\""
)
_DECIDES = re.compile(
    r"\s(?:[<>]=?|[!=]={1,2}|(?:not )?in|is|instanceof)\s|^(?:!|not\s)(?!=)"
    r"|\.include\?[ (]|\.includes\(|\bin_array\(|\.contains\(|->contains\("
)
"""What only a test holds."""
_IS_MORE = re.compile(r"=>|[{};`?]\s|\?[.?]|\b(?:lambda|function|for|fn|await)\b")
"""What a test that is put back does not hold: what is made, chosen or waited for."""
_YES_OR_NO = re.compile(r"\s\?\s(?:true\s:\sfalse|1\s:\s0)$", re.I)
_PATH = re.compile(
    r"\(?[$@]?[A-Za-z_]\w{0,60}(?:(?:\??\.|->)[A-Za-z_]\w{0,60}|\[['\"]\w{1,60}['\"]\]){1,5}(?P<more>(?:\s(?:\?\?|\|\||or)\s0)?\)?\s\+\s1)?"
)
"""What leads to something, or counts it once more."""
_USED = re.compile(
    rf"'[^'\n]{{0,160}}'|\"[^\"\n]{{0,160}}\"|`[^`]{{0,160}}`|(?<![\w$.@>:])(?P<name>{_NAME})(?![\w(:]|\s?=(?!=))"
)
_WORD = re.compile(r"\w+")
_OTHERWISE = {"==": "!=", "===": "!==", "!=": "==", "!==": "===", "<": ">=", ">": "<=", "<=": ">", ">=": "<"}
_DENIED = re.compile(
    r"(?:!\s?|\bnot )\((?P<left>(?:->|\((?:[^()]|\([^()]{0,60}\)){0,60}\)|[^()&|!=<>]){1,80})\s(?P<sign>[!=]={1,2}|[<>]=?)\s(?P<right>(?:->|[^()&|=<>]){1,80})\)"
)


@dataclass(frozen=True, slots=True)
class Local:
    """A name that is given something: what, where, under which tests; `value` is empty when it is not to be put back."""

    name: str
    span: Span
    within: Function | None
    value: str = ""
    puts: tuple[Put, ...] = ()
    """What the table that it is given puts under names."""
    tests_at: tuple[Span, ...] = ()
    reach: Span | None = None
    """Where the name stands for it; None for all of its function."""
    given: tuple[str, ...] = ()
    """What its function is given."""
    tests: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether it is given a plain value: a text, a number, a yes or a no."""
        return _LITERAL.fullmatch(self.value) is not None

    def more_tests(self, where: Deed) -> list[tuple[str, Span]]:
        """Return the tests under which it is given that, and under which what is done elsewhere is not."""
        return [(one, at) for one, at in zip(self.tests, self.tests_at, strict=True) if at not in where.tests_at]


def given_at(deed: Deed, value: str = "", puts: tuple[Put, ...] = (), reach: Span | None = None) -> Local:
    """Return a name that is given something, by where that is done: what it is called is the name."""
    is_inside = deed.within is not None or reach is not None
    told = value if is_inside and is_known(value, deed.called) else ""
    return Local(deed.called, deed.span, deed.within, told, puts, deed.tests_at, reach, deed.given, deed.tests)


def is_known(value: str, name: str) -> bool:
    """Return whether what a name is given says more than the name: a plain value, a test, the path of a name too short to tell."""
    path = _PATH.fullmatch(value)
    if path is not None and (path["more"] or len(name.lstrip("$@")) <= _SHORT):
        return True
    return _LITERAL.fullmatch(value) is not None or (
        _DECIDES.search(value) is not None and not _IS_MORE.search(_YES_OR_NO.sub("", value))
    )


def through_locals(deeds: Iterable[Deed], given: Iterable[Local]) -> tuple[Deed, ...]:
    """Return some deeds as they are once each name that was given once stands for what it was given."""
    deeds, known = tuple(deeds), _Known(tuple(given))
    if not known.is_useful:
        return deeds
    for one in deeds:
        known.adds(one)
    return tuple(way for one in deeds for way in known.ways(one))


class _Known:
    """The names that a file gives something."""

    def __init__(self, given: tuple[Local, ...]) -> None:
        self._by_name: dict[str, list[Local]] = {}
        given = tuple(sorted(given, key=lambda one: one.span.start))
        for one in given:
            self._by_name.setdefault(one.name, []).append(one)
        self._told = frozenset(one.name for one in given if one.value or one.puts)
        self.is_useful = bool(self._told)
        self._several = frozenset(name for name, told in self._by_name.items() if len(told) > 1 and all(one.is_plain for one in told))  # fmt: skip
        self._added: dict[str, list[Deed]] = {}
        self._names: dict[str, bool] = {}
        self._stands: dict[int, tuple[str, tuple[Put, ...]]] = {}
        for one in given:
            if one.value or one.puts:
                self._stands[id(one)] = self._plain(one.value, one), tuple(self._puts(one))

    def adds(self, deed: Deed) -> None:
        """Keep what is put in a table after it was given a name: `values[:phone] = user.phone`."""
        if deed.puts and not deed.is_call and deed.called in self._told:
            self._added.setdefault(deed.called, []).append(deed)

    def ways(self, deed: Deed) -> Iterator[Deed]:
        """Yield a deed with what its names stand for: once for each plain value that a test gives the name that is put."""
        seen = self._seen(deed)
        name = next((one.value for one in deed.puts if one.value in self._several), "")
        given = self._each(name, deed) if name else []
        for at, one in enumerate(given):
            tests = {self._tested(test, one): span for test, span in one.more_tests(deed)}
            for later in given[at + 1 :]:
                tests |= {_otherwise(self._tested(test, later)): span for test, span in later.more_tests(deed)[:1]}
            puts = tuple(replace(each, value=one.value) if each.value == name else each for each in seen.puts)
            yield replace(seen, puts=puts, tests=(*tests, *seen.tests), tests_at=(*tests.values(), *seen.tests_at))
        if not given:
            yield seen

    def _each(self, name: str, deed: Deed) -> list[Local]:
        """What a name may have been given before something is done, the last of what it was given whatever happens first."""
        found = self._found(name, deed)
        if (
            _is_given(name, deed)
            or not 1 < len(found) <= _WAYS
            or any(one.span.start >= deed.span.start for one in found)
        ):
            return []
        for_sure = [at for at, one in enumerate(found) if not one.more_tests(deed)]
        return found[for_sure[-1] if for_sure else 0 :]

    def _seen(self, deed: Deed) -> Deed:
        puts = tuple(self._puts(deed))
        args = tuple(self._given(one, deed) for one in deed.args)
        tests = tuple(self._tested(one, deed) for one in deed.tests)
        if (puts, args, tests) == (deed.puts, deed.args, deed.tests):
            return deed
        return replace(deed, puts=puts, args=args, tests=tests)

    def _puts(self, where: Deed | Local) -> Iterator[Put]:
        """What is put, with what the tables that are named there hold."""
        own = {one.name for one in where.puts}
        takes = isinstance(where, Local) or where.is_call
        for one in where.puts:
            table = self._table(one.value, where) if takes else ()
            yield from (part for part in table if part.name not in own)
            if not table:
                yield self._put(one, where)
        for name in self._opened(where) if isinstance(where, Deed) and takes else ():
            yield from (part for part in self._table(name, where) if part.name not in own)

    def _put(self, put: Put, where: Deed | Local) -> Put:
        value = self._plain(put.value, where) if put.name else self._given(put.value, where)
        return put if value == put.value else replace(put, value=value)

    def _given(self, text: str, where: Deed | Local) -> str:
        """What stands without a name of its own: a number keeps there the name that says what it counts."""
        value = self._plain(text, where)
        return text if value[:1].isdigit() or value[:1] == "-" else value

    def _plain(self, text: str, where: Deed | Local) -> str:
        """What is written, or the plain value that it stands for as a whole: in a sum or a test, the name says more than a number."""
        local = self._of(text, where) if text in self._told else None
        value = self._stands[id(local)][0] if local is not None and id(local) in self._stands else ""
        return value or self._back(text, where)

    def _opened(self, deed: Deed) -> Iterator[str]:
        """The names of the tables that a call is given, whole or opened in another."""
        for arg in deed.args:
            joined, begins = _JOINED.match(arg), _BEGINS.match(arg)
            if _OWN.fullmatch(arg):
                yield arg
            elif begins is not None:
                yield begins[1]
            elif joined is not None:
                yield from (one.strip(" )") for one in joined[1].split(","))
            yield from (_SPREADS.findall(arg) if "**" in arg or "..." in arg else ())

    def _table(self, value: str, where: Deed | Local) -> tuple[Put, ...]:
        named = _OWN.fullmatch(value)
        if named is None or named[1] not in self._told or (named[1] != value and not named[1].isupper()):
            return ()
        found = self._of(named[1], where)
        if found is None or not 0 < len(found.puts) <= _MOST:
            return ()
        stood = self._stands[id(found)][1]
        if len(stood) > _MOST:  # of tables that hold tables that hold tables
            return ()
        later = (one for one in self._added.get(named[1], ()) if one.within == found.within and found.span.start < one.span.start < where.span.start)  # fmt: skip
        return (*stood, *(put for one in later for put in one.puts))

    def _tested(self, test: str, where: Deed | Local) -> str:
        if test.startswith(FAILS):
            return f"{FAILS}{self._back(test[len(FAILS) : -1], where)})"
        return self._back(test, where)

    def _back(self, text: str, where: Deed | Local) -> str:
        """What is written, with what each name of it stands for."""
        if text not in self._names:
            self._names[text] = any(found["name"] in self._told for found in _USED.finditer(text))
        if not self._names[text]:
            return text

        def of(found: re.Match[str]) -> str:
            local = self._of(found["name"], where) if found["name"] in self._told else None
            value = self._stands[id(local)][0] if local is not None and id(local) in self._stands else ""
            if not value or _LITERAL.fullmatch(value):
                return found[0]
            return value if found[0] == text or not _DECIDES.search(value) else f"({value})"

        return folded(undenied(_USED.sub(of, text)))

    def _of(self, name: str, where: Deed | Local) -> Local | None:
        """What a name stands for at a place; None when it was given more than one thing, or under another test."""
        found = self._found(name, where) if not _is_given(name, where) else []
        if len(found) != 1 or found[0].span.start >= where.span.start:
            return None
        return found[0] if set(found[0].tests_at) <= set(where.tests_at) else None

    def _found(self, name: str, where: Deed | Local) -> list[Local]:
        """All that a name is given where it stands for the same, in order."""
        given, start = self._by_name[name], where.span.start
        found = [one for one in given if one.reach is not None and one.reach.start <= start < one.reach.end]
        found = found or [one for one in given if one.reach is None and one.within == where.within]
        if not found and not name.startswith("$"):
            found = [one for one in given if one.reach is None and one.within is None]
        return found


def _is_given(name: str, where: Deed | Local) -> bool:
    """Whether the function around is given something under a name, as it is written: `user`, `user: User`, `{ user }`."""
    said = (
        one if one[:1] in "{[" else re.split(r"[:=?]", one, maxsplit=1)[0]
        for one in where.given
        if name.lstrip("$") in one
    )
    return any(name.lstrip("$") in _WORD.findall(one) for one in said)


def undenied(text: str) -> str:
    """Return a test with what it denies said the other way round: `!(age >= 18)` is `age < 18`."""
    return _DENIED.sub(_the_other_way, text)


def _the_other_way(found: re.Match[str]) -> str:
    return f"{found['left']} {_OTHERWISE[found['sign']]} {found['right']}"


def _otherwise(test: str) -> str:
    """A test that must not hold."""
    return test[len(FAILS) : -1] if test.startswith(FAILS) else f"{FAILS}{test})"
