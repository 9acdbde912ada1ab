//! The broker: envelopes, subscriptions, rules, delivery, dead letters.
