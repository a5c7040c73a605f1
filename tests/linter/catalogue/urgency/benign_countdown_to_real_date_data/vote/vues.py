def page(request, pk):
    return render(request, "vote.html", {"scrutin": get_object_or_404(Scrutin, pk=pk)})
