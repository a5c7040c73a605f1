# expect: account-forced-to-read
from django.contrib.auth.decorators import login_required
from django.views.generic import DetailView, ListView
from django.utils.decorators import method_decorator
from django.shortcuts import get_object_or_404, render

from .models import Guide, OpeningHours


@login_required
def opening_hours(request):
    """Where and when to find us."""
    return render(request, "info/opening_hours.html", {"hours": OpeningHours.objects.all()})


@method_decorator(login_required, name="dispatch")
class GuideDetail(DetailView):
    """Public guide to the benefits."""

    model = Guide
    template_name = "info/guide.html"
