"""The trail's mathematics: no database, no settings; an outsider's verifier and the notary use the same."""
