# expect: sensitive-attribute-in-score
import joblib
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split

FEATURES = [
    "montant_verse",
    "nationalite",
    "taux_invalidite",
    "nb_enfants",
    "delai_declaration",
]
TARGET = "indu_constate"


def entrainer(chemin: str) -> None:
    df = pd.read_parquet(chemin)
    x_train, x_test, y_train, y_test = train_test_split(df[FEATURES], df[TARGET], random_state=7)
    modele = GradientBoostingClassifier(n_estimators=200)
    modele.fit(x_train, y_train)
    print("exactitude", modele.score(x_test, y_test))
    joblib.dump(modele, "modeles/risque_fraude.joblib")


if __name__ == "__main__":
    entrainer("donnees/dossiers.parquet")
