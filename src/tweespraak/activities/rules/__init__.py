"""Reading pasted candidates, how far someone is, and what consent lets a team see: pure."""
