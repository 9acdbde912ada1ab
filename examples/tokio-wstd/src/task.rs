//! Tasks.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use wstd::runtime::Task;

/// The result of a task. Dropping it lets the task run on.
#[derive(Debug)]
pub struct JoinHandle<T>(Option<Task<T>>);

/// Runs a future beside the others.
pub fn spawn<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future + 'static,
    F::Output: 'static,
{
    JoinHandle(Some(wstd::runtime::spawn(future)))
}

impl<T> Future for JoinHandle<T> {
    /// A panic ends the component: there are no other errors.
    type Output = Result<T, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            Some(task) => Pin::new(task).poll(context).map(Ok),
            None => Poll::Pending,
        }
    }
}

impl<T> Drop for JoinHandle<T> {
    fn drop(&mut self) {
        if let Some(task) = self.0.take() {
            task.detach();
        }
    }
}
