def deposer(request):
    maintenant = timezone.localtime()
    # guichet: ignore[office-hours-gate] reason="coupure électrique annoncée du bâtiment" owner="direction de l’accueil" until=2027-01-31
    if maintenant.date() == COUPURE:
        return render(request, "coupure.html", {"telephone": "01 99 00 12 34"}, status=503)
    return render(request, "deposer.html")
