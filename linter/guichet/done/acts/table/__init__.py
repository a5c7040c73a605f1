"""What tables say is done to people, whatever they are written in: one module for each sort of act."""
