"""Who helps whom: assigns every planned low-income household to a cadre, and proves the plan."""

__version__ = "0.1.0"
