"""What the deeds of a program do to people, whatever language it is written in: one module for each sort of act."""
