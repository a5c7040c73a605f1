"""What people are asked to fill in: every form, in every container, in one shape."""
