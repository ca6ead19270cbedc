"""When something happened, and how long after something else."""
