"""Cross-department approvals: processes, tasks, visits."""
