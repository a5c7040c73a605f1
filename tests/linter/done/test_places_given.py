"""Who gets in, when, and by what luck: this code does this to people, decided by that; and what leads on."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.done.acts.script.files import acts_of_script
from guichet.done.acts.server.commands import steps_of
from guichet.done.acts.server.scheduled import acts_of_schedules
from guichet.done.acts.sql.picked import acts_in as queries_in
from guichet.done.acts.template_doors import acts_of_page
from guichet.done.nouns.act import Act, Kind, Reason
from guichet.done.offered.ways_out import link_leads_on, offers_way, page_leads_on, template_leads_on
from guichet.engine.catalogue import selected
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project
from guichet.reading.schedules.found import schedules_of
from guichet.reading.scripts.files import script_at

from tests.linter.done.texts import acts, page_of, project_of


def decided(found: list[Act], reason: Reason) -> list[tuple[Kind, str]]:
    return [(act.kind, ground.shown) for act in found for ground in act.grounds(reason)]


NIGHT = "datetime.now().hour < 8"
HEAD = "from datetime import datetime\n\n\n"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ('        return render(request, "a.html", {"m": 1})\n    return render(request, "b.html", {"m": 1, "slots": free()})\n', Kind.HIDE),
        ('        return {"slots": []}\n    return {"slots": free()}\n', Kind.HIDE),
        ('        return Response({"ok": True})\n    demande = Demande.objects.create()\n    return Response({"ok": demande.pk})\n', Kind.REFUSE),
        ("        créneaux = []\n    return créneaux\n", Kind.HIDE),
    ],
)  # fmt: skip
def test_a_branch_that_gives_less_is_an_act(body: str, kind: Kind) -> None:
    code = f"{HEAD}def vue(request):\n    créneaux = libres()\n    if {NIGHT}:\n{body}"
    assert (kind, NIGHT) in decided(acts({"v.py": code}, "v.py"), Reason.HOUR)


@pytest.mark.parametrize(
    "body",
    [
        '        return render(request, "soir.html", {"m": 1})\n    return render(request, "jour.html", {"m": 1})\n',
        "        demande.save()\n        return Response({})\n    demande.save()\n    return Response({})\n",
    ],
)
def test_another_page_that_gives_as_much_is_none(body: str) -> None:
    code = f"{HEAD}def vue(request):\n    if {NIGHT}:\n{body}"
    assert decided(acts({"v.py": code}, "v.py"), Reason.HOUR) == []


@pytest.mark.parametrize(
    "statement",
    [
        "config.INSCRIPTIONS_OUVERTES = datetime.now().hour < 8",
        'cache.set("claims_open", datetime.now().hour < 8)',
        'Flag.objects.filter(name="apply").update(enabled=datetime.now().hour < 8)',
        'if datetime.now().hour < 8:\n        Path("/srv/maintenance").touch()',
    ],
)
def test_a_switch_flipped_by_the_hour_shuts_a_door_for_everyone(statement: str) -> None:
    found = acts({"ops.py": f"{HEAD}def main():\n    {statement}\n"}, "ops.py")
    assert [act.place.is_public for act in found if list(act.grounds(Reason.HOUR))] == [True]


@pytest.mark.parametrize(
    "statement",
    ["report.active = datetime.now().hour < 8", 'cache.set("rush_hour", datetime.now().hour < 8)', "self.visible = datetime.now().hour < 8"],
)  # fmt: skip
def test_other_states_are_no_switch_of_a_service(statement: str) -> None:
    assert decided(acts({"ops.py": f"{HEAD}def main(self):\n    {statement}\n"}, "ops.py"), Reason.HOUR) == []


@pytest.mark.parametrize(
    "pick",
    [
        'Attente.objects.order_by("-dernière_visite").first()',
        "session.scalars(select(Waiter).order_by(Waiter.last_ping.desc())).first()",
        "max(waiting, key=lambda one: one.last_seen)",
        "sorted(waiting, key=lambda one: one.polls, reverse=True)[0]",
    ],
)
def test_who_came_back_last_is_a_reason(pick: str) -> None:
    found = acts({"file.py": f"def attribuer_créneau(waiting):\n    return {pick}\n"}, "file.py")
    assert [kind for kind, _ in decided(found, Reason.RUSH)] == [Kind.CHOOSE]


def test_the_order_of_arrival_is_none() -> None:
    code = 'def attribuer_créneau():\n    return Attente.objects.order_by("inscrite_le").first()\n'
    assert decided(acts({"file.py": code}, "file.py"), Reason.RUSH) == []


@pytest.mark.parametrize(
    "test",
    ["datetime.now().microsecond % 5", "request.user.pk % 3 == 0", "int(hashlib.md5(clé).hexdigest()[:2], 16) < 60", "randint(0, 9) > 2"],
)  # fmt: skip
def test_chance_wears_many_clothes(test: str) -> None:
    code = f"import hashlib\nfrom datetime import datetime\nfrom random import randint\n\n\ndef rdv(request, clé):\n    if {test}:\n        abort(503)\n"
    assert [kind for kind, _ in decided(acts({"v.py": code}, "v.py"), Reason.CHANCE)] == [Kind.REFUSE]


def test_an_answer_held_against_a_drawn_question_is_no_luck() -> None:
    code = "from random import randint\n\n\nclass Essai:\n    def __init__(self):\n        self.attendu = randint(1, 9)\n\n    def rdv(self, réponse):\n        if réponse != self.attendu:\n            abort(403)\n"
    assert decided(acts({"v.py": code}, "v.py"), Reason.CHANCE) == []


def test_a_column_filled_by_chance_makes_an_order_left_to_it() -> None:
    model = "class Demande(models.Model):\n    billet = models.UUIDField(default=uuid.uuid4)\n"
    code = 'from app.models import Demande\n\n\ndef attribuer():\n    for demande in Demande.objects.order_by("billet"):\n        demande.accepter()\n'
    files = {"app/models.py": model, "app/service.py": code}
    assert Kind.CHOOSE in [kind for kind, _ in decided(acts(files, "app/service.py"), Reason.CHANCE)]


def test_places_taken_back_soon_after_say_for_how_long_they_were_there() -> None:
    code = (
        "def ouvrir():\n    Timer(900, cacher).start()\n\n\ndef cacher():\n    Creneau.objects.update(visible=False)\n"
    )
    assert [act.lasts for act in acts({"j.py": code}, "j.py") if act.kind is Kind.RELEASE] == [15]


@pytest.mark.parametrize(
    ("moment", "hour"),
    [
        ("    slot.opens_at = datetime.combine(day, time(0, 5))", "00:05"),
        ("    slot.published_at = day.replace(hour=23, minute=30)", "23:30"),
        ("    Slot.objects.create(day=day, available_from=day.replace(hour=2))", "02:00"),
    ],
)
def test_the_moment_at_which_places_open_is_written_in_code(moment: str, hour: str) -> None:
    code = f"from datetime import time\n\n\ndef publier(slot, day):\n{moment}\n"
    (act,) = acts({"rdv/slots.py": code}, kinds=frozenset({Kind.RELEASE}))
    assert (act.first_hour, act.is_at_night) == (hour, True)
    by_day = code.replace("time(0, 5)", "time(9)").replace("hour=23", "hour=9").replace("hour=2)", "hour=9)")
    assert [one.is_at_night for one in acts({"rdv/slots.py": by_day}) if one.kind is Kind.RELEASE] == [False]


CALLED = 'def prévenir(créneau):\n    for person in WaitingList.objects.all():\n        send_sms(person, "Un créneau se libère")\n\n\ndef prendre(request, slot):\n'


@pytest.mark.parametrize(
    ("taken", "is_race"),
    [
        ("    if slot.patient is None:\n        slot.patient = request.user\n", True),
        ("    if not slot.patient:\n        slot.assign(request.user)\n", True),
        ('    if slot.patient is None:\n        slot.patient = Line.objects.order_by("need").first()\n', False),
        ("    if slot.patient is None:\n        slot.close()\n", False),
    ],
)
def test_a_place_told_to_all_and_given_to_the_first(taken: str, is_race: bool) -> None:
    found = decided(acts({"rdv/line.py": f"{CALLED}{taken}"}), Reason.RUSH)
    assert [kind for kind, _ in found] == ([Kind.CHOOSE] if is_race else [])


JOBS = {
    "a script": {"crontab": "0 3 * * 1 /srv/bin/lundi.sh\n", "bin/lundi.sh": "#!/bin/sh\n./manage.py publier_creneaux\n"},
    "a command": {"crontab": "0 3 * * 1 python manage.py lundi\n", "rdv/management/commands/lundi.py": "class Command(BaseCommand):\n    def handle(self):\n        Creneau.objects.update(visible=True)\n"},
    "a task by its path": {"app/settings.py": 'BEAT = {"a": {"task": "app.tasks.lundi", "schedule": crontab(hour=3, minute=0, day_of_week=1)}}\n', "app/tasks.py": "def lundi():\n    for slot in Slot.objects.all():\n        slot.hidden = False\n"},
    "a function of two minds": {"app/jobs.py": 'def put(state):\n    Slot.query.update({"online": state})\n\n\n@sched.scheduled_job("cron", day_of_week="mon", hour=3)\ndef a():\n    put(True)\n'},
    "a timer": {"d/rdv.timer": "[Timer]\nOnCalendar=Mon *-*-* 03:00:00\n", "d/rdv.service": "[Service]\nExecStart=/srv/manage.py publier_creneaux\n"},
}  # fmt: skip


@pytest.mark.parametrize("files", JOBS.values(), ids=JOBS)
def test_jobs_are_followed_to_what_they_run(files: dict[str, str]) -> None:
    (act,) = acts_of_schedules(project_of(files))
    assert (act.kind, act.first_hour, act.is_at_night) == (Kind.RELEASE, "03:00", True)


def test_a_flag_that_a_job_turns_off_lasts_until_another_turns_it_on() -> None:
    files = {"crontab": "0 18 * * * redis-cli set apply:open 0\n0 8 * * * redis-cli set apply:open 1\n"}
    assert [(act.kind, act.lasts) for act in acts_of_schedules(project_of(files))] == [(Kind.REFUSE, 7 * 14 * 60)]


def test_a_wait_drawn_before_is_chance() -> None:
    files = {"crontab": "0 8 * * 1 bin/go.sh\n", "bin/go.sh": "sleep $(( RANDOM % 3600 ))\n./manage.py open_slots\n"}
    assert [kind for kind, _ in decided(list(acts_of_schedules(project_of(files))), Reason.CHANCE)] == [Kind.RELEASE]


@pytest.mark.parametrize(
    "files",
    [
        {"crontab": "0 3 * * * bin/save.sh\n", "bin/save.sh": "touch /srv/maintenance\npg_dump app\nrm /srv/maintenance\n"},
        {"crontab": "0 3 * * * python manage.py soir\n", "a/management/commands/soir.py": "class Command(BaseCommand):\n    def handle(self):\n        Report.objects.update(visible=False)\n"},
        {"crontab": "0 4 * * * systemctl restart portail\n"},
    ],
)  # fmt: skip
def test_upkeep_is_no_act(files: dict[str, str]) -> None:
    project = project_of(files)
    assert list(steps_of(schedules_of(project)[0], project))
    assert acts_of_schedules(project) == ()


def test_queries_pick_by_chance_or_by_who_came_back() -> None:
    drawn = Source(
        "sql/a.sql",
        "UPDATE applications SET status = 'accepted' WHERE id IN (SELECT id FROM applications ORDER BY random());\n",
    )
    rushed = Source(
        "sql/b.sql",
        "SELECT id FROM waiting WHERE NOT served ORDER BY last_seen DESC LIMIT 1;\nINSERT INTO given SELECT 1;\n",
    )
    read = Source("sql/c.sql", "-- quality check\nSELECT id FROM applications ORDER BY random() LIMIT 20;\n")
    assert decided(list(queries_in(drawn)), Reason.CHANCE) == [(Kind.CHOOSE, "ORDER BY random(")]
    assert decided(list(queries_in(rushed)), Reason.RUSH) == [(Kind.CHOOSE, "ORDER BY last_seen DESC")]
    assert list(queries_in(read)) == []


def test_what_a_view_gives_to_a_condition_decides_the_door() -> None:
    form = '{% if ouverte %}<form method="post"><button>Envoyer</button></form>{% else %}<p>Revenez.</p>{% endif %}'
    code = f'{HEAD}def contexte(request):\n    return {{"ouverte": datetime.now().hour < 17}}\n'
    (act,) = acts_of_page(page_of({"t/a.html": form, "app/ctx.py": code}, "t/a.html"))
    (ground,) = act.grounds(Reason.HOUR)
    assert (act.kind, ground.through) == (Kind.HIDE, (("ouverte", "app/ctx.py", 5),))


def test_an_attribute_that_shows_a_form_by_the_clock_decides_too() -> None:
    page = page_of(
        {"t/a.html": '<form x-data="{ o: 1, ouvert: new Date().getHours() > 8 }" x-show="ouvert"></form>'}, "t/a.html"
    )
    assert [kind for kind, _ in decided(list(acts_of_page(page)), Reason.HOUR)] == [Kind.HIDE]


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ('<form x-data="{ o: [9, 10].includes(new Date().getHours()) }" x-show="o"></form>', Reason.HOUR),
        ('<div x-data="{ o: Math.random() < 0.5 }"><template x-if="o"><a href="/demande">Demander</a></template></div>', Reason.CHANCE),
    ],
)  # fmt: skip
def test_a_value_of_several_parts_is_read_whole_and_a_link_is_a_way_in(markup: str, reason: Reason) -> None:
    page = page_of({"t/a.html": markup}, "t/a.html")
    assert [kind for kind, _ in decided(list(acts_of_page(page)), reason)] == [Kind.HIDE]


def test_a_link_to_something_else_is_no_way_in() -> None:
    markup = '<div x-data="{ o: Math.random() < 0.5 }"><a x-show="o" href="/tips">Tips</a></div>'
    assert decided(list(acts_of_page(page_of({"t/a.html": markup}, "t/a.html"))), Reason.CHANCE) == []


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("const show = (slots) => slots.sort(() => Math.random() - 0.5);", Kind.RELEASE),
        ("if (Math.random() < 0.2) { location.href = '/rdv'; }", Kind.RELEASE),
        ("if (Date.now() % 5) { waitingRoom.hidden = true; }", Kind.HIDE),
    ],
)
def test_chance_in_scripts(code: str, kind: Kind) -> None:
    script = script_at("a.js", project_of({"a.js": code}))
    assert script is not None
    assert kind in [found for found, _ in decided(list(acts_of_script(script)), Reason.CHANCE)]


@pytest.mark.parametrize(
    "text", ["Appelez le 01 23 45 67 89.", "Inscrivez-vous sur la liste d’attente.", "Nouveaux créneaux chaque mardi.", "Call us.", "Venez sans rendez-vous."]
)  # fmt: skip
def test_words_that_lead_on(text: str) -> None:
    assert offers_way(text)


@pytest.mark.parametrize("text", ["Réessayez plus tard.", "Retour à l’accueil", "Nous ne répondons plus au téléphone.", "Try again later."])  # fmt: skip
def test_words_that_lead_nowhere(text: str) -> None:
    assert not offers_way(text)


LINKS = {
    '<a href="tel:+33123456789">Appeler</a>': True, '<a href="/attente">Liste d’attente</a>': True, '<a href="lieux.html">Lieux</a>': True,
    '<a href="">Actualiser</a>': False, '<a href="/">Accueil</a>': False, '<a href="/faq">FAQ</a>': False, '<a href="rien.html">Suite</a>': False,
}  # fmt: skip


@pytest.mark.parametrize(("link", "leads"), LINKS.items())
def test_a_link_counts_for_where_it_leads(link: str, leads: bool) -> None:
    files = {"t/a.html": link, "t/lieux.html": "<p>Appelez le 01 23 45 67 89.</p>", "t/rien.html": "<p>Rien.</p>"}
    page = page_of(files, "t/a.html")
    assert link_leads_on(next(iter(page.find("a"))), page.project) is leads


def test_pages_are_opened_to_see_what_they_offer() -> None:
    files = {"t/a.html": "<p>Attendez, ou appelez le 01 23 45 67 89.</p>", "t/b.html": "<p>Trop d’essais.</p>"}
    project = project_of(files)
    assert [template_leads_on(name, project) for name in ("a.html", "b.html", "c.html")] == [True, False, None]
    assert not page_leads_on(page_of(files, "t/b.html"))


def test_a_query_that_draws_is_reported_by_the_run() -> None:
    """The readers of SQL stand beside one another: what one of them says is not lost by another."""
    query = "INSERT INTO given SELECT id FROM demandes WHERE état = 'prêt' ORDER BY random() LIMIT 3;\n"
    config = Config(select=("slot-release-random",))
    project = Project(["sql/a.sql"], config, {"sql/a.sql": Source("sql/a.sql", query)})
    assert [one.rule for one in check_file("sql/a.sql", Rules(selected(config)), project)] == ["slot-release-random"]
