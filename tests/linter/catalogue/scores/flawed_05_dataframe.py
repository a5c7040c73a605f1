# expect: precarity-proxy-in-score
import numpy as np
import pandas as pd


def charger(chemin):
    return pd.read_csv(chemin, sep=";", dtype={"code_postal": str})


def noter(df: pd.DataFrame) -> pd.DataFrame:
    df["score_suspicion"] = (
        0.35 * df["minima_sociaux"]
        + 0.25 * np.log1p(df["nb_changements_adresse"])
        + 0.2 * (df["revenu_mensuel"] < 900)
        + 0.2 * df["departs_etranger"]
    )
    return df


def liste_controle(chemin, sortie):
    df = noter(charger(chemin))
    a_controler = df.nlargest(500, "score_suspicion")
    a_controler[["numero_dossier", "score_suspicion"]].to_csv(sortie, index=False)
