"""What a sentence says, whatever its words: ideas that stand together in it, affirmed or denied."""
