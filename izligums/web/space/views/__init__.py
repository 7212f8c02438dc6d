"""Pages inside, by what they are about."""
