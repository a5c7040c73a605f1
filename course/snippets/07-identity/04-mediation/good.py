from collections import Counter

minutes_par_ecran = Counter()


def noter_aide(ecran, minutes):
    """Counts what a screen costs in help: neither who was helped, nor who helped."""
    minutes_par_ecran[ecran] += minutes


def lettre_du_mois(minimum=60):
    """What goes, signed, to the services whose screens cost the most."""
    return [f"{ecran} : {total} min" for ecran, total in minutes_par_ecran.most_common() if total >= minimum]
