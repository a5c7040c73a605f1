"""People are watched by what settings say, by what is noted as they read, by what is kept of what they send."""

from __future__ import annotations

import pytest
from guichet.core.source import Source
from guichet.done.acts.retentions import Retention
from guichet.done.acts.server import logs as server_logs
from guichet.done.acts.table.forms_elsewhere import FormElsewhere
from guichet.done.acts.table.watching import Watched, Written
from guichet.done.nouns.datum import Sort

from tests.linter.done.texts import acts_in


@pytest.mark.parametrize(
    ("path", "text", "what"),
    [
        ("c/settings.py", 'ANYMAIL = {"SEND_DEFAULTS": {"track_opens": True}}\n', ["mail"]),
        ("c/settings.py", 'ANYMAIL = {"SEND_DEFAULTS": {"track_opens": False}}\n', []),
        ("c/mail.py", "def send(m):\n    m.track_clicks = True\n", ["mail"]),
        ("c/mail.yml", "smtp:\n  click_tracking: true\n", ["mail"]),
        ("c/mail.yml", "orders:\n  track_parcel: true\n", []),
        ("c/mesure.json", '{"options": {"keystrokes": true, "heatmaps": true}}', ["typing", "typing"]),
        ("c/mesure.json", '{"options": {"mask_keystrokes": true, "heatmaps": false}}', []),
        ("c/staging/mesure.json", '{"options": {"keystrokes": true}}', []),
        ("c/settings.py", 'MIDDLEWARE = ["easyaudit.middleware.easyaudit.EasyAuditMiddleware"]\n', ["pages"]),
        (
            "c/settings.py",
            'MIDDLEWARE = ["easyaudit.middleware.easyaudit.X"]\nDJANGO_EASY_AUDIT_WATCH_REQUEST_EVENTS = False\n',
            [],
        ),
        ("c/settings.py", 'MIDDLEWARE = ["simple_history.middleware.HistoryRequestMiddleware"]\n', []),
    ],
)
def test_a_setting_that_watches_is_known(path: str, text: str, what: list[str]) -> None:
    assert [one.what for one in acts_in(path, text) if isinstance(one, Watched)] == what


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("apm:\n  capture_body: all\n", ["capture_body: all"]),
        ("apm:\n  capture_body: 'off'\n", []),
        ("journaux:\n  acces:\n    contenu: [url, corps_requete]\n", ["corps_requete"]),
        ("journaux:\n  acces:\n    contenu: [route, statut]\n", []),
        ("journaux:\n  acces:\n    exclure: [corps_requete]\n", []),
        ("formatters:\n  line:\n    format: '%(asctime)s %(body)s'\n", ["body"]),
        ("formatters:\n  line:\n    format: '%(asctime)s %(message)s'\n", []),
        ("logs:\n  keys_to_remove: [user.email]\n", []),
        ("otel:\n  attributes: [http.route, user.email]\n", ["user.email"]),
    ],
)
def test_a_log_of_what_people_send_is_known(text: str, written: list[str]) -> None:
    assert [one.data[0].shown for one in acts_in("c/obs.yml", text) if isinstance(one, Written)] == written


@pytest.mark.parametrize(
    ("path", "text", "days"),
    [
        ("c/log.yml", "journaux:\n  acces:\n    conservation_jours: 3650\n", [3650]),
        ("c/log.yml", "h:\n  class: logging.handlers.TimedRotatingFileHandler\n  when: midnight\n  backupCount: 900\n", [900]),
        ("c/log.yml", "h:\n  class: logging.handlers.RotatingFileHandler\n  backupCount: 900\n", []),
        ("a/t.py", "KEPT = timedelta(days=7300)\n\n\ndef purge():\n    LoginLog.objects.filter(at__lt=now() - KEPT).delete()\n", [7300]),
        ("a/t.py", "def purge():\n    Invoice.objects.filter(at__lt=now() - timedelta(days=7300)).delete()\n", []),
    ],
)  # fmt: skip
def test_how_long_traces_are_kept_is_known(path: str, text: str, days: list[float]) -> None:
    assert [one.days for one in acts_in(path, text) if isinstance(one, Retention)] == days


