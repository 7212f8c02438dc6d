"""What people of a case do, and see, in their own space."""
