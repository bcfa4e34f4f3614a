// The least that any Node program costs.
