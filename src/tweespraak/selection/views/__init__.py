"""The pages of selection: open the door, read the form, act, answer."""
