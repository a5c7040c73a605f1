# expect: nothing
from datetime import date


def alerter(request):
    n = Demande.objects.filter(jour=date.today()).count()
    if n > 500:
        prevenir_equipe(n)
    form = DemandeForm(request.POST)
    form.save()
    return redirect("merci")
