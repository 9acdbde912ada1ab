//! Conditions for the counts of circuit breakers.

use cel::{Context, Program, Value as Cel};

/// A condition for the counts of a circuit breaker.
pub(crate) struct CountsCondition(Program);

impl CountsCondition {
    /// Compiles an expression with variables of these names. Fails if it is invalid.
    pub(crate) fn new(expression: &str, names: &[&str]) -> Result<Self, String> {
        let program = Program::compile(expression)
            .map_err(|error| format!("`{expression}` is not a CEL expression: {error}"))?;
        let references = program.references();
        let unknown = references
            .variables()
            .into_iter()
            .find(|name| !names.contains(name));
        match unknown {
            Some(name) => Err(format!(
                "`{expression}` uses the unknown variable `{name}`; the variables are {}",
                names.join(", ")
            )),
            None => Ok(Self(program)),
        }
    }

    /// Whether the condition holds for these counts. One that cannot be evaluated does not.
    pub(crate) fn holds<'n>(&self, counts: impl Iterator<Item = (&'n str, u64)>) -> bool {
        let mut context = Context::default();
        for (name, count) in counts {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            context.add_variable_from_value(name, Cel::Int(count));
        }
        matches!(self.0.execute(&context), Ok(Cel::Bool(true)))
    }
}
