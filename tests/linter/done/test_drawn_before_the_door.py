"""These people are turned away by a draw before anyone reads what they ask: by a web server, or by what a framework works out first."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

RULE = "slot-release-random"
SITE = "server {\n    server_name rdv.example;\n    location / { proxy_pass http://$place; }\n}\n"
CUT = 'split_clients "$request_id" $place {\n    12% app;\n    * complet;\n}\n'
HAPROXY = "frontend rdv\n    bind :443\n    acl lucky rand(100) lt 12\n    use_backend complet unless lucky\n    default_backend rdv\n"


def test_a_share_of_visitors_is_led_to_machines_that_say_that_nothing_is_left() -> None:
    assert_told_apart(
        RULE,
        {"nginx/split.conf": CUT, "nginx/site.conf": SITE},
        {"nginx/split.conf": CUT.replace("complet", "app_b"), "nginx/site.conf": SITE},
    )


def test_a_share_of_visitors_is_refused() -> None:
    text = f"{CUT.replace('complet', 'other')}server {{\n    server_name rdv.example;\n    if ($place = other) {{ return 503; }}\n}}\n"
    assert_told_apart(
        RULE, {"nginx/site.conf": text}, {"nginx/site.conf": text.replace("return 503", "return 302 /b/")}
    )


@pytest.mark.parametrize(
    ("drawn", "open_to_all"),
    [
        (HAPROXY, HAPROXY.replace("complet", "rdv_b")),
        (
            "frontend rdv\n    http-request deny deny_status 503 if { rand(100) ge 12 }\n",
            "frontend rdv\n    http-request set-header X-Seed 1 if { rand(100) ge 12 }\n",
        ),
    ],
)
def test_a_number_that_is_picked_sends_people_away(drawn: str, open_to_all: str) -> None:
    assert_told_apart(RULE, {"haproxy.cfg": drawn}, {"haproxy.cfg": open_to_all})


ROUTES = "from fastapi import APIRouter, Depends, HTTPException\n\nfrom app.intake import State, state\n\nrouter = APIRouter()\n\n\n@router.post('/applications')\nasync def apply(body, now: State = Depends(state)):\n    if not now.open:\n        raise HTTPException(503, now.message)\n    return keep(body)\n"
INTAKE = "import random\nfrom dataclasses import dataclass\n\n\n@dataclass(frozen=True)\nclass State:\n    open: bool\n    message: str = ''\n\n\ndef state():\n    if random.random() >= 0.3:\n        return State(open=False, message='Please try later.')\n    return State(open=True)\n"


def test_a_draw_made_before_each_request_turns_applications_away() -> None:
    asked = INTAKE.replace("random.random() >= 0.3", "settings.FULL")
    assert_told_apart(
        RULE, {"app/routes.py": ROUTES, "app/intake.py": INTAKE}, {"app/routes.py": ROUTES, "app/intake.py": asked}
    )
