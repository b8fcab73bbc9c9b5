"""The doors of blueprints."""

GET = {
    "blueprints:export": "LFFFFFPF",
    "blueprints:import": "NNNNNNPP",
    "blueprints:import_report": "NNNNNNPP",
    "blueprints:import_state": "NNNNNNPP",
    "blueprints:imports": "LFFFFFPF",
}
POST = {
    "blueprints:imports": "LFFFFFPF",
}
CLOSE = {
    ("get", "blueprints:export"): "FFPFFFFPFFFFPFF",
    ("get", "blueprints:import"): "NNNNNNNPNNNNNNN",
    ("get", "blueprints:import_report"): "NNNNNNNPNNNNNNN",
    ("get", "blueprints:import_state"): "NNNNNNNPNNNNNNN",
    ("get", "blueprints:imports"): "FFPFFFFPFFFFPFF",
    ("post", "blueprints:imports"): "FFPFFFFPFFFFPFF",
}
