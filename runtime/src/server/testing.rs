//! Test utilities of this module.

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use futures_core::Stream;

use crate::{Body, BoxError};

/// Runs a future that never waits.
pub(super) fn finish<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

/// Returns a body that fails immediately.
pub(super) fn broken(problem: &'static str) -> Body {
    struct Broken(&'static str);

    impl Stream for Broken {
        type Item = Result<Bytes, BoxError>;

        fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            Poll::Ready(Some(Err(self.0.into())))
        }
    }

    Body::from_stream(Broken(problem))
}
