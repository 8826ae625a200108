"""Learning reviews. So far: a guard on the writer's own draft against hindsight, blame and hidden actors."""
