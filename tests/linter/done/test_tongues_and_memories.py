"""What is turned down for its language or its letters, and accounts that a memory opens, in programs of any language."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Certainty
from guichet.core.source import Source
from guichet.engine.run import check


def _said(path: str, text: str, rule: str) -> list[Certainty]:
    found = check([], Config(select=(rule,)), jobs=1, use_cache=False, texts=[Source(path, text)]).findings
    return [one.certainty for one in found]


SCRIPT = "export function check(req, res, next) {{\n  if ({}) {{\n    return res.status(422).json({{ error: 'no' }});\n  }}\n  next();\n}}\n"
TURNED_DOWN = {
    "another language": ("s/c.js", SCRIPT.format("franc(req.body.message) !== 'fra'")),
    "none of a list": ("s/c.js", SCRIPT.format("!LANGUAGES.includes(detectLanguage(req.body.message))")),
    "a language, once the other is let through": (
        "app/c.rb",
        "def check(text)\n  unless detect_language(text) == 'fr'\n    raise Unread\n  end\nend\n",
    ),
    "other letters": ("s/c.ts", SCRIPT.format(r"/[^\x00-\x7F]/.test(req.body.message)")),
    "letters that are not kept": ("app/c.rb", "def check(text)\n  raise Unread unless text.ascii_only?\nend\n"),
    "letters of a page": (
        "a/views.py",
        "def send(request):\n    if not request.POST['text'].isascii():\n        raise ValidationError('Standard letters only')\n",
    ),
}
LET_IN = {
    "no other language": ("s/c.js", SCRIPT.format("franc(req.body.message) === 'spam'")),
    "a language, unless it is another": (
        "app/c.rb",
        "def check(text)\n  unless detect_language(text) != 'fr'\n    raise Doubled\n  end\nend\n",
    ),
    "a password": ("app/c.rb", "def check(password)\n  raise Weak unless password.ascii_only?\nend\n"),
    "a translation": (
        "a/views.py",
        "def send(text):\n    if detect_language(text) != 'fr':\n        text = translate(text)\n        return error_free(text)\n",
    ),
    "the charset of a letter": (
        "a/post.py",
        "def charset_of(text):\n    return 'ascii' if text.isascii() else 'utf-8'\n",
    ),
}


@pytest.mark.parametrize("case", TURNED_DOWN)
def test_who_writes_otherwise_is_turned_down(case: str) -> None:
    assert _said(*TURNED_DOWN[case], "language-refused") == [Certainty.VIOLATION]


@pytest.mark.parametrize("case", LET_IN)
def test_who_writes_otherwise_is_let_in(case: str) -> None:
    assert _said(*LET_IN[case], "language-refused") == []


def test_a_function_that_only_answers_whether_letters_are_ours_is_asked_about() -> None:
    text = "class Letters(private val set: Charset) {\n    fun kept(text: String): Boolean = set.newEncoder().canEncode(text)\n}\n"
    assert _said("src/main/kotlin/Letters.kt", text, "language-refused") == [Certainty.REVIEW]


OPENED = {
    "PHP": ("src/R.php", "<?php\nclass R {\n  function open($user, $answer) {\n    if (!password_verify($answer, $user->reponseSecrete)) {\n      throw new AccessDenied();\n    }\n  }\n}\n"),
    "Ruby": ("app/r.rb", "def open(user, answer)\n  raise Denied unless user.security_answer == answer\nend\n"),
    "a script": ("src/r.ts", "export function open(user, answer) {\n  if (user.motherMaidenName !== answer) {\n    throw new Denied();\n  }\n}\n"),
}  # fmt: skip


@pytest.mark.parametrize("language", OPENED)
def test_a_memory_opens_an_account_in(language: str) -> None:
    assert _said(*OPENED[language], "security-question") == [Certainty.VIOLATION]


def test_whether_there_is_an_answer_opens_nothing() -> None:
    text = "def open(user)\n  raise Unset if user.security_answer == nil\nend\n"
    assert _said("app/r.rb", text, "security-question") == []


def test_a_line_by_itself_is_a_screen_beside_the_other_doors() -> None:
    text = 'FRAIS = {"ligne": 0, "courrier": 4.50}\nBUS = {"ligne": 2, "ticket": 4.50}\n'
    assert _said("service/tarifs.py", text, "offline-charged") == [Certainty.REVIEW]
