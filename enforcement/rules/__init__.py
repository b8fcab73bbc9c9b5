"""Pure rules of enforcement: lists, draws, caps, records, publication."""
