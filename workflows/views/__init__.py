"""The pages of approvers and supervisors."""
