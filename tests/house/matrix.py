"""The matrix: every URL, every role, its own and somebody else's object (architecture §3 Loading).

Letters: a page (P, 2xx or a redirect onwards), login (L: sent to the login page), forbidden (F, 403), not found (N, 404).
A URL without a row fails the build; docs/matrix.md is generated from this table.
"""

ROLES = ("anonymous", "lin", "wen", "mo", "an", "bo", "sun", "qi")
TITLES = {
    "anonymous": "anonymous", "lin": "citizen, own", "wen": "citizen, stranger", "mo": "window clerk",
    "an": "approver, own organ", "bo": "approver, other organ", "sun": "department admin", "qi": "auditor",
}  # fmt: skip
EVERYBODY = "PPPPPPPP"
ONE_OWN = "LPPPPPPP"

# url name → expectation per role, in the order of ROLES (GET, on Lin's objects; POST doors are marked below)
GET = {
    "portal:home": EVERYBODY, "portal:styleguide": EVERYBODY, "portal:live": EVERYBODY, "portal:ready": EVERYBODY,
    "identity:login": EVERYBODY, "identity:account": ONE_OWN, "exchange:notices": ONE_OWN,
    "services:search": EVERYBODY, "services:suggestions": EVERYBODY, "services:services": EVERYBODY, "services:guide": EVERYBODY,
    "services:eligibility": EVERYBODY, "services:guide_code": EVERYBODY,
    "services:halls": EVERYBODY, "services:hall": EVERYBODY, "services:regions": EVERYBODY,
    "services:region": EVERYBODY, "services:powers": EVERYBODY, "services:power": EVERYBODY, "services:department": EVERYBODY,
    "services:market_access": EVERYBODY, "services:open_data": EVERYBODY, "services:dataset": EVERYBODY,
    "services:dictionaries": EVERYBODY, "services:dictionary": EVERYBODY, "services:sitemap": EVERYBODY,
    "services:sitemap_sheet": EVERYBODY, "services:robots": EVERYBODY, "services:api_service": EVERYBODY,
    "registers:api_halls": EVERYBODY, "registers:api_divisions": EVERYBODY, "registers:api_dictionary": EVERYBODY,
    "services:bundles": EVERYBODY, "services:bundle": EVERYBODY,
    "services:applications": ONE_OWN,
    "services:application": "LPNPPPNP",
    "services:application_state": "NPNPPPNP",
    "services:material_file": "NPNPPNNP",
    "services:draft_form": "LPNNNNNN", "services:draft_materials": "LPNNNNNN", "services:draft_check": "LPNNNNNN",
    "services:synonyms": "LFFFFFPF", "services:search_figures": "LFFFFFPF", "services:synonym": "LFFFFFPF",
    "services:desk": "LFFPFFFF", "services:desk_case": "LFFPFFFF",
    "workflows:tasks": "LFFPPPFP", "workflows:task": "LFFNPNFP",
    "licences:wallet": ONE_OWN, "licences:licence": "NPNNPNNP", "licences:file": "NPNNPNNP",
    "licences:verify": EVERYBODY, "licences:verify_code": EVERYBODY,
    "portal:schema": EVERYBODY, "services:api_services": EVERYBODY, "services:api_applications": "FPPPPPPP",
    "services:api_application": "FPNPPPNP",
    "registers:regulations": EVERYBODY, "registers:regulation": EVERYBODY, "registers:changes": EVERYBODY,
    "registers:article": EVERYBODY, "registers:todos": "FFFPPPPP",
    "registers:api_regulations": EVERYBODY, "registers:api_regulation": EVERYBODY,
    "ledger:audit": "LFFFFFFP", "ledger:readings": "LFFFFFFP",
    "blueprints:imports": "LFFFFFPF", "blueprints:export": "LFFFFFPF",
    "blueprints:import": "NNNNNNPP", "blueprints:import_state": "NNNNNNPP", "blueprints:import_report": "NNNNNNPP",
    "documents:file": "NPNPNNNP", "files:file": "NPNNNNNN",
}  # fmt: skip
# doors that change something: an outsider never gets through (the role that may is tried in the stories)
PUT = {"services:api_answers": "FPNNNNNN"}
POST = {
    "portal:preferences": EVERYBODY, "identity:acting_for": EVERYBODY, "identity:logout": EVERYBODY,
    "exchange:reading": EVERYBODY,
    "registers:repeal": "FFFFFFFF",
    "services:synonym_ending": "LFFFFFPF",
    "services:start_item": "LPPFFFFF", "services:start_bundle": "LPPFFFFF",
    "services:draft_answers": "NPNNNNNN", "services:draft_material": "NPNNNNNN", "services:submission": "NPNNNNNN",
    "services:api_drafts": "FPPFFFFF", "services:api_submission": "FPNNNNNN",
    "services:withdrawal": "NPNFFFNF", "services:receipt": "NFNPFFNF", "services:acceptance": "NFNPPNNF",
    "workflows:decision": "NNNNPNNF", "workflows:visit": "NNNNPNNF", "workflows:finding": "NNNNPNNF",
    # the acts of doors that are also pages
    "services:draft_form": "LPNNNNNN", "services:synonyms": "LFFFFFPF", "services:synonym": "LFFFFFPF",
    "licences:verify": EVERYBODY, "blueprints:imports": "LFFFFFPF",
}  # fmt: skip

