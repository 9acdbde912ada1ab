//! The third stage: renders the [`Model`] to files in memory. Templates only print.

mod application;
mod comments;
mod hostile;
mod server;

use std::collections::BTreeMap;
use std::path::PathBuf;

use askama::Template;

use crate::model::{
    Alternatives, ArmResult, Enumeration, Model, Module, Operation, Outcome, Statement, Struct,
    Union, WireBody,
};
use comments::{Comments, Lines};

/// Files by their path relative to the folder of the crate.
pub(crate) type Files = BTreeMap<PathBuf, String>;

/// Renders the whole crate without formatting it.
pub(crate) fn render(model: &Model) -> Result<Files, askama::Error> {
    let mut files = Files::new();
    let mut add = |path: String, text: String| {
        files.insert(PathBuf::from(path), text.trim_end().to_owned() + "\n");
    };
    add("Cargo.toml".to_owned(), Manifest.render()?);
    add("README.md".to_owned(), Readme { model }.render()?);
    add("src/lib.rs".to_owned(), Root { model }.render()?);
    add("src/client.rs".to_owned(), Client { model }.render()?);
    add(
        "src/error_code.rs".to_owned(),
        EnumerationFile {
            enumeration: &model.error_code,
        }
        .render()?,
    );
    add(
        "tests/wire/main.rs".to_owned(),
        WireMain { model }.render()?,
    );
    add("tests/wire/response.rs".to_owned(), WireResponses.render()?);
    add("tests/wire/sent.rs".to_owned(), WireSent.render()?);
    add("tests/wire/sidecar.rs".to_owned(), WireSidecar.render()?);
    add("tests/wire/received.rs".to_owned(), WireReceived.render()?);
    add("tests/wire/written.rs".to_owned(), WireWritten.render()?);
    add("tests/wire/route.rs".to_owned(), WireRoute.render()?);
    let dispatch = WireDispatch.render()?;
    add("tests/wire/dispatch.rs".to_owned(), dispatch);
    server::render(model, &mut add)?;
    hostile::render(model, &mut add)?;
    application::render(model, &mut add)?;
    for module in &model.modules {
        self::module(module, &mut add)?;
    }
    Ok(files)
}

/// Renders the client half of one module, and its tests.
pub(crate) fn module(
    module: &Module,
    add: &mut impl FnMut(String, String),
) -> Result<(), askama::Error> {
    let name = &module.name;
    add(
        format!("src/{name}/mod.rs"),
        ModuleFile { module }.render()?,
    );
    for operation in &module.operations {
        add(
            format!("src/{name}/{}.rs", operation.file),
            OperationFile { operation }.render()?,
        );
    }
    for operation in &module.operations {
        let path = format!("tests/wire/{name}/{}.rs", operation.file);
        add(path, WireFile { operation }.render()?);
    }
    if !module.operations.is_empty() {
        let path = format!("tests/wire/{name}/served_api.rs");
        add(path, WireApi { module }.render()?);
    }
    for structure in &module.structs {
        add(
            format!("src/{name}/{}.rs", structure.file),
            StructFile { structure }.render()?,
        );
    }
    for enumeration in &module.enumerations {
        let text = match &enumeration.number {
            Some(number) => NumberFile {
                enumeration,
                number,
            }
            .render()?,
            None => EnumerationFile { enumeration }.render()?,
        };
        add(format!("src/{name}/{}.rs", enumeration.file), text);
    }
    for one in &module.alternatives {
        let path = format!("src/{name}/{}.rs", one.file);
        add(path, AlternativesFile { one }.render()?);
    }
    for union in &module.unions {
        add(
            format!("src/{name}/{}.rs", union.file),
            UnionFile { one_of: union }.render()?,
        );
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "Cargo.toml.askama", escape = "none")]
struct Manifest;

#[derive(Template)]
#[template(path = "README.md.askama", escape = "none")]
struct Readme<'a> {
    model: &'a Model,
}

#[derive(Template)]
#[template(path = "lib.rs.askama", escape = "none")]
struct Root<'a> {
    model: &'a Model,
}

#[derive(Template)]
#[template(path = "client.rs.askama", escape = "none")]
struct Client<'a> {
    model: &'a Model,
}

#[derive(Template)]
#[template(path = "module.rs.askama", escape = "none")]
struct ModuleFile<'a> {
    module: &'a Module,
}

#[derive(Template)]
#[template(path = "operation.rs.askama", escape = "none")]
struct OperationFile<'a> {
    operation: &'a Operation,
}

#[derive(Template)]
#[template(path = "wire.rs.askama", escape = "none")]
struct WireFile<'a> {
    operation: &'a Operation,
}

#[derive(Template)]
#[template(path = "wire_main.rs.askama", escape = "none")]
struct WireMain<'a> {
    model: &'a Model,
}

#[derive(Template)]
#[template(path = "wire_responses.rs.askama", escape = "none")]
struct WireResponses;

#[derive(Template)]
#[template(path = "wire_sent.rs.askama", escape = "none")]
struct WireSent;

#[derive(Template)]
#[template(path = "wire_dispatch.rs.askama", escape = "none")]
struct WireDispatch;

#[derive(Template)]
#[template(path = "wire_route.rs.askama", escape = "none")]
struct WireRoute;

#[derive(Template)]
#[template(path = "wire_api.rs.askama", escape = "none")]
struct WireApi<'a> {
    module: &'a Module,
}

#[derive(Template)]
#[template(path = "wire_received.rs.askama", escape = "none")]
struct WireReceived;

#[derive(Template)]
#[template(path = "wire_written.rs.askama", escape = "none")]
struct WireWritten;

#[derive(Template)]
#[template(path = "wire_sidecar.rs.askama", escape = "none")]
struct WireSidecar;

#[derive(Template)]
#[template(path = "struct.rs.askama", escape = "none")]
struct StructFile<'a> {
    structure: &'a Struct,
}

#[derive(Template)]
#[template(path = "enumeration.rs.askama", escape = "none")]
struct EnumerationFile<'a> {
    enumeration: &'a Enumeration,
}

#[derive(Template)]
#[template(path = "number.rs.askama", escape = "none")]
struct NumberFile<'a> {
    enumeration: &'a Enumeration,
    number: &'a str,
}

#[derive(Template)]
#[template(path = "alternatives.rs.askama", escape = "none")]
struct AlternativesFile<'a> {
    one: &'a Alternatives,
}

#[derive(Template)]
#[template(path = "union.rs.askama", escape = "none")]
struct UnionFile<'a> {
    one_of: &'a Union,
}
