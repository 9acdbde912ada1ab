//! Scenarios as they are written.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use serde_json::Value;

/// The scenarios of one file.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) block: String,
    pub(crate) scenarios: Vec<Scenario>,
}

/// Steps that belong together.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Scenario {
    pub(crate) name: String,
    /// The sidecar of all steps that do not name one.
    #[serde(default)]
    pub(crate) at: Option<String>,
    /// Parameters of the path for all steps.
    #[serde(default)]
    pub(crate) parameters: BTreeMap<String, String>,
    pub(crate) steps: Vec<Step>,
}

/// A request and what has to come back; or something that the application has to be sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct Step {
    pub(crate) operation: Option<String>,
    /// The same step for several operations.
    pub(crate) operations: Vec<String>,
    /// The same step for every operation, with the examples of the description.
    pub(crate) every: Option<Every>,
    /// Operations that `every` leaves out.
    pub(crate) except: Vec<String>,

    pub(crate) at: Option<String>,
    pub(crate) method: Option<String>,
    /// Another version at the beginning of the path.
    pub(crate) version: Option<String>,
    /// The whole path, sent as it is written.
    pub(crate) path: Option<String>,
    pub(crate) parameters: BTreeMap<String, String>,
    pub(crate) query: BTreeMap<String, String>,
    pub(crate) headers: BTreeMap<String, String>,
    /// A body as JSON, as text, as a number of bytes (which are in the place `${filler}` of one as JSON), or one that was kept.
    pub(crate) body: Option<Value>,
    pub(crate) text: Option<String>,
    pub(crate) filler: Option<usize>,
    pub(crate) bytes: Option<String>,

    pub(crate) status: Option<u16>,
    pub(crate) code: Option<String>,
    /// The answer is a text that contains this.
    pub(crate) plain: Option<String>,
    /// The bytes of the answer.
    pub(crate) content: Option<String>,
    pub(crate) json: Option<Value>,
    pub(crate) partial: Option<Value>,
    pub(crate) answer_headers: BTreeMap<String, Value>,
    pub(crate) keep: BTreeMap<String, String>,

    /// What the application has to be sent.
    pub(crate) received: Option<Received>,
    /// For how many seconds to wait first.
    pub(crate) pause: u64,
    /// For how many seconds the step is repeated until it passes.
    pub(crate) until: Option<u64>,
}

/// For what a step is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Every {
    /// Each operation.
    Operation,
    /// Each further method and path of an operation: it must answer as the operation itself.
    Way,
}

/// A request to the application.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Received {
    pub(crate) method: String,
    /// The whole path, as a regular expression.
    pub(crate) path: String,
    #[serde(default)]
    pub(crate) partial: Option<Value>,
    #[serde(default)]
    pub(crate) headers: BTreeMap<String, Value>,
    #[serde(default = "once")]
    pub(crate) times: usize,
}

fn once() -> usize {
    1
}

/// Reads the files of these blocks, or all.
pub(crate) fn load(folder: &Path, blocks: &[String]) -> Result<Vec<File>> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("list {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let block = match (path.extension(), path.file_stem()) {
            (Some(extension), Some(stem)) if extension == "yaml" => {
                stem.to_string_lossy().into_owned()
            }
            _ => continue,
        };
        if blocks.is_empty() || blocks.contains(&block) {
            let text =
                fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
            let scenarios =
                serde_yaml::from_str(&text).with_context(|| format!("read {}", path.display()))?;
            files.push(File { block, scenarios });
        }
    }
    if let Some(unknown) = blocks
        .iter()
        .find(|block| files.iter().all(|file| file.block != **block))
    {
        bail!(
            "there are no scenarios for {unknown}: look into {}",
            folder.display()
        );
    }
    files.sort_by(|one, two| one.block.cmp(&two.block));
    Ok(files)
}
