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
    "services:material_file": "NPNPPPNP",
    "services:draft_form": "LPNNNNNN", "services:draft_materials": "LPNNNNNN", "services:draft_check": "LPNNNNNN",
    "services:synonyms": "LFFFFFPF", "services:search_figures": "LFFFFFPF", "services:synonym": "LFFFFFPF",
    "services:desk": "LFFPFFFF", "services:desk_case": "LFFPFFFF",
    "workflows:tasks": "LFFPPPFP", "workflows:task": "LFFNPNFP",
    "licences:wallet": ONE_OWN, "licences:licence": "NPNNPNPP", "licences:file": "NPNNPNPP",
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
PUT = {"services:api_answers": "FPPPPPPP"}
POST = {
    "portal:preferences": EVERYBODY, "identity:acting_for": EVERYBODY, "identity:logout": EVERYBODY,
    "exchange:reading": EVERYBODY,
    "registers:repeal": "FFFFFFFF",
    "services:synonym_ending": "LFFFFFPF",
    "services:start_item": "LPPFFFFF", "services:start_bundle": "LPPFFFFF",
    "services:draft_answers": "NPNNNNNN", "services:draft_material": "NPNNNNNN", "services:submission": "NPNNNNNN",
    "services:api_drafts": "FPPPPPPP", "services:api_submission": "FPPPPPPP",
    "services:withdrawal": "NPNFFFNF", "services:receipt": "NFNPFFNF", "services:acceptance": "NFNPPNNF",
    "workflows:decision": "NNNNPNNF", "workflows:visit": "NNNNPNNF", "workflows:finding": "NNNNPNNF",
}  # fmt: skip
