"""Tests of the synthetic case."""