# those who stand close: other region, another organ, ended posts, other offices; `handler` acts for Lin's firm today
CLOSE_TITLES = {
    "clerk_far": "clerk, other region", "organ_far": "approver, other region", "admin_far": "admin, other region",
    "clerk_past": "clerk, post ended", "organ_past": "approver, post ended", "admin_past": "admin, post ended",
    "auditor_past": "auditor, post ended", "ren": "head of the services bureau", "ke": "seal keeper",
    "tao": "officer, own organ", "yu": "supervisor", "su": "approver, organ not concerned",
    "rui": "admin, other organ", "handler": "handler of the firm", "handler_past": "handler, taken back",
}  # fmt: skip
CLOSE = {
    ("get", "identity:account"): "PPPPPPPPPPPPPPP",
    ("get", "exchange:notices"): "PPPPPPPPPPPPPPP",
    ("get", "services:applications"): "PPPPPPPPPPPPPPP",
    ("get", "services:application"): "NNNNNNNNNPPNNPN",
    ("get", "services:application_state"): "NNNNNNNNNPPNNPN",
    ("get", "services:material_file"): "NNNNNNNNNPPNNPN",
    ("get", "services:draft_form"): "NNNNNNNNNNNNNNN",
    ("get", "services:draft_materials"): "NNNNNNNNNNNNNNN",
    ("get", "services:draft_check"): "NNNNNNNNNNNNNNN",
    ("get", "services:synonyms"): "FFPFFFFPFFFFPFF",
    ("get", "services:search_figures"): "FFPFFFFPFFFFPFF",
    ("get", "services:synonym"): "FFNFFFFPFFFFPFF",
    ("get", "services:desk"): "PFFFFFFFFFFFFFF",
    ("get", "services:desk_case"): "NFFFFFFFFFFFFFF",
    ("get", "workflows:tasks"): "PPFFFFFPFPPPFFF",
    ("get", "workflows:task"): "NNFFFFFNFPPNFFF",
    ("get", "licences:wallet"): "PPPPPPPPPPPPPPP",
    ("get", "licences:licence"): "NNNNNNNNNPPNNPN",
    ("get", "licences:file"): "NNNNNNNNNPPNNPN",
    ("get", "services:api_applications"): "PPPPPPPPPPPPPPP",
    ("get", "services:api_application"): "NNNNNNNNNPPNNPN",
    ("get", "registers:todos"): "PPPFFFFPPPPPPFF",
    ("get", "ledger:audit"): "FFFFFFFFFFFFFFF",
    ("get", "ledger:readings"): "FFFFFFFFFFFFFFF",
    ("get", "blueprints:imports"): "FFPFFFFPFFFFPFF",
    ("get", "blueprints:export"): "FFPFFFFPFFFFPFF",
    ("get", "blueprints:import"): "NNNNNNNPNNNNNNN",
    ("get", "blueprints:import_state"): "NNNNNNNPNNNNNNN",
    ("get", "blueprints:import_report"): "NNNNNNNPNNNNNNN",
    ("get", "documents:file"): "NNNNNNNPNNPNNPN",
    ("get", "files:file"): "NNNNNNNNNNNNNNN",
    ("post", "registers:repeal"): "FFFFFFFPFFFFFFF",
    ("post", "services:synonym_ending"): "FFNFFFFPFFFFPFF",
    ("post", "services:start_item"): "FFFPPPPFFFFFFPP",
    ("post", "services:start_bundle"): "FFFPPPPFFFFFFPP",
    ("post", "services:draft_answers"): "NNNNNNNNNNNNNNN",
    ("post", "services:draft_material"): "NNNNNNNNNNNNNNN",
    ("post", "services:submission"): "NNNNNNNNNNNNNNN",
    ("post", "services:api_drafts"): "FFFPPPPFFFFFFPP",
    ("post", "services:api_submission"): "NNNNNNNNNNNNNNN",
    ("post", "services:withdrawal"): "NNNNNNNNNFFNNPN",
    ("post", "services:receipt"): "NNNNNNNNNFFNNFN",
    ("post", "services:acceptance"): "NNNNNNNNNPFNNFN",
    ("post", "workflows:decision"): "NNNNNNNNNPFNNNN",
    ("post", "workflows:visit"): "NNNNNNNNNPFNNNN",
    ("post", "workflows:finding"): "NNNNNNNNNPFNNNN",
    ("post", "services:draft_form"): "NNNNNNNNNNNNNNN",
    ("post", "services:synonyms"): "FFPFFFFPFFFFPFF",
    ("post", "services:synonym"): "FFNFFFFPFFFFPFF",
    ("post", "blueprints:imports"): "FFPFFFFPFFFFPFF",
    ("put", "services:api_answers"): "NNNNNNNNNNNNNNN",
}
