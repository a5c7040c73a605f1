# expect: nothing
from comptes.forms import PreferencesForm
from django.test import TestCase


class PreferencesTest(TestCase):
    def test_consentement_garde_la_reponse(self):
        form = PreferencesForm(data={"newsletter": True, "partage": True})
        self.assertTrue(form.is_valid())
        self.assertTrue(form.cleaned_data["partage"])

    def test_initial(self):
        form = PreferencesForm(initial={"newsletter": True})
        self.assertIn("checked", form.as_p())
