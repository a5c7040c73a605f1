"""What servers, schedules, shells and PHP do to people: one module for each sort of act."""
