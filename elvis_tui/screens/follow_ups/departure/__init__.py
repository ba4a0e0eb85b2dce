"""«Har eleven sluttet?» on the screen: its page, and the dialogs of each step."""
