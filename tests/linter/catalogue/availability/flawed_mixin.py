# expect: office-hours-gate
from datetime import time

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.views.generic import CreateView

from .forms import DemandeForm
from .models import Demande


class OpenOnlyMondayMixin:
    opens = time(3, 15)
    closes = time(4, 0)

    def dispatch(self, request, *args, **kwargs):
        current = timezone.localtime(timezone.now())
        in_window = self.opens <= current.time() <= self.closes
        if current.strftime("%A") != "Monday" or not in_window:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DemandeCreate(OpenOnlyMondayMixin, CreateView):
    model = Demande
    form_class = DemandeForm
    success_url = "/merci/"
