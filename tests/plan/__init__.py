"""Tests of the plan and its figures."""
