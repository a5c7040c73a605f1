"""What Python source says, without running it."""
