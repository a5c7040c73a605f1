"""What Ruby does to people beside what its deeds are asked in any language: its columns, what it draws, the rules of its answers."""
