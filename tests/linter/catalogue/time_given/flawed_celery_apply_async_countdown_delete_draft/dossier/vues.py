# expect: validity-short
from dossier.taches import effacer_brouillon


def commencer(request):
    brouillon = Brouillon.objects.create(usager=request.user)
    effacer_brouillon.apply_async(args=[brouillon.pk], countdown=3600)
    return redirect("dossier:etape", 1)
