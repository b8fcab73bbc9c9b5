"""Internet+ supervision: inspections, penalties, risk."""
