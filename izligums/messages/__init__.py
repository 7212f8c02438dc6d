"""Letters that leave the house, and the record that they left."""
