//! Locks: one process at a time installs a tool.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::ui;

/// A lock held while a tool is installed. The system releases it when the process ends.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits until no other process installs `what` in this folder.
    pub(super) fn acquire(dir: &Path, what: &str) -> Result<Self> {
        fs::create_dir_all(dir)
            .with_context(|| format!("create the folder for tools, {}", dir.display()))?;
        let path = dir.join(format!("{what}.lock"));
        let file = File::create(&path).with_context(|| format!("write {}", path.display()))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                ui::note(format_args!(
                    "waiting for another process that is installing {what} in {}",
                    dir.display()
                ));
                file.lock()
                    .with_context(|| format!("wait for {}", path.display()))?;
            }
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("lock {}", path.display()));
            }
        }
        Ok(Self { _file: file })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_second_waits_for_the_first() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let released = AtomicBool::new(false);
        let first = Lock::acquire(dir.path(), "thing")?;
        thread::scope(|scope| {
            let second = scope.spawn(|| {
                let lock = Lock::acquire(dir.path(), "thing");
                (lock.is_ok(), released.load(Ordering::SeqCst))
            });
            thread::sleep(Duration::from_millis(100));
            released.store(true, Ordering::SeqCst);
            drop(first);
            assert_eq!(second.join().ok(), Some((true, true)));
        });
        Ok(())
    }
}
