//! Counts the steps, prints them, and compares what came with what was expected.

use std::error::Error;
use std::fmt::Debug;

/// Why the tour ends early: an error of the client, or an answer that is not as expected.
pub(crate) type Failure = Box<dyn Error>;

/// The way so far.
#[derive(Default)]
pub(crate) struct Tour {
    steps: u32,
}

impl Tour {
    /// Takes a step and prints its name and, in a line, what came back.
    pub(crate) async fn step(
        &mut self,
        name: &str,
        step: impl Future<Output = Result<String, Failure>>,
    ) -> Result<(), Failure> {
        self.steps += 1;
        let result = step.await;
        let came = result.as_deref().unwrap_or("FAILED");
        println!("{:>2}  {name}: {came}", self.steps);
        result.map(drop)
    }

    /// How many steps were taken.
    pub(crate) fn steps(&self) -> u32 {
        self.steps
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
