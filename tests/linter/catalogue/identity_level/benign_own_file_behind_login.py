# expect: nothing
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render

from .models import Dossier, Guide


@login_required
def my_file(request, pk):
    """Personal file, seen by its owner only."""
    dossier = get_object_or_404(Dossier, pk=pk, owner=request.user)
    return render(request, "dossier/detail.html", {"dossier": dossier})


def guide(request, slug):
    """Public guide."""
    return render(request, "info/guide.html", {"guide": get_object_or_404(Guide, slug=slug)})
