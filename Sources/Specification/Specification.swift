// Specification
