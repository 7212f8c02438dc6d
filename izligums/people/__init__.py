"""Persons and how they are found again."""
