# expect: nothing
def prochain():
    return Ticket.objects.filter(appele=False).order_by("pris_le").first()


def liste():
    return sorted(tickets(), key=lambda t: t.horodatage)
