"""What SQL does to people: one module for each sort of act."""
