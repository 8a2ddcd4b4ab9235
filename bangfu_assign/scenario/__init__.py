"""Scenarios: variants of policy and facts, solved side by side and compared."""
