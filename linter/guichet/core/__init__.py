"""The ground: findings, sources, configuration, errors, writing. Imports nothing of guichet but itself."""
