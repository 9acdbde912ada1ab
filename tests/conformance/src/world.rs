//! The sidecars that the scenarios need, as data.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::Deserialize;

/// A sidecar, as `world.yaml` describes it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Sidecar {
    /// The id of its application.
    pub app_id: Option<String>,
    /// What listens at the port of its application.
    pub app: App,
    /// Folders of `components/`.
    pub components: Vec<String>,
    /// A file of `components/config/`.
    pub config: Option<String>,
    /// Whether it knows placement and scheduler.
    pub control_plane: bool,
    /// Further arguments.
    pub args: Vec<String>,
    /// Further arguments of what takes the place of daprd.
    pub stand_in_args: Vec<String>,
    /// Environment variables.
    pub env: BTreeMap<String, String>,
    /// Whether a workflow worker is connected to it.
    pub worker: bool,
}

/// What listens at the port of an application.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum App {
    /// There is no application.
    #[default]
    None,
    /// The one that remembers what it was sent.
    Recorder,
    /// The one that speaks gRPC: every method fails.
    Grpc,
    /// Nobody, so that the sidecar never gets ready.
    Nobody,
}

/// Reads `world.yaml`.
///
/// # Errors
///
/// When it cannot be read.
pub fn load(root: &Path) -> Result<BTreeMap<String, Sidecar>> {
    let file = root.join("tests/conformance/world.yaml");
    let text = fs::read_to_string(&file).with_context(|| format!("read {}", file.display()))?;
    serde_yaml::from_str(&text).with_context(|| format!("read {}", file.display()))
}

/// Copies a folder of `components/` and puts values into the places `${NAME}`.
///
/// # Errors
///
/// When a file cannot be read or written.
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

/// Puts values into the places `${NAME}` of a text.
#[must_use]
pub fn fill(text: &str, values: &[(&str, String)]) -> String {
    let put_in =
        |text: String, (key, value): &(&str, String)| text.replace(&format!("${{{key}}}"), value);
    values.iter().fold(text.to_owned(), put_in)
}

/// Files that components read. The private key is the example of RFC 8037, the others are counted up.
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
