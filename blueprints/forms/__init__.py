"""Forms of services: described in editions, cleaned by one evaluator for page and API."""
