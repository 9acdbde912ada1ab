//! The HTTP server: from bytes to an operation, and back.
