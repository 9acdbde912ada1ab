//! Descriptions of failed calls of the application.

use super::{AppError, BufferedResponse};

/// The maximum length of the quoted response body.
const LONGEST: usize = 200;

/// Describes an unsuccessful response of the application, such as `responded with 500: out of stock`.
pub(crate) fn failure(response: &Result<BufferedResponse, AppError>) -> String {
    let response = match response {
        Ok(response) => response,
        Err(error) => return format!("could not be called: {error}"),
    };
    let body = String::from_utf8_lossy(&response.body);
    let text = body.trim();
    if text.is_empty() {
        return format!("responded with {}", response.status);
    }
    let short: String = text.chars().take(LONGEST).collect();
    let dots = if short.len() < text.len() { "…" } else { "" };
    format!("responded with {}: {short}{dots}", response.status)
}
