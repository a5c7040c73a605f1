# expect: nothing
"""Audit d’équité : mesure l’écart de contrôle entre groupes, sans décider de rien."""

import pandas as pd
from sklearn.metrics import confusion_matrix

GROUPES = ["nationalite", "handicap", "parent_isole", "beneficiaire_rsa"]


def taux_fausse_alerte(groupe: pd.DataFrame) -> float:
    tn, fp, fn, tp = confusion_matrix(groupe["indu"], groupe["score_risque"] > 0.6).ravel()
    return fp / (fp + tn)


def audit_biais(df: pd.DataFrame) -> pd.DataFrame:
    lignes = []
    for colonne in GROUPES:
        for valeur, groupe in df.groupby(colonne):
            lignes.append({"colonne": colonne, "valeur": valeur, "fausse_alerte": taux_fausse_alerte(groupe)})
    return pd.DataFrame(lignes)
