use std::time::Duration;

/// A duration as Dapr takes it in `ttlInSeconds`: whole seconds in decimal.
///
/// A part of a second becomes a whole one, so that nothing expires before its time.
///
/// ```
/// use dapr_client_runtime::whole_seconds;
/// use std::time::Duration;
///
/// assert_eq!(whole_seconds(Duration::from_secs(60)), "60");
/// assert_eq!(whole_seconds(Duration::from_millis(1)), "1");
/// ```
pub fn whole_seconds(duration: Duration) -> String {
    let part = u64::from(duration.subsec_nanos() > 0);
    duration.as_secs().saturating_add(part).to_string()
}
