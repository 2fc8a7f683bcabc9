"""How far an organisation can try everything out before it has the references to go live."""

TRIAL_MEMBERS = 10
