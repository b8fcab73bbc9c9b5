"""The doors of workflows."""

GET = {
    "workflows:task": "LFFNPNFP",
    "workflows:tasks": "LFFPPPFP",
}
POST = {
    "workflows:decision": "NNNNPNNF",
    "workflows:finding": "NNNNPNNF",
    "workflows:visit": "NNNNPNNF",
}
CLOSE = {
    ("post", "workflows:decision"): "NNNNNNNNNPFNNNN",
    ("post", "workflows:finding"): "NNNNNNNNNPFNNNN",
    ("get", "workflows:task"): "NNFFFFFNFPPNFFF",
    ("get", "workflows:tasks"): "PPFFFFFPFPPPFFF",
    ("post", "workflows:visit"): "NNNNNNNNNPFNNNN",
}
