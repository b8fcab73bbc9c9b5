"""The doors of workflows."""

GET = {
    "workflows:processes": "LFFFFFFP",
    "workflows:simulation": "LFFFFFPF",
    "workflows:task": "LFFNPNFP",
    "workflows:tasks": "LFFPPPFP",
}
POST = {
    "workflows:answer": "NNNNPNNF",
    "workflows:batch": "FFFFPPFF",
    "workflows:claim": "NNNNPNNF",
    "workflows:decision": "NNNNPNNF",
    "workflows:discussion": "NNNNPNNF",
    "workflows:finding": "NNNNPNNF",
    "workflows:next": "FFFFPPFF",
    "workflows:question": "NNNNPNNF",
    "workflows:reassignment": "NNNNPNNF",
    "workflows:route": "NNNNFNNF",
    "workflows:visit": "NNNNPNNF",
    "workflows:vote": "NNNNPNNF",
}
CLOSE = {
    ("post", "workflows:answer"): "NNNNNNNNNFFNNNN",
    ("post", "workflows:batch"): "FPFFFFFPFPFPFFF",
    ("post", "workflows:claim"): "NNNNNNNNNPFNNNN",
    ("post", "workflows:decision"): "NNNNNNNNNPFNNNN",
    ("post", "workflows:discussion"): "NNNNNNNNNPFNNNN",
    ("post", "workflows:finding"): "NNNNNNNNNPFNNNN",
    ("post", "workflows:next"): "FPFFFFFPFPFPFFF",
    ("get", "workflows:processes"): "FFFFFFFFFFPFFFF",
    ("post", "workflows:question"): "NNNNNNNNNPFNNNN",
    ("post", "workflows:reassignment"): "NNNNNNNNNPFNNNN",
    ("post", "workflows:route"): "NNNNNNNNNFPNNNN",
    ("get", "workflows:simulation"): "FFPFFFFPFFPFPFF",
    ("get", "workflows:task"): "NNFFFFFNFPPNFFF",
    ("get", "workflows:tasks"): "PPFFFFFPFPPPFFF",
    ("post", "workflows:visit"): "NNNNNNNNNPFNNNN",
    ("post", "workflows:vote"): "NNNNNNNNNPFNNNN",
}
