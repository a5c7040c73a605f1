"""What files say: each package reads one kind of file and judges nothing."""
