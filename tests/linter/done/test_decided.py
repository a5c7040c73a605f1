"""This code decides this of people's files, for these reasons, with or without anyone who looks or is told."""

from __future__ import annotations

import pytest
from guichet.core.source import Source
from guichet.done.acts.sql import statements as sql
from guichet.done.nouns.act import Kind, Reason
from guichet.done.nouns.traits import Purpose
from guichet.reading.data.tables import entries_of
from guichet.reading.sql.statements import statements_of

from tests.linter.done.texts import acts

JOB = "service/jobs.py"


def kinds(files: dict[str, str] | str) -> list[Kind]:
    return [one.kind for one in acts(files, JOB)]


STATUSES = {
    "an attribute": ('def f(claim):\n    claim.status = "refused"\n', Kind.REFUSE),
    "an attribute of an enumeration": ("def f(dossier):\n    dossier.etat = Etat.CLOS\n", Kind.CLOSE),
    "a key": ('def f(dossier):\n    dossier["statut"] = "rejeté"\n', Kind.REFUSE),
    "a table of names": (
        'ÉTATS = {"fin": "radié"}\n\n\ndef f(dossier):\n    dossier.etat = ÉTATS["fin"]\n',
        Kind.CLOSE,
    ),
    "a constant of the module": (
        'FIN = "classée sans suite"\n\n\ndef f(demande):\n    demande.statut = FIN\n',
        Kind.CLOSE,
    ),
    "an update": ('def f(qs):\n    Claim.objects.filter(x=1).update(status="closed")\n', Kind.CLOSE),
    "a statement of SQLAlchemy": ('def f(s):\n    s.execute(update(Claim).values(status="suspended"))\n', Kind.CLOSE),
    "a constructor": ('def f(claim):\n    return Outcome(claim_id=claim.pk, status="declined")\n', Kind.REFUSE),
    "a method of a repository": ('def f(claims, pk):\n    claims.set_status(pk, "denied")\n', Kind.REFUSE),
    "a verb": ("def f(dossier):\n    dossier.suspendre()\n", Kind.CLOSE),
    "a task": ("def f(dossier):\n    clore_dossier.delay(dossier.pk)\n", Kind.CLOSE),
    "a table looked up by what a function finds": (
        'ÉTATS = {"ok": "acquis", "non": "rejeté"}\n\n\ndef f(dossier):\n    dossier.etat = ÉTATS[tri(dossier)]\n',
        Kind.REFUSE,
    ),
    "a table looked up with a fallback": (
        'def f(claim):\n    claim["status"] = {"b": "withheld"}.get(band(claim), "open")\n',
        Kind.CLOSE,
    ),
    "a right given above a number": ("def f(p):\n    p.claim.grant_approved = risk_score(p) < 7\n", Kind.REFUSE),
    "a right put off": ("def f(droit):\n    droit.actif = False\n", Kind.CLOSE),
    "an update that puts it off": ("def f(p):\n    Droit.objects.filter(p=p).update(actif=False)\n", Kind.CLOSE),
    "an answer": ('def f(claim):\n    return {"decision": "rejected"}\n', Kind.REFUSE),
    "what a function answers": (
        'def v(claim):\n    return "refus"\n\n\ndef f(claim):\n    claim.decision = v(claim)\n',
        Kind.REFUSE,
    ),
    "SQL in a string": (
        "def f(cx):\n    cx.execute(\"UPDATE claim SET status = 'CLOSED' WHERE id = 1\")\n",
        Kind.CLOSE,
    ),
    "a controlled lane": ('def f(demande):\n    demande.file = "controle_sur_place"\n', Kind.CONTROL),
    "a queue": ('def f(claim):\n    check.apply_async(args=[claim.pk], queue="investigation")\n', Kind.CONTROL),
    "controls made at once": (
        "def f(dossiers):\n    Controle.objects.bulk_create([Controle(dossier=d) for d in dossiers])\n",
        Kind.CONTROL,
    ),
    "a slow lane": ('def f(demande):\n    demande.file = "basse"\n', Kind.DELAY),
    "a rank and a cut": ("def f(claims):\n    return sorted(claims, key=len)[:9]\n", Kind.CHOOSE),
    "a copied proposal": ("def f(case):\n    case.outcome = case.proposal.outcome\n", Kind.DECIDE),
    "a score": ("def score_fraude(dossier):\n    return dossier.retard * 2\n", Kind.RATE),
}


@pytest.mark.parametrize("idiom", STATUSES)
def test_what_is_decided_is_known_however_it_is_written(idiom: str) -> None:
    code, kind = STATUSES[idiom]
    assert kind in kinds(code)


@pytest.mark.parametrize(
    "code",
    [
        "def f(fichier):\n    fichier.statut = 'rejeté'\n",
        "def f(connection):\n    connection.close()\n",
        'def f(claim):\n    claim.status = "to_review"\n',
        'def f(claim):\n    claim.queue = "officer-review"\n',
        "def f(claim):\n    send_refusal(claim)\n",
        "import pytest\n\n\ndef f(claim):\n    claim.reject()\n",
        "class Migration(migrations.Migration):\n    def f(claim):\n        claim.reject()\n",
    ],
)
def test_things_steps_where_someone_looks_and_tests_decide_nothing(code: str) -> None:
    assert not {Kind.REFUSE, Kind.CLOSE, Kind.CONTROL} & set(kinds(code))


