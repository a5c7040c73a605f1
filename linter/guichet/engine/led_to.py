"""Which words of a file lead to a question of the other files of its project, and that question."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from guichet.core.memo import lasting_memo
from guichet.core.source import Source
from guichet.done.acts import ruby_beside
from guichet.done.acts.account_tables import account_tables
from guichet.done.acts.acting_for import is_acted_for
from guichet.done.acts.deed import answered_for, begun_again
from guichet.done.acts.deed.asked_one_by_one import users_writing
from guichet.done.acts.deed.asked_until_yes import plans_inviting
from guichet.done.acts.deed.brought_in import marks_of_priced
from guichet.done.acts.deed.closed_by_staff import ends_own
from guichet.done.acts.deed.dearer_doors import sums_held
from guichet.done.acts.deed.doors_shut import keys_to_nobody, ways_out_named
from guichet.done.acts.deed.drafts_outlived import lengths_compared
from guichet.done.acts.deed.fee_at_the_end import pages_of_fees
from guichet.done.acts.deed.held_until import moments_held
from guichet.done.acts.deed.hidden import are_destroyed
from guichet.done.acts.deed.kept_by_model import promised_gone
from guichet.done.acts.deed.keyed_by_door import keys_ranked
from guichet.done.acts.deed.letters_drawn import is_said_aloud
from guichet.done.acts.deed.locked import opens_somewhere
from guichet.done.acts.deed.locked_for_good import marks_taken_off
from guichet.done.acts.deed.one_name import looked_at_here, refusing_here
from guichet.done.acts.deed.per_device import limits_held
from guichet.done.acts.deed.permits_ending import margins_held
from guichet.done.acts.deed.places_lost import delays_held
from guichet.done.acts.deed.put_in_basket import lists_priced
from guichet.done.acts.deed.quickest_served import kept_here
from guichet.done.acts.deed.refusals_unread import refusals_of
from guichet.done.acts.deed.same_examiner import authors_called
from guichet.done.acts.deed.shut_but_for import informing
from guichet.done.acts.deed.signed_links import lengths_held
from guichet.done.acts.deed.sorted_by_door import columns_ranked
from guichet.done.acts.deed.throttled import limits_told
from guichet.done.acts.deed.thrown import throwing
from guichet.done.acts.deed.ticked_by_table import states_that_tick
from guichet.done.acts.deed.told_if_set import told_elsewhere
from guichet.done.acts.deed.trial_over import is_trial_told
from guichet.done.acts.deed.yes_written import names_shown
from guichet.done.acts.good_news import written_beside
from guichet.done.acts.lasting import names_someone
from guichet.done.acts.python.announced_draws import is_told_to_people
from guichet.done.acts.python.tokens import is_renewed
from guichet.done.grounds.from_making import knows_sending
from guichet.done.grounds.opening import opens_at_a_moment
from guichet.done.offered.channels import gives_a_number
from guichet.done.offered.guards import is_light_by_names
from guichet.done.pages.told_scarce import scarce_here
from guichet.done.people.erasing import is_erased_somewhere
from guichet.done.people.taken_back import taken_back_here
from guichet.done.words import may_speak_of, opening, unaccented
from guichet.engine.near import pages_named
from guichet.engine.waking import Vocabulary
from guichet.reading.php.lent import told_by_takers
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site


def erasure(path: str, project: Site) -> tuple[object, ...]:
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
    ((("deeds.leaves", "deeds.erases", "deeds.hides"), ("deeds.gone", "deeds.seen", "deeds.unseen", "deeds.past", "deeds.hides")), erasure),
    ((("identity.protected",),), lambda path, project: is_acted_for(project)),
    ((("deeds.per device",), ("deeds.people counted",)), limits_held),
    ((("deeds.lines",), ("deeds.takes out", "deeds.takes all out")), delays_held),
    ((("deeds.tries", "decisions.papers_awaited", "decisions.awaits_person"),), lambda path, project: [opens_somewhere(project), *moments_held(path, project)]),
    ((("decisions.lapsed", "decisions.unreceived"), ("decisions.proofs",)), moments_held),
    ((("sessions.for_good",), ("sessions.lock",)), marks_taken_off),
    ((("deeds.accounts",), ("decisions.inside",), ("deeds.erasing",)), lambda path, project: path.endswith(SCRIPT_SUFFIXES) and ends_own(project)),
    ((("answers.inviting",),), plans_inviting),
    ((("deeds.drafts",),), lengths_compared),
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
    ((("deeds.priced",),), lambda path, project: sorted(states_that_tick(project))),
    ((("robots.letters drawn",),), lambda path, project: is_said_aloud(project)),
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
def questions(source: Source) -> list[Callable[[str, Site], object]]:
    """What a file leads one to ask: its own words alone tell, so a text that does not change is read once."""
    plain = unaccented(f"{source.path.lower()} {source.lowered}")
    held = _openings().held_in(plain)
    return [
        answer
        for groups, answer in (*_OF_ALL, *(_OF_MODULES if source.path.endswith(".py") else ()))
        if all(any(may_speak_of(plain, idea, held) for idea in group) for group in groups)
    ]
