"""Inside the own space of the people of a case: one column, the next step first, *stop* always in the same place."""
