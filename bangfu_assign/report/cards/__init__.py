"""The contact card (联系卡) of every household, in two copies, as PDF and Word."""
