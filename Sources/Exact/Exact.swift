// Exact
