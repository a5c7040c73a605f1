"""What a page or a script does to whoever reads it: presses, hides, holds back, leads nowhere."""
