# expect: nothing
def devant_vous(ticket):
    n = ticket.devant().count()
    return f"{n} personnes attendent devant vous"
