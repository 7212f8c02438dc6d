"""How cases come in: which unit takes them, and how a file of referrals is read and imported."""
