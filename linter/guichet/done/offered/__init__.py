"""What a person is offered: channels, doors, steps, choices, and ways out of a dead end."""
