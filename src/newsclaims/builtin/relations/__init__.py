"""Relations: who did what to whom."""
