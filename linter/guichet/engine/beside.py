"""What the other files of a project say, all together, of what one does to people: in a few words that change when it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from guichet.core.memo import lasting_memo, memo
from guichet.core.source import Source
from guichet.done.acts import ruby_beside
from guichet.done.acts.account_tables import account_tables
from guichet.done.acts.acting_for import is_acted_for
from guichet.done.acts.asked.handed import senders_of
from guichet.done.acts.deed import answered_for, begun_again, fee_in_markup
from guichet.done.acts.deed.asked_one_by_one import users_writing
from guichet.done.acts.deed.asked_until_yes import plans_inviting
from guichet.done.acts.deed.brought_in import marks_of_priced
from guichet.done.acts.deed.closed_by_clock import jobs_planned
from guichet.done.acts.deed.closed_by_staff import ends_own
from guichet.done.acts.deed.dearer_doors import sums_held
from guichet.done.acts.deed.doors_shut import keys_to_nobody, ways_out_named
from guichet.done.acts.deed.drafts_outlived import lengths_compared
from guichet.done.acts.deed.drafts_wiped import wiped_here
from guichet.done.acts.deed.fee_at_the_end import pages_of_fees
from guichet.done.acts.deed.functions_called import files_called
from guichet.done.acts.deed.held_until import moments_held
from guichet.done.acts.deed.hidden import are_destroyed
from guichet.done.acts.deed.kept_by_model import promised_gone
from guichet.done.acts.deed.keyed_by_door import keys_ranked
from guichet.done.acts.deed.letters_drawn import is_said_aloud
from guichet.done.acts.deed.locked import opens_somewhere
from guichet.done.acts.deed.locked_for_good import marks_taken_off
from guichet.done.acts.deed.one_name import looked_at_here, refusing_here
from guichet.done.acts.deed.open_to_world import kept_there
from guichet.done.acts.deed.opened_to_accounts import asked_around
from guichet.done.acts.deed.per_device import limits_held
from guichet.done.acts.deed.permits_ending import margins_held
from guichet.done.acts.deed.places_lost import delays_held
from guichet.done.acts.deed.public_disks import disk_by_default
from guichet.done.acts.deed.put_in_basket import lists_priced
from guichet.done.acts.deed.quickest_served import kept_here
from guichet.done.acts.deed.refusals_unread import refusals_of
from guichet.done.acts.deed.same_examiner import authors_called
from guichet.done.acts.deed.shut_but_for import informing
from guichet.done.acts.deed.signed_links import lengths_held
from guichet.done.acts.deed.sorted_by_door import columns_ranked
from guichet.done.acts.deed.summed_unshown import tables_summed
from guichet.done.acts.deed.throttled import limits_told
from guichet.done.acts.deed.thrown import throwing
from guichet.done.acts.deed.ticked import printed_alone
from guichet.done.acts.deed.ticked_by_table import states_that_tick
from guichet.done.acts.deed.told_if_set import told_elsewhere
from guichet.done.acts.deed.trial_over import is_trial_told
from guichet.done.acts.deed.turns_restarted import rewritten_here
from guichet.done.acts.deed.yes_written import names_shown
from guichet.done.acts.good_news import written_beside
from guichet.done.acts.jvm.clocks import judges_named
from guichet.done.acts.lasting import names_someone
from guichet.done.acts.python.announced_draws import is_told_to_people
from guichet.done.acts.python.commitments import runs_of_draws
from guichet.done.acts.python.let_go import asked_elsewhere
from guichet.done.acts.python.tokens import is_renewed
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
from guichet.done.grounds.opening import opens_at_a_moment
from guichet.done.grounds.printed import told_by_programs
from guichet.done.offered.channels import gives_a_number
from guichet.done.offered.guards import is_light_by_names
from guichet.done.pages.countdowns import times_handed
from guichet.done.pages.told_scarce import scarce_here
from guichet.done.parties.unknown_trackers import asks_about_trackers, names_follower
from guichet.done.people.erasing import is_erased_somewhere
from guichet.done.people.taken_back import taken_back_here
from guichet.done.words import may_speak_of, opening, unaccented
from guichet.engine.data_beside import told_of_data
from guichet.engine.near import pages_named
from guichet.engine.waking import Vocabulary
from guichet.reading.data.documents import DATA_SUFFIXES
from guichet.reading.jvm.elsewhere import file_of as file_named
from guichet.reading.php.elsewhere import CONFIGURED, configured, file_of
from guichet.reading.php.lent import told_by_takers
from guichet.reading.project.discovery import SERVER_SUFFIXES
from guichet.reading.python.planned import plans_of
from guichet.reading.python.settings import settings_files
from guichet.reading.sql.statements import PROGRAMS
from guichet.reading.templates import site
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES, Site, makes_markup
from guichet.seen.by_class import told_by_sheets

_NAMED = re.compile(r"(?<![\w$])([A-Z]\w{1,80})::")
"""A class of PHP of which something is asked: what it holds, or itself."""
_CLASS = re.compile(r"\b[A-Z]\w{2,80}\b")
_SETTING = re.compile(r"\b(?:settings|config|conf)\.[A-Z][A-Z0-9_]{2}")


def _erasure(path: str, project: Site) -> tuple[object, ...]:
    """What is promised to be gone, and whether anything erases it."""
    return (
        promised_gone(project),
        is_erased_somewhere(project),
        ruby_beside.destroys_for_good(project),
        are_destroyed(path, project),
    )


_Asked = tuple[tuple[tuple[str, ...], ...], Callable[[str, Site], object]]
"""The ideas of which a file may speak when it leads to a question, one of each group, and the question: without them no act asks it."""
_OF_ALL: tuple[_Asked, ...] = (
    ((("deeds.leaves", "deeds.erases", "deeds.hides"), ("deeds.gone", "deeds.seen", "deeds.unseen", "deeds.past", "deeds.hides")), _erasure),
    ((("identity.protected",),), lambda path, project: is_acted_for(project)),
    ((("deeds.per device",), ("deeds.people counted",)), limits_held),
    ((("deeds.lines",), ("deeds.takes out", "deeds.takes all out")), delays_held),
    ((("deeds.tries", "decisions.papers_awaited", "decisions.awaits_person"),), lambda path, project: [opens_somewhere(project), *moments_held(path, project)]),
    ((("decisions.lapsed", "decisions.unreceived"), ("decisions.proofs",)), moments_held),
    ((("sessions.for_good",), ("sessions.lock",)), marks_taken_off),
    ((("deeds.accounts",), ("decisions.inside",), ("deeds.erasing",)), lambda path, project: path.endswith(SCRIPT_SUFFIXES) and ends_own(project)),
    ((("answers.inviting",),), plans_inviting), ((("deeds.drafts",),), lengths_compared),
    ((("deeds.drafts",), ("deeds.session over", "deeds.timers")), lambda path, project: sorted(one for one in throwing(project) if one in project.text(path))),
    ((("leaving.of_a_list",), ("leaving.join", "leaving.start")), lambda path, project: ways_out_named(project)),
    ((("leaving.own_account", "leaving.joining", "leaving.stayed_in"), ("deeds.leaves", "leaving.leave")), lambda path, project: ways_out_named(project)),
    ((("leaving.own_account",), ("deeds.leaves", "leaving.leave")), keys_to_nobody),
    ((("deeds.limiters",),), limits_told),
    ((("deeds.signed links",),), lengths_held),
    ((("ways.channels", "ways.sources"),), lambda path, project: [columns_ranked(path, project), keys_ranked(path, project)]),
    ((("ways.channels", "ways.sources", "ways.paperless", "ways.handed_in"), ("ways.offline",), ("fields.priced",)), sums_held),
    ((("deeds.baskets",),), lambda path, project: [lists_priced(path, project), sorted(one for one in marks_of_priced(project) if one in project.text(path))]),
    ((("decisions.appeal",), ("deeds.examines",)), authors_called),
    ((("decisions.tell", "decisions.noted_inside", "decisions.human_reads", "answers.pushed"),), told_elsewhere),
    ((("fields.child",), ("fields.parent",), ("fields.family_name",)), refusing_here),
    ((("identity.read_on",), ("fields.name",), ("fields.holder",)), refusing_here),
    ((("identity.read_on",), ("fields.name",)), looked_at_here),
    ((("fields.filled_check",),), told_by_takers),
    ((("identity.residence",), ("identity.printed_date",)), lambda path, project: [refusing_here(path, project), margins_held(path, project)]),
    ((("identity.papers",),), users_writing),
    ((("places.left_over",), ("places.grants", "places.gives")), kept_here),
    ((("deeds.trials",), ("deeds.takes money",)), lambda path, project: is_trial_told(project)),
    ((("deeds.fees", "deeds.for everyone"),), pages_of_fees),
    ((("deeds.open to all",),), lambda path, project: informing(project)),
    ((("deeds.priced",),), lambda path, project: sorted(states_that_tick(project))), ((("robots.letters drawn",),), lambda path, project: is_said_aloud(project)),
    ((("asked.of_consent", "asked.yes"),), lambda path, project: [taken_back_here(path, project), names_shown(path, project)]),
    ((("deeds.mass mail",),), refusals_of),
    ((("deeds.people answered", "asked.of_consent"), ("deeds.allowed by people",)), answered_for.answers_held),
    ((("deeds.rank days",), ("deeds.moments",)), begun_again.days_ranking),
    ((("deadlines.limits", "deadlines.answer by", "leaving.contest", "decisions.contested"), ("deadlines.made",)), knows_sending),
    ((("deeds.alone",),), lambda path, project: sorted(account_tables(project))),
)  # fmt: skip
_OF_MODULES: tuple[_Asked, ...] = (
    ((("places.draws",), ("places.applicants", "places.goods")), lambda path, project: is_told_to_people(project)),
    ((("places.left_over",), ("places.asked_when",)), lambda path, project: opens_at_a_moment(project)),
    ((("sessions.owners",), ("deeds.too old",)), lambda path, project: is_renewed(project)),
    ((("identity.level",),), lambda path, project: is_light_by_names(project)),
    ((("decisions.tell",),), written_beside),
    ((("pressure.scarce", "pressure.counted"),), scarce_here),
    ((("deeds.tries",),), lambda path, project: [names_someone(project.text(one)) for one in pages_named(path, project)]),
    ((("ways.reaching",),), lambda path, project: gives_a_number(project)),
)  # fmt: skip
"""What Python alone is asked."""


@cache
def _openings() -> Vocabulary:
    """The words that open what names an idea: few files hold any of a question."""
    asked = (idea for groups, _ in (*_OF_ALL, *_OF_MODULES) for group in groups for idea in group)
    return Vocabulary(word for idea in asked for word in opening(idea))


@lasting_memo
def _questions(source: Source) -> list[Callable[[str, Site], object]]:
    """What a file leads one to ask: its own words alone tell, so a text that does not change is read once."""
    plain = unaccented(f"{source.path.lower()} {source.lowered}")
    held = _openings().held_in(plain)
    return [
        answer
        for groups, answer in (*_OF_ALL, *(_OF_MODULES if source.path.endswith(".py") else ()))
        if all(any(may_speak_of(plain, idea, held) for idea in group) for group in groups)
    ]


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
    told = [f"{answer(path, project)}" for answer in _questions(source)]
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
        *(map(str, _erasure(path, project)) if any(one in own for one in PROGRAMS) else ()),
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
