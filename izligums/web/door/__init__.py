"""The own space of the people of a case: "Mana lieta"."""
