"""渡す用の写し in the window: making one, opening one that is locked, erasing for good, upkeep."""
