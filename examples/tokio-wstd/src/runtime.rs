//! What `#[tokio::main]` expands to.

use std::convert::Infallible;
use std::future::Future;

/// Creates the runtime.
#[derive(Debug)]
pub struct Builder(());

impl Builder {
    /// There are no other flavors: a component has one thread.
    #[must_use]
    pub fn new_current_thread() -> Self {
        Builder(())
    }

    /// The reactor always has timers.
    pub fn enable_all(&mut self) -> &mut Self {
        self
    }

    /// Creates the runtime.
    ///
    /// # Errors
    ///
    /// There are none.
    pub fn build(&mut self) -> Result<Runtime, Infallible> {
        Ok(Runtime(()))
    }
}

/// The runtime.
#[derive(Debug)]
pub struct Runtime(());

impl Runtime {
    /// Runs a future to its end.
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        wstd::runtime::block_on(future)
    }
}
