"""What is planned, and when: cron tables, YAML, JSON and Python."""
