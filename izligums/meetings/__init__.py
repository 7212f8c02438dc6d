"""Rooms, sessions and attendance."""
