//! The tests that pass hostile values to every string.

use askama::Template;

use super::comments::Lines;
use crate::model::{Imports, Model, Module};

pub(super) fn render(
    model: &Model,
    add: &mut impl FnMut(String, String),
) -> Result<(), askama::Error> {
    let mut file = |name: &str, text: String| add(format!("tests/hostile/{name}.rs"), text);
    file("main", Main.render()?);
    file("input", Input.render()?);
    file("matrix", Matrix.render()?);
    file("received", Received.render()?);
    file("sidecar", Sidecar.render()?);
    file("values", Values.render()?);
    file("inputs/mod", Inputs { model }.render()?);
    let modules = model.modules.iter();
    for module in modules.filter(|module| !module.operations.is_empty()) {
        let mut imports = Imports::default();
        for operation in &module.operations {
            imports.join(&operation.wire.string_imports);
        }
        let path = format!("inputs/{}", module.name);
        file(&path, InputsOf { module, imports }.render()?);
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "hostile_main.rs.askama", escape = "none")]
struct Main;

#[derive(Template)]
#[template(path = "hostile_input.rs.askama", escape = "none")]
struct Input;

#[derive(Template)]
#[template(path = "hostile_matrix.rs.askama", escape = "none")]
struct Matrix;

#[derive(Template)]
#[template(path = "hostile_received.rs.askama", escape = "none")]
struct Received;

#[derive(Template)]
#[template(path = "hostile_sidecar.rs.askama", escape = "none")]
struct Sidecar;

#[derive(Template)]
#[template(path = "hostile_values.rs.askama", escape = "none")]
struct Values;

#[derive(Template)]
#[template(path = "hostile_inputs.rs.askama", escape = "none")]
struct Inputs<'a> {
    model: &'a Model,
}

#[derive(Template)]
#[template(path = "hostile_module.rs.askama", escape = "none")]
struct InputsOf<'a> {
    module: &'a Module,
    imports: Imports,
}
