//! Publishing and delivery. Expected values were observed from daprd with the same input.

mod deliveries;
mod envelopes;

use std::time::{Duration, SystemTime};

use super::Metadata;

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_380_312)
}

fn metadata(pairs: &[(&str, &str)]) -> Metadata {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}
