"""Answers that programs give in people's place, and how long they keep those that people gave."""

from __future__ import annotations

import pytest
from guichet.done.nouns.act import Act, Kind

from tests.linter.done.texts import Texts, acts


def of_kind(files: Texts | str, kind: Kind) -> list[Act]:
    """Return the acts of one kind in the first of some modules."""
    path = "app/views.py" if isinstance(files, str) else ""
    return [act for act in acts(files, path, frozenset({kind})) if act.kind is kind]


def answered(files: str | dict[str, str]) -> list[str]:
    """Return the names of the agreements that a module gives."""
    return [act.asked for act in of_kind(files, Kind.ANSWER) if act.is_consent]


@pytest.mark.parametrize(
    "files",
    [
        "class F(FlaskForm):\n    newsletter = BooleanField('Lettre', **CHOIX)\n\n\nCHOIX = dict(default='checked')\n",
        {
            "app/forms.py": "from app.base import TICKED\n\n\nclass F(forms.Form):\n    newsletter = forms.BooleanField(**TICKED)\n",
            "app/base.py": 'TICKED = {"required": False, "initial": True}\n',
        },
        "def get_initial(self):\n    return {**super().get_initial(), **dict.fromkeys(('newsletter',), True)}\n",
        "LISTS = ['newsletter']\nform = Preferences(initial={name: True for name in LISTS})\n",
        "class V(FormView):\n    initial = dict(newsletter=True)\n",
    ],
)
def test_answers_from_tables_of_options(files: str | dict[str, str]) -> None:
    assert answered(files) == ["newsletter"]


START = "from app.forms import F\n\n\ndef start(request):\n    first = {'ville': request.user.town}\n"
LETTER = {
    "app/forms.py": "class F(forms.Form):\n    envoi = forms.BooleanField(label='Je souhaite recevoir la newsletter')\n"
}


@pytest.mark.parametrize(
    ("code", "given"),
    [
        (f"{START}    first['envoi'] = True\n    return F(initial=first)\n", ["envoi"]),
        (f"{START}    first.update({{'envoi': True}})\n    return F(initial=first)\n", ["envoi"]),
        (f"{START}    first.update(envoi=True)\n    if request.GET:\n        return F(initial=first)\n", ["envoi"]),
        (
            "class V(FormView):\n    form_class = F\n    initial = {'envoi': True}\n\n\nfrom app.forms import F\n",
            ["envoi"],
        ),
        (f"{START}    first['envoi'] = True\n    first['envoi'] = False\n    return F(initial=first)\n", []),
        (f"{START}    if request.user.letter:\n        first['envoi'] = True\n    return F(initial=first)\n", []),
        (f"{START}    first['envoi'] = request.user.letter\n    return F(initial=first)\n", []),
        (f"{START}    form = F(initial=first)\n    first['envoi'] = True\n    return form\n", []),
        (f"{START}    first['autre'] = True\n    return F(initial=first)\n", []),
    ],
)
def test_an_answer_put_in_a_table_is_known_by_the_label_of_its_form(code: str, given: list[str]) -> None:
    assert answered({"app/views.py": code, **LETTER}) == given


@pytest.mark.parametrize(
    "code",
    [
        "class Prefs(BaseModel):\n    newsletter: bool = False\n\n    @model_validator(mode='after')\n    def complete(self):\n        self.newsletter = True\n        return self\n",
        "class S(serializers.Serializer):\n    def validate(self, attrs):\n        attrs['newsletter'] = True\n        return attrs\n",
        "class F(forms.ModelForm):\n    def save(self, commit=True):\n        if self.cleaned_data['accept_terms']:\n            self.instance.newsletter = True\n        return super().save(commit)\n",
        "class F(forms.Form):\n    def clean(self):\n        data = super().clean()\n        data['newsletter'] = True\n        return data\n",
    ],
)
def test_agreements_written_down_for_whoever_was_not_asked(code: str) -> None:
    assert answered(code) == ["newsletter"]


