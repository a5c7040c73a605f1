"""What is made from rules and findings to be read: pages, the register, the audit."""
