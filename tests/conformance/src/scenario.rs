//! The file format of scenarios.

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

/// A sequence of steps.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Scenario {
    pub(crate) name: String,
    /// The sidecar of all steps that do not name one.
    #[serde(default)]
    pub(crate) at: Option<String>,
    /// Path parameters for all steps.
    #[serde(default)]
    pub(crate) parameters: BTreeMap<String, String>,
    pub(crate) steps: Vec<Step>,
}

/// A request and the expected response, or a request that the application must have received.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct Step {
    pub(crate) operation: Option<String>,
    /// Runs the step for several operations.
    pub(crate) operations: Vec<String>,
    /// Runs the step for every operation, with the examples of the description.
    pub(crate) every: Option<Every>,
    /// Operations that `every` skips.
    pub(crate) except: Vec<String>,

    pub(crate) at: Option<String>,
    pub(crate) method: Option<String>,
    /// Another API version at the start of the path.
    pub(crate) version: Option<String>,
    /// The complete path, sent unchanged.
    pub(crate) path: Option<String>,
    pub(crate) parameters: BTreeMap<String, String>,
    pub(crate) query: BTreeMap<String, String>,
    pub(crate) headers: BTreeMap<String, String>,
    /// The body: JSON, text, a number of bytes (which replace `${filler}` in a JSON body), or a kept value.
    pub(crate) body: Option<Value>,
    pub(crate) text: Option<String>,
    pub(crate) filler: Option<usize>,
    pub(crate) bytes: Option<String>,

    pub(crate) status: Option<u16>,
    pub(crate) code: Option<String>,
    /// A substring of the plain-text response.
    pub(crate) plain: Option<String>,
    /// The exact bytes of the response.
    pub(crate) content: Option<String>,
    pub(crate) json: Option<Value>,
    pub(crate) partial: Option<Value>,
    pub(crate) response_headers: BTreeMap<String, Value>,
    pub(crate) save: BTreeMap<String, String>,

    /// A request that the application must have received.
    pub(crate) received: Option<Received>,
    /// Seconds to wait before the step.
    pub(crate) pause: u64,
    /// Seconds for which the step is repeated until it passes.
    pub(crate) until: Option<u64>,
}

/// The items that a step is repeated for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Every {
    /// Each operation.
    Operation,
    /// Each alternative method and path of an operation, which must give the same response as the operation.
    Way,
}

/// A request to the application.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Received {
    pub(crate) method: String,
    /// A regular expression for the complete path.
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

/// Loads the files of these blocks. All if empty.
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
            "there are no scenarios for {unknown}; see the file names in {}",
            folder.display()
        );
    }
    files.sort_by(|one, two| one.block.cmp(&two.block));
    Ok(files)
}
