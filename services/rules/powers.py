"""Types of administrative power (政务服务事项 domain.md §1.1; 国办发〔2018〕45号)."""

APPLIED_FOR = frozenset({"01", "05", "07", "08", "09", "10", "20"})  # citizens and firms ask for these
OWN_ACCORD = frozenset({"02", "03", "04", "06"})  # the organ acts of its own accord: in the power list only
POWERS = (APPLIED_FOR | OWN_ACCORD) - {"20"}
