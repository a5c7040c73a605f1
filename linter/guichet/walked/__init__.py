"""Who can finish: the people whom an obstacle may stop, walked through the requests of a service, door by door."""
