//! How a failed call of the application is reported.

use super::{AppError, WholeAnswer};

/// The longest part of the application's own words.
const LONGEST: usize = 200;

/// Says in a few words what the application answered in place of a success, such as `answered 500: out of stock`.
pub(crate) fn failure(answer: &Result<WholeAnswer, AppError>) -> String {
    let answer = match answer {
        Ok(answer) => answer,
        Err(error) => return format!("could not be called: {error}"),
    };
    let body = String::from_utf8_lossy(&answer.body);
    let words = body.trim();
    if words.is_empty() {
        return format!("answered {}", answer.status);
    }
    let short: String = words.chars().take(LONGEST).collect();
    let dots = if short.len() < words.len() { "…" } else { "" };
    format!("answered {}: {short}{dots}", answer.status)
}
