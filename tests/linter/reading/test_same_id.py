"""Ids that a template writes in two places, and whether they can be one."""

import pytest
from guichet.reading.templates.same_id import never_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tel", "telephone"),
        ("{{ form }}_telephone", "tel"),
        ("{{ form }}_telephone", "autre_portable"),
        ("{{ id }}", "{{ id }}-champ"),
        ("jour-{{ forloop.counter }}", "jour-{{ forloop.counter0 }}"),
        ("jour-{{ loop.index }}", "jour-{{ loop.index0 }}"),
        ("jour-{{ i }}", "jour-{{ i + 1 }}"),
        ("a-{{ id }}", "b-{{ id }}"),
        ("long-{{ id }}-nom", "long"),
    ],
)
def test_what_two_tags_can_never_print_alike(one: str, other: str) -> None:
    assert never_alike(one, other)
    assert never_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tel", "tel"),
        ("{{ form }}_email", "contact_email"),
        ("{{ a }}", "{{ b }}"),
        ("{{ value }}", "{{ value }}-champ"),
        ("{{ a }}-{{ b }}", "{{ a }}-x"),
        ("jour-{{ forloop.counter }}", "jour-{{ item.rank }}"),
        ("{{ field.id }}", "{{ field.pk }}"),
        ("jour-{{ i }}", "jour-{{ i }}"),
        ("{{ prefixe }}nom", "nom"),
    ],
)
def test_what_two_tags_may_print_alike(one: str, other: str) -> None:
    assert not never_alike(one, other)
    assert not never_alike(other, one)
