"""What a service makes of a no, of silence, of those who ask for someone, in tables, queries and code of any language, beside harmless twins."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import Texts, assert_told_apart

_ROBOT = "export const routes = {\n  hours: 'hours',\n  human_agent: '%s',\n  unknown: 'retry',\n};\n"
_BOT = '{"intents": {"bins": "bins", "talk_to_adviser": "lost", "fallback": "lost"},\n "replies": {"bins": "On Monday.", "lost": "%s"}}\n'
_DECIDED = "<?php\nclass A {\n    public function b(Demande $d): array {\n        return ['demande' => $d->id, 'issue' => 'refusee', 'decidePar' => '%s'];\n    }\n}\n"
_ROUTES = "app.post('/newsletter/join', validate, join);\napp.get('/newsletter/leave', %s);\n"
_LEAVE = "def rejoindre(request):\n    Abonnement.creer(request.POST)\n\n\n%sdef quitter(request, jeton):\n    if request.method == 'POST':\n        Abonnement.ote(jeton)\n        return redirect('lettre_fin')\n    return render(request, 'quitter.html')\n"
_PURGE = "DELETE FROM demandes_logement WHERE etat = '%s' AND close_le < now() - interval '%s years';\n"
_MOVED = "def on_call_ended(call, store):\n    store.copy(call.audio, 'quality')\n    store.copy(call.audio, '%s')\n"
_CLOSED = "export async function close(db, limit) {\n  await db.sharingRequest.updateMany({ where: { consent: 'pending', sentAt: { lt: limit } }, data: { consent: '%s' } });\n}\n"

CASES: dict[str, tuple[str, Texts, Texts]] = {
    "a no that takes effect later than a yes, under the measure": (
        "withdrawal-asymmetry",
        {"config/sms.php": "<?php\nreturn ['effet_jours' => ['entree' => 0, 'sortie' => 60]];\n"},
        {"config/pool.php": "<?php\nreturn ['ouverture_minutes' => ['entree' => 10, 'sortie' => 30]];\n"},
    ),
    "the same, one key each": (
        "withdrawal-asymmetry",
        {"sharing.toml": "[sharing]\naccord_jours = 0\nretrait_jours = 60\n"},
        {"report.toml": "[report]\naccord_jours = 0\nretrait_jours = 60\n"},
    ),
    "an account wanted on the way out alone": (
        "withdrawal-asymmetry",
        {"src/r.ts": _ROUTES % "ensureAuthenticated, leave"},
        {"src/r.ts": _ROUTES % "checkToken, leave"},
    ),
    "that the form was sent asks for no letter": (
        "withdrawal-asymmetry",
        {"lettre/vues.py": _LEAVE % "@login_required\n"},
        {"lettre/vues.py": _LEAVE % ""},
    ),
    "the same, in a table": (
        "withdrawal-asymmetry",
        {"p.yml": "pages:\n  inscription_lettre: {connexion: false}\n  desinscription_lettre: {connexion: true}\n"},
        {"p.yml": "pages:\n  inscription_lettre: {connexion: true}\n  desinscription_lettre: {connexion: true}\n"},
    ),
    "those who were refused are kept longer": (
        "retention-period-missing",
        {"keep/times.py": "YEAR = 365\nKEPT = {'admitted': timedelta(days=YEAR), 'refused': timedelta(days=20 * YEAR)}\n"},
        {"keep/times.py": "YEAR = 365\nKEPT = {'admitted': timedelta(days=20 * YEAR), 'refused': timedelta(days=YEAR)}\n"},
    ),
    "a purge of theirs": (
        "retention-period-missing",
        {"sql/p.sql": _PURGE % ("refusee", 25)},
        {"sql/p.sql": _PURGE % ("refusee", 2) + _PURGE % ("accordee", 25)},
    ),
    "a robot that does not understand who wants a person": (
        "chatbot-only-help",
        {"src/chatbot/r.ts": _ROBOT % "retry"},
        {"src/chatbot/r.ts": _ROBOT % "adviser"},
    ),
    "asking for a person is no hand-over": (
        "chatbot-only-help",
        {"bot/flows.json": _BOT % "Please rephrase."},
        {"bot/flows.json": _BOT % "Call 0300 790 1234."},
    ),
    "the machine says that it refused": (
        "refusal-automated",
        {"src/A.php": _DECIDED % "systeme"},
        {"src/A.php": _DECIDED % "commission"},
    ),
    "silence, in a query of a script": (
        "consent-presumed",
        {"src/c.ts": _CLOSED % "granted"},
        {"src/c.ts": _CLOSED % "refused"},
    ),
    "silence, in SQL": (
        "consent-presumed",
        {"j.sql": "UPDATE partages SET accord = 'donne' WHERE accord = 'attente' AND le < now() - interval '9 days';\n"},
        {"j.sql": "UPDATE aides SET accord = 'donne' WHERE accord = 'attente' AND le < now() - interval '9 days';\n"},
    ),
    "words given to be helped train a product": (
        "sharing-by-default",
        {"calls/after.py": _MOVED % "vendor-training"},
        {"calls/after.py": _MOVED % "staff-training"},
    ),
    "addresses given for one thing, written to for another": (
        "sharing-by-default",
        {"w.sql": "INSERT INTO campagne.lettres (nom, adresse) SELECT nom, adresse FROM usagers.demandes_bacs;\n"},
        {"w.sql": "INSERT INTO campagne_vaccination.lettres (nom, adresse) SELECT nom, adresse FROM patients;\n"},
    ),
    "a few days to contest": (
        "validity-short",
        {"d.yml": "appeals:\n  appeal_days: 3\n"},
        {"d.yml": "appeals:\n  appeal_days: 60\n  appeal_reminder_days: 3\n  answer_days: 5\n"},
    ),
    "a draft whose life is the first value of a setting": (
        "validity-short",
        {"s.py": "class Settings(Base):\n    draft_ttl: int = Field(600)\n\n\nsettings = Settings()\n\n\ndef keep(pool, user, body):\n    pool.set(f'draft:{user}', body, ex=settings.draft_ttl)\n"},
        {"s.py": "class Settings(Base):\n    draft_ttl: int = Field(9000000)\n\n\nsettings = Settings()\n\n\ndef keep(pool, user, body):\n    pool.set(f'draft:{user}', body, ex=settings.draft_ttl)\n"},
    ),
    "the checks of a table of fields": (
        "contact-detail-required",
        {"f.yml": "water_contract:\n  first_name: [required]\n  mobile: [required, phone]\n"},
        {"f.yml": "water_contract:\n  first_name: [required]\n  mobile: [phone]\n"},
    ),
    "several times a day": (
        "nagging-modal",
        {"f.yml": "due:\n  - title: Your rent is due\n    body: You owe it.\n    repeat_every: 2h\n"},
        {"f.yml": "due:\n  - title: Take your medicine\n    body: It is time for you.\n    repeat_every: 2h\n"},
    ),
    "where nobody reads": (
        "nobody-to-ask",
        {"m.toml": '[appeals]\nreply_to = "no-reply@pensions.example"\n'},
        {"m.toml": '[mail]\nfrom = "no-reply@pensions.example"\nspam_to = "trash@pensions.example"\n'},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_flaw_is_told_from_its_twin(name: str) -> None:
    assert_told_apart(*CASES[name])
