"""Who works here: accounts, services, roles and the audit trail. Every other room may read this one."""
