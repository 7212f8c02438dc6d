"""One person's own data of one case: asked for, gathered from their own rows, drawn by the queue, erased in time."""
