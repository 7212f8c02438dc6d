"""The desk: where the members of the service work."""
