"""The readers of acts: what all share stands here; a room for each thing they read, a module in it for each sort of act."""
