//! Waiting for a resource of the host.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use wasip2::io::poll::Pollable;
use wstd::runtime::{AsyncPollable, WaitFor};

/// Whether a resource is ready. Has to be dropped before the resource.
pub(super) struct Readiness {
    waiting: Option<WaitFor>,
    pollable: AsyncPollable,
}

impl Readiness {
    /// Panics outside `wstd::runtime::block_on`.
    pub(super) fn new(pollable: Pollable) -> Self {
        Readiness {
            waiting: None,
            pollable: AsyncPollable::new(pollable),
        }
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let waiting = self.waiting.get_or_insert_with(|| self.pollable.wait_for());
        ready!(Pin::new(waiting).poll(context));
        // The reactor waits for it until it is dropped.
        self.waiting = None;
        Poll::Ready(())
    }
}
