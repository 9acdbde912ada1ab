//! Output: samples as JSON lines.

use serde_json::json;

/// Prints the samples of a client in a case: microseconds, or requests per second.
pub(crate) fn print(case: &str, client: &str, unit: &str, samples: &[f64]) {
    let samples: Vec<f64> = samples
        .iter()
        .map(|sample| (sample * 10.0).round() / 10.0)
        .collect();
    let line = json!({ "case": case, "client": client, "unit": unit, "samples": samples });
    println!("{line}");
}
