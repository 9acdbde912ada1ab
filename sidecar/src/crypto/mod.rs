//! Keys, algorithms and the `dapr.io/enc/v1` scheme.
