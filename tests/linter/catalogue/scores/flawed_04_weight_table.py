# expect: precarity-proxy-in-score
from dataclasses import dataclass

WEIGHTS = {
    "unemployed": 2.5,
    "single_parent": 1.5,
    "social_housing": 1.0,
    "recent_moves": 0.75,
    "late_declaration": 3.0,
}


@dataclass
class RiskScorer:
    """Ranks claimants for investigation."""

    weights: dict[str, float]

    def rate(self, claimant: dict) -> float:
        return sum(weight * float(claimant.get(name, 0)) for name, weight in self.weights.items())

    def worst(self, claimants: list[dict], count: int) -> list[dict]:
        return sorted(claimants, key=self.rate, reverse=True)[:count]


def investigate(claimants, queue):
    scorer = RiskScorer(WEIGHTS)
    for claimant in scorer.worst(claimants, 100):
        queue.open_investigation(claimant["id"])
