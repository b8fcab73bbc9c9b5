"""What records.ledger writes into the registries of the floors below."""
