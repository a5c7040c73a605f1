"""What the other files of a project say, all together, of what one does to people: in a few words that change when it does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts import ruby_beside
from guichet.done.acts.asked.handed import senders_of
from guichet.done.acts.deed import begun_again, fee_in_markup
from guichet.done.acts.deed.closed_by_clock import jobs_planned
from guichet.done.acts.deed.drafts_wiped import wiped_here
from guichet.done.acts.deed.functions_called import files_called
from guichet.done.acts.deed.open_to_world import kept_there
from guichet.done.acts.deed.opened_to_accounts import asked_around
from guichet.done.acts.deed.public_disks import disk_by_default
from guichet.done.acts.deed.sorted_by_door import columns_ranked
from guichet.done.acts.deed.summed_unshown import tables_summed
from guichet.done.acts.deed.ticked import printed_alone
from guichet.done.acts.deed.turns_restarted import rewritten_here
from guichet.done.acts.jvm.clocks import judges_named
from guichet.done.acts.python.commitments import runs_of_draws
from guichet.done.acts.python.let_go import asked_elsewhere
from guichet.done.acts.ruby.answers import answers_beside
from guichet.done.acts.ruby.each_name import columns_named
from guichet.done.acts.ruby.jobs_logged import LATER, jobs_told
from guichet.done.acts.ruby.left_unfiltered import left_in
from guichet.done.acts.ruby.lockable import locks_told
from guichet.done.acts.ruby.never_closed import doors_told
from guichet.done.acts.ruby.tokens import posted_here
from guichet.done.acts.server.maps import told_by_settings
from guichet.done.acts.sql.door_ranks import door_rows
from guichet.done.acts.sql.kept_rows import copies_shown
from guichet.done.acts.sql.untested_yes import agreements_beside
from guichet.done.deciding.letter_files import brought_in
from guichet.done.forms.known_beside import known_beside
from guichet.done.forms.php_constraints import constraints_named
from guichet.done.forms.php_users import controllers_naming
from guichet.done.forms.put_in_inside import views_naming
from guichet.done.grounds.from_making import knows_sending
from guichet.done.grounds.printed import told_by_programs
from guichet.done.pages.countdowns import times_handed
from guichet.done.parties.unknown_trackers import asks_about_trackers, names_follower
from guichet.done.people.taken_back import taken_back_here
from guichet.engine.data_beside import told_of_data
from guichet.engine.led_to import erasure, questions
from guichet.reading.data.documents import DATA_SUFFIXES
from guichet.reading.jvm.elsewhere import file_of as file_named
from guichet.reading.php.elsewhere import CONFIGURED, configured, file_of
from guichet.reading.project.discovery import SERVER_SUFFIXES
from guichet.reading.python.planned import plans_of
from guichet.reading.python.settings import settings_files
from guichet.reading.sql.statements import PROGRAMS
from guichet.reading.templates import site
from guichet.reading.templates.site import RUBY_PROGRAMS, Site, makes_markup
from guichet.seen.by_class import told_by_sheets

_NAMED = re.compile(r"(?<![\w$])([A-Z]\w{1,80})::")
"""A class of PHP of which something is asked: what it holds, or itself."""
_CLASS = re.compile(r"\b[A-Z]\w{2,80}\b")
_SETTING = re.compile(r"\b(?:settings|config|conf)\.[A-Z][A-Z0-9_]{2}")


def told_beside(path: str, project: Site) -> str:
    """Return what is asked of other files for the sake of one."""
    if path.endswith(".sql"):
        return _of_queries(path, project)
    if path.endswith(DATA_SUFFIXES):
        return told_of_data(path, project)
    if path.lower().endswith(SERVER_SUFFIXES):
        return told_by_settings(project)
    if path.endswith(".txt"):
        return brought_in(path, project)
    if not path.endswith(site.PROGRAMS) and not makes_markup(path):
        return ""
    source = project.source(path)
    told = [f"{answer(path, project)}" for answer in questions(source)]
    if makes_markup(path) and any(one in source.lowered for one in ("accept", "autoris", "allow", "agree")):
        told += told_by_sheets(path, project)
    if "//" in source.text and names_follower(source.text):
        told.append(f"{asks_about_trackers(project)}")
    if makes_markup(path):
        told += (*map(str, times_handed(path, project)), *told_by_programs(path, project))
    if path.endswith(".py"):
        told += (
            *plans_of(path, project),
            *asked_elsewhere(path, project),
            *runs_of_draws(path, project),
            *views_naming(path, project),
        )
    told += [*known_beside(path, project), kept_there(path, project), disk_by_default(path, project), f"{asked_around(path, project)}", *tables_summed(path, project), *fee_in_markup.pages_before(path, project)]  # fmt: skip
    return " ".join((*told, _of_orders(path, project), _of_settings(path, project), _of_classes(path, project)))


def _of_settings(path: str, project: Site) -> str:
    """What the settings of a project say, for a module that reads them by their names: `settings.WINDOW`."""
    if not path.endswith(".py") or _SETTING.search(project.text(path)) is None:
        return ""
    return _all_settings(project)


@memo
def _all_settings(project: Site) -> str:
    return " ".join(project.source(path).digest for path in settings_files(project))


def _of_orders(path: str, project: Site) -> str:
    """What other files say of the columns by which a file puts people in order."""
    own = project.lowered(path)
    return f"{rewritten_here(path, project)}" if any(word in own for word in ("order", "oldest", "count")) else ""


def _of_queries(path: str, project: Site) -> str:
    """What other files say of the tables that a file of SQL reads: what is copied and shown again, which door comes first, what begins anew."""
    own = project.lowered(path)
    told = [
        f"{copies_shown(path, project)} {knows_sending(path, project)}",
        senders_of(path, project),
        *agreements_beside(path, project),
        *taken_back_here(path, project),
        *(begun_again.days_ranking(path, project) if "update" in own else ()),
        *(map(str, erasure(path, project)) if any(one in own for one in PROGRAMS) else ()),
    ]
    if "order" in own:
        doors = {table: [one.said for one in rows] for table, rows in door_rows(project).items() if table in own}
        told += [f"{doors} {columns_ranked(path, project)}", _of_orders(path, project)]
    return " ".join(told)


def _of_constants(path: str, project: Site) -> Iterator[str]:
    """The files of the classes that one of Java or Kotlin names."""
    for name in dict.fromkeys(_CLASS.findall(project.text(path))):
        there = file_named(name, project)
        if there is not None and there.path != path:
            yield there.source.digest


def _of_classes(path: str, project: Site) -> str:
    """What the classes that a file of Ruby or of PHP names say."""
    if path.endswith(RUBY_PROGRAMS):
        posted = posted_here(path, project) if "expires_in" in project.text(path) else ()
        told = (
            ruby_beside.told_beside(path, project),
            *posted,
            *wiped_here(path, project),
            f"{columns_named(path, project)}",
            str(left_in(project)) if "filter_parameters" in project.text(path) else "",
            *(jobs_told(path, project) if LATER in project.text(path) else ()),
            *answers_beside(path, project),
            *(project.source(one).digest for one in files_called(path, project)),
            locks_told(path, project),
            doors_told(path, project),
            *jobs_planned(path, project),
        )
        return " ".join(told)
    if path.endswith(site.JVM_PROGRAMS):
        return " ".join((*judges_named(path, project), *_of_constants(path, project)))
    own = project.text(path) if path.endswith(".php") else ""
    if "<html" in own:
        return ""
    asked = (there for one in dict.fromkeys(_NAMED.findall(own)) if (there := file_of(one, project)) is not None)
    held = constraints_named(own, project) if "#[" in own or "constraints" in own else ()
    set_up = dict.fromkeys(CONFIGURED.findall(own))
    kept = [configured(name, key, project) for name, key in set_up]
    boxes = sorted(printed_alone(project)) if "Type::class" in own and path.endswith("Type.php") else ()
    is_form = "#[" in own or "buildForm" in own
    inside = f"{is_form and controllers_naming(path.rpartition('/')[2].partition('.')[0], project)}"
    called = (project.source(one).digest for one in files_called(path, project)) if own else ()
    return " ".join((*(one.digest for one in (*asked, *held)), *called, *boxes, *kept, inside))
