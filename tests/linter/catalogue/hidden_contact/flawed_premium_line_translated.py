# expect: premium-rate-number
"""Text of the help pages."""
from django.utils.translation import gettext_lazy as _

HELP_LINE = "0 899 12 34 56"
HELP_TEXT = _("Pour toute question, appelez le 0 899 12 34 56 (3 € par appel).")


def help_context(request):
    return {"help_line": HELP_LINE, "help_text": HELP_TEXT}
