# expect: online-only-wording
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views import View

REFUSAL = _("Applications sent by post will not be processed. Please apply online only.")


class PaperApplicationView(View):
    """Register an application that arrived by post."""

    def post(self, request, pk):
        messages.error(request, REFUSAL)
        return redirect("applications:list")
