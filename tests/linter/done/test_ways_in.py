"""The addresses by which one comes in are those of people: what is registered beside a way to take it back is let be."""

from __future__ import annotations

from tests.linter.done.cases import held_by

_BOX = 'class SettingsForm(forms.Form):\n    """Été."""\n\n    def __init__(self, member):\n        self.fields["newsletter"] = forms.BooleanField(required=False)\n        self.fields["newsletter"].initial = {}\n'
_JOIN = 'urlpatterns = [\n    path("account/newsletter/subscribe/", subscribe),\n    path("account/settings/", settings),\n]\n'

test_is_found, test_is_let_be = held_by(
    {
        "an account": ("withdrawal-asymmetry", {"people/urls.py": 'urlpatterns = [\n    path(\n        "register/",\n        views.register_page,\n        name="register",  # été\n    ),\n]\n'}),
        "a box that shows nothing": ("withdrawal-asymmetry", {"account/urls.py": _JOIN, "account/forms.py": _BOX.format("True")}),
    },
    {
        "a building": ("withdrawal-asymmetry", {"park/urls.py": 'urlpatterns = [\n    path("register/", views.register_building, name="new"),  # été\n]\n'}),
        "a door, by its class": ("withdrawal-asymmetry", {"keys/urls.py": 'urlpatterns = [\n    path("register/", RegisterDeviceView.as_view()),  # été\n]\n'}),
        "a telephone, taken back beside": ("withdrawal-asymmetry", {"keys/urls.py": 'urlpatterns = [\n    path(\n        "register/",\n        NewView.as_view(),  # été\n    ),\n    path(\n        "unregister/<int:pk>/",\n        GoneView.as_view(),\n    ),\n]\n'}),
        "a telephone, by the name on the next line": ("withdrawal-asymmetry", {"keys/urls.py": 'urlpatterns = [\n    path(\n        "register/",\n        NewView.as_view(),  # été\n        name="phone_new",\n    ),\n]\n'}),
        "a box that shows what the account keeps": ("withdrawal-asymmetry", {"account/urls.py": _JOIN, "account/forms.py": _BOX.format("member.newsletter")}),
    },
)  # fmt: skip
