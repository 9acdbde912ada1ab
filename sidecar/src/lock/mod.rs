//! Locks that expire.
