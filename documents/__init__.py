"""Papers: templates, numbering, rendering, sealing, delivery."""
