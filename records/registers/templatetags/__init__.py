"""Template tags that every floor's pages may use."""
