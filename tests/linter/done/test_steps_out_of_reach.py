"""People whom a robot does not understand, when its step with a person is led to by nothing; and those who must call to leave."""

from __future__ import annotations

from tests.linter.done.texts import assert_told_apart

DIALOGUE = '{{"bot": "x", "steps": {{"home": {{"text": "Permit or card?", "choices": ["permit"{0}]}}, "permit": {{"text": "Lost or stolen?"}}, "agent": {{"text": "Call 020 7946 0610."}}}}, "failure": {{"text": "I did not understand, please rephrase.", "next": "home"}}}}'


def test_people_never_reach_the_step_that_nothing_leads_to() -> None:
    path = "assistant/scenario.json"
    lost = {path: DIALOGUE.format("")}
    assert_told_apart("chatbot-only-help", lost, {path: DIALOGUE.format(', "agent"')})
    beside = {"assistant/run.ts": "export const after = (tries) => (tries > 2 ? 'agent' : 'home');\n"}
    assert_told_apart("chatbot-only-help", lost, lost | beside)


WAYS = "subscription:\n  channels: [{0}]\nend:\n  channels: [{1}]\n"


def test_people_who_joined_on_a_screen_must_call_to_leave() -> None:
    path = "services/meals.yml"
    told = {path: WAYS.format("online", "telephone")}
    assert_told_apart("withdrawal-asymmetry", told, {path: WAYS.format("online, telephone", "telephone")})
    assert_told_apart("withdrawal-asymmetry", told, {path: WAYS.format("online", "telephone, online")})