VIEW = '@bp.get("/o/<code>")\ndef follow(code):\n    sent = find(code)\n    Opening.add({0}ip=request.remote_addr)\n    return {1}\n'
MIXIN = "class {0}:\n    def dispatch(self, request):\n        Visit.objects.create(user=request.user, path=request.path)\n        return super().dispatch(request)\n"
TABLE = "CREATE TABLE {0} (\n  {1} bigint,\n  url text,\n  user_agent text\n);"


@pytest.mark.parametrize(
    ("path", "text", "count"),
    [
        ("a/links.py", VIEW.format("person=sent.person, ", "redirect(sent.target)"), 1),
        ("a/links.py", VIEW.format("person=sent.person, ", 'Response(EMPTY, mimetype="image/gif")'), 1),
        ("a/links.py", VIEW.format("", "redirect(sent.target)"), 0),
        ("a/links.py", VIEW.format("person=sent.person, ", 'render("page.html")'), 0),
        ("a/mixins.py", MIXIN.format("PageMixin"), 1),
        ("a/views.py", MIXIN.format("Invoice(View)").replace("Visit", "Draft"), 0),
        ("a/context_processors.py", "def menu(request):\n    Visit.objects.create(user=request.user, page=request.path)\n    return {}\n", 1),
        ("a/v.py", "def search(request):\n    Search.objects.create(user=request.user, words='a', ip=request.META['REMOTE_ADDR'])\n", 1),
        ("a/v.py", "def search(request):\n    Search.objects.create(words='a', ip=request.META['REMOTE_ADDR'])\n", 0),
        ("a/v.py", "def read(request, message):\n    message.read_from = request.META['REMOTE_ADDR']\n", 1),
        ("a/v.py", "def read(request, message):\n    message.read_at = now()\n", 0),
        ("a/t.sql", TABLE.format("page_views", "claimant_id"), 1),
        ("a/t.sql", TABLE.format("page_views", "page_id"), 0),
        ("a/t.sql", TABLE.format("contracts", "claimant_id"), 0),
    ],
)  # fmt: skip
def test_who_reads_is_noted(path: str, text: str, count: int) -> None:
    assert len([one for one in acts_in(path, text) if one.notes_reading]) == count


def test_what_one_page_keeps_of_its_readers_is_a_question() -> None:
    one = acts_in("a/views.py", MIXIN.format("Invoice(View)"))
    each = acts_in("a/mixins.py", MIXIN.format("PageMixin"))
    assert [[act.is_sure for act in found if act.notes_reading] for found in (one, each)] == [[False], [True]]


BODY = "@app.middleware('http')\nasync def log(sent: {0}, go):\n    corps = (await sent.body()).decode()\n    logger.info('%s', corps)\n"


@pytest.mark.parametrize(("annotation", "sorts"), [("Request", [Sort.ANSWERS]), ("Figure", [])])
def test_the_body_of_a_request_is_all_that_people_send(annotation: str, sorts: list[Sort]) -> None:
    found = acts_in("a/m.py", f"import logging\n\nlogger = logging.getLogger()\n\n\n{BODY.format(annotation)}")
    assert [one.data[0].sort for one in found if one.to == "log"] == sorts


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ('{"formulaires": {"demande_aide": "https://docs.google.com/forms/d/e/1/viewform"}}', [True]),
        ('{"liens": {"satisfaction": "https://docs.google.com/forms/d/e/1/viewform"}}', []),
        ('{"liens": {"page": "https://forms.gle/abc"}}', [False]),
    ],
)
def test_a_table_leads_to_the_form_of_a_company(text: str, sure: list[bool]) -> None:
    assert [one.sure for one in acts_in("c/liens.json", text) if isinstance(one, FormElsewhere)] == sure


@pytest.mark.parametrize(
    ("line", "count"),
    [("log_format full '$remote_addr $request_body';", 1), ("log_format short '$request $status';", 0), ("proxy_set_body $request_body;", 0)],
)  # fmt: skip
def test_what_a_server_logs_of_what_people_send_is_known(line: str, count: int) -> None:
    assert len(list(server_logs.acts_in(Source("d/nginx.conf", f"{line}\n")))) == count
