"""How well ministries and organizations are tagged, measured on labelled news."""
