"""What is seen where calls are written out is said where it is written: in the macro, or at the call that brings it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from guichet.core.findings import Certainty, Hit, Related, Span, Text
from guichet.core.memo import memo
from guichet.engine.containment import Result
from guichet.engine.helpers import is_helpers_own
from guichet.engine.markup_strings import asked_of
from guichet.engine.partials import is_printed_by_part
from guichet.reading.project.project import Project
from guichet.reading.templates.brought import FOLDER as BROUGHT
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page, Pages
from guichet.reading.templates.site import is_component
from guichet.reading.written.components import FOLDER
from guichet.reading.written.translation import Transcript, Translation
from guichet.reading.written.written import Call, Via, Written
from guichet.rulebook.rule import Rule, Subject

CALLS = Text("« {name} » est appelé ici.", '"{name}" is called here.')
INCLUDES = Text("Un autre gabarit est inclus ici.", "Another template is included here.")
SHOWS = Text("Là où « {name} » l’écrit dans la page.", 'Where "{name}" writes it in the page.')
GIVES = Text("« {name} » est donné ici.", '"{name}" is given here.')
AGAIN = Text("La page le montre à partir d’ici.", "The page shows it from here.")
SEEN = Text("Là où la page le montre.", "Where the page shows it.")


def at_origin(results: Iterable[Result], page: Page, project: Project) -> Iterator[Result]:
    """Yield what rules say of a page, each at its place in the files.

    What several calls of a macro all show is the macro's; what one of them shows comes of what it gives, and is said there.
    """
    written = {one.path: one for one in page.composition.templates if isinstance(one, Written)}
    if not written:
        yield from (_where_extended(one, page) for one in results)
        return
    brought: dict[tuple[str, str, str, Span], dict[Call, tuple[Rule, Hit, Span]]] = defaultdict(dict)
    for rule, hit in results:
        if hit.is_placed:
            yield rule, hit
            continue
        template = written.get(hit.path or page.path)
        if hit.related:
            hit = replace(hit, related=tuple(to for one in hit.related for to in _moved(one, hit, template, written)))
        if template is None or (hit.path or "").startswith(BROUGHT):
            yield _where_extended((rule, hit), page)
            continue
        path, span, call = template.origin(hit.span)
        if is_helpers_own(rule, hit, path, span, project):
            continue
        moved = replace(hit, span=span, path=path, page=hit.page or (page.path if path != page.path else None))
        if call is None or path == template.path:
            yield rule, replace(moved, related=(*moved.related, *_given_by_code(hit.span, template, project)))
        else:
            brought[template.path, rule.name, path, span].setdefault(call, (rule, moved, hit.span))
    told: set[tuple[str, str, Span]] = set()
    for (user, name, path, span), shown in brought.items():
        calls = written[user].calls_of(path, span)
        first = next(iter(shown.values()))
        is_whole = not isinstance(page.project.library.template(path), Translation)  # a component has users elsewhere
        is_of_each = shown.keys() == calls
        is_macros = (is_whole and len(calls) > 1 and is_of_each) or not _depends_on_call(
            first[2], written[user], next(iter(shown)), project
        )
        is_asked_there = is_of_each and _certainty_alone(*first[:2], path, project) is Certainty.REVIEW
        if (is_macros or is_asked_there) and not path.startswith(FOLDER):
            yield first[0], first[1]
            continue
        for call, (rule, hit, seen) in shown.items():
            files = {call.called.rpartition("#")[0], path, *_files_to(seen, written[user])}
            is_asked = hit.certainty is Certainty.REVIEW  # a question that the part asks is not asked again
            telling = files if is_of_each or is_asked else files - {path}
            if any(_is_said_within(rule, hit, one, project) for one in sorted(telling)):
                continue
            using = _use_of_package(rule, hit, seen, written[user], project)
            if using is not None:
                yield rule, replace(hit, span=using.span, path=using.path)
                continue
            between = _written_between(seen, call, written[user], page)
            if between is not None:
                yield rule, replace(hit, span=between[1], path=between[0])
                continue
            place = _given(hit, seen, call, written[user], page)
            if (name, user, place) not in told:  # what one call gives may go wrong in several elements: it is one thing
                told.add((name, user, place))
                way = tuple(_way(hit, seen, call, written[user]))
                yield rule, replace(hit, span=place, path=user, related=(*hit.related, *way))


def _moved(one: Related, hit: Hit, seen_in: Written | None, written: Mapping[str, Written]) -> Iterator[Related]:
    """Yield another place that a rule names in what is written out, as a place of the files.

    One line that is shown twice is both places: the two calls that show it are told then.
    """
    template = written.get(one.path)
    if template is None:
        yield one
        return
    path, span, call = template.origin(one.span)
    own = seen_in.origin(hit.span) if seen_in is not None else (hit.path, hit.span, None)
    theirs, ours = _calls(one.span, call, template), _calls(hit.span, own[2], seen_in)
    parted = next((two for two in zip(theirs, ours, strict=False) if two[0] != two[1]), theirs[:1])
    is_shown_twice = own[:2] == (path, span) and parted
    yield from (Related(*at, AGAIN) for at in parted) if is_shown_twice else [replace(one, path=path, span=span)]


def _calls(seen: Span, call: Call | None, template: Written | None) -> list[tuple[str, Span]]:
    """The places of the calls that bring what is seen somewhere, the outermost first."""
    if template is None or call is None:
        return []
    return [(template.path, call.span), *((one.path, one.span) for one in template.way_to(seen))]


def _way(hit: Hit, seen: Span, call: Call, template: Written) -> Iterator[Related]:
    """Yield the places between a call and what it shows: the calls inside what it calls, and where it is seen."""
    last = call.called.rpartition("#")[2]
    for one in template.way_to(seen):
        if one.path.startswith(FOLDER):  # a package, which nobody opens
            break
        yield Related(one.path, one.span, CALLS.format(name=one.called) if one.called else INCLUDES)
        last = one.called
    if hit.path is not None and not hit.path.startswith(FOLDER):
        yield Related(hit.path, hit.span, SHOWS.format(name=last) if last else SEEN)


def in_files(results: Iterable[Result], path: str, project: Pages) -> Iterator[Result]:
    """Yield what rules say of files that are translated into templates, at its place in what a person wrote."""
    for rule, hit in results:
        template = project.library.template(hit.path or path)
        if hit.is_placed and isinstance(template, Translation):  # what it asks for is found in the file itself
            yield rule, hit
            continue
        if isinstance(template, Transcript):
            at, span = template.place_in_files(hit.span)
            hit = replace(hit, span=span, path=at if at != path else hit.path)
        yield rule, replace(hit, related=tuple(_in_file(one, project) for one in hit.related)) if hit.related else hit


def _in_file(one: Related, project: Pages) -> Related:
    template = project.library.template(one.path)
    if not isinstance(template, Transcript):
        return one
    path, span = template.place_in_files(one.span)
    return replace(one, path=path, span=span)


def _given_by_code(seen: Span, template: Written, project: Project) -> Iterator[Related]:
    """Yield where code gives what an element of a page shows."""
    if is_component(template.path):
        return
    holder = _holder(seen, template)
    stretch = seen if holder is None else holder.extent
    if holder is not None and stretch.end - stretch.start > _LARGE:
        stretch = Span(holder.start, holder.open_end)
    told = set()
    for path, span in template.printed_in(stretch):
        text = project.text(path)
        for name in _NAME.findall(text[span.start : span.end]):
            found = project.given_at(name, template.path) if name not in told else None
            told.add(name)
            if found is not None:
                yield Related(*found, GIVES.format(name=name))


_LARGE = 400
"""Characters of an element beyond which only its tag is asked what it shows."""
_NAME = re.compile(r"(?<![.\w])[A-Za-z_]\w*")


def _holder(seen: Span, template: Written) -> Element | None:
    before = template.elements_between(0, seen.start + 1)
    return next((one for one in reversed(before) if seen.start < one.extent.end), None)


def _where_extended(result: Result, page: Page) -> Result:
    """Return what is said of a layout that a package brings as said of the tag that extends it."""
    rule, hit = result
    if not (hit.path or "").startswith(BROUGHT):
        return result
    chain = (one for one in page.composition.templates if one.extends is not None and not one.path.startswith(BROUGHT))
    user = next(chain, page.template)
    span = user.extends.span if user.extends is not None else Span(0, 0)
    where = user.origin(span)[:2] if isinstance(user, Written) else (user.path, span)
    return rule, replace(hit, path=where[0], span=where[1])


def _depends_on_call(seen: Span, template: Written, call: Call, project: Project) -> bool:
    """Whether something that a call gives is written in the element that a finding is about, or was left out of it."""
    holder = _holder(seen, template)
    stretch = holder.extent if holder is not None else seen
    if not template.is_altered(stretch):
        return False
    places = [(template.path, call.span), *((one.path, one.span) for one in template.way_to(seen))]
    return not is_printed_by_part(template.printed_in(stretch), places, project)


def _files_to(seen: Span, template: Written) -> Iterator[str]:
    """Yield the files between a call and what it shows."""
    return (one.path for one in template.way_to(seen))


def _is_said_within(rule: Rule, hit: Hit, path: str, project: Project) -> bool:
    """Whether a file on the way shows a flaw by itself, whatever it is given, and is told so: it is mended there, once."""
    return _certainty_alone(rule, hit, path, project) in (Certainty.VIOLATION, hit.certainty)


def _certainty_alone(rule: Rule, hit: Hit, path: str, project: Project) -> Certainty | None:
    """Return how sure a rule is of a flaw in a file that it reads by itself, None when it does not see it there."""
    known = _seen_in(project)
    if (rule.name, path) not in known:
        known[rule.name, path] = dict(sorted(_places(rule, path, project)))  # violations last: they are kept
    return known[rule.name, path].get((hit.path or "", hit.span.start))


@memo
def _seen_in(_: Pages) -> dict[tuple[str, str], dict[tuple[str, int], Certainty]]:
    """For a rule and a file, where in the files what it says of that one begins, and whether it is certain of it."""
    return {}


def _places(rule: Rule, path: str, project: Project) -> Iterator[tuple[tuple[str, int], Certainty]]:
    page = project.page_written(path)
    if page is None or (rule.subject is Subject.PAGE and not project.is_entry(path)):
        return
    for _, hit in asked_of(rule, page):
        where, start = hit.path or page.path, hit.span.start
        if isinstance(page.template, Written) and where == page.path:
            where, span, _ = page.template.origin(hit.span)
            start = span.start
        yield (where, start), hit.certainty


def _use_of_package(rule: Rule, hit: Hit, seen: Span, template: Written, project: Project) -> Via | None:
    """Return where a component of the project uses one of a package in a way that is a flaw whoever uses the first."""
    if not (hit.path or "").startswith(FOLDER):
        return None
    using = next((one for one in reversed(template.way_to(seen)) if not one.path.startswith(FOLDER)), None)
    if using is None:
        return None
    known = _seen_in_uses(project)
    if (rule.name, using.path) not in known:
        known[rule.name, using.path] = set(_places_in_packages(rule, using.path, project))
    return using if (using.span, hit.path, hit.span.start) in known[rule.name, using.path] else None


@memo
def _seen_in_uses(_: Pages) -> dict[tuple[str, str], set[tuple[Span, str, int]]]:
    """For a rule and a component, the uses of packages that it says something of when nothing is given, and where there."""
    return {}


def _places_in_packages(rule: Rule, path: str, project: Project) -> Iterator[tuple[Span, str, int]]:
    page = project.page_given_nothing(path)
    if page is None or not isinstance(page.template, Written):
        return
    for _, hit in asked_of(rule, page):
        where, span, call = page.template.origin(hit.span)
        if call is not None and where.startswith(FOLDER):
            yield call.span, where, span.start


def _written_between(seen: Span, call: Call, template: Written, page: Page) -> tuple[str, Span] | None:
    """Return where a file on the way writes, letter by letter, the code or the words that a finding is about."""
    said = template.source.text[seen.start : seen.end]
    user = page.project.library.template(template.path)
    if said.startswith("<") or not _TELLING.search(said) or user is None:
        return None
    if said in user.source.text[call.span.start : call.span.end]:
        return None
    for one in reversed(template.way_to(seen)):
        between = page.project.library.template(one.path)
        text = between.source.text if between is not None else ""
        if not one.path.startswith(FOLDER) and text.count(said, one.span.start, one.span.end) == 1:
            at = text.find(said, one.span.start, one.span.end)
            return one.path, Span(at, at + len(said))
    return None


_TELLING = re.compile(r"\w{3}.{0,200}\W")
"""What no two files write alike by chance: more than a word."""


def _given(hit: Hit, seen: Span, call: Call, template: Written, page: Page) -> Span:
    """Return where a call writes what a finding is about, when it is written there once; else the call."""
    user = page.project.library.template(template.path)
    text = user.source.text if user is not None else ""
    is_part = not template.source.text.startswith("<", seen.start)  # of an element: a value, an attribute
    words = list(template.put_in(seen)) if is_part else [one for one in hit.facts.values() if isinstance(one, str)]
    for word in filter(None, words):
        if text.count(word, call.span.start, call.span.end) == 1:
            at = text.find(word, call.span.start, call.span.end)
            return Span(at, at + len(word))
    return call.span
