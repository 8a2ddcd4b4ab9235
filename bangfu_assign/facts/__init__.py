"""The facts: reading real registers, the validated `Case`, and distances in integer metres."""
