"""What is seen where calls are written out is said where it is written: in the macro, or at the call that brings it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from guichet.core.findings import Span
from guichet.engine.containment import Result
from guichet.reading.templates.page import Page
from guichet.reading.written.written import Call, Written


def at_origin(results: Iterable[Result], page: Page) -> Iterator[Result]:
    """Yield what rules say of a page, each at its place in the files.

    What all the calls of a macro show is the macro's; what some of them show comes of what they give.
    """
    written = {one.path: one for one in page.composition.templates if isinstance(one, Written)}
    if not written:
        yield from results
        return
    brought: dict[tuple[str, str, str, Span], list[tuple[Result, Call]]] = defaultdict(list)
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
            brought[template.path, rule.name, path, span].append(((rule, moved), call))
    for (user, _, path, span), shown in brought.items():
        (rule, hit), _ = shown[0]
        calls = {call for _, call in shown}
        if calls == written[user].calls_of(path, span):
            yield rule, hit
        else:
            for (rule, hit), call in {call: (result, call) for result, call in reversed(shown)}.values():
                yield rule, replace(hit, span=call.span, path=user)
