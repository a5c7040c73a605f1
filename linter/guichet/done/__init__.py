"""What is done to a person who comes to a service."""
