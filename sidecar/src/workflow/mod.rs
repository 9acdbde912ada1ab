//! Workflow: what a sidecar answers without a worker.
