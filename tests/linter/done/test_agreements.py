"""An agreement that was taken, not given: in tables, in silences, in records made for people, in what a browser keeps."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import acts

BOX = "champs:\n  - nom: accord_demarchage\n    type: case\n    libelle: J'accepte d'être appelé par des partenaires\n    coche: {0}\n"
TICKED = {
    "a field of a form kept as data": ({"a/f.yaml": BOX.format("true")}, [True]),
    "a field that a module reads too": ({"a/f.yaml": BOX.format("true"), "a/f.py": 'open("a/f.yaml")\n'}, [True]),
    "the same field, empty": ({"a/f.yaml": BOX.format("false")}, []),
    "a setting of staff": ({"a/f.yaml": "champs:\n  - nom: cheques\n    type: case\n    libelle: Chèques acceptés\n    coche: true\n"}, []),
    "steps of a banner": ({"s/cookies.json": '{"steps": [{"id": "audience", "label": "Mesure d’audience", "initial": true}]}'}, [True]),
    "categories, on or there": ({"c/privacy.toml": '[[cookies.categories]]\nid = "advertising"\nenabled = true\nlocked = false\n'}, [False]),
    "what is spread over": ({"s/a.js": "const prefs = { audience: true, ...kept };\n"}, [True]),
    "no, then what is spread over": ({"s/a.js": "const prefs = { audience: false, ...kept };\n"}, []),
    "what no one may leave": ({"c/privacy.toml": '[[cookies.categories]]\nid = "advertising"\nenabled = true\nlocked = true\n'}, []),
    "settings of something else": ({"c/realm.json": '{"cookies": {"clients": [{"name": "portal", "enabled": true, "attributes": {"consent.screen": "false"}}]}}'}, []),
    "a table of first answers": ({"a/r.py": 'DEFAULTS = {"newsletter": True, "langue": "fr"}\n'}, [False]),
    "features": ({"a/r.py": 'FEATURES = {"newsletter": True, "langue": "fr"}\n'}, []),
}  # fmt: skip


@pytest.mark.parametrize("idiom", TICKED)
def test_a_box_that_a_table_ticks_is_an_answer_given(idiom: str) -> None:
    files, sure = TICKED[idiom]
    assert [one.is_sure for one in acts(files) if one.is_consent] == sure


BANNER = "cookies:\n  boutons:\n    - {{id: tout, libelle: Tout accepter}}\n    - {{id: autre, libelle: {0}}}\n"
OFFERED = {
    "no refusal": ({"c/bandeau.yml": BANNER.format("Personnaliser")}, ["Tout accepter"]),
    "a refusal": ({"c/bandeau.yml": BANNER.format("Tout refuser")}, []),
    "buttons of something else": ({"c/x.yml": BANNER.format("Voir").replace("cookies", "invitations")}, []),
    "buttons by their names": ({"c/cookies.json": '{"buttons": {"yes": "Accept all", "more": "Cookie settings"}}'}, ["Accept all"]),
}  # fmt: skip


@pytest.mark.parametrize("idiom", OFFERED)
def test_a_table_of_buttons_that_only_agree_is_known(idiom: str) -> None:
    files, accepts = OFFERED[idiom]
    assert [one.only_accepts for one in acts(files) if one.only_accepts] == accepts


@pytest.mark.parametrize(
    ("setting", "taken"),
    [("show_reject: false", 1), ("hideDecline: true", 1), ("show_reject: true", 0), ("rejected_count: 0", 0)],
)
def test_a_setting_that_takes_the_refusal_away_is_known(setting: str, taken: int) -> None:
    assert len([one for one in acts({"c/cookies.yml": f"banner:\n  {setting}\n"}) if one.goes_without]) == taken


FORGOTTEN = {
    "lifetimes": ({"c/cookies.json": '{"lifetimes": {"accepted": 365, "rejected": 1}}'}, 1),
    "the same lifetime": ({"c/cookies.json": '{"lifetimes": {"accepted": 180, "rejected": 180}}'}, 0),
    "times of tests": ({"cookies_report.json": '{"spec/jobs/opt_out_job_spec.rb": 0.1, "spec/jobs/accepted_retention_spec.rb": 9}'}, 0),
    "counts": ({"c/cookies.json": '{"seen": {"accepted": 365, "rejected": 1}}'}, 0),
    "a table in a script": ({"s/a.js": "const keep = { yes: 9e6, no: 0 };\nfunction w(a) { document.cookie = `audience=${a}; max-age=${keep[a]}`; }\n".replace("9e6", "9000000")}, 1),
    "a button that keeps nothing": ({"s/a.js": 'x.addEventListener("click", () => localStorage.setItem("cookies-accepted", "1"));\ndocument.querySelector("#cookies-no").addEventListener("click", () => { b.hidden = true; });\n'}, 1),
}  # fmt: skip


@pytest.mark.parametrize("idiom", FORGOTTEN)
def test_a_no_that_is_kept_less_long_than_a_yes_is_known(idiom: str) -> None:
    files, count = FORGOTTEN[idiom]
    assert len([one for one in acts(files) if one.is_forgotten]) == count


SLIP = "class Answer(Enum):\n    YES = 1\n    NO = 2\n    NONE = 3\n\n\nclass ConsentSlip:\n    def allows(self):\n        return self.answer {0}\n"
QUERY = "@shared_task\ndef close():\n    silent = {0}.objects.filter(answered_at__isnull=True)\n    silent.update(status={0}.{1})\n"
MADE = "@receiver(post_save, sender=Seeker)\ndef on_save(sender, instance, created, **rest):\n    {0}\n"
PRESUMED = {
    "a query of silences": ({"a/t.py": QUERY.format("ConsentRequest", "ACCEPTED")}, 1),
    "silence is a no": ({"a/t.py": QUERY.format("ConsentRequest", "REFUSED")}, 0),
    "a silence of the office": ({"a/t.py": QUERY.format("Application", "ACCEPTED")}, 0),
    "a no alone stops": ({"a/s.py": SLIP.format("is not Answer.NO")}, 1),
    "a yes alone lets through": ({"a/s.py": SLIP.format("is Answer.YES")}, 0),
    "two answers alone": ({"a/s.py": SLIP.format("is not Answer.NO").replace("    NONE = 3\n", "")}, 0),
    "in a directory": ({"a/s.py": MADE.format("DirectoryEntry.objects.create(person=instance, visible=True)")}, 1),
    "in a file": ({"a/s.py": MADE.format("Dossier.objects.create(person=instance, visible=True)")}, 0),
    "dated": ({"a/s.py": MADE.format("Profile.objects.create(user=instance, newsletter_agreed_at=timezone.now())")}, 1),
    "a column": ({"a/x.sql": "ALTER TABLE people ADD COLUMN consent_sharing boolean NOT NULL DEFAULT true;"}, 1),
    "a column set later": ({"a/x.sql": "ALTER TABLE people ALTER COLUMN consent_sharing SET DEFAULT true;"}, 1),
    "a column at no": ({"a/x.sql": "ALTER TABLE people ADD COLUMN consent_sharing boolean NOT NULL DEFAULT false;"}, 0),
    "all but those who said no": ({"a/t.py": 'Contact.objects.exclude(consentement="refuse").values_list("email")\n'}, 1),
    "those who said yes": ({"a/t.py": 'Contact.objects.filter(consentement="oui").values_list("email")\n'}, 0),
    "or else a yes": ({"a/t.py": 'def line(row):\n    return row.get("droit_image") or "oui"\n'}, 1),
    "or else nothing": ({"a/t.py": 'def line(row):\n    return row.get("droit_image") or "inconnu"\n'}, 0),
    "a missing column read as a yes": ({"a/x.sql": "SELECT nom FROM people WHERE COALESCE(accord_partage, true);"}, 1),
    "a missing column read as a no": ({"a/x.sql": "SELECT nom FROM people WHERE COALESCE(accord_partage, false);"}, 0),
    "a query of SQL on silences": ({"a/x.sql": "UPDATE consent_requests SET status = 'accepted' WHERE status = 'sent' AND sent_at < now() - interval '9 days';"}, 1),
    "a query of SQL that refuses": ({"a/x.sql": "UPDATE consent_requests SET status = 'refused' WHERE status = 'sent' AND sent_at < now() - interval '9 days';"}, 0),
    "a query of SQL on answers": ({"a/x.sql": "UPDATE consent_requests SET status = 'accepted' WHERE answer = 'yes';"}, 0),
    "a scroll, two files away": (
        {"s/keep.js": "export function keep(v) { document.cookie = `consent=${v}`; }\n", "s/see.js": 'import { keep } from "./keep.js";\nwindow.addEventListener("scroll", () => keep("all"));\n'},
        1,
    ),
    "a click on a button, two files away": (
        {"s/keep.js": "export function keep(v) { document.cookie = `consent=${v}`; }\n", "s/see.js": 'import { keep } from "./keep.js";\nbutton.addEventListener("click", () => keep("all"));\n'},
        0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("idiom", PRESUMED)
def test_an_agreement_of_someone_who_said_nothing_is_known(idiom: str) -> None:
    files, count = PRESUMED[idiom]
    assert len([one for one in acts(files) if one.is_presumed]) == count


SHARING = "class {0}(models.Model):\n    bailleurs = models.BooleanField('mon bailleur', default=True)\n"
LOOP = "FIRST = {{'newsletter': {0}}}\n\n\nclass F(forms.Form):\n    def __init__(self):\n        for name, value in FIRST.items():\n            self.fields[name].initial = value\n"


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        (SHARING.format("Partage"), ["bailleurs"]),
        (SHARING.format("Immeuble"), []),
        ("class P(models.Model):\n    accord_partage = models.CharField(choices=C.choices, default=C.OUI)\n", ["accord_partage"]),
        ("class P(models.Model):\n    accord_partage = models.CharField(choices=C.choices, default=C.INCONNU)\n", []),
        (LOOP.format(True), ["newsletter"]),
        (LOOP.format(False), []),
        ("SHOWN = {'visible_to_employers': True}\nEntry.objects.get_or_create(who=me, defaults=SHOWN)\n", ["visible_to_employers"]),
    ],
)  # fmt: skip
def test_the_answer_is_given_by_what_holds_the_question(code: str, asked: list[str]) -> None:
    files = {"a/m.py": f"from django.db import models\n\n\n{code}"}
    assert sorted({one.asked for one in acts(files) if one.is_consent}) == asked


TOLD = {
    "granted at first": ("gtag('consent', 'default', { ad_storage: 'granted' });\n", 1, 0),
    "denied at first": ("gtag('consent', 'default', { ad_storage: 'denied' });\n", 0, 0),
    "granted by an answer": ("gtag('consent', 'update', { ad_storage: 'granted' });\n", 0, 0),
    "no button to deny": ("tarteaucitron.init({ DenyAllCta: false });\n", 0, 1),
    "a button to deny": ("tarteaucitron.init({ DenyAllCta: true });\n", 0, 0),
    "buttons by their keys": ("CookieConsent.run({ modal: { title: 'A', acceptAllBtn: 'Accept all', showBtn: 'More' } });\n", 0, 1),
    "a refusal by its key": ("CookieConsent.run({ modal: { title: 'A', acceptAllBtn: 'Accept all', rejectBtn: 'No' } });\n", 0, 0),
}  # fmt: skip


@pytest.mark.parametrize("idiom", TOLD)
def test_what_a_tool_is_told_to_answer_is_known(idiom: str) -> None:
    code, ticked, without = TOLD[idiom]
    found = acts({"s/tool.js": code})
    assert len([one for one in found if one.is_consent]) == ticked
    assert len([one for one in found if one.only_accepts or one.goes_without]) == without


ASKED = "def {0}(request):\n    return request.cookies.get('consent') {1}\n"


@pytest.mark.parametrize(
    ("name", "test", "count"),
    [("show_banner", "!= 'yes'", 1), ("show_banner", "is None", 0), ("may_measure", "!= 'yes'", 0)],
)
def test_a_question_that_a_no_does_not_close_is_known(name: str, test: str, count: int) -> None:
    found = acts({"a/v.py": ASKED.format(name, test)})
    assert len([one for one in found if one.is_forgotten]) == count


LATER = 'const no = document.querySelector("#refuse");\n{0}\n'


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("setTimeout(() => { no.hidden = false; }, 9000);", 1),
        ("setTimeout(show, 9000);\nfunction show() { no.classList.remove('off'); }", 1),
        ("setTimeout(() => { no.hidden = true; }, 9000);", 0),
        ("no.hidden = false;", 0),
    ],
)
def test_a_refusal_that_comes_late_is_known(code: str, count: int) -> None:
    assert len([one for one in acts({"s/a.js": LATER.format(code)}) if one.goes_without]) == count
