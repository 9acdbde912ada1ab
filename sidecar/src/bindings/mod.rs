//! Bindings: local storage and HTTP out, cron in.
