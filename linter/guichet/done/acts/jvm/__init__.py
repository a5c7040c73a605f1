"""What programs of Java and Kotlin do to people."""
