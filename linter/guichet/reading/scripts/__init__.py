"""What JavaScript says."""
