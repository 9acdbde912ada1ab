//! Values that are rejected before the request is sent.

use super::super::{Lowering, names};
use super::Inputs;
use crate::description::{Parameter, Rule};
use crate::model::{Refusals, Statement};

impl Lowering<'_> {
    /// Returns the check for a parameter whose description rejects some values.
    pub(super) fn refuse(
        &mut self,
        parameter: &Parameter,
        value: &str,
        inputs: &mut Inputs,
    ) -> Option<Statement> {
        if parameter.refused.is_empty() {
            return None;
        }
        inputs.imports.add("dapr_client_runtime", "Refusal");
        let source = &parameter.rename.as_ref().unwrap_or(&parameter.name).value;
        let constant = format!("REFUSED_{}", names::snake(source).to_uppercase());
        let rules = parameter.refused.iter().map(|refusal| {
            let because = &refusal.because.value.trim_end();
            match &refusal.rule {
                Rule::Equal(text) => format!("Refusal::equal({text:?}, {because:?})"),
                Rule::Containing(text) => format!("Refusal::containing({text:?}, {because:?})"),
                Rule::StartingWith(text) => {
                    format!("Refusal::starting_with({text:?}, {because:?})")
                }
                Rule::EndingWith(text) => format!("Refusal::ending_with({text:?}, {because:?})"),
                Rule::ControlCharacters => format!("Refusal::control_characters({because:?})"),
            }
        });
        inputs.refusals.push(Refusals {
            constant: constant.clone(),
            rules: rules.collect(),
        });
        let parameter = parameter.name.value.clone();
        Some(Statement::Refuse {
            parameter,
            value: value.to_owned(),
            constant,
        })
    }
}
