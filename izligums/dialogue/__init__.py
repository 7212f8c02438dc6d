"""What people of a case write: for the mediator, for the other side through the mediator, and what they have only begun."""
