from django.db import models
from django.shortcuts import get_object_or_404, redirect


class Appointment(models.Model):
    starts_at = models.DateTimeField()
    file = models.ForeignKey("files.File", null=True, blank=True, on_delete=models.SET_NULL)


def cancel_appointment(request, pk):
    appointment = get_object_or_404(Appointment, pk=pk, file__owner=request.user)
    appointment.offer_to(request.waiting_list.next_file())  # two days to answer, by phone or by letter
    return redirect("my-file")
