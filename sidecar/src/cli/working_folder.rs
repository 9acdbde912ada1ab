//! Several sidecars in one process, each with paths relative to a folder of its own.

use std::io;
use std::path::{Path, PathBuf};

/// While it is held, relative paths are relative to a folder. daprd is started there; here only the components are: they
/// open their files when a sidecar starts.
pub(super) struct WorkingFolder(PathBuf);

impl WorkingFolder {
    pub(super) fn enter(folder: &Path) -> io::Result<Self> {
        let before = std::env::current_dir()?;
        std::env::set_current_dir(folder).map_err(|error| {
            let message = format!(
                "cannot use {} as the working folder: {error}",
                folder.display()
            );
            io::Error::new(error.kind(), message)
        })?;
        Ok(Self(before))
    }
}

impl Drop for WorkingFolder {
    fn drop(&mut self) {
        // It was there a moment ago; without it only relative paths fail, and say so.
        let _ = std::env::set_current_dir(&self.0);
    }
}
