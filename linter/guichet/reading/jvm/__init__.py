"""Programs of Java and Kotlin."""
