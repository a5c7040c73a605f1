"""What a service asks of people and keeps of them."""
