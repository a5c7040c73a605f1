# expect: nothing
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect, render

from .forms import DecisionForm
from .models import Demande


@permission_required("aides.instruire")
def decider(request, pk):
    demande = get_object_or_404(Demande, pk=pk)
    form = DecisionForm(request.POST or None, instance=demande)
    if request.method == "POST" and form.is_valid():
        decision = form.cleaned_data["decision"]
        if decision == "refus":
            demande.statut = "REFUSEE"
            demande.motif = form.cleaned_data["motif"]
            demande.agent = request.user
            demande.save()
            demande.envoyer_lettre("refus", motif=demande.motif)
            messages.success(request, "Le refus et ses raisons ont été envoyés.")
        return redirect("demandes:detail", pk=pk)
    return render(request, "instruire.html", {"form": form, "demande": demande})