@pytest.mark.parametrize(
    "code",
    [
        "class F(forms.Form):\n    def clean(self):\n        data = super().clean()\n        if data['wants_newsletter']:\n            data['newsletter'] = True\n        return data\n",
        "class F(forms.Form):\n    def clean(self):\n        data = super().clean()\n        data['newsletter'] = False\n        return data\n",
        "class V(View):\n    def post(self, request):\n        request.user.newsletter = True\n        request.user.save()\n",
        "class F(FlaskForm):\n    newsletter = BooleanField('Lettre', **CHOIX)\n\n\nCHOIX = dict(default=False)\n",
        "LISTS = ['newsletter']\nform = Preferences(initial={name: user.wants(name) for name in LISTS})\n",
    ],
)
def test_answers_that_people_gave(code: str) -> None:
    assert answered(code) == []


KEEPS = "def keep(response, choice):\n    response.set_cookie('consent', choice, max_age={})\n    return response\n"


@pytest.mark.parametrize(
    ("code", "forgotten"),
    [
        ("AGES = {'yes': 31536000, 'no': 3600}\n\n\n" + KEEPS.format("AGES[choice]"), True),
        (KEEPS.format("31536000 if choice == 'yes' else 3600"), True),
        (
            "def accept(response):\n    response.set_cookie('consent', 'yes', max_age=31536000)\n\n\n"
            "def decline(response):\n    response.set_cookie('consent', 'no', max_age=3600)\n",
            True,
        ),
        (
            "def keep(response, choice):\n    if choice == 'yes':\n        age = 31536000\n    else:\n        age = 3600\n"
            "    response.set_cookie('consent', choice, max_age=age)\n",
            True,
        ),
        ("AGES = {'yes': 31536000, 'no': 31536000}\n\n\n" + KEEPS.format("AGES[choice]"), False),
        (KEEPS.format("3600 if choice == 'yes' else 31536000"), False),
        (KEEPS.replace("consent", "remember_me_choice").format("31536000 if choice == 'yes' else 3600"), False),
    ],
)
def test_a_no_that_is_forgotten_before_a_yes(code: str, forgotten: bool) -> None:
    assert any(act.is_forgotten for act in of_kind(code, Kind.KEEP)) is forgotten


def written_down(code: str) -> list[str]:
    """Return the names under which a module writes agreements down though nobody answered."""
    return [act.asked for act in of_kind(code, Kind.ANSWER) if act.is_presumed]


@pytest.mark.parametrize(
    "code",
    [
        "def silent():\n    return 'oui'\n\n\ndef close(limit):\n    for accord in Accord.objects.filter(valeur__isnull=True, sent__lt=limit):\n        accord.valeur = silent()\n        accord.save()\n",
        "def close(limit):\n    for one in Consent.objects.filter(answer=None):\n        one.answer = True\n",
        "def close(db, limit):\n    for one in db.query(Agreement).filter(sent=limit):\n        one.granted = True\n",
    ],
)
def test_the_answer_of_each_record_of_agreement_is_written_for_whoever_is_silent(code: str) -> None:
    assert len(written_down(code)) == 1


@pytest.mark.parametrize(
    "code",
    [
        "def silent():\n    return 'non'\n\n\ndef close(limit):\n    for accord in Accord.objects.filter(valeur__isnull=True):\n        accord.valeur = silent()\n",
        "def copy():\n    for one in Consent.objects.filter(answer='yes'):\n        one.granted = True\n",
        "def close():\n    for one in Ticket.objects.filter(answer=None):\n        one.answer = True\n",
        "def read(kind):\n    return 'oui' if kind else 'non'\n\n\ndef copy():\n    for one in Consent.objects.filter(answer=None):\n        one.answer = read(one.kind)\n",
    ],
)
def test_no_record_of_agreement_is_answered_for_someone(code: str) -> None:
    assert written_down(code) == []
