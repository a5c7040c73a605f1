# expect: nothing
from datetime import datetime
from unittest import mock

import pytest
from django.http import Http404

from service.views import deposer


@pytest.mark.parametrize("heure", [0, 3, 12, 23])
def test_depot_a_toute_heure(rf, heure):
    with mock.patch("service.views.now", return_value=datetime(2026, 3, 2, heure, 15)):
        try:
            reponse = deposer(rf.post("/deposer/"))
        except Http404:
            pytest.fail("le dépôt doit marcher à toute heure")
    assert reponse.status_code == 302
    if datetime.now().hour == 3:
        pytest.skip("changement d’heure")
