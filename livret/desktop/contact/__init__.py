"""Quick contact: who, how, one line, her words; under twenty seconds."""
