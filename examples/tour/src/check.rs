//! Runs steps, prints their results, and compares values.

use std::error::Error;
use std::fmt::Debug;
use std::pin::Pin;

/// Why the tour failed: an error of the client, or an unexpected response.
pub(crate) type Failure = Box<dyn Error>;

/// A step. Returns a line that describes the response.
type Step<'a> = Pin<Box<dyn Future<Output = Result<String, Failure>> + 'a>>;

/// The steps, run one after the other.
#[derive(Default)]
pub(crate) struct Tour<'a> {
    blocks: Vec<Block<'a>>,
}

/// The steps of a building block.
struct Block<'a> {
    name: &'a str,
    wanted: bool,
    steps: Vec<(&'a str, Step<'a>)>,
}

impl<'a> Tour<'a> {
    /// Starts a building block; the following steps belong to it.
    pub(crate) fn block(mut self, name: &'a str) -> Self {
        self.blocks.push(Block {
            name,
            wanted: true,
            steps: Vec::new(),
        });
        self
    }

    /// Adds a step. Nothing runs yet: a future does nothing until it is awaited.
    pub(crate) fn step(
        mut self,
        name: &'a str,
        step: impl Future<Output = Result<String, Failure>> + 'a,
    ) -> Self {
        if let Some(block) = self.blocks.last_mut() {
            block.steps.push((name, Box::pin(step)));
        }
        self
    }

    /// Skips these building blocks.
    pub(crate) fn without(mut self, names: &[String]) -> Result<Self, Failure> {
        for name in names {
            match self.blocks.iter_mut().find(|block| block.name == name) {
                Some(block) => block.wanted = false,
                None => {
                    let known: Vec<_> = self.blocks.iter().map(|block| block.name).collect();
                    let known = known.join(", ");
                    return Err(
                        format!("there is no building block {name:?}; there are {known}").into(),
                    );
                }
            }
        }
        Ok(self)
    }

    /// Runs the steps up to the first failure and prints a line for each. Returns a summary.
    pub(crate) async fn walk(self) -> Result<String, Failure> {
        let mut number = 0;
        let mut left_out = Vec::new();
        for block in self.blocks {
            if !block.wanted {
                println!(" –  {}: left out", block.name);
                left_out.push(block.name);
                continue;
            }
            for (name, step) in block.steps {
                number += 1;
                let result = step.await;
                let came = result.as_deref().unwrap_or("FAILED");
                println!("{number:>2}  {name}: {came}");
                result?;
            }
        }
        let mut summary = format!("{number} steps passed");
        if !left_out.is_empty() {
            summary.push_str(&format!("; left out: {}", left_out.join(", ")));
        }
        Ok(summary)
    }
}

/// Compares a value with the expected one.
pub(crate) fn expect<A: Debug + PartialEq<B>, B: Debug>(
    what: &str,
    came: A,
    expected: B,
) -> Result<(), Failure> {
    if came == expected {
        return Ok(());
    }
    Err(format!("{what} is not as expected\n  expected: {expected:?}\n  actual:   {came:?}").into())
}

/// Prints a failure and its sources, the nearest first.
pub(crate) fn print(failure: &dyn Error) {
    eprintln!("tour: {failure}");
    let mut source = failure.source();
    while let Some(cause) = source {
        eprintln!("  because: {cause}");
        source = cause.source();
    }
}
