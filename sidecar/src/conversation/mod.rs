//! The echo conversation component.
