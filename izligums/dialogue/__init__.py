"""What people of a case say in writing, each on their own side, and what they have only begun to write."""
