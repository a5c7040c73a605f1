"""Who else is told: third parties, trackers, what leaves the service."""
