//! One run at a time obtains a tool.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::ui;

/// Held while a tool is being obtained; the system gives it back when the
/// process ends, whatever way that happens.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits until no other run obtains `what` in this folder.
    pub(super) fn take(dir: &Path, what: &str) -> Result<Self> {
        fs::create_dir_all(dir)
            .with_context(|| format!("make the folder for tools, {}", dir.display()))?;
        let path = dir.join(format!("{what}.lock"));
        let file = File::create(&path).with_context(|| format!("write {}", path.display()))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                ui::note(format_args!(
                    "another run is obtaining {what} in {}: waiting for it",
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
        let first = Lock::take(dir.path(), "thing")?;
        thread::scope(|scope| {
            let second = scope.spawn(|| {
                let lock = Lock::take(dir.path(), "thing");
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
