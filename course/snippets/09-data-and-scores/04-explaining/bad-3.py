from django.shortcuts import get_object_or_404, redirect

from .apprentissage import modele
from .models import Demande


def decider_demande(request, pk):
    demande = get_object_or_404(Demande, pk=pk)
    demande.priorite = modele.predict([demande.variables])[0]
    demande.save()
    modele.partial_fit([demande.variables], [demande.priorite])
    return redirect("demande", pk=pk)
