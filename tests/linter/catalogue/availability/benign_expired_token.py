# expect: nothing
from datetime import timedelta

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from .models import Invitation

DUREE = timedelta(days=7)


def accepter(request, jeton):
    invitation = Invitation.objects.filter(jeton=jeton).first()
    if invitation is None:
        raise Http404
    if invitation.creee_le + DUREE < timezone.now():
        return render(request, "invitation_expiree.html", status=410)
    invitation.accepter(request.user)
    return redirect("accueil")
