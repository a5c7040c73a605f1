"""This code does this to people, decided by that: the nouns of the model, apart from the rules."""

from __future__ import annotations

import pytest
from astroid import nodes
from guichet.core.backwards import HOPS
from guichet.core.places import Place, place_of_path
from guichet.done.nouns.act import Kind, Reason
from guichet.reading.python.origins import origins

from tests.linter.done.texts import acts, module_of

VIEWS = "service/views.py"


def shown(files: dict[str, str], of: str, path: str = VIEWS) -> list[str]:
    """The sources of all that the expression written `of` depends on."""
    module = module_of(files, path)
    node = next(one for one in module.walk(nodes.NodeNG) if module.text(one) == of and one.as_string())
    return [one.module.text(one.node) for one in origins(node, module)]


HOURS = "from datetime import datetime\n\n\ndef ouvert():\n    return datetime.now().hour < 17\n"

ONE_HOP = {
    "a helper of another module": {
        "service/hours.py": HOURS,
        VIEWS: "from service.hours import ouvert\n\n\ndef dépôt(request):\n    if not ouvert():\n        raise Http404\n",
    },
    "a helper under another name": {
        "service/hours.py": HOURS,
        VIEWS: "from service.hours import ouvert as o\n\n\ndef dépôt(request):\n    if o():\n        return go(request)\n    raise Http404\n",
    },
    "a module imported whole": {
        "service/hours.py": HOURS,
        VIEWS: "from service import hours\n\n\ndef dépôt(request):\n    if not hours.ouvert():\n        abort(503)\n",
    },
    "a method of a mixin": {
        "service/mixins.py": "from datetime import datetime\n\n\nclass Bureau:\n    def ouvert(self):\n        return datetime.now().weekday() < 5\n",
        VIEWS: "from service.mixins import Bureau\n\n\nclass Dépôt(Bureau):\n    def get(self, request):\n        if not self.ouvert():\n            raise PermissionDenied\n",
    },
    "a property": {
        VIEWS: "from datetime import datetime\n\n\nclass Dépôt:\n    @property\n    def ouvert(self):\n        return datetime.now().weekday() < 5\n\n    def get(self, request):\n        if not self.ouvert:\n            raise PermissionDenied\n",
    },
    "a loop that lets people through before the door": {
        VIEWS: "from datetime import datetime\n\n\ndef dépôt(request):\n    for début, fin in PLAGES:\n        if début <= datetime.now().hour < fin:\n            return go(request)\n    raise Http404\n",
    },
    "an expression of cron": {
        VIEWS: "from croniter import croniter\nfrom datetime import datetime\n\n\ndef dépôt(request):\n    if not croniter.match('* 9-16 * * 1-5', datetime.now()):\n        abort(503)\n",
    },
    "a form that answers no": {
        VIEWS: "from datetime import datetime\n\n\nclass Dépôt(Form):\n    def validate(self):\n        if datetime.now().weekday() > 4:\n            return False\n        return super().validate()\n",
    },
    "a loop under a lock": {
        VIEWS: "from datetime import datetime\n\n\ndef dépôt(request):\n    with verrou:\n        while plages:\n            if datetime.now().strftime('%H') in plages.pop():\n                return go(request)\n    abort(503)\n",
    },
    "a dependency of FastAPI": {
        "service/hours.py": HOURS,
        VIEWS: "from service.hours import ouvert\n\n\ndef dépôt(oui=Depends(ouvert)):\n    if not oui:\n        raise HTTPException(503)\n",
    },
}


@pytest.mark.parametrize("files", ONE_HOP.values(), ids=ONE_HOP)
def test_the_hour_is_found_behind(files: dict[str, str]) -> None:
    found = [ground for act in acts(files, VIEWS) if act.kind is Kind.REFUSE for ground in act.grounds(Reason.HOUR)]
    assert len(found) == 1
    assert found[0].path == VIEWS


def test_the_chain_says_where_the_hour_is_read() -> None:
    (act,) = acts(ONE_HOP["a helper of another module"], VIEWS)
    (ground,) = act.grounds(Reason.HOUR)
    assert ground.through == (("ouvert", "service/hours.py", 4),)
    assert "service/hours.py, ligne 4" in ground.chain.fr
    assert "service/hours.py, line 4" in ground.chain.en


@pytest.mark.parametrize(
    "code",
    [
        "def dépôt(request):\n    if timezone.now() > dossier.échéance:\n        raise Http404\n",
        "def dépôt(request):\n    if not request.user.is_authenticated:\n        raise PermissionDenied\n",
        "def dépôt(request):\n    if form.cleaned_data['heure'].hour < 9:\n        raise ValidationError('…')\n",
    ],
)
def test_no_hour_where_none_decides(code: str) -> None:
    assert [ground for act in acts({VIEWS: code}) for ground in act.grounds(Reason.HOUR)] == []


def test_a_value_is_followed_through_tables_and_parameters() -> None:
    files = {
        VIEWS: "def écrire(corps):\n    return corps\n\n\ndef vue(request):\n    d = {'nom': 'x'}\n    d['nir'] = request.POST['nir']\n    envoi = écrire(d['nir'])\n    return print(envoi)\n"
    }
    assert "request.POST['nir']" in shown(files, "print(envoi)")


def test_a_setting_is_found_by_its_name() -> None:
    files = {
        "core/settings.py": "NIVEAU = 'eidas3'\n",
        VIEWS: "from django.conf import settings\n\n\ndef vue(request):\n    return exiger(settings.NIVEAU)\n",
    }
    assert "'eidas3'" in shown(files, "settings.NIVEAU")


def test_what_turns_in_circles_ends() -> None:
    files = {VIEWS: "a = b\nb = a\n\n\ndef f():\n    return f()\n\n\nx = f(a)\n"}
    assert shown(files, "f(a)")
    chain = "".join(f"v{n} = v{n - 1}\n" for n in range(1, HOPS + 20))
    assert "0" not in shown({VIEWS: f"v0 = 0\n{chain}z = v{HOPS + 19}\n"}, f"v{HOPS + 19}")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("app/migrations/0001_initial.py", Place.MIGRATION),
        ("rdv/management/commands/ouvrir.py", Place.COMMAND),
        ("node_modules/x/index.js", Place.VENDORED),
        ("tests/test_vues.py", Place.TEST),
        ("rdv/factories.py", Place.FIXTURE),
        ("rdv/views.py", None),
    ],
)
def test_places_of_paths(path: str, place: Place | None) -> None:
    assert place_of_path(path) is place


def test_a_class_built_in_a_method_on_one_of_its_own_is_followed_once() -> None:
    text = "class Outer:\n    class Form:\n        open = True\n\n    def test(self):\n        class Inner(self.Form):\n            pass\n\n        return Inner().open\n"
    assert "True" in shown({VIEWS: text}, "Inner().open")
