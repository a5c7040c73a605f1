# expect: nothing
def verrou(r):
    r.set("verrou:import", 1, ex=60, nx=True)
