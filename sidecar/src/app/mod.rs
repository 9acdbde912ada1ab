//! The channel to the application: everything that the sidecar asks it.
