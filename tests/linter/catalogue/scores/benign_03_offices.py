# expect: nothing
import pandas as pd


def service_quality_score(office: pd.Series) -> float:
    """Rates an office, never a person."""
    return (
        0.5 * office["calls_answered"] / office["calls_received"]
        + 0.3 * office["letters_answered"] / office["letters_received"]
        + 0.2 * (1 - office["average_wait"] / 60)
    )


def offices_to_reinforce(frame: pd.DataFrame) -> pd.DataFrame:
    frame["score"] = frame.apply(service_quality_score, axis=1)
    return frame.nsmallest(5, "score")


def departement_score(departement) -> float:
    return departement.population_precaire / max(1, departement.agents)
