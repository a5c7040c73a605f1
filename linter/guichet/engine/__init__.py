"""Files in, findings out: dispatch, workers, cache."""
