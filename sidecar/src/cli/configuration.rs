//! Merges several files with a `Configuration`, as daprd does: later files override earlier ones.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// Merges configuration files. Lists of later files replace those of earlier ones.
pub(crate) fn merged(paths: &[PathBuf]) -> Result<String, String> {
    let mut configuration = Value::Null;
    for path in paths {
        merge(&mut configuration, read(path)?);
    }
    // JSON is YAML.
    Ok(configuration.to_string())
}

fn read(path: &Path) -> Result<Value, String> {
    let wrong = |error: String| format!("{}: {error}", path.display());
    let text =
        std::fs::read_to_string(path).map_err(|error| wrong(format!("cannot be read: {error}")))?;
    serde_saphyr::from_str(&text).map_err(|error| wrong(error.without_snippet().to_string()))
}

fn merge(target: &mut Value, source: Value) {
    match (target, source) {
        (Value::Object(target), Value::Object(source)) => {
            for (key, value) in source {
                merge(target.entry(key).or_insert(Value::Null), value);
            }
        }
        (_, Value::Null) => {}
        (target, source) => *target = source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_files_override_only_what_they_set() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("1.yaml"), folder.path().join("2.yaml"));
        std::fs::write(
            &one,
            "kind: Configuration\nspec: {tracing: {samplingRate: '1'}, a: [1, 2]}",
        )
        .unwrap();
        std::fs::write(&two, "spec: {a: [3], tracing: {stdout: true}}").unwrap();
        let all: Value = serde_json::from_str(&merged(&[one, two]).unwrap()).unwrap();
        assert_eq!(
            all,
            serde_json::json!({"kind": "Configuration", "spec": {"a": [3], "tracing": {"samplingRate": "1", "stdout": true}}})
        );
        let missing = folder.path().join("3.yaml");
        assert!(
            merged(&[missing])
                .unwrap_err()
                .contains("3.yaml: cannot be read")
        );
    }
}
