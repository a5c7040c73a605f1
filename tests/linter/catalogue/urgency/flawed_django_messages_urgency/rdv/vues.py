# expect: urgency-wording
from django.contrib import messages


def choisir(request):
    messages.warning(request, "Attention, plus que 2 créneaux ! Réservez vite avant qu'il ne soit trop tard.")
    return render(request, "rdv/choisir.html")
