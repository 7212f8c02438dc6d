"""The public site: understand, decide, find the unit. Nobody signs in here and nothing is kept of a visit."""
