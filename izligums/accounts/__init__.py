"""Users, roles, units and sign-in."""
