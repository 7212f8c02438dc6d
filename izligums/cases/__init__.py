"""The file: participants, sides, stages, facts, access."""
