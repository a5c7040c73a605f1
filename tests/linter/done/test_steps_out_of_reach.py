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


ASKED = """assistant: library
intents:
  renew:
    examples: [renew, keep longer]
    action: renew_loan
  someone:
    examples: [human, agent, a real person]
    action: {0}
actions:
  renew_loan:
    say: Your loan is renewed.
  desk:
    {1}
  sorry:
    say: I did not get that. Ask me about a loan.
"""
TABLE = 'CHATBOT = {{"intents": {{"renew": {{"examples": ["renew", "later"], "action": "renew"}}, "someone": {{"examples": ["human", "agent", "a person"], "action": "{0}"}}}}, "actions": {{"renew": {{"say": "Renewed."}}, "{0}": {{"say": "{1}"}}}}}}'
LOST = "I did not understand."


def test_people_who_ask_a_robot_for_someone_are_not_understood() -> None:
    path = "bot/library.yml"
    lost = {path: ASKED.format("sorry", "say: The desk.")}
    assert_told_apart("chatbot-only-help", lost, {path: ASKED.format("desk", "say: Somebody at the desk will write.")})
    assert_told_apart("chatbot-only-help", lost, {path: ASKED.format("desk", "send_to: desk@library.example")})


def test_people_who_ask_for_someone_are_led_to_a_step_of_a_program_that_understands_nothing() -> None:
    path, script = "bot/answers.py", "bot/answers.ts"
    assert_told_apart("chatbot-only-help", {path: TABLE.format("sorry", LOST)}, {path: TABLE.format("desk", "Hello.")})
    code = f"export const {TABLE}\n"
    passed = {script: code.format("fallback", "I transfer you to the desk.")}
    assert_told_apart("chatbot-only-help", {script: code.format("fallback", LOST)}, passed)
