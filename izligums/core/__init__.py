"""Values, clock, working days, search keys: knows no domain."""
