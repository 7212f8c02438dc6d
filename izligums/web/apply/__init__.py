"""Applying without signing in: one question on each page, a draft on the server, on the device no more than a key."""