def test_who_someone_is_is_followed_into_a_kept_table() -> None:
    files = {
        "service/poids.yml": "criteres:\n  nationalite: 3\n  retard: 1\n",
        "service/points.py": 'import yaml\n\nP = yaml.safe_load(open("service/poids.yml"))\n\n\ndef points(dossier):\n    return sum(p for k, p in P["criteres"].items())\n',
        JOB: 'from service.points import points\n\n\ndef f(dossier):\n    if points(dossier) > 3:\n        dossier.file = "controle"\n',
    }
    control = next(one for one in acts(files, JOB) if one.kind is Kind.CONTROL)
    grounds = {(one.path, one.shown) for one in control.grounds(Reason.PERSON)}
    assert grounds == {("service/poids.yml", "nationalite")}


def test_what_is_left_out_of_a_score_is_no_ground() -> None:
    code = "def f(df, modele):\n    df['score'] = modele.predict(df.drop(columns=['nationalite']))\n    return df.nlargest(9, 'score')\n"
    chosen = next(one for one in acts(code, JOB) if one.kind is Kind.CHOOSE)
    assert [one.shown for one in chosen.grounds(Reason.PERSON)] == []
    assert any(chosen.grounds(Reason.SCORE))


SCORES = {
    "a threshold on a name": "def f(claim):\n    if claim.risk_score > 7:\n        claim.reject()\n",
    "a model's answer": 'def f(claim, model):\n    if model.predict(claim) == "high":\n        claim.reject()\n',
    "points added up": "def note(demande):\n    n = 0\n    n += 3 if demande.garant else 0\n    n += 2 if demande.emploi else 0\n    return n\n\n\ndef f(demande):\n    if note(demande) < 4:\n        demande.rejeter()\n",
    "points of a table": "BARÈME = [('bail', 3), ('emploi', 2)]\n\n\ndef note(demande):\n    n = 0\n    for champ, poids in BARÈME:\n        if getattr(demande, champ):\n            n += poids\n    return n\n\n\ndef f(demande):\n    if note(demande) < 4:\n        demande.rejeter()\n",
    "points of a table in one sum": "def total(applicant):\n    return sum(one.weight for one in RULES if one.holds(applicant))\n\n\ndef f(applicant):\n    if total(applicant) < 4:\n        applicant.reject()\n",
    "a lookup": 'def f():\n    Claim.objects.filter(score_risque__gt=70).update(status="closed")\n',
    "the first of a ranked list": "def f(claims):\n    for claim in sorted(claims, key=fraud_score)[:9]:\n        claim.reject()\n",
    "a score kept on the person": "def f(claim):\n    claim.n = model.predict_proba(claim)\n    if claim.n > 1:\n        claim.reject()\n",
}


@pytest.mark.parametrize("way", SCORES)
def test_a_score_decides_however_it_gets_there(way: str) -> None:
    refused = next(one for one in acts(SCORES[way], JOB) if one.kind in (Kind.REFUSE, Kind.CLOSE))
    assert any(refused.grounds(Reason.SCORE))


def test_things_counted_one_by_one_are_no_score() -> None:
    code = "def f(claim):\n    n = 0\n    for piece in PIÈCES:\n        if piece not in claim:\n            n += 1\n    claim.accordé = n < 2\n"
    assert not [one for one in acts(code, JOB) if any(one.grounds(Reason.SCORE))]


def test_what_is_counted_without_judging_is_no_score() -> None:
    code = "def f(claim):\n    if claim.pages > 3:\n        claim.reject()\n"
    assert not any(next(iter(acts(code, JOB))).grounds(Reason.SCORE))


ALONE = {
    "a task": "@shared_task\ndef f(claim):\n    claim.reject()\n",
    "a signal": "@receiver(post_save)\ndef f(claim):\n    claim.reject()\n",
    "a helper that only a task calls": "def f(claim):\n    claim.reject()\n\n\n@shared_task\ndef nightly(claim):\n    f(claim)\n",
    "a schedule": 'def f(claim):\n    claim.reject()\n\n\nscheduler.add_job(f, "cron")\n',
    "a table of events": 'def f(claim):\n    claim.reject()\n\n\nON_EVENT = {"hearing.absent": [f]}\n',
    "a bus that looks it up": 'def f(claim):\n    claim.reject()\n\n\nDONE = {"stop": f}\n\n\ndef emit(event, claim):\n    for name in RULES[event]:\n        DONE[name](claim)\n',
    "a task that looks it up": 'def f(claim):\n    claim.reject()\n\n\nSTEPS = {"stop": f}\n\n\n@shared_task\ndef run(name, claim):\n    STEPS.get(name)(claim)\n',
    "a script": 'def f(claim):\n    claim.reject()\n\n\nif __name__ == "__main__":\n    f(claim)\n',
}


