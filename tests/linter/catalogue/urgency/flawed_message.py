# expect: urgency-wording
from django.contrib import messages
from django.shortcuts import redirect


def proposer_dematerialisation(request):
    """Invite à passer au tout numérique."""
    if not request.user.sans_papier:
        messages.warning(request, "Vite, dépêchez-vous de passer au zéro papier, c’est votre dernière chance !")
    return redirect("accueil")
