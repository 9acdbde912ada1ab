//! The sidecars that scenarios need, as data.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::Deserialize;

/// A sidecar, as `world.yaml` describes it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Sidecar {
    /// The app ID.
    pub app_id: Option<String>,
    /// What listens on the application's port.
    pub app: App,
    /// Folders in `components/`.
    pub components: Vec<String>,
    /// A file in `components/config/`.
    pub config: Option<String>,
    /// Whether it uses placement and scheduler.
    pub control_plane: bool,
    /// Additional arguments.
    pub args: Vec<String>,
    /// Additional arguments for a replacement of daprd.
    pub stand_in_args: Vec<String>,
    /// Environment variables.
    pub env: BTreeMap<String, String>,
    /// Whether a workflow worker is connected.
    pub worker: bool,
}

/// What listens on an application's port.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum App {
    /// No application.
    #[default]
    None,
    /// The application that records requests.
    Recorder,
    /// The gRPC application, whose methods all fail.
    Grpc,
    /// Nothing listens, so the sidecar never becomes ready.
    Nobody,
}

/// Reads `world.yaml`.
///
/// # Errors
///
/// Fails if the file cannot be read.
pub fn load(root: &Path) -> Result<BTreeMap<String, Sidecar>> {
    let file = root.join("tests/conformance/world.yaml");
    let text = fs::read_to_string(&file).with_context(|| format!("read {}", file.display()))?;
    serde_yaml::from_str(&text).with_context(|| format!("read {}", file.display()))
}

/// Copies a folder of `components/` and replaces `${NAME}` by values.
///
/// # Errors
///
/// Fails if a file cannot be read or written.
pub fn render(root: &Path, name: &str, values: &[(&str, String)], into: &Path) -> Result<PathBuf> {
    let from = root.join("tests/conformance/components").join(name);
    let into = into.join(name);
    fs::create_dir_all(&into).with_context(|| format!("make {}", into.display()))?;
    for entry in fs::read_dir(&from).with_context(|| format!("list {}", from.display()))? {
        let path = entry?.path();
        let text = fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
        let text = fill(&text, values);
        let file = into.join(path.file_name().unwrap_or_default());
        fs::write(&file, text).with_context(|| format!("write {}", file.display()))?;
    }
    Ok(into)
}

/// Replaces `${NAME}` in a text by values.
#[must_use]
pub fn fill(text: &str, values: &[(&str, String)]) -> String {
    let put_in =
        |text: String, (key, value): &(&str, String)| text.replace(&format!("${{{key}}}"), value);
    values.iter().fold(text.to_owned(), put_in)
}

/// Files that components read. The private key is the example of RFC 8037; the other keys are consecutive
/// numbers.
pub const FILES: &[(&str, &str)] = &[
    (
        "secrets.json",
        r#"{"plans": "death-star", "hidden": "base", "db": {"user": "leia", "password": "alderaan"}}"#,
    ),
    (
        "keys/aes.json",
        r#"{"kty": "oct", "k": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"}"#,
    ),
    (
        "keys/signer.pem",
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLBESTcVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n",
    ),
];
