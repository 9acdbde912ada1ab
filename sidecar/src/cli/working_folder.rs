//! Several sidecars in one process, each with paths relative to its own folder.

use std::io;
use std::path::{Path, PathBuf};

/// Guard that sets the working directory, as `dapr run -f` does for daprd. Needed only while a
/// sidecar starts, because components open their files then.
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
        // The folder existed before. If it is gone, only relative paths fail, with an error.
        let _ = std::env::set_current_dir(&self.0);
    }
}
