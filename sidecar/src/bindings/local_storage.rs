//! `bindings.localstorage`: files in a folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{GeneralPurpose, GeneralPurposeConfig};
use uuid::Uuid;

use super::{Invocation, Outcome};
use crate::json::{Value, decode_first, write_string};
use crate::resources::Properties;

mod path;

pub(super) const OPERATIONS: &[&str] = &["create", "get", "list", "delete"];

/// Folders that daprd refuses to use.
const FORBIDDEN: &[&str] = &["/proc", "/sys", "/boot", "/var/run/secrets"];

/// Go ignores non-zero trailing bits.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true),
);

/// Files in a folder.
#[derive(Debug)]
pub(super) struct LocalStorage {
    root: PathBuf,
}

impl LocalStorage {
    /// Creates the folder. Fails if that is not possible or a property is invalid.
    pub(super) fn open(properties: &Properties) -> Result<Self, String> {
        let path = properties
            .get("rootPath")
            .filter(|path| !path.is_empty())
            .ok_or(
                "the property `rootPath` is missing; set it to the folder that contains the files",
            )?;
        let explain = |error: io::Error| {
            format!("the folder `{path}` of the property `rootPath` cannot be used: {error}")
        };
        fs::create_dir_all(path).map_err(explain)?;
        let root = fs::canonicalize(path).map_err(explain)?;
        if FORBIDDEN.iter().any(|folder| root.starts_with(folder)) {
            return Err(format!(
                "the folder `{path}` of the property `rootPath` is a system folder ({}); use another folder",
                FORBIDDEN.join(", ")
            ));
        }
        Ok(Self { root })
    }

    pub(super) fn invoke(&self, invocation: &Invocation) -> Result<Option<Outcome>, String> {
        let path = invocation
            .metadata
            .get("fileName")
            .map(String::as_str)
            .unwrap_or_default();
        let creates = invocation.operation == "create";
        let name = match path {
            "" if creates => Uuid::new_v4().to_string(),
            path => path.to_owned(),
        };
        let path = path::resolve_below(&self.root, &name)
            .map_err(|error| format!("error getting absolute path for file {name}: {error}"))?;
        match invocation.operation.as_str() {
            "create" => self.create(&path, &invocation.data).map(Some),
            "get" => get(&path).map(Some),
            "list" => list(&path).map(Some),
            _ => delete(&path).map(|()| None),
        }
    }

    fn create(&self, path: &Path, data: &str) -> Result<Outcome, String> {
        let folder = path.parent().unwrap_or(&self.root);
        create_folders(folder)
            .map_err(|error| format!("error creating directory {}: {error}", folder.display()))?;
        let shown = path.display();
        fs::write(path, content(data)).map_err(|error| {
            format!("error creating file {shown}: open {shown}: {}", go(&error))
        })?;
        let name = match path.strip_prefix(&self.root) {
            Ok(name) if name.as_os_str().is_empty() => ".".into(),
            Ok(name) => name.to_string_lossy(),
            Err(_) => path.to_string_lossy(),
        };
        Ok(outcome(format!("{{\"fileName\":{}}}", write_string(&name))))
    }
}

fn outcome(data: impl Into<Vec<u8>>) -> Outcome {
    Outcome {
        data: data.into(),
        ..Outcome::default()
    }
}

/// The file content: a JSON string without its quotes, other JSON unchanged; then decoded if it is valid
/// base64.
fn content(data: &str) -> Vec<u8> {
    let text = match decode_first(data.as_bytes()) {
        Ok(Value::String(text)) => text,
        _ => data.to_owned(),
    };
    let without_breaks: String = text.chars().filter(|c| !matches!(c, '\r' | '\n')).collect();
    BASE64
        .decode(&without_breaks)
        .unwrap_or_else(|_| text.into_bytes())
}

fn get(path: &Path) -> Result<Outcome, String> {
    let shown = path.display();
    if let Err(error) = fs::metadata(path) {
        return Err(match error.kind() {
            io::ErrorKind::NotFound => format!("file not found: {shown}"),
            _ => format!("error opening path {shown}: open {shown}: {}", go(&error)),
        });
    }
    let read = fs::read(path);
    read.map(outcome)
        .map_err(|error| format!("error reading file {shown}: read {shown}: {}", go(&error)))
}

/// The paths of all files in the folder, sorted per folder; `null` if there are none.
fn list(path: &Path) -> Result<Outcome, String> {
    let shown = path.display();
    let metadata = fs::metadata(path).map_err(|error| {
        format!(
            "error getting stats for path {shown}: stat {shown}: {}",
            go(&error)
        )
    })?;
    if !metadata.is_dir() {
        return Err(format!(
            "unable to list files as the file specified is not a directory: {shown}"
        ));
    }
    let mut files = Vec::new();
    walk(path, &mut files).map_err(|error| {
        format!(
            "error listing files in the directory {shown}: {}",
            go(&error)
        )
    })?;
    if files.is_empty() {
        return Ok(outcome("null"));
    }
    let files: Vec<String> = files
        .iter()
        .map(|path| write_string(&path.to_string_lossy()))
        .collect();
    Ok(outcome(format!("[{}]", files.join(","))))
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        // Symbolic links are not followed.
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

fn delete(path: &Path) -> Result<(), String> {
    let is_folder = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir());
    let removed = if is_folder {
        fs::remove_dir(path)
    } else {
        fs::remove_file(path)
    };
    let shown = path.display();
    removed.map_err(|error| {
        format!(
            "error deleting file {shown}: remove {shown}: {}",
            go(&error)
        )
    })
}

/// Creates a folder and its parents. The error names the folder that could not be created.
fn create_folders(folder: &Path) -> Result<(), String> {
    let missing: Vec<&Path> = folder
        .ancestors()
        .take_while(|folder| !folder.is_dir())
        .collect();
    for folder in missing.into_iter().rev() {
        if folder.exists() {
            return Err(format!("mkdir {}: not a directory", folder.display()));
        }
        fs::create_dir(folder)
            .map_err(|error| format!("mkdir {}: {}", folder.display(), go(&error)))?;
    }
    Ok(())
}

/// An I/O error in Go's words: the C library's text in lower case, without the number.
fn go(error: &io::Error) -> String {
    if error.raw_os_error().is_none() && error.kind() == io::ErrorKind::InvalidInput {
        return "invalid argument".to_owned();
    }
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    text.to_lowercase()
}

#[cfg(test)]
mod tests;
