//! One operation: its method, its call and its documentation.

use super::arguments::Inputs;
use super::responses::Responses;
use super::{Lowering, docs, names};
use crate::description::{Operation as Described, OtherMethods, Stability};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Docs, Operation, Outcome};

impl<'a> Lowering<'a> {
    pub(super) fn operation(&mut self, described: &'a Described) -> Option<Operation> {
        let name = names::snake(&described.id.value);
        let call = format!("{}Call", names::camel(&described.id.value));
        let inputs = self.inputs(described);
        let responses = self.responses(described);
        let errors = self.declared_errors(described);
        self.check_names_of_stability(described);
        let docs = self.operation_docs(described, responses.as_ref());
        let Inputs {
            refusals,
            arguments,
            begin,
            setters,
            mut imports,
            traced,
            ..
        } = inputs;
        let responses = responses?;
        let mut wire = self.wire(described, &responses);
        let served = self.served(described, &responses);
        self.served_wire(described, &served, &mut wire);
        let Responses {
            output,
            outcome,
            arms,
            response_body,
            imports: more,
        } = responses;
        imports.join(&more);
        let define_call = if traced { "traced_call" } else { "call" };
        for name in ["Error", "Operation", "Response", "ResponseBody"] {
            imports.add("dapr_client_runtime", name);
        }
        imports.add("crate", "DaprClient");
        let method = described.method.value.to_uppercase();
        let file = self.file(&name, "operation");
        for name in exports(&call, &outcome) {
            self.claim_type(&name, &described.id);
        }
        Some(Operation {
            file,
            name,
            title: format!("{method} {}", described.path.value),
            docs,
            deprecated: described.deprecated,
            method,
            path: described.path.value.clone(),
            response_body: response_body.to_owned(),
            errors,
            refusals,
            arguments,
            begin,
            exports: exports(&call, &outcome),
            call,
            define_call,
            setters,
            output,
            outcome,
            arms,
            imports,
            ready_probe: described.ready_probe.is_some(),
            wire,
            served,
        })
    }

    /// Checks that the name of an unstable operation contains its version. A stable operation can
    /// then be added without a conflict.
    fn check_names_of_stability(&mut self, operation: &Described) {
        if operation.stability == Stability::Stable {
            return;
        }
        let version = operation.path.value.split('/').nth(1).unwrap_or_default();
        let Some((_, suffix)) = version.split_once('-') else {
            return;
        };
        if !names::snake(&operation.id.value).ends_with(&format!("_{suffix}")) {
            let message = format!(
                "`{}` is {suffix}, but its name does not end with it",
                operation.id.value
            );
            let help = format!("end the operationId with `{}`", names::camel(suffix));
            self.report(
                Diagnostic::new(
                    Code::StabilityNotInName,
                    operation.id.span,
                    message,
                    "the name in the client",
                )
                .help(help),
            );
        }
    }

    fn operation_docs(&mut self, operation: &'a Described, responses: Option<&Responses>) -> Docs {
        let mut lines = docs::docs(&operation.summary.value);
        docs::section(&mut lines, docs::docs(&operation.description.value));
        let stability = match operation.stability {
            Stability::Stable => "stable",
            Stability::Beta => "beta, may change",
            Stability::Alpha => "alpha, may change or be removed",
        };
        let method = match operation.other_methods {
            OtherMethods::Any => "any method".to_owned(),
            OtherMethods::Listed(_) => operation.method.value.to_uppercase(),
        };
        let source = format!(
            "Dapr operation `{}` ({stability}): `{}`, {method}.",
            operation.registered_as.value, operation.path.value
        );
        docs::section(&mut lines, docs::docs(&source));
        let errors = self.error_docs(operation);
        if !errors.is_empty() {
            docs::section(&mut lines, errors);
        }
        if let Some(responses) = responses {
            docs::section(&mut lines, self.example(operation, responses));
        }
        lines
    }
}

fn exports(call: &str, outcome: &Outcome) -> Vec<String> {
    let mut names = vec![call.to_owned()];
    match outcome {
        Outcome::Plain => {}
        Outcome::Struct(response_struct) => names.push(response_struct.name.clone()),
        Outcome::Enum(choice) => {
            names.push(choice.name.clone());
            names.extend(
                choice
                    .responses
                    .iter()
                    .map(|response_struct| response_struct.name.clone()),
            );
        }
    }
    names.sort();
    names
}
