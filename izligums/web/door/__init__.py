"""The door of the own space of the people of a case ("Mana lieta"): coming in, and leaving at once."""
