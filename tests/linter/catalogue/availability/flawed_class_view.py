# expect: office-hours-gate
import datetime as dt

from django.http import HttpResponseForbidden, HttpResponseRedirect
from django.views import View


class RenouvellementView(View):
    """Renouvellement du titre de séjour."""

    ouvert_le = (0, 2)

    def est_ouvert(self):
        return dt.datetime.today().weekday() in self.ouvert_le

    def get(self, request):
        if self.est_ouvert():
            return self.formulaire(request)
        return HttpResponseForbidden("Revenez lundi ou mercredi.")

    def post(self, request):
        request.user.renouveler(request.POST)
        return HttpResponseRedirect("/suivi/")

    def formulaire(self, request):
        return HttpResponseRedirect("/formulaire/")
