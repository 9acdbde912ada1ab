//! The Dapr HTTP API: one file a building block, each thin: order of checks, messages, error codes.
