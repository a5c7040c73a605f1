from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.db import models, transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from files.models import File, next_in_line


class Appointment(models.Model):
    starts_at = models.DateTimeField()
    file = models.ForeignKey(File, null=True, blank=True, on_delete=models.SET_NULL)
    answer_before = models.DateTimeField(null=True, blank=True)


@login_required
@require_POST
def cancel_appointment(request, pk):
    with transaction.atomic():
        mine = Appointment.objects.select_for_update().filter(file__owner=request.user)
        appointment = get_object_or_404(mine, pk=pk)
        appointment.file = next_in_line()  # None if nobody waits: the slot is kept, not put back on sale
        appointment.answer_before = timezone.now() + timedelta(days=2)  # time to answer, by phone or by letter
        appointment.save()
    return redirect("my-file")
