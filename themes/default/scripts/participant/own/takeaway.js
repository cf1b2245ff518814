// What a participant takes away.
