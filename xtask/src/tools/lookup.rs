//! Installed programs.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

/// Returns the program that an environment variable names, if it is set.
pub(super) fn from_env(variable: &str) -> Result<Option<PathBuf>> {
    match env::var_os(variable) {
        Some(path) if !path.is_empty() => named(variable, Path::new(&path)).map(Some),
        _ => Ok(None),
    }
}

fn named(variable: &str, path: &Path) -> Result<PathBuf> {
    match which::which(path) {
        Ok(program) => Ok(std::path::absolute(program)?),
        Err(error) => bail!(
            "{variable}={} does not name a program ({error}): correct it, or unset it to use the default",
            path.display()
        ),
    }
}

/// Returns a program on `PATH`.
pub(super) fn on_path(name: &str) -> Option<PathBuf> {
    which::which(name).ok()
}

/// Returns the first version number in the output of a program.
pub(super) fn version(text: &str) -> Option<(u32, u32, u32)> {
    let digits = |c: char| c.is_ascii_digit() || c == '.';
    text.split(|c| !digits(c))
        .filter(|word| word.contains('.'))
        .find_map(|word| {
            let mut parts = word.split('.').map(|part| part.parse().ok());
            let major = parts.next()??;
            let minor = parts.next()??;
            Some((major, minor, parts.next().flatten().unwrap_or(0)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_programs_say() {
        let output = [
            "go version go1.26.8 linux/amd64",
            "go 1.27",
            "wasmedge version 0.14.1\n (plugin \"wasi_logging\") version 0.1.0.0",
            "/root/tools.d/wasmedge version 0.17.1",
            "1.18.2",
            "edge",
        ];
        let found = output.map(version);
        let expected = [
            Some((1, 26, 8)),
            Some((1, 27, 0)),
            Some((0, 14, 1)),
            Some((0, 17, 1)),
            Some((1, 18, 2)),
            None,
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_wrong_path_is_named_with_its_variable() {
        let result = named("DAPRD", Path::new("/nowhere/daprd"));
        let error = result.map_or_else(|error| error.to_string(), |_| String::new());
        assert!(
            error.starts_with("DAPRD=/nowhere/daprd does not name a program"),
            "{error}"
        );
        assert!(error.contains("unset it"), "{error}");
    }
}
