// Approximation
