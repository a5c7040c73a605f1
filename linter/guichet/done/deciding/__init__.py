"""How people are judged: scores, thresholds, decisions, and who makes them."""
