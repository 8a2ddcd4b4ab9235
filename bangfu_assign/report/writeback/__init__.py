"""The plan entered into the register: the 14-column sheet, and the office's own file."""
