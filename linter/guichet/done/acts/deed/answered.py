"""What functions answer to a text that calls them: those of its file, or of the one that it brings in or names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guichet.done.acts.deed_found import Whole
from guichet.done.acts.ruby_beside import file_of as ruby_file
from guichet.done.people.programs import deeds_in
from guichet.reading.deeds import php, ruby, scripts
from guichet.reading.deeds.deed import RETURN, Body, bodies_of
from guichet.reading.php.elsewhere import file_of as php_file
from guichet.reading.project.project import Project
from guichet.reading.scripts.files import resolve, script_at
from guichet.reading.templates.site import RUBY_PROGRAMS, Site

_CALLED = re.compile(
    r"(?<![\w>:$@])(?<!(?<!\.\.)\.)(?:(?P<owner>\$?\w{2,60})(?:->|::|\.))?(?P<name>\w{2,60}[?!]?)\((?:[^()]|\([^()]*\)){0,300}\)(?!\s*(?:\??\.|->|\[))"
)
"""A call whose answer is taken as it is: `describe(req)`, `$this->describe($request)`, `Summary::of($request)`."""
_BARE = re.compile(
    r"(?<![\w.:@$'\"])(?P<owner>)(?P<name>[a-z_]\w{2,60})\b(?!\s*[(:\[=]|\.(?!merge|to_json|inspect|to_s\b))"
)
"""The same in Ruby, where a call needs no brackets."""
_SELF = frozenset({"", "this", "self", "$this", "static", "parent"})
_BROUGHT = re.compile(r"(?m)^[ \t]*(?:import|const|let|var)\b([^;'\"=]{1,300}?)(?:\bfrom\s*|=\s*require\()['\"]([^'\"\n]{1,200})['\"]")  # fmt: skip
_TAKEN = re.compile(r"(?m)^from[ \t]+([\w.]{1,100})[ \t]+import[ \t]+(\([^)]{1,600}\)|[^\n]{1,300})")
_BUILT_ON = re.compile(r"\bextends\s+\\?(?:\w+\\)*(\w+)|^[ \t]+use\s+(?:\w+\\)*(\w+)\s*;|^[ \t]*(?:include|extend)\s+(?:\w+::)*(\w+)|\bclass\s+\w+\s*<\s*(?:\w+::)*(\w+)", re.M)  # fmt: skip
"""What a class of PHP or Ruby is built on, or takes in."""
_CLASS = re.compile(r"(?<![\w:])((?:[A-Z]\w{1,60}::)*[A-Z]\w{1,60})\.[a-z]")
"""A class of Ruby that is asked for something."""
_NAME = re.compile(r"\$?(\w{1,60});?")
_END = re.compile(r";\s|\n\s*\n|\n\s*return\b")
_OUTER = re.compile(r"^[\s(]*\{|\}[\s);]*$")
"""The braces around a whole answer, which would end those of the text that it is put in."""
_ABOVE = 800
_MOST = 12


def answers_of(text: str, whole: Whole) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the calls of a text to functions whose code is known, each with what that answers."""
    called = [one for pattern in _patterns(whole) for one in _found(pattern, text)]
    for one in called[:_MOST]:
        said = _own(one["name"], whole) if (one["owner"] or "") in _SELF else ""
        said = said or _elsewhere(one["owner"] or "", one["name"], whole)
        if said:
            yield one, said


