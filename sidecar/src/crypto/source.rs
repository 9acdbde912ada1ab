//! Key sources of components: a folder of files, or a key set.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD_NO_PAD;

use super::key::{Form, Key, parse, read_set};
use crate::resources::Properties;

/// The keys of a component, by name.
pub(super) enum Source {
    /// The key name is a file name. Files are read each time.
    Folder(PathBuf),
    /// The key name is a `kid`.
    Set(Vec<Key>),
    /// A key set in a file that is read each time; the last valid content is used if it cannot be read.
    SetFile(PathBuf, Mutex<Vec<Key>>),
}

impl Source {
    /// Creates the source of `crypto.dapr.localstorage`.
    pub(super) fn folder(properties: &Properties) -> Result<Self, String> {
        let path = required(properties, "path")
            .map_err(|reason| format!("{reason}; set it to the path of a folder with keys"))?;
        let description = format!("the folder `{path}` of the property `path`");
        let metadata = std::fs::metadata(path)
            .map_err(|error| format!("{description} cannot be read: {error}; does it exist?"))?;
        if !metadata.is_dir() {
            return Err(format!(
                "{description} is a file; use the folder that contains it"
            ));
        }
        Ok(Self::Folder(clean(path)))
    }

    /// Creates the source of `crypto.dapr.jwks`: a path, JSON, or base64 of JSON.
    pub(super) fn set(properties: &Properties) -> Result<Self, String> {
        // These have no effect here, but daprd rejects invalid durations.
        properties.duration(&["requestTimeout"])?;
        properties.duration(&["minRefreshInterval"])?;
        let url = required(properties, "jwks").map_err(|reason| {
            format!("{reason}; set it to a JSON object with keys, or to the path of a file that contains one")
        })?;
        if url.starts_with("http://") || url.starts_with("https://") {
            return Err(format!(
                "the property `jwks` is the URL `{url}`, but the embedded sidecar does not fetch keys; use the JSON \
                 object, or the path of a file that contains it"
            ));
        }
        let path = Path::new(url);
        if path.is_file() {
            let keys = read_file(path)?;
            return Ok(Self::SetFile(path.to_owned(), Mutex::new(keys)));
        }
        let text = BASE64_STANDARD_NO_PAD.decode(url.trim_end_matches('='));
        let text = text.unwrap_or_else(|_| url.as_bytes().to_vec());
        read_set(&text).map(Self::Set).map_err(|error| {
            format!("the property `jwks` is neither the path of a file nor a JSON object with keys (plain or base64): {error}")
        })
    }

    /// Returns a key. The error is daprd's message.
    pub(super) fn find(&self, name: &str) -> Result<Key, String> {
        match self {
            Self::Folder(folder) => read_key(folder, name),
            Self::Set(keys) => find_key(keys, name),
            Self::SetFile(path, last) => {
                let mut keys = last.lock().unwrap_or_else(PoisonError::into_inner);
                if let Ok(now) = read_file(path) {
                    *keys = now;
                }
                find_key(&keys, name)
            }
        }
    }
}

fn required<'p>(properties: &'p Properties, name: &str) -> Result<&'p str, String> {
    let value = properties.get(name).filter(|value| !value.is_empty());
    value.ok_or_else(|| format!("the property `{name}` is missing"))
}

/// Removes `.` and duplicate slashes, because the path appears in messages.
fn clean(path: impl AsRef<Path>) -> PathBuf {
    path.as_ref().components().collect()
}

fn find_key(keys: &[Key], name: &str) -> Result<Key, String> {
    let key = keys.iter().find(|key| key.id() == name);
    key.cloned().ok_or_else(|| "key not found".to_owned())
}

fn read_file(path: &Path) -> Result<Vec<Key>, String> {
    let description = || format!("the file `{}` of the property `jwks`", path.display());
    let bytes = std::fs::read(path)
        .map_err(|error| format!("{} cannot be read: {error}", description()))?;
    read_set(&bytes)
        .map_err(|error| format!("{} is not a set of JSON Web Keys: {error}", description()))
}

fn read_key(folder: &Path, name: &str) -> Result<Key, String> {
    if name.contains("..") {
        return Err("invalid key path: cannot contain '..'".to_owned());
    }
    // A key name with a leading slash is still relative to the folder.
    let path = clean(folder.join(name.trim_start_matches('/')));
    let bytes = std::fs::read(&path).map_err(|error| {
        let error = go_error(&error, &path);
        format!("failed to load key '{name}': {error}")
    })?;
    let extension = path
        .extension()
        .map(|extension| extension.to_ascii_lowercase());
    let form = match extension.as_ref().and_then(|extension| extension.to_str()) {
        Some("json") => Form::Jwk,
        Some("pem") => Form::Pem,
        _ => Form::Unknown,
    };
    parse(&bytes, form).map_err(|error| format!("failed to parse key from secret: {error}"))
}

/// Go's error for a file that cannot be read.
fn go_error(error: &std::io::Error, path: &Path) -> String {
    use std::io::ErrorKind;
    let path = path.display();
    match error.kind() {
        ErrorKind::NotFound => format!("open {path}: no such file or directory"),
        ErrorKind::PermissionDenied => format!("open {path}: permission denied"),
        ErrorKind::IsADirectory => format!("read {path}: is a directory"),
        ErrorKind::NotADirectory => format!("open {path}: not a directory"),
        ErrorKind::InvalidFilename => format!("open {path}: file name too long"),
        ErrorKind::InvalidInput => format!("open {path}: invalid argument"),
        _ => format!("open {path}: {error}"),
    }
}
