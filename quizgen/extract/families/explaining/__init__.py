"""Why and how something was done, and what for."""