@pytest.mark.parametrize("starter", ALONE)
def test_nobody_starts_it(starter: str) -> None:
    assert next(iter(acts(ALONE[starter], JOB))).is_unattended


def test_an_officer_who_picks_an_action_of_a_table_starts_it() -> None:
    code = 'def f(claim):\n    claim.reject()\n\n\nACTIONS = {"no": f}\n\n\ndef apply(request, claim):\n    ACTIONS[request.POST["action"]](claim)\n'
    assert not next(one for one in acts(code, JOB) if one.kind is Kind.REFUSE).is_unattended


def test_a_schedule_in_another_module_starts_it() -> None:
    files = {
        JOB: "def radier_absents(demandeurs):\n    for demandeur in demandeurs:\n        demandeur.radier()\n",
        "dags/nuit.py": "from service.jobs import radier_absents\n\nPythonOperator(python_callable=radier_absents)\n",
    }
    assert next(iter(acts(files, JOB))).is_unattended


def test_someone_looks_in_the_same_branch_not_in_another() -> None:
    elsewhere = "@shared_task\ndef f(claim):\n    if claim.x:\n        claim.reject()\n    else:\n        claim.assign_to(agent)\n"
    before = "@shared_task\ndef f(claim):\n    if claim.officer_decision == 'no':\n        claim.reject()\n"
    assert not next(iter(acts(elsewhere, JOB))).is_read
    assert next(iter(acts(before, JOB))).is_read


def test_words_reach_people_through_a_helper_but_not_through_a_log() -> None:
    told = "def after(claim):\n    send_letter(claim)\n\n\ndef f(claim):\n    claim.reject()\n    after(claim)\n"
    logged = 'def f(claim):\n    claim.reject()\n    log.info("sent")\n'
    assert next(iter(acts(told, JOB))).is_told
    assert not next(iter(acts(logged, JOB))).is_told


def test_words_that_a_switch_holds_back_reach_nobody() -> None:
    code = "NOTIFY = {}\n\n\ndef f(claim):\n    claim.reject()\n    if NOTIFY:\n        send_letter(claim)\n"
    assert next(iter(acts(code.format("True"), JOB))).is_told
    assert not next(iter(acts(code.format("False"), JOB))).is_told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("courriel = 'non'", False),
        ("send_mail = 0", False),
        ("notified = FALSE", True),
        ("clos = TRUE -- no letter is sent", False),
        ("mail_modele = 'cloture'", True),
    ],
)
def test_sql_that_puts_a_notice_off_tells_nobody(words: str, told: bool) -> None:
    text = f"UPDATE demandes SET statut = 'CLOSE', {words}\nWHERE maj < now() - interval '90 days';\n"
    assert next(iter(sql.acts_in(Source("sql/nuit.sql", text)))).is_told is told


SQL = """
-- closed 'without' a word; nobody knows
UPDATE claim SET status = 'CLOSED', note = 'a;b' WHERE seen < current_date - interval '9 days';
CREATE VIEW v_fraud AS SELECT id, CASE WHEN nationality <> 'FR' THEN 3 ELSE 0 END AS score FROM claim;
INSERT INTO controle SELECT id FROM dossier WHERE parent_isole;
"""


def test_sql_is_read_with_its_places() -> None:
    source = Source("sql/night.sql", SQL)
    found = list(sql.acts_in(source))
    assert [one.kind for one in found] == [Kind.CLOSE, Kind.RATE, Kind.CONTROL]
    close, rate, control = found
    assert close.is_by_clock
    assert close.is_unattended
    assert not close.is_told
    assert SQL[close.span.start : close.span.end].endswith("'9 days'")
    assert rate.purpose is Purpose.ADVERSE
    assert [SQL[one.span.start : one.span.end] for one in rate.grounds(Reason.PERSON)] == ["nationality"]
    assert [one.shown for one in control.grounds(Reason.PERSON)] == ["parent_isole"]


def test_of_a_schema_and_a_migration_of_sql_only_the_views_are_lived() -> None:
    for path in ("db/migrations/3.sql", "sql/schema.sql"):
        lived = [one for one in sql.acts_in(Source(path, SQL)) if one.place.is_lived]
        assert [one.statement.made for one in lived] == ["v_fraud"]


def test_a_semicolon_in_a_text_ends_no_statement() -> None:
    assert [one.made for one in statements_of(SQL)] == ["claim", "v_fraud", "controle"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("r.yml", "rules:\n  - field: nationality  # not field: age\n    points: 3\n"),
        ("r.toml", '[[rules]]\nfield = "nationality"\npoints = 3\n'),
        ("r.json", '{"rules": [{"field": "nationality", "points": 3}]}\n'),
    ],
)
def test_kept_tables_give_names_and_values_where_they_stand(path: str, text: str) -> None:
    entries = {one.name: text[one.span.start : one.span.end] for one in entries_of(Source(path, text))}
    assert entries["nationality"] == "nationality"
    assert entries["field"] == "field"
    assert "age" not in entries
