"""Who knocks: the roles of the columns, and those who stand close to Lin's case."""

TITLES = {
    "anonymous": "anonymous",
    "lin": "citizen, own",
    "wen": "citizen, stranger",
    "mo": "window clerk",
    "an": "approver, own organ",
    "bo": "approver, other organ",
    "sun": "department admin",
    "qi": "auditor",
}
ROLES = tuple(TITLES)
EVERYBODY = "P" * len(ROLES)
ONE_OWN = "L" + "P" * (len(ROLES) - 1)

# other region, another organ, ended posts, other offices; `handler` acts for Lin's firm today
CLOSE_TITLES = {
    "clerk_far": "clerk, other region",
    "organ_far": "approver, other region",
    "admin_far": "admin, other region",
    "clerk_past": "clerk, post ended",
    "organ_past": "approver, post ended",
    "admin_past": "admin, post ended",
    "auditor_past": "auditor, post ended",
    "ren": "head of the services bureau",
    "ke": "seal keeper",
    "tao": "officer, own organ",
    "yu": "supervisor",
    "su": "approver, organ not concerned",
    "rui": "admin, other organ",
    "handler": "handler of the firm",
    "handler_past": "handler, taken back",
}
