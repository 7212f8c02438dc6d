"""Izlīgums: the case file and daily tool of a victim–offender mediation service."""
