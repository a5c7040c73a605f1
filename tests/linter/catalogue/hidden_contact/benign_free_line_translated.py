# expect: nothing
"""Test numbers and references."""
from django.utils.translation import gettext_lazy as _

HELP_LINE = "0 809 54 00 00"
SHORT_LINE = "3646"
REFERENCE = "0899123456AB"
HELP_TEXT = _("Pour toute question, appelez le 0 800 12 34 56 (appel gratuit).")


def help_context(request):
    return {"help_line": HELP_LINE, "help_text": HELP_TEXT}
