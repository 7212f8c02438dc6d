"""Forms that are not acts on a case; those come from the table of steps."""
