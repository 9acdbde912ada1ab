//! Resources as YAML: components, subscriptions, configuration.
