//! The page, and the description of the API.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

use super::response::AdminResponse;

pub(super) const PAGE: &str = include_str!("../../admin/page.html");
pub(super) const DESCRIPTION: &str = include_str!("../../admin/openapi.yaml");

/// Allows only the script and the style of the page, and requests to this API.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    format!(
        "default-src 'none'; script-src {}; style-src {}; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'",
        source("script"),
        source("style")
    )
});

pub(super) fn get_page() -> AdminResponse {
    AdminResponse::of_type("text/html; charset=utf-8", PAGE)
        .with_header("content-security-policy", POLICY.as_str())
}

pub(super) fn get_description() -> AdminResponse {
    AdminResponse::of_type("application/yaml", DESCRIPTION)
}

/// The hash of the only element with this name.
fn source(element: &str) -> String {
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    let text = PAGE.split_once(&open).map_or("", |(_, rest)| rest);
    let text = text.split_once(&close).map_or("", |(text, _)| text);
    let hash = BASE64_STANDARD.encode(Sha256::digest(text));
    format!("'sha256-{hash}'")
}
