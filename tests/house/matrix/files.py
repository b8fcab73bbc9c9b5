"""The doors of files."""

GET = {
    "files:file": "NPNNNNNN",
}
CLOSE = {
    ("get", "files:file"): "NNNNNNNNNNNNNNN",
}
