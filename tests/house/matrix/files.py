"""The doors of files."""

GET = {
    "files:file": "NPNNNNNN",
}
POST = {
    "files:uploads": "FPPPPPPP",
}
PATCH = {
    "files:upload": "NPNNNNNN",
}
DELETE = {
    "files:upload": "NPNNNNNN",
}
CLOSE = {
    ("get", "files:file"): "NNNNNNNNNNNNNPN",
    ("patch", "files:upload"): "NNNNNNNNNNNNNNN",
    ("delete", "files:upload"): "NNNNNNNNNNNNNNN",
    ("post", "files:uploads"): "PPPPPPPPPPPPPPP",
}
