//! Counts the steps, prints them, and compares what came with what was expected.

use std::error::Error;
use std::fmt::Debug;
use std::pin::Pin;

/// Why the tour ends early: an error of the client, or an answer that is not as expected.
pub(crate) type Failure = Box<dyn Error>;

/// A step to be taken. What it gives is a line about what came back.
type Step<'a> = Pin<Box<dyn Future<Output = Result<String, Failure>> + 'a>>;

/// Steps, to be taken one after another.
#[derive(Default)]
pub(crate) struct Tour<'a> {
    steps: Vec<(&'a str, Step<'a>)>,
}

impl<'a> Tour<'a> {
    /// Adds a step. Nothing happens yet: a future does nothing until it is awaited.
    pub(crate) fn step(
        mut self,
        name: &'a str,
        step: impl Future<Output = Result<String, Failure>> + 'a,
    ) -> Self {
        self.steps.push((name, Box::pin(step)));
        self
    }

    /// Takes the steps up to the first failure, a line each. Gives their number.
    pub(crate) async fn walk(self) -> Result<usize, Failure> {
        let number = self.steps.len();
        for (index, (name, step)) in self.steps.into_iter().enumerate() {
            let result = step.await;
            let came = result.as_deref().unwrap_or("FAILED");
            println!("{:>2}  {name}: {came}", index + 1);
            result?;
        }
        Ok(number)
    }
}

/// Compares something that came with what it should be.
pub(crate) fn expect<A: Debug + PartialEq<B>, B: Debug>(
    what: &str,
    came: A,
    expected: B,
) -> Result<(), Failure> {
    if came == expected {
        return Ok(());
    }
    Err(format!("{what} is not as expected\n  expected: {expected:?}\n  came:     {came:?}").into())
}

/// Prints a failure and below it what caused it, the nearest cause first.
pub(crate) fn print(failure: &dyn Error) {
    eprintln!("tour: {failure}");
    let mut source = failure.source();
    while let Some(cause) = source {
        eprintln!("  because: {cause}");
        source = cause.source();
    }
}
