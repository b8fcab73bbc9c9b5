"""Electronic certificates: issue, show, verify, revoke."""
