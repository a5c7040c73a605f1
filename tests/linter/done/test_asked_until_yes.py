"""These people said no, or later, and are asked again on each page: only a yes closes the question."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

RULE = "nagging-modal"
ASKED = {
    "jQuery and a cookie": (
        "js/sms.js",
        "$('.no').on('click', function () { Cookies.set('sms', 'no'); $('#sms').modal('hide'); });\nif (Cookies.get('sms') !== 'yes') { $('#sms').modal('show'); }\n",
        ("Cookies.get('sms') !== 'yes'", "Cookies.get('sms') === undefined"),
    ),
    "a state of React": (
        "src/Prompt.tsx",
        "export function Prompt() {\n  const [open, setOpen] = useState(localStorage.getItem('place') !== 'granted');\n  const no = () => { localStorage.setItem('place', 'denied'); setOpen(false); };\n  return open ? <dialog open><button onClick={no}>No</button></dialog> : null;\n}\n",
        ("localStorage.getItem('place') !== 'granted'", "localStorage.getItem('place') === null"),
    ),
    "a ref of Vue": (
        "src/Enquete.vue",
        "<script setup>\nimport { ref } from 'vue'\nconst visible = ref(localStorage.getItem('sondage') !== 'oui')\nfunction refuser() { localStorage.setItem('sondage', 'non'); visible.value = false }\n</script>\n<template><div v-if=\"visible\" role=\"dialog\"><button @click=\"refuser\">Non</button></div></template>\n",
        ("localStorage.getItem('sondage') !== 'oui'", "!localStorage.getItem('sondage')"),
    ),
    "what is done after a test": (
        "js/place.js",
        "no.onclick = () => { sessionStorage.place = 'later'; box.close(); };\nsessionStorage.place !== 'yes' && box.showModal();\n",
        ("sessionStorage.place !== 'yes'", "!sessionStorage.place"),
    ),
    "a function that reads what is kept": (
        "js/place.js",
        "const kept = () => localStorage.getItem('place') || sessionStorage.getItem('place');\nno.addEventListener('click', () => { remember('later'); box.close(); });\nif (kept() === 'yes') { nearest(); } else { box.showModal(); }\n",
        ("} else {", "} else if (!kept()) {"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("where", ASKED)
def test_whoever_said_no_is_asked_again(where: str) -> None:
    path, text, (anew, once) = ASKED[where]
    assert anew in text
    assert_told_apart(RULE, {path: text}, {path: text.replace(anew, once)})


@pytest.mark.parametrize(
    "harmless",
    [
        "x.onclick = () => { localStorage.setItem('introSeen', 'true'); };\nif (localStorage.getItem('introSeen') !== 'true') { intro.showModal(); }\n",  # no answer is asked for
        "no.onclick = () => { remember('no'); };\nif (localStorage.getItem('place') === 'no') { leave(); }\nelse if (localStorage.getItem('place') !== 'yes') { box.showModal(); }\n",  # the no is looked for
        "no.onclick = () => { remember('no'); };\nif (localStorage.getItem('place') !== 'yes') { hideMap(); }\n",  # nothing opens
    ],
)  # fmt: skip
def test_an_answer_that_is_heard_is_not_asked_again(harmless: str) -> None:
    asked = (
        "no.onclick = () => { remember('no'); };\nif (localStorage.getItem('place') !== 'yes') { box.showModal(); }\n"
    )
    assert_told_apart(RULE, {"js/place.js": asked}, {"js/place.js": harmless})


PLANNED = (
    'BEAT = {{"share": {{"task": "club.jobs.invite_to_share", "schedule": crontab(day_of_week="mon", hour=9)}}}}\n'
)
INVITES = 'from celery import shared_task\n\n\n@shared_task\ndef invite_to_share():\n    for member in Member.objects.{0}:\n        send(member, "share_invitation")\n        {1}\n'


def _jobs(chosen: str = 'exclude(sharing="yes")', then: str = "pass", planned: str = PLANNED) -> dict[str, str]:
    return {"club/jobs.py": INVITES.format(chosen, then), "settings/beat.py": planned.format()}


@pytest.mark.parametrize(
    "heard",
    [
        _jobs('exclude(sharing__in=["yes", "no"])'),  # a no is heard
        _jobs(then="member.mark_invited()"),  # nobody is asked twice
        _jobs(planned="BEAT = {{}}\n"),  # nothing says that it is run again
        _jobs('exclude(registered="yes")'),  # something else than what is proposed
    ],
)
def test_whoever_said_no_is_invited_again_by_a_timetable(heard: dict[str, str]) -> None:
    assert_told_apart(RULE, _jobs(), heard)
    assert_told_apart(RULE, _jobs("exclude(sharing=Answer.YES)"), heard)


RUBY = 'class ShareInvitationJob < ApplicationJob\n  def perform\n    Member.where.not(sharing: "{0}").find_each do |one|\n      MemberMailer.share_invitation(one).deliver_later\n    end\n  end\nend\n'
SCRIPT = "import cron from 'node-cron';\nasync function inviteToShare() {{\n  const found = await prisma.member.findMany({{ where: {{ sharing: {{ not: '{0}' }} }} }});\n  for (const one of found) await mailer.send(one.email, 'share-invitation');\n}}\ncron.schedule('0 9 * * 1', inviteToShare);\n"


def test_whoever_said_no_is_invited_again_by_a_timetable_in_any_language() -> None:
    plan = {"config/schedule.yml": 'share:\n  cron: "0 9 * * 1"\n  class: "ShareInvitationJob"\n'}
    job = "app/jobs/share_invitation_job.rb"
    assert_told_apart(RULE, {job: RUBY.format("yes"), **plan}, {job: RUBY.format("no"), **plan})
    assert_told_apart(RULE, {"src/jobs.ts": SCRIPT.format("yes")}, {"src/jobs.ts": SCRIPT.format("no")})
