"""Templates and components in, what rules say out: each is asked as the page that people meet, its calls written out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from guichet.core.findings import Family, Hit, Span
from guichet.core.stopping import may_stop
from guichet.engine.acts import check_acts, held_in_file, held_with_called, with_asked
from guichet.engine.containment import Result, ask
from guichet.engine.doubts import PRINTED, in_doubt
from guichet.engine.origins import at_origin, in_files
from guichet.engine.parts import check_prose, check_script, partly_read
from guichet.engine.selection import Rules
from guichet.engine.waking import Vocabulary
from guichet.reading.project.project import Project
from guichet.reading.project.unshown import is_never_shown
from guichet.reading.scripts.files import own_scripts, script_at
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import RUBY_SUFFIXES, SCRIPT_SUFFIXES
from guichet.reading.written.written import Written
from guichet.rulebook.card import Subject
from guichet.rulebook.rule import Rule


def check_template(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the element, page, script and prose rules on one template; what is said of an indented one is at its own lines."""
    return in_files(_shown(_check_template(path, rules, project), path, project), path, project)


def _check_template(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    template = project.library.template(path)
    if template is None:
        project.source(path)
        return
    may_stop()
    page = project.page(template)
    lowered = template.lowered
    held = held_in_file(path, rules, project)
    written = project.page_written(path)
    seen = written or page
    words = held if seen.template is template else _words_seen(rules).held_in(seen.template.lowered)
    is_entry = project.is_entry(path)
    around = _around(seen, rules, project) if is_entry and seen is not page else ()
    here = (one for one in _seen(seen, words, rules, is_entry=is_entry) if _can_be(one[1], seen))
    said = at_origin(chain(here, around), seen, project)
    yield from (_as_shown(*one, page) for one in said if not _is_unheard(one[0], page))
    yield from partly_read(page)
    if "<style" in lowered:
        from guichet.reading.styles.sheets import own_sheets

        for sheet in own_sheets(template):
            yield from partly_read(sheet.unread)
    yield from _done(page, held, rules)
    yield from _scripts_of(page, rules, project)
    if rules.by_subject[Subject.PROSE]:
        from guichet.reading import texts as prose

        yield from check_prose(prose.read_template(page), rules)


def _can_be(hit: Hit, seen: Page) -> bool:
    """Whether a page has a world where it shows what is said of it: a part may ask for what its page shuts out."""
    at = hit.span.start
    return hit.is_placed or hit.path not in (None, "", seen.path) or seen.template.branches.can_coexist(at, at)


def check_component(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the element, page and prose rules on one file of components, as the template that it is translated into."""
    written = project.page_written(path)
    if written is None:
        project.source(path)
        return
    said = at_origin(_of_component(written, rules, project), written, project)
    yield from in_files(_shown(said, path, project), path, project)
    if path.endswith(SCRIPT_SUFFIXES) and (script := script_at(path, project)) is not None:
        yield from check_script(script, rules, project)
    template = project.library.template(path)
    if template is not None:
        yield from in_files(partly_read(project.page(template)), path, project)
    if rules.by_subject[Subject.PROSE] and template is not None:
        from guichet.reading import texts as prose

        yield from in_files(check_prose(prose.read_template(project.page(template)), rules), path, project)
        if not is_test(path):
            for script in own_scripts(path, project):
                yield from _told_by(script, rules, project, written.text)


def _told_by(script: Script, rules: Rules, project: Project, drawn: str = "") -> Iterator[Result]:
    """Run the prose rules on what a script tells, but for the words that its markup was seen to show."""
    from guichet.reading import texts as prose

    if prose.may_hold_prose(script.text):
        document = prose.read_script(script, project.config)
        document.blocks = [block for block in document.blocks if block.text not in drawn]
        document.unsettled = [block for block in document.unsettled if block.text not in drawn]
        yield from check_prose(document, rules)


def _shown(results: Iterator[Result], path: str, project: Project) -> Iterator[Result]:
    """Yield what rules say of what the public gets: they ask nothing of a part that production never shows."""
    for rule, hit in results:
        if rule.family is Family.GUICHET or not is_never_shown(hit.path or path, hit.span.start, project):
            yield rule, hit


def _of_component(page: Page, rules: Rules, project: Project) -> Iterator[Result]:
    held = rules.words.held_in(page.template.lowered)
    yield from _seen(page, held, rules, is_entry=project.is_entry(page.path))
    yield from _done(page, held, rules)
    yield from _scripts_of(page, rules, project)


def _done(page: Page, held: frozenset[str], rules: Rules) -> Iterator[Result]:
    """Run the rules about acts on what a page does to people."""
    held = held | held_with_called(page.path, rules, page.project) if page.path.endswith(".php") else held
    asking = [rule for rule in rules.by_subject[Subject.ACT] if rule.may_act(held)]
    if asking:
        from guichet.done.acts.template_doors import acts_of_page

        yield from check_acts(
            with_asked(acts_of_page, page.template.source, page.project)
            if page.path.endswith((".vue", ".svelte"))
            else acts_of_page,
            page,
            asking,
        )
        if page.path.endswith(".php"):
            from guichet.done.acts.server import php

            project = page.project
            yield from check_acts(
                with_asked(lambda source: php.acts_in(source, project), page.template.source, project),
                page.template.source,
                asking,
            )
    if page.path.endswith(RUBY_SUFFIXES) and "required" in page.template.lowered:
        from guichet.done.forms import ruby_pages

        yield from check_acts(
            ruby_pages.forms_of, page, [one for one in rules.by_subject[Subject.ACT] if one.may_act(held)]
        )
    is_asking = "<form" in page.template.lowered
    if is_asking and (asking := [rule for rule in rules.by_subject[Subject.ACT] if rule.may_decide(held)]):
        from guichet.done.forms.pages import forms_of

        yield from check_acts(forms_of, page, asking)


def _scripts_of(page: Page, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the script rules on the scripts that are written in a page."""
    if rules.by_subject[Subject.SCRIPT] or rules.by_subject[Subject.ACT] or "<script" in page.template.lowered:
        from guichet.reading.scripts.javascript import scripts_of

        for script in scripts_of(page):
            yield from check_script(script, rules, project)
            if rules.by_subject[Subject.PROSE]:
                yield from _told_by(script, rules, project)


def _is_unheard(rule: Rule, page: Page) -> bool:
    """Whether a rule asks of a page what no browser will do with it: nobody moves about in what is printed, or in a letter."""
    if rule.family is not Family.ACCESSIBILITY:
        return False
    return page.is_printed or (rule.subject is Subject.PAGE and (page.is_sheet or page.is_email))


def _as_shown(rule: Rule, hit: Hit, page: Page) -> Result:
    """Return what a rule says; of a sheet to print, whether anyone hears it is a question."""
    if rule.family is not Family.ACCESSIBILITY or not page.is_sheet:
        return rule, hit
    return rule, in_doubt(hit, PRINTED)


def _seen(page: Page, held: frozenset[str], rules: Rules, *, is_entry: bool) -> Iterator[Result]:
    """Run the element, template and page rules on a page as people meet it."""
    template = page.template
    dispatch = rules.for_elements(held)
    for element in template.elements:
        if template.quoted and template.is_quoted(element.start):
            continue
        yield from ask(dispatch.of(element), element, page)
    yield from ask(rules.woken(Subject.TEMPLATE, held), page)
    if is_entry:
        yield from ask(rules.about(Subject.PAGE), page)


def _words_seen(rules: Rules) -> Vocabulary:
    """The words that wake the rules about what is seen alone."""
    return rules.words_about(Subject.ELEMENT, Subject.TEMPLATE)


def _around(page: Page, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the element rules on what the layouts of a page show otherwise because of what the page gives them."""
    for template in page.composition.templates:
        if template is page.template or not isinstance(template, Written):
            continue
        if template is project.written(template.path):
            continue
        dispatch = rules.for_elements(_words_seen(rules).held_in(template.lowered))
        for element in template.elements:
            if template.is_altered(Span(element.start, element.open_end)):
                for rule, hit in ask(dispatch.of(element), element, page):
                    yield rule, replace(hit, path=hit.path or template.path, page=page.path)
