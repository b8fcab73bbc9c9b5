"""The one-stop catalogue, applications and the counter."""
