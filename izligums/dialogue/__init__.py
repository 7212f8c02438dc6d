"""What people of a case write: for the mediator, for the other side, and what they have only begun."""
