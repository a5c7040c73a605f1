"""What is taken for a yes, what the browser carries, what others learn: the same thing in the idioms of many frameworks."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.run import check

Files = Mapping[str, str]


def _lines(files: Files, *rules: str) -> list[int]:
    """The lines of which some rules speak in a few files, the last one alone."""
    texts = [Source(path, text) for path, text in files.items()]
    found = check([], Config(select=rules), jobs=1, use_cache=False, texts=texts).findings
    return [one.position.line for one in found if one.path == texts[-1].path]


_PERSON = "class U {\n  boolean p(Person person) {\n    return Optional.ofNullable(person.getPartnerSharing()).orElse(%s);\n  }\n}\n"
PRESUMED = {
    "preferences of a script": ({"s/p.ts": "export const read = (stored) => ({\n  newsletter: stored?.newsletter ?? %s,\n});\n"}, 2),
    "a table of PHP": ({"s/P.php": "<?php\nfunction p(array $preferences): bool\n{\n    return $preferences['partage_partenaires'] ?? %s;\n}\n"}, 4),
    "a hash of Ruby": ({"app/models/p.rb": "def partner_sharing\n  preferences.fetch('partner_sharing', %s)\nend\n"}, 2),
    "what may be missing, in Java": ({"s/main/java/U.java": _PERSON}, 3),
    "what a model holds": ({"a/p.py": "class P:\n    def partage(self):\n        return {0} if self.partage_partenaires is None else self.partage_partenaires\n"}, 3),
    "a column filled in its order": ({"db/m.sql": "INSERT INTO preference (id, partage_partenaires)\nSELECT u.id, coalesce(u.reponse, %s) FROM usagers u;\n"}, 1),
    "a column filled for all": ({"db/m.sql": "INSERT INTO preference (id, partage_partenaires)\nSELECT u.id, %s FROM usagers u;\n"}, 1),
}  # fmt: skip


def _with(files: Files, value: str) -> Files:
    return {path: text.replace("{0}", value.capitalize()).replace("%s", value) for path, text in files.items()}


@pytest.mark.parametrize("idiom", PRESUMED)
def test_who_never_answered_is_not_taken_to_have_agreed(idiom: str) -> None:
    files, line = PRESUMED[idiom]
    assert _lines(_with(files, "true"), "consent-presumed") == [line]
    assert _lines(_with(files, "false"), "consent-presumed") == []


def test_what_nobody_agrees_to_may_be_on_at_first() -> None:
    script = "export const read = (stored) => ({ dark: stored?.dark ?? true, sound: stored.sound === null ? true : stored.sound });\n"
    assert _lines({"s/p.ts": script}, "consent-presumed") == []


def test_a_row_filled_for_those_who_agreed_is_their_yes() -> None:
    query = (
        "INSERT INTO preference (id, partage_partenaires) SELECT id, true FROM ancien WHERE accord_partage = 'oui';\n"
    )
    assert _lines({"db/m.sql": query}, "consent-presumed") == []


@pytest.mark.parametrize(("options", "found"), [("{ checked: true }", [1]), ('{ checked: true, class: "b" }, "1", "0"', [1]), ("{}", [])])  # fmt: skip
def test_a_box_of_rails_ticked_by_a_table_in_braces_is_seen(options: str, found: list[int]) -> None:
    page = f'<%= form_with model: @f do |f| %><%= f.check_box :lettre, {options} %><%= f.label :lettre, "Recevoir la lettre d\'information" %><% end %>'
    assert _lines({"app/views/f.html.erb": page}, "consent-preticked") == found


LASTING = {
    "a file of agreements": ({"c/accords.yml": "accords:\n  validite:\n    oui: P3Y\n    non: P%s\n"}, 4),
    "invitations": ({"c/invitations.toml": '[partage.duree]\naccepte = "P2Y"\nrefuse = "P%s"\n'}, 3),
    "a table of sharing": ({"c/sharing.json": '{"sharing": {"valid_for": {\n"accepted": "P3Y",\n"declined": "P%s"}}}\n'}, 3),
}


@pytest.mark.parametrize("idiom", LASTING)
def test_a_no_that_lapses_long_before_a_yes_brings_the_question_back(idiom: str) -> None:
    files, line = LASTING[idiom]
    assert _lines({path: text % "10D" for path, text in files.items()}, "nagging-modal") == [line]
    assert _lines({path: text % "2Y" for path, text in files.items()}, "nagging-modal") == []


def test_what_a_service_grants_may_last_longer_than_what_it_turns_down() -> None:
    assert _lines({"c/accords.yml": "aides:\n  duree:\n    accorde: P1Y\n    rejete: P2M\n"}, "nagging-modal") == []