def _found(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the calls of a text, those too that are given to another: `bucket.object(key_for(student))`."""
    one = pattern.search(text)
    while one is not None:
        yield one
        one = pattern.search(text, one.end("name"))


def answering_here(path: str, project: Site) -> Iterator[str]:
    """Yield what the classes say whose answers a file of Ruby may tell: those that it is built on, takes in or asks."""
    own = project.text(path)
    built = (name for found in _BUILT_ON.findall(own) for name in found if name)
    asked = (name.rpartition("::")[2] for name in _CLASS.findall(own))
    sources = (ruby_file(one, project) for one in dict.fromkeys((*built, *asked)))
    yield from (one.digest for one in sources if one is not None and one.path != path)


def put_in(text: str, whole: Whole) -> str:
    """Return a text with the answer of each function instead of its call."""
    found = list(answers_of(text, whole))
    outer = [
        (one, said) for one, said in found if not any(each.start() < one.start() < each.end() for each, _ in found)
    ]
    for one, said in sorted(outer, key=lambda found: -found[0].start()):
        text = f"{text[: one.start()]}({_OUTER.sub(' ', said)}){text[one.end() :]}"
    return text


def _patterns(whole: Whole) -> Iterator[re.Pattern[str]]:
    yield _CALLED
    if whole.path.endswith(RUBY_PROGRAMS):
        yield _BARE


def _own(name: str, whole: Whole) -> str:
    return _answer(name, whole.bodies.values(), whole.text, whole.start)


def _answer(name: str, bodies: Iterable[Body], text: str, start: int = 0) -> str:
    """What the functions of a file that bear a name answer; for the name of a value, what they put under it just above."""
    found: list[str] = []
    for body in bodies:
        for one in body.deeds if body.function.name == name else ():
            for put in one.puts if one.called == RETURN else ():
                at = put.span.start - start
                said = text[at : put.span.end - start]
                named = _NAME.fullmatch(said.strip())
                found += [said, *(_put_under(named[1], text[max(0, at - _ABOVE) : at]) if named is not None else ())]
    return " ".join(found)


def _put_under(name: str, above: str) -> Iterator[str]:
    """What some lines last put under a name."""
    found = re.compile(rf"(?<![\w.>]){re.escape(name)}\s{{0,4}}(?::[^=\n]{{1,60}})?=(?![=>])").split(above)
    if len(found) > 1:
        yield _END.split(found[-1], maxsplit=1)[0]


def _elsewhere(owner: str, name: str, whole: Whole) -> str:
    """What a function of another file answers, where the file says which one that is."""
    if not whole.is_among_others:
        return ""
    if whole.path.endswith(RUBY_PROGRAMS):
        sources = (ruby_file(one, whole.project) for one in _classes(owner, whole))
        return next((said for one in sources if one and (said := _answer(name, bodies_of(ruby.deeds_of(one)), one.text))), "")  # fmt: skip
    if whole.path.endswith(".php"):
        sources = (php_file(one, whole.project) for one in _classes(owner, whole))
        return next((said for one in sources if one and (said := _answer(name, bodies_of(php.deeds_of(one)), one.text))), "")  # fmt: skip
    if whole.path.endswith(".py"):
        return _imported(name, whole)
    sought = re.compile(rf"(?<!\w){re.escape(owner or name)}(?!\w)")
    brought = next((one[2] for one in _BROUGHT.finditer(whole.text) if sought.search(one[1])), "")
    path = resolve(brought, whole.path, whole.project) if brought else None
    script = script_at(path, whole.project) if path is not None else None
    return _answer(name, bodies_of(scripts.deeds_of(script)), script.text, script.start) if script is not None else ""


def _imported(name: str, whole: Whole) -> str:
    """What a function of Python answers, in the module that the file takes it from."""
    sought = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    module = next((one[1] for one in _TAKEN.finditer(whole.text) if sought.search(one[2])), "")
    project, dotted = whole.project, module.lstrip(".")
    if not module or not isinstance(project, Project):
        return ""
    path = project.modules.resolve(dotted, len(module) - len(dotted), whole.path)
    return _answer(name, bodies_of(deeds_in(path, project)), project.text(path)) if path is not None else ""


def _classes(owner: str, whole: Whole) -> list[str]:
    """The class that a call names, or those that the one around is built on."""
    if owner not in _SELF:
        return [owner] if owner[:1].isupper() else []
    return [name for found in _BUILT_ON.findall(whole.text) for name in found if name][:_MOST]
