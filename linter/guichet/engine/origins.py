"""What is seen where calls are written out is said where it is written: in the macro, or at the call that brings it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from guichet.core.findings import Hit, Span
from guichet.engine.containment import Result
from guichet.reading.templates.page import Page
from guichet.reading.written.written import Call, Written
from guichet.rulebook.rule import Rule


def at_origin(results: Iterable[Result], page: Page) -> Iterator[Result]:
    """Yield what rules say of a page, each at its place in the files.

    What several calls of a macro all show is the macro's; what one of them shows comes of what it gives, and is said there.
    """
    written = {one.path: one for one in page.composition.templates if isinstance(one, Written)}
    if not written:
        yield from results
        return
    brought: dict[tuple[str, str, str, Span], dict[Call, tuple[Rule, Hit, Span]]] = defaultdict(dict)
    for rule, hit in results:
        template = written.get(hit.path or page.path)
        if template is None:
            yield rule, hit
            continue
        path, span, call = template.origin(hit.span)
        moved = replace(hit, span=span, path=path, page=hit.page or (page.path if path != page.path else None))
        if call is None or path == template.path:
            yield rule, moved
        else:
            brought[template.path, rule.name, path, span].setdefault(call, (rule, moved, hit.span))
    for (user, _, path, span), shown in brought.items():
        if len(shown) > 1 and shown.keys() == written[user].calls_of(path, span):
            yield next((rule, hit) for rule, hit, _ in shown.values())
            continue
        for call, (rule, hit, seen) in shown.items():
            yield rule, replace(hit, span=_given(hit, seen, call, written[user], page), path=user)


def _given(hit: Hit, seen: Span, call: Call, template: Written, page: Page) -> Span:
    """Return where a call writes what a finding is about, when it is written there once; else the call."""
    text = page.project.text(template.path)
    is_part = not template.source.text.startswith("<", seen.start)  # of an element: a value, an attribute
    words = list(template.put_in(seen)) if is_part else [one for one in hit.facts.values() if isinstance(one, str)]
    for word in filter(None, words):
        if text.count(word, call.span.start, call.span.end) == 1:
            at = text.find(word, call.span.start, call.span.end)
            return Span(at, at + len(word))
    return call.span
