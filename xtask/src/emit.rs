//! `cargo xtask codegen --emit`: what a stage of the generator makes of the description.

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;
use dapr_codegen::{Failure, Format};

use crate::project::Project;

/// A stage of the generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// The parsed description
    Description,
    /// The decisions, as JSON: the input of the templates
    Model,
    /// The formatted files
    Files,
}

/// Prints the output of a stage, of one operation if one is given. Writes nothing.
///
/// # Errors
///
/// Fails if the API description has an error, or if there is no such operation.
pub(crate) fn run(project: &Project, stage: Stage, operation: Option<&str>) -> Result<()> {
    let stage = match stage {
        Stage::Description => dapr_codegen::Stage::Description,
        Stage::Model => dapr_codegen::Stage::Model,
        Stage::Files => dapr_codegen::Stage::Files,
    };
    match dapr_codegen::emit(project.root(), stage, operation, Format::Color) {
        Ok(text) => {
            let operation = operation.unwrap_or_default();
            let text = text.with_context(|| {
                format!("no operation of `spec/` has the operationId `{operation}`")
            })?;
            anstream::print!("{text}");
            Ok(())
        }
        Err(Failure::Description { count, rendered }) => {
            anstream::eprintln!("{rendered}");
            bail!("the API description has {count} errors; nothing was printed");
        }
        Err(failure) => Err(failure.into()),
    }
}
