from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect, render

from .forms import AvisForm
from .models import Demande
from .scores import points_et_motifs


@permission_required("creche.instruire")
def instruire(request, pk):
    demande = get_object_or_404(Demande, pk=pk)
    form = AvisForm(request.POST or None)  # the agent writes an opinion and its reasons
    if form.is_valid():
        demande.enregistrer_avis(form.cleaned_data["avis"], form.cleaned_data["motif"], agent=request.user)
        return redirect("demande", pk=pk)
    return render(request, "instruire.html", {"form": form, "calcul": points_et_motifs(demande)})
