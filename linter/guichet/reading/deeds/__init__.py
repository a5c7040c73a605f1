"""What programs put under names, and what they call, in one shape for every language."""
